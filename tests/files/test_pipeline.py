"""Reading a sales pipeline: opportunities as journeys, dates in any one order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.files import folder
from bot.files.date_order import order
from bot.files.problems import Unreadable
from bot.files.source import JourneyRow
from bot.rules.facts import Assignment, Phase
from tests.files.conftest import untranslated

DATA = Path(__file__).parents[3] / "shared" / "data" / "crm-opportunities"
HEADER = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
ISO = (
    "W,Anna Ek,GTXPro,Acme,Won,2026-01-20,2026-03-01,10\n"
    "L,Bo,MG Special,Acme,Lost,2026-01-05,2026-02-13,0\n"
    "E,Bo,Other,,Engaging,2026-01-07,,\n"
    "P,Bo,Other,Beta,Prospecting,,,\n"
)


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    (tmp_path / "sales_pipeline.csv").write_text(HEADER + ISO)
    (tmp_path / "accounts.csv").write_text("account,sector,revenue\nAcme,technolgy,1100.04\n")
    (tmp_path / "products.csv").write_text("product\nGTX Pro\nMG Special\n")
    (tmp_path / "sales_teams.csv").write_text("sales_agent,manager\nAnna Ek,Eva\n")
    return tmp_path


def test_an_opportunity_is_a_sale_led_by_its_agent(pipeline: Path) -> None:
    won = folder.read(pipeline).journeys[0]
    assert won.assignments == (
        Assignment(id="W", phase="sales", person="Anna Ek", role="sales agent", lead=True, key=True),
    )
    assert won.phases[0] == Phase(id="sales", kind="sales", start=date(2026, 1, 20), end=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("place", "phases"),
    [
        pytest.param(0, ["2026-01-20 2026-03-01", "2026-03-02 None"], id="won: a project from the day after"),
        pytest.param(1, ["2026-01-05 2026-02-13"], id="lost"),
        pytest.param(2, ["2026-01-07 None"], id="engaged: open"),
        pytest.param(3, ["None None"], id="a prospect: undated"),
    ],
)
def test_the_stage_decides_the_phases(pipeline: Path, place: int, phases: list[str]) -> None:
    found = folder.read(pipeline).journeys[place]
    assert [f"{phase.start} {phase.end}" for phase in found.phases] == phases


def test_account_and_product_are_looked_up(pipeline: Path) -> None:
    won, _, unknown, _ = folder.read(pipeline).rows
    assert won == JourneyRow(
        id="W",
        name="Acme GTX Pro",
        customer="Acme",
        segment="technolgy",
        revenue=1100.04,
        systems=("GTX Pro",),
        seqs=(1, 2),
    )
    assert (unknown.name, unknown.customer, unknown.revenue) == ("Other", "", None)


def test_the_other_files_of_a_pipeline_may_be_missing(pipeline: Path) -> None:
    alone = pipeline / "alone"
    alone.mkdir()
    (pipeline / "sales_pipeline.csv").rename(alone / "sales_pipeline.csv")
    assert [row.name for row in folder.read(alone).rows][:2] == ["Acme GTXPro", "Acme MG Special"]


def test_the_plain_file_comes_before_others_and_any_can_be_named(pipeline: Path) -> None:
    other = pipeline / "sales_pipeline.a.csv"
    other.write_text(HEADER + ISO.splitlines()[0])
    assert len(folder.read(pipeline).journeys) == 4
    assert folder.read(pipeline).ignored == ("sales_pipeline.a.csv",)
    assert len(folder.read(other).journeys) == 1
    (pipeline / "sales_pipeline.csv").unlink()
    assert len(folder.read(pipeline).journeys) == 1


@pytest.mark.parametrize("form", ["%d-%m-%y", "%m/%d/%Y", "%d.%m.%Y"])
def test_dates_in_another_order_read_to_the_same(pipeline: Path, form: str) -> None:
    iso = folder.read(pipeline)
    cells = [line.split(",") for line in ISO.splitlines()]
    rows = (
        ",".join(date.fromisoformat(cell).strftime(form) if "2026-" in cell else cell for cell in row) for row in cells
    )
    (pipeline / "sales_pipeline.csv").write_text(HEADER + "\n".join(rows))
    assert folder.read(pipeline) == iso


@pytest.mark.parametrize(
    ("texts", "known"),
    [
        pytest.param(["2026-01-02"], True, id="the year first"),
        pytest.param(["01/02/2026", "13/02/2026"], True, id="one day above 12 tells"),
        pytest.param(["1/2/2026", "1/13/2026"], True, id="the month first"),
        pytest.param(["1/2/2026"], False, id="either could be meant"),
        pytest.param(["3/3/2026"], True, id="both are the same"),
        pytest.param(["13/1/2026", "1/13/2026"], False, id="two orders in one column"),
        pytest.param(["1/13-2026"], False, id="no date"),
        pytest.param(["2026-01-02", "2026-02-30"], True, id="a day that is none among others"),
        pytest.param([], True, id="no dates at all"),
    ],
)
def test_the_whole_column_tells_the_order(texts: list[str], known: bool) -> None:
    assert (order(texts) is not None) is known


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param("X,Bo,MG,A,Won,2026-01-20,,1", "row 2: the deal is won, but close_date is blank.", id="won when?"),
        pytest.param(
            "X,Bo,MG,A,Lost,2026-01-20,2026-01-19,1", "row 2: close_date 2026-01-19 is before", id="end first"
        ),
        pytest.param(
            "X,Bo,MG,A,Lost,2026-01-20,2026-02-30,1", "row 2: close_date is '2026-02-30', not a day", id="day"
        ),
        pytest.param("X,Bo,MG,A,Lost,2026-01-20,9999-12-31,1", "row 2: close_date is 9999-12-31, a year", id="9999"),
        pytest.param("X,Bo,MG,A,Stuck,,,1", "row 2: deal_stage is 'Stuck', not one of prospecting", id="stage"),
        pytest.param("X,,MG,A,Lost,,,1", "row 2: sales_agent is blank.", id="agent"),
        pytest.param("X,Bo,MG,A,Lost,,,1\nX,Bo,MG,A,Lost,,,1", "row 3: opportunity_id 'X' stands in row 2", id="twice"),
        pytest.param("X,Bo,MG,A,Lost,1/2/2026,,1", "has dates that do not tell day from month", id="order"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "sales_pipeline.csv").write_text(HEADER + row + "\n")
    with pytest.raises(Unreadable) as refused:
        folder.read(tmp_path)
    assert any(problem in str(one) for one in refused.value.problems)
    assert untranslated(refused.value.problems) == []


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the data sets of ../shared are not here")
def test_three_forms_of_8800_opportunities_are_the_same() -> None:
    forms = ("sales_pipeline.csv", "sales_pipeline.dd-mm-yy.csv", "sales_pipeline.m-d-yyyy.csv")
    read = [folder.read(DATA / name) for name in forms]
    assert len(read[0].journeys) == 8800
    assert read[0].journeys == read[1].journeys == read[2].journeys
    assert read[0].rows == read[1].rows == read[2].rows
    assert not any("GTXPro" in row.name for row in read[0].rows)

"""Reading a folder in the normalised form: what is there, what may be missing, what is wrong."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.files import cells, folder, opening
from bot.files.problems import Unreadable
from bot.files.source import JourneyRow
from bot.rules import dates
from bot.rules.facts import Assignment, Given, Person, Phase, Side, Span
from tests.files.conftest import untranslated

Folder = Callable[..., Path]


def test_everything_in_a_folder_is_read(a_folder: Folder) -> None:
    source = folder.read(a_folder())
    (journey,) = source.journeys
    assert journey.phases == (
        Phase(id="s", kind="sales", name="Sale", start=date(2026, 1, 5), end=date(2026, 3, 31)),
        Phase(id="p", kind="project", name="Project", start=date(2026, 4, 1), tentative=True),
    )
    assert journey.assignments == (
        Assignment(
            id="1",
            phase="s",
            person="Anna",
            role="architect",
            systems=frozenset({"CRM", "BI"}),
            lead=True,
            first=date(2026, 2, 1),
            percent=50,
            given=Given.UNCONFIRMED,
        ),
        Assignment(id="2", phase="p", person="Bo Ek", side=Side.CUSTOMER, all_systems=True, key=True),
    )
    assert journey.people == {
        "Anna": Person(
            id="Anna",
            active=Span(None, date(2026, 12, 31)),
            absences=(Span(date(2026, 7, 1), date(2026, 7, 31)),),
        ),
        "Bo Ek": Person(id="Bo Ek", absences=(Span(date(2026, 8, 1), date(2026, 8, 2)),)),
    }
    assert source.holidays == {date(2026, 4, 3)}


def test_what_only_an_import_keeps_stands_in_a_row(a_folder: Folder) -> None:
    assert folder.read(a_folder()).rows == (
        JourneyRow(
            id="acme",
            name="Acme ERP",
            customer="Acme AB",
            segment="retail",
            revenue=12.5,
            service_hours="24/7",
            systems=("BI", "CRM"),
            seqs=(10, 20),
        ),
    )


def test_gzipped_files_are_the_same(a_folder: Folder, tmp_path: Path) -> None:
    plain = folder.read(a_folder())
    for path in list(tmp_path.iterdir()):
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    assert folder.read(tmp_path) == plain


def test_people_absences_and_holidays_may_be_missing(a_folder: Folder) -> None:
    source = folder.read(a_folder(without=("people.csv", "absences.csv", "holidays.csv")))
    assert (source.journeys[0].people, source.holidays) == ({}, frozenset())


def test_a_byte_order_mark_is_no_part_of_the_first_column(a_folder: Folder) -> None:
    assert folder.read(a_folder({"people.csv": "\ufeffperson_id,active_from,active_to\r\nAnna,,\r\n"})).journeys


def test_other_files_are_named_not_read(a_folder: Folder) -> None:
    assert folder.read(a_folder({"notes.txt": "nothing", "raw.csv.gz": b""})).ignored == ("notes.txt", "raw.csv.gz")


def test_columns_stand_in_any_order_and_blank_ones_after_them(a_folder: Folder) -> None:
    phases = "Start,End,seq,phase_id,journey_id,\n2026-01-05,,1,s,acme,,\n2026-04-01,,2,p,acme,\n"
    assert [one.id for one in folder.read(a_folder({"phases.csv": phases})).journeys[0].phases] == ["s", "p"]


def test_a_name_may_hold_a_break_of_its_own(a_folder: Folder) -> None:
    journeys = 'journey_id,name\nacme,"Acme\nERP\u2028of, all"\n'
    assert folder.read(a_folder({"journeys.csv": journeys})).rows[0].name == "Acme\nERP\u2028of, all"


def test_an_empty_row_is_no_row(a_folder: Folder) -> None:
    source = folder.read(a_folder({"holidays.csv": "date\n\n2026-04-03\n\n"}))
    assert source.holidays == {date(2026, 4, 3)}


PHASES = "journey_id,phase_id,seq,name,kind,start,end,tentative\n"
ASSIGNMENTS = "assignment_id,journey_id,phase_id,person_id,side,role,systems,lead,key,start,end,allocation,status\n"


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        pytest.param("phases.csv", "journey_id,phase_id\n", "phases.csv has no column seq, start, end.", id="columns"),
        pytest.param("phases.csv", "", "phases.csv is empty", id="an empty file"),
        pytest.param("holidays.csv", ",,\n\n", "holidays.csv has no column date.", id="a header of blanks alone"),
        pytest.param("holidays.csv", "date\n2026-02-30\n", "row 2: date is '2026-02-30', not a day", id="no such day"),
        pytest.param("holidays.csv", "date\n1/2/2026\n", "row 2: date is '1/2/2026', not a day", id="another form"),
        pytest.param("holidays.csv", "date\n20260301\n", "not a day", id="a day without dashes"),
        pytest.param("holidays.csv", "date\n2026-W10-1\n", "not a day", id="a week"),
        pytest.param(
            "holidays.csv", 'date\n"2026', "row 2: a quote is opened here and never closed.", id="a quote without end"
        ),
        pytest.param(
            "holidays.csv", "date\n\u00e5".encode("latin-1"), "row 2: this row is not UTF-8 text", id="not UTF-8"
        ),
        pytest.param("holidays.csv", "date\n2026-04-03,x\n", "row 2: 2 cells where the header has 1.", id="cells"),
        pytest.param(
            "phases.csv",
            PHASES + "acme,s,1,,,2026-03-01,2026-02-01,\n",
            "row 2: end 2026-02-01 is before",
            id="end first",
        ),
        pytest.param("phases.csv", PHASES + "acme,s,one,,,,,\n", "row 2: seq is 'one', not a whole number.", id="seq"),
        pytest.param(
            "phases.csv", PHASES + "acme,s,1,,,,,maybe\n", "row 2: tentative is 'maybe', not 0 or 1.", id="flag"
        ),
        pytest.param(
            "phases.csv", PHASES + "beta,s,1,,,,,\n", "row 2: journey_id 'beta' is not in journeys.csv.", id="journey"
        ),
        pytest.param(
            "phases.csv", PHASES + "acme,s,1,,,,,\nacme,p,1,,,,,\n", "row 3: journey 'acme' has", id="seq twice"
        ),
        pytest.param(
            "phases.csv", PHASES + "acme,s,1,,,,,\nacme,s,2,,,,,\n", "row 3: journey 'acme' has", id="phase twice"
        ),
        pytest.param("journeys.csv", "journey_id,name\n,Acme\n", "row 2: journey_id is blank.", id="blank id"),
        pytest.param(
            "journeys.csv", "journey_id,name\nacme,A\nacme,B\n", "row 3: journey_id 'acme' stands in row 2", id="twice"
        ),
        pytest.param(
            "journeys.csv",
            "journey_id,name,revenue\nacme,A,nan\n",
            "row 2: revenue is 'nan', not a number",
            id="number",
        ),
        pytest.param(
            "assignments.csv",
            ASSIGNMENTS + "1,acme,x,Anna,,,,,,,,,\n",
            "row 2: journey 'acme' has no phase 'x' in phases.csv.",
            id="phase",
        ),
        pytest.param(
            "assignments.csv", ASSIGNMENTS + "1,acme,s,,,,,,,,,,\n", "row 2: person_id is blank.", id="person"
        ),
        pytest.param(
            "assignments.csv",
            ASSIGNMENTS + "1,acme,s,A,both,,,,,,,,\n",
            "row 2: side is 'both', not one of vendor, cust",
            id="side",
        ),
        pytest.param(
            "assignments.csv",
            ASSIGNMENTS + "1,acme,s,A,,,,,,,,-5,\n",
            "row 2: allocation is '-5', not a number",
            id="percent",
        ),
        pytest.param(
            "assignments.csv", ASSIGNMENTS + "1,acme,s,A,,,,,,,,,perhaps\n", "row 2: status is 'perhaps'", id="status"
        ),
        pytest.param(
            "absences.csv",
            "person_id,start,end\nAnna,2026-08-02,2026-08-01\n",
            "row 2: end 2026-08-01 is before",
            id="leave",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_and_row(
    a_folder: Folder, file: str, content: str | bytes, problem: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        folder.read(a_folder({file: content}))
    assert any(one.startswith(file) and problem in one for one in map(str, refused.value.problems))
    assert untranslated(refused.value.problems) == []


def test_everything_wrong_is_said_at_once(a_folder: Folder) -> None:
    with pytest.raises(Unreadable) as refused:
        folder.read(a_folder({"holidays.csv": "date\nx\ny\n", "absences.csv": "person_id,start,end\n,,z\n"}))
    assert [str(one).partition(":")[0] for one in refused.value.problems] == [
        *("absences.csv row 2", "absences.csv row 2", "holidays.csv row 2", "holidays.csv row 3"),
    ]


def test_what_is_missing_is_named(a_folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        folder.read(a_folder(without=("journeys.csv", "phases.csv")))
    assert tuple(map(str, refused.value.problems)) == (
        "journeys.csv (or journeys.csv.gz) is missing.",
        "phases.csv (or phases.csv.gz) is missing.",
    )
    with pytest.raises(Unreadable, match="There is no folder or file"):
        folder.read(tmp_path / "nowhere")


def test_a_file_that_unpacks_to_too_much_is_refused(
    a_folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGEST", 1000)
    (a_folder(without=("people.csv",)) / "people.csv.gz").write_bytes(gzip.compress(b"x" * 100_000))
    with pytest.raises(Unreadable, match="people.csv.gz cannot be read"):
        folder.read(tmp_path)


def test_years_of_files_are_those_of_typed_dates() -> None:
    assert cells.YEARS == dates.YEARS


def test_one_file_of_the_form_says_to_name_its_folder(a_folder: Folder) -> None:
    with pytest.raises(Unreadable, match="name the folder that holds them"):
        folder.read(a_folder() / "phases.csv")

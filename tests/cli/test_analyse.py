"""`handover analyse`: the tables it writes, what it says, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.files import tables
from bot.rules.typed import PersonRef, Placement
from bot.usecases import people

DATA = Path(__file__).parents[3] / "shared" / "data"
FILES = {
    "journeys.csv": "journey_id,name\nacme,Acme ERP\n",
    "phases.csv": (
        "journey_id,phase_id,seq,start,end,tentative\n"
        "acme,s,10,2026-01-05,2026-03-31,0\nacme,p,20,2026-04-01,2026-06-30,1\nacme,m,30,2026-07-01,,0\n"
    ),
    "assignments.csv": (
        "assignment_id,journey_id,phase_id,person_id,side,systems,lead,end\n"
        "1,acme,s,anna,vendor,CRM,1,2026-04-08\n2,acme,p,bo,vendor,CRM;BI,1,\n3,acme,p,=cia,vendor,,0,\n"
        "4,acme,m,bo,vendor,CRM,0,\n5,acme,m,=cia,vendor,,0,\n6,acme,s,dan,customer,,0,\n"
    ),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content)
    return folder


def analysed(source: Path | str, out: Path, *flags: str) -> dict[str, list[str]]:
    """The lines of each table."""
    assert main(["analyse", str(source), "--out", str(out), *flags]) == 0
    return {path.name: path.read_text(encoding="utf-8").splitlines() for path in out.iterdir()}


def column(name: str, lines: list[str]) -> list[str]:
    return [row[name] for row in csv.DictReader(lines)]


def test_boundaries_have_a_row_per_handover_side_and_scope(source: Path, tmp_path: Path) -> None:
    assert analysed(source, tmp_path / "out")["boundaries.csv"] == [
        "journey_id,seq_from,seq_to,side,system,gap_days,gap_workdays,n_from,n_to,carriers,key_carriers,returners,"
        "n_transfer_pairs,best_together,leads_from,leads_to,label,risk,state,bus_factor,tentative,slack_days",
        "acme,10,20,vendor,,0,0,1,2,,,,2,6,anna,bo,transfer,medium,thin,1,1,-1",
        "acme,10,20,vendor,CRM,0,0,1,1,,,,1,6,anna,bo,transfer,medium,thin,1,1,-1",
        "acme,10,20,customer,,0,0,1,0,,,,0,0,,,unstaffed_to,unknown,unstaffed,0,1,-1",
        "acme,20,30,vendor,,0,0,2,2,'=cia;bo,bo,,0,0,bo,,key_overlap,low,holds,2,1,60",
        "acme,20,30,vendor,BI,0,0,1,0,,,,0,0,bo,,unstaffed_to,unknown,unstaffed,0,1,-1",
        "acme,20,30,vendor,CRM,0,0,1,1,bo,bo,,0,0,bo,,key_overlap,low,holds,1,1,60",
        "acme,20,30,customer,,0,0,0,0,,,,0,0,,,unstaffed_both,unknown,unstaffed,0,1,-1",
    ]


def test_journeys_have_a_row_per_side(source: Path, tmp_path: Path) -> None:
    assert analysed(source, tmp_path / "out")["journeys.csv"] == [
        "journey_id,side,n_phases,n_boundaries,pattern,risk,n_unknown,bus_factor,through",
        "acme,vendor,3,2,transfer_chain,medium,1,1,",
        "acme,customer,3,2,incomplete,unknown,2,0,",
    ]


BOOKED = {
    "journeys.csv": "journey_id,name\na,A\nb,B\n",
    "phases.csv": (
        "journey_id,phase_id,seq,start,end\na,s,1,2026-01-05,2026-03-31\na,p,2,2026-04-01,2026-06-30\n"
        "b,p,1,2026-04-20,2026-05-31\n"
    ),
    "assignments.csv": (
        "assignment_id,journey_id,phase_id,person_id,side,key,allocation\n"
        "1,a,s,anna,vendor,1,60\n2,a,p,anna,vendor,1,60\n3,b,p,anna,vendor,1,50\n4,b,p,bo,vendor,0,\n"
    ),
}


@pytest.fixture
def booked(source: Path) -> Path:
    """Anna has 60 % on one journey and, from 20 April to 31 May, 50 % on another."""
    for name, content in BOOKED.items():
        (source / name).write_text(content)
    return source


def test_slack_ends_where_somebody_is_promised_elsewhere(booked: Path, tmp_path: Path) -> None:
    assert column("slack_days", analysed(booked, tmp_path / "out")["boundaries.csv"]) == ["18"]  # until 19 April


def test_double_allocation_has_a_row_per_run_of_days(booked: Path, tmp_path: Path) -> None:
    assert analysed(booked, tmp_path / "out")["double_allocation.csv"] == [
        "person_id,start,end,days,load,journeys",
        "anna,2026-04-20,2026-05-31,42,110,a;b",
    ]


def test_a_blank_percentage_counts_as_told(booked: Path, tmp_path: Path) -> None:
    (booked / "assignments.csv").write_text(BOOKED["assignments.csv"].replace(",50\n", ",\n"))
    runs = [
        column("load", analysed(booked, tmp_path / "out", "--blank-allocation", str(blank))["double_allocation.csv"])
        for blank in (0, 40, 50)
    ]
    assert runs == [[], [], ["110"]]
    slack = column("slack_days", analysed(booked, tmp_path / "out", "--blank-allocation", "50")["boundaries.csv"])
    assert slack == ["18"]


def test_absent_days_are_nobodys_double_allocation(booked: Path, tmp_path: Path) -> None:
    (booked / "absences.csv").write_text("person_id,start,end\nanna,2026-05-01,2026-05-10\n")
    table = analysed(booked, tmp_path / "out")["double_allocation.csv"]
    assert [column(name, table) for name in ("start", "end", "days")] == [
        ["2026-04-20", "2026-05-11"],
        ["2026-04-30", "2026-05-31"],
        ["11", "21"],
    ]


def test_three_tables_and_nothing_else_are_left(source: Path, tmp_path: Path) -> None:
    assert sorted(analysed(source, tmp_path / "out")) == ["boundaries.csv", "double_allocation.csv", "journeys.csv"]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        pytest.param((), ["6", "transfer"], id="working days"),
        pytest.param(("--calendar",), ["8", "transfer"], id="calendar days"),
        pytest.param(("--transfer", "7"), ["6", "brief_contact"], id="more days needed"),
    ],
)
def test_flags_are_the_figures_of_the_rules(
    source: Path, tmp_path: Path, flags: tuple[str, ...], expected: list[str]
) -> None:
    table = analysed(source, tmp_path / "out", *flags)["boundaries.csv"]
    assert [column(name, table)[0] for name in ("best_together", "label")] == expected


def test_tolerance_and_long_gap_are_flags_too(source: Path, tmp_path: Path) -> None:
    (source / "phases.csv").write_text(FILES["phases.csv"].replace("2026-07-01", "2026-07-06"))
    leaves_early = FILES["assignments.csv"].replace("CRM;BI,1,", "CRM;BI,1,2026-06-28")
    (source / "assignments.csv").write_text(leaves_early)
    risks = [
        column("risk", analysed(source, tmp_path / "out", *flags)["boundaries.csv"])[3]
        for flags in ((), ("--long-gap", "4"), ("--tolerance", "0"))
    ]
    assert risks == ["low", "medium", "medium"]


def test_holidays_of_the_folder_count(source: Path, tmp_path: Path) -> None:
    (source / "holidays.csv").write_text("date\n2026-04-03\n2026-04-06\n")
    assert column("best_together", analysed(source, tmp_path / "out")["boundaries.csv"])[0] == "4"


def test_open_stays_count_to_30_days_after_the_last_date_of_the_whole_source(source: Path, tmp_path: Path) -> None:
    (source / "journeys.csv").write_text("journey_id,name\na,A\nb,B\n")
    (source / "phases.csv").write_text(
        "journey_id,phase_id,seq,start,end\na,s,1,2026-01-05,\na,p,2,,\nb,s,1,2026-03-02,\n"
    )
    (source / "assignments.csv").write_text(
        "assignment_id,journey_id,phase_id,person_id,side,start\n1,a,s,anna,vendor,\n2,a,p,bo,vendor,2026-02-02\n"
    )
    table = analysed(source, tmp_path / "out")["boundaries.csv"]
    assert column("best_together", table) == ["43"]  # 2 February to 1 April


def test_the_summary_can_be_json(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    analysed(source, tmp_path / "out", "--json")
    summary = json.loads(capsys.readouterr().out)
    assert (summary["journeys"], summary["boundaries"]) == (1, 7)
    assert summary["states"] == {"unstaffed": 3, "thin": 2, "holds": 2}
    assert [Path(name).name for name in summary["files"]] == ["boundaries.csv", "journeys.csv", "double_allocation.csv"]


def test_the_summary_is_readable_and_other_files_are_named(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "notes.txt").write_text("nothing")
    analysed(source, tmp_path / "out")
    said = capsys.readouterr()
    assert "states: unstaffed 3, thin 2, holds 2" in said.out
    assert said.err == "Not read: notes.txt\n"


def test_older_tables_are_replaced(source: Path, tmp_path: Path) -> None:
    first = analysed(source, tmp_path / "out", "--transfer", "7")
    assert analysed(source, tmp_path / "out") != first


def test_a_failure_on_the_way_leaves_the_older_tables_and_nothing_half(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    older = analysed(source, tmp_path / "out")
    monkeypatch.setattr(tables.Tables, "add_double", failing)
    (source / "assignments.csv").write_text(BOOKED["assignments.csv"].replace("a,", "acme,").replace("b,p", "acme,p"))
    assert refused(str(source), "--out", str(tmp_path / "out"), "--blank-allocation", "99") == 1
    assert "The tables cannot be written: the disk is full." in capsys.readouterr().err
    assert {path.name: path.read_text(encoding="utf-8").splitlines() for path in (tmp_path / "out").iterdir()} == older


def failing(*told: Any) -> None:
    raise OSError("the disk is full")


def test_a_folder_in_the_place_of_a_table_is_said(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out" / "journeys.csv").mkdir(parents=True)
    assert refused(str(source), "--out", str(tmp_path / "out")) == 1
    assert "journeys.csv is a folder" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["journeys.csv"]


# -- a database


def test_a_database_is_answered_with_its_countrys_holidays(workspace: Any, tmp_path: Path) -> None:
    journey = workspace.journey("sales 2026-01-05, project 2026-04-01")
    for name, phase, last in (("anna", 0, date(2026, 4, 8)), ("bo", 1, None)):
        placed = Placement(people=(PersonRef(slack_id=name),), phases=(journey.phases[phase].uid,), last=last)
        ids = (workspace.person(name).id,)
        people.put(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, placed, ids)
    table = analysed(workspace.store.reader.url.render_as_string(), tmp_path / "out")["boundaries.csv"]
    assert column("journey_id", table) == ["acme-erp"]
    assert [column(name, table) for name in ("seq_from", "seq_to", "gap_days", "gap_workdays")] == [
        ["1"],
        ["2"],
        ["0"],
        ["0"],
    ]
    assert column("best_together", table) == ["4"]  # six working days, two of them Easter in Sweden


def test_an_address_without_a_database_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(f"sqlite:///{tmp_path}/none.db", "--out", str(tmp_path / "out")) == 1
    assert "There is no database of this version" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# -- refusals


def refused(*words: str) -> int:
    return main(["analyse", *words])


def test_what_is_wrong_with_the_files_is_all_said(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "phases.csv").write_text("journey_id,phase_id,seq,start,end\nacme,s,1,x,\nacme,p,2,,y\n")
    assert refused(str(source), "--out", str(tmp_path / "out")) == 1
    assert [line[:16] for line in capsys.readouterr().err.splitlines()[:2]] == ["phases.csv row 2", "phases.csv row 3"]
    assert not (tmp_path / "out").exists()


def test_tables_are_not_written_through_a_link(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert refused(str(source), "--out", str(tmp_path / "link")) == 2
    assert "is a link" in capsys.readouterr().err
    assert list((tmp_path / "real").iterdir()) == []


def test_a_link_in_the_place_of_a_table_is_replaced_not_followed(source: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "journeys.csv").symlink_to(mine)
    analysed(source, tmp_path / "out")
    assert mine.read_text() == "mine"


def test_the_source_is_never_overwritten(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(str(source), "--out", str(source)) == 2
    assert refused(str(source / "phases.csv"), "--out", str(source)) == 2
    assert (source / "journeys.csv").read_text() == FILES["journeys.csv"]


def test_the_folder_above_the_source_is_free(source: Path) -> None:
    assert main(["analyse", str(source), "--out", str(source.parent)]) == 0


def test_a_file_is_no_folder_to_write_into(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(str(source), "--out", str(source / "phases.csv")) == 2


def test_nothing_there_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")) == 1
    assert "There is no folder or file" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [("--tolerance", "-1"), ("--transfer", "many"), ("--unknown",)])
def test_a_figure_that_is_none_is_wrong_usage(
    source: Path, tmp_path: Path, flags: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(str(source), "--out", str(tmp_path / "out"), *flags) == 2


# -- progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_far_it_has_come(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    analysed(source, tmp_path / "out")
    said = terminal.getvalue().split("\r")
    assert "Answered for 1 of 1 journeys (100 %)" in [line.strip() for line in said]
    assert said[-2].strip() == ""  # and the line is gone in the end


def test_a_pipe_is_told_nothing(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    analysed(source, tmp_path / "out")
    assert capsys.readouterr().err == ""


# -- real data


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the data sets of ../shared are not here")
@pytest.mark.parametrize(
    ("name", "states", "patterns"),
    [
        pytest.param(
            "k8s-release-team",
            {"holds": 203, "breaks": 43, "thin": 7, "unstaffed": 4},
            {"overlap_chain": 1},
            id="Kubernetes",
        ),
        pytest.param(
            "openstack-ptl",
            {"holds": 768, "breaks": 322, "thin": 38, "unstaffed": 26},
            {"broken_chain": 55, "incomplete": 19, "classic_relay": 4, "architect_overlap": 2},
            id="OpenStack",
        ),
        pytest.param("crm-opportunities", {"unstaffed": 4238}, {"single_phase": 4562, "incomplete": 4238}, id="CRM"),
    ],
)
def test_real_data_is_answered(name: str, states: dict[str, int], patterns: dict[str, int], tmp_path: Path) -> None:
    tables = analysed(DATA / name, tmp_path)
    assert Counter(column("state", tables["boundaries.csv"])) == states
    assert Counter(column("pattern", tables["journeys.csv"])) == patterns

"""Ordinary registers in three languages: where their headings are, what their columns are, which rows are none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.files.arranged import Arranged, arranged
from bot.files.dated import Spoken
from bot.files.given import grids
from bot.files.problems import Problems
from bot.files.recognising import Read, recognised, together

TODAY = date(2026, 11, 2)


def looked(text: str, name: str = "liste.csv") -> Read:
    (grid,) = grids([(name, text.encode())], Problems())
    return recognised(grid)


def taken(**files: str) -> tuple[Arranged, list[str]]:
    problems = Problems()
    reads = [recognised(one) for one in grids([(f"{n}.csv", text.encode()) for n, text in files.items()], problems)]
    found = arranged(together(reads), "", problems, spoken=Spoken(TODAY, "sv"))
    return found, [str(one) for one in problems.found()]


@pytest.mark.parametrize(
    ("headings", "table", "columns"),
    [
        ("Kunde;CVR-nr.;Branche;Omsætning (t.kr.);Sidst besøgt", "customers", "customer_id  segment revenue "),
        ("Kundens namn;Bransch;Omsättning (tkr);Servicetid", "customers", "customer_id segment revenue service_hours"),
        ("Kund;Namn;Projekt;Förvaltning", "journeys", "customer_id name project maintenance"),
        ("Kund;Kundresa;Projektstart;Förvaltningsstart", "journeys", "customer_id name project maintenance"),
        ("Kunde;Projekt;Projektstart;Driftsstart", "journeys", "customer_id name project maintenance"),
        ("Kund;System/tjänst;Driftstart;Tas över i förvaltning", "journeys", "customer_id systems  maintenance"),
        ("Kund;Kundresa;KAM;Projektledare", "journeys", "customer_id name in_sales in_project"),
        ("Datum;Kund;Vem sa det;Typ;Vad;Vem hörde", "notes", "kept_on customer_id said_by kind text heard"),
        ("Kunde;Dato;Type;Hvad sagde de;Hvem sagde det", "notes", "customer_id kept_on kind text said_by"),
    ],
)
def test_headings_of_ordinary_registers_are_known(headings: str, table: str, columns: str) -> None:
    read = looked(headings + "\n")
    assert (read.table, read.columns) == (table, tuple(columns.split(" ")))


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ("Nordhavn;14-08-2026;Smerte;x", ("customer_id", "kept_on", "kind", "text")),
        ("Nordhavn;Mette Kragh;Smerte;x", ("customer_id", "heard", "kind", "text")),
    ],
)
def test_what_a_column_holds_tells_what_it_is(cells: str, columns: tuple[str, ...]) -> None:
    assert looked(f"Kunde;Hørt;Type;Tekst\n{cells}\n").columns == columns


@pytest.mark.parametrize(
    ("text", "row", "customers"),
    [
        ("Kundeliste, opdateret 30-10-2026\n\nKunde;Omsætning\nAcme;5\nI alt;5\n", 3, ["Acme"]),
        ("Kund;Omsättning\nAcme;5\nTotal;7\nBeta;5\nSUMMA:;17\n;\n", 1, ["Acme", "Total", "Beta"]),
        ("Kund;Segment\nKunde;Segment\n", 1, ["Kunde"]),
    ],
)
def test_titles_above_and_sums_below_are_no_rows(text: str, row: int, customers: list[str]) -> None:
    assert looked(text).row == row
    assert [one.name for one in taken(liste=text)[0].customers] == customers


@pytest.mark.parametrize(
    ("name", "table"),
    [("Kunder.csv", "customers"), ("noter.csv", "notes"), ("k.xlsx: Anteckningar", "notes"), ("x-noter.csv", "notes")],
)
def test_its_name_tells_what_a_table_is(name: str, table: str) -> None:
    (grid,) = grids([("a.csv", b"Kund;Text\nAcme;x\n")], Problems())
    assert recognised(type(grid)(name, grid.rows)).table == table


def test_people_stand_in_columns_of_their_roles() -> None:
    found, wrong = taken(
        register="Kund;System;Projektledare;Förvaltningsledare;Systemtekniker;Tas över i förvaltning\n"
        "Acme AB;Journal;Per Holm;Liv och Sara;Nils;2026-12-14\n"
    )
    (journey,) = found.source.journeys
    assert wrong == []
    assert [(one.kind, one.start) for one in journey.phases] == [
        ("project", None),
        ("maintenance", date(2026, 12, 14)),
    ]
    assert [(one.phase, one.person, one.role, one.lead) for one in journey.assignments] == [
        ("project", "Per Holm", "Projektledare", True),
        ("maintenance", "Liv", "Förvaltningsledare", True),
        ("maintenance", "Sara", "Förvaltningsledare", False),
        ("maintenance", "Nils", "Systemtekniker", False),
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("vecka 51", "2026-12-14"),
        ("v. 3 2027", "2027-01-18"),
        ("15/1 2027", "2027-01-15"),
        ("20/10-2026", "2026-10-20"),
        ("15 jan 2027", "2027-01-15"),
        ("15.01.2027", "2027-01-15"),
    ],
)
def test_days_as_people_say_them(cell: str, day: str) -> None:
    found, wrong = taken(resor=f"Kund;Kundresa;Projektstart\nAcme;ERP;{cell}\n")
    assert (wrong, [str(one.start) for one in found.source.journeys[0].phases]) == ([], [day])


@pytest.mark.parametrize(
    ("heading", "kept"), [("Servicetimer/md", "8.1"), ("Servicetimmar per månad", "8.1"), ("Servicetimer", "35")]
)
def test_hours_by_the_month_are_kept_as_hours_a_week(heading: str, kept: str) -> None:
    found, _ = taken(kunder=f"Kunde;{heading}\nAcme;35\nBeta;8-17\n")
    assert [one.service_hours for one in found.customers] == [kept, "8-17"]


def test_what_is_no_day_is_told_with_its_row() -> None:
    wrong: Any = taken(resor="Register\n\nKund;Kundresa;Projektstart\nAcme;ERP;snart 1\n")[1]
    assert wrong == ["resor.csv row 4: Projektstart is 'snart 1', not a day such as 2026-03-01."]

"""`export`: what somebody may read, as a file that they alone get; and what is held about oneself."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest

from bot.sandbox.people import Person

Tables = dict[str, list[dict[str, str]]]


def exported(person: Person, world: Any, line: str = "export", channel: str = "acme") -> Tables:
    """The tables of the file that came, by name."""
    person.types(f"/handover {line}", channel)
    shared = [file for file in world.sandbox.workspace.files.known.values() if file.seen_in == person.dm.id]
    assert shared, person.screen()
    with zipfile.ZipFile(io.BytesIO(shared[-1].content)) as archive:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


def test_all_that_one_may_read_comes_in_the_columns_that_an_import_reads(relay: Person, world: Any) -> None:
    relay.types("/handover note pain Orders are typed twice")
    tables = exported(relay, world)

    assert relay.sees("All that you may read, as of 12 Oct 2026: one journey, 3 people and one note.")
    assert relay.sees("The file is in our conversation")
    assert tables["journeys"] == [
        {
            "journey_id": "acme-erp",
            "name": "Acme ERP",
            "customer_id": "Acme AB",
            "segment": "",
            "revenue": "",
            "service_hours": "",
        }
    ]
    assert [(row["kind"], row["start"], row["tentative"]) for row in tables["phases"]] == [
        ("sales", "2026-09-01", "0"),
        ("project", "2026-12-01", "0"),
    ]
    assert [(row["person_id"], row["role"], row["lead"]) for row in tables["assignments"]] == [
        ("U0KIM", "account manager", "1"),
        ("U0ANNA", "solution architect", "0"),
        ("U0BO", "project manager", "1"),
    ]
    assert [(row["kind"], row["text"], row["author"]) for row in tables["notes"]] == [
        ("pain", "Orders are typed twice", "Kim Lind")
    ]


def test_who_may_read_nothing_gets_nothing_of_it(relay: Person, sara: Person, world: Any) -> None:
    tables = exported(sara, world, channel="other")

    assert relay.sees("Acme ERP")
    assert tables["journeys"] == []
    assert "assignments" in tables
    assert sara.sees("There is no journey yet that you may read")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@x"])
def test_case_51_nothing_in_it_is_run_by_a_spreadsheet(kim: Person, world: Any, name: str) -> None:
    kim.types(f"/handover new {name} ERP for {name} AB: sales 1 sep")
    kim.types(f"/handover note pain {name} is what they said")
    tables = exported(kim, world)

    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    assert any(name in cell for cell in cells)


def test_as_a_workbook_it_comes_in_again_and_nothing_in_it_is_run(kim: Person, world: Any) -> None:
    kim.types("/handover new =HYPERLINK(1) ERP for Acme AB: sales 1 sep")
    kim.types("/handover note pain +1 is what they said")
    kim.types("/handover export excel")
    (file,) = [one for one in world.sandbox.workspace.files.known.values() if one.seen_in == kim.dm.id]
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name]
    assert any("=HYPERLINK(1) ERP" in sheet for sheet in sheets)
    assert not [sheet for sheet in sheets if "<f" in sheet]

    kim.types("/handover import")
    kim.attaches("files", handover_xlsx=file.content)
    kim.submits()
    assert kim.sees("• one journey is as before")
    assert not kim.sees("one new note")


def test_what_is_held_about_oneself(relay: Person, anna: Person, world: Any) -> None:
    anna.types("/handover note promise EDI before summer", "other")
    tables = exported(anna, world, "export me")

    assert anna.sees("All that I keep about you, as of 12 Oct 2026.")
    assert {"what": "name", "value": "Anna Berg"} in tables["account"]
    assert [(row["journey"], row["role"]) for row in tables["roles"]] == [("Acme ERP", "solution architect")]


def test_without_the_permission_it_says_what_is_missing(relay: Person, world: Any) -> None:
    app = world.sandbox.workspace.app
    object.__setattr__(app, "scopes", app.scopes - {"files:write"})
    relay.types("/handover export")

    assert relay.sees("I may not upload files here yet: whoever runs me can add the permission `files:write`.")
    assert relay.dm.messages == []

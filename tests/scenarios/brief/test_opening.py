"""`brief`: what the next handover passes on, for whoever may read the journey."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


def test_the_brief_tells_who_and_what_is_known_and_what_is_missing(known: Person, bo: Person) -> None:
    bo.types("/handover brief")

    told = newest(bo)
    assert "Brief · Acme ERP: Sales → Project on Tue 1 Dec, in 50 days." in told
    assert "CRM: Sara stays on, but not as a key person." in told
    assert "Still open: one promise is not delivered and nothing relieves 2 pains." in told
    assert "*Have met Acme AB:* Anna (heard 2 notes, until 30 Nov), Sara (heard one note, until 31 May 2027)" in told
    leaving, rest = told.split("*Ask while there is time: only people who leave the journey have heard this*")[1].split(
        "*Pains*"
    )
    assert "• Promise: promised EDI before summer" in leaving
    assert "Anna heard it from Bosse Blom on 12 Oct. Last day to ask Anna: 30 Nov." in leaving
    assert "The CRM is slow on Mondays" in rest
    assert "No decision is noted. Bo will need to know." in rest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("brief maintenance", "Brief · Acme ERP: Project → Maintenance"),
        ("underlag förvaltning", "Brief · Acme ERP: Project → Maintenance"),
        ("materiale til driften", "Brief · Acme ERP: Project → Maintenance"),
        ("acme-erp: brief", "Brief · Acme ERP: Sales → Project"),
        ("brief sales", "I know no brief called *sales* here."),
        ("brief nonsense", "I know no brief called *nonsense* here."),
    ],
)
def test_the_brief_of_a_named_phase(known: Person, line: str, told: str) -> None:
    known.types(f"/handover {line}")

    assert told in newest(known)


def test_where_nothing_is_noted_it_says_so(erp: Person, bo: Person) -> None:
    bo.types("/handover brief")

    assert "Nothing is noted about *Acme ERP* yet." in newest(bo)


def test_in_the_last_phase_it_is_what_was_handed_over_into_it(known: Person, bo: Person) -> None:
    known.types("/handover phase project 2026-10-01")
    known.types("/handover phase maintenance 2026-10-09")
    bo.types("/handover brief")

    assert "Brief · Acme ERP: Project → Maintenance since Fri 9 Oct." in newest(bo)
    assert "The CRM is slow on Mondays" in newest(bo)
    assert "Brief: Project" in newest(bo)


def test_one_phase_hands_nothing_over(kim: Person) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    kim.types("/handover brief", "secret")

    assert "Beta Web has one phase so far, so there is nothing to hand over yet." in newest(kim, "secret")


def test_a_closed_journey_keeps_its_brief(known: Person, bo: Person) -> None:
    known.types("/handover lost")
    bo.types("/handover brief project")

    assert "The journey is closed. What is known of it stays." in newest(bo)
    assert "Ask…" not in newest(bo)


def test_who_is_outside_the_channel_is_told_so(known: Person, eva: Person, gus: Any) -> None:
    eva.leaves("acme")
    eva.types("/handover acme-erp: brief", "other")
    gus.types("/handover brief")

    assert eva.sees("You can see its name, its owner and its dates; the rest is for its channel.")
    assert gus.sees("As a guest you can answer what you are asked")
    assert not eva.sees("Orders are typed twice")


def test_once_they_have_left_it_says_so(known: Person, bo: Person) -> None:
    known.types("/handover phase sales ends 2026-10-11")
    bo.types("/handover brief")

    assert "*Only people who have left the journey have heard this*" in newest(bo)
    assert "The last day to ask Anna was 11 Oct." in newest(bo)

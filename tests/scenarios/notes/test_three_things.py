"""Three things that the customer should not have to tell us again: picked by who hands over, shown on the day."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person, Room

ASKED = "What should Acme AB not have to tell us again?"


@pytest.fixture
def known(noted: Person, kim: Person) -> Person:
    """Anna, who leads the sale and stays on, has said yes; three things are noted, one by Eva alone."""
    noted.types("/handover add @anna solution architect, sales to project, lead")
    noted.types("/handover confirm")
    kim.types("/handover note likes Call rather than write, from Bosse Blom")
    return noted


def asks(person: Person) -> list[str]:
    return [text for text in person.dm.texts if ASKED in text]


def today(room: Room) -> str:
    return next(text for text in room.texts if "Today Acme ERP goes from Sales to Project" in text)


def test_who_hands_over_picks_with_a_tap_and_the_day_shows_it(known: Person, acme: Room, clock: Any) -> None:
    clock.moves_to("2026-11-24 08:59")
    assert asks(known) == []
    clock.moves_to("2026-11-24 09:01")
    assert asks(known) == [
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 7 days. What should Acme AB not have to tell us again?*\n"
        "1. *Promise* · promised EDI before summer\n2. *Pain* · Orders are typed twice in the CRM\n"
        "3. *Likes* · Call rather than write\nPick up to three; they stand in the channel on the day.\n"
        "Pick 1\nPick 2\nPick 3"
    ]
    for n in (2, 1, 3):
        known.presses(f"Pick {n}")
    assert "1. ✓ *Promise* · promised EDI before summer\n2. ✓ *Pain* · Orders are typed twice" in asks(known)[0]
    assert "3 of three are picked. They stand in the channel on the day." in asks(known)[0]
    known.presses("Take 1 out")
    clock.moves_to("2026-12-01 09:01")

    assert today(acme) == (
        "*Today Acme ERP goes from Sales to Project. Anna stays on. Anna and Bo lead.*\n"
        "Two things Acme AB should not have to tell us again:\n"
        "• Orders are typed twice in the CRM (Bosse Blom, 12 Oct)\n• Call rather than write (Bosse Blom, 12 Oct)\n"
        "Open the brief\nAsk Anna something"
    )


def test_a_fourth_is_refused_and_all_can_be_chosen_in_a_form(known: Person, clock: Any, last: Any) -> None:
    for n in range(1, 5):
        known.types(f"/handover note wish Wish {n}")
    clock.moves_to("2026-11-24 09:01")
    for n in (1, 2, 3):
        known.presses(f"Pick {n}")
    assert "Pick 4" not in asks(known)[0]
    known.presses("Choose among all…")
    assert known.submits(notes=["Wish 1", "Wish 2", "Wish 3", "Wish 4"]) == {
        "notes": "Please choose three at the most: what everybody remembers."
    }
    known.submits(notes=["Wish 2"])
    known.types("/handover history")

    assert "One of three is picked. It stands in the channel on the day." in asks(known)[0]
    assert "One thing is picked for the day of the handover." in last(known)
    known.types("/handover undo")
    assert "3 of three are picked." in asks(known)[0]


def test_nothing_noted_nothing_asked_and_the_day_as_ever(erp: Person, anna: Person, acme: Room, clock: Any) -> None:
    anna.types("/handover add @anna solution architect, sales to project, lead")
    clock.moves_to("2026-12-01 09:01")

    assert asks(anna) == []
    assert "not have to tell us" not in today(acme)


def test_what_is_retired_does_not_stand_on_the_day(known: Person, acme: Room, clock: Any) -> None:
    clock.moves_to("2026-11-24 09:01")
    known.presses("Pick 1")
    known.types("/handover notes promises")
    known.presses("Retire")
    clock.moves_to("2026-12-01 09:01")

    assert "not have to tell us" not in today(acme)


def test_a_phase_s_channel_that_more_people_read_gets_the_day_without_them(
    kim: Person, anna: Person, clock: Any, world: Any
) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01, project 2026-12-01", "secret")
    kim.types("/handover add @kim account manager, sales to project, lead", "secret")
    kim.types("/handover note pain They hate queues", "secret")
    kim.types("/handover beta-web: here project", "acme")
    kim.presses("Write here anyway")
    clock.moves_to("2026-11-24 09:01")
    kim.presses("Pick 1")
    clock.moves_to("2026-12-01 09:01")

    rooms = {name: "\n".join(world.scene.channel(name).texts) for name in ("secret", "acme")}
    assert "They hate queues" in rooms["secret"].split("Today Beta Web")[1]
    assert "Today Beta Web goes from Sales to Project" in rooms["acme"]
    assert "They hate queues" not in rooms["acme"]

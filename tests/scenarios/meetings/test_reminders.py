"""14, 7 and 2 days before, who made it hears what is missing and who could come; nothing when nothing is."""

from __future__ import annotations

from typing import Any

from bot.sandbox.people import Person


def told(person: Person) -> list[str]:
    return [text for text in person.dm.texts if "You meet Acme AB" in text]


def complete(kim: Person) -> None:
    kim.presses("What to watch…")
    kim.submits(text="The order desk")
    kim.presses("Supply chain…")
    kim.submits(text="Steel works\nAcme AB")


def test_what_is_missing_is_told_once_a_step_to_who_made_it(planned: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-10-22 09:01")
    assert told(planned) == [
        "*You meet Acme AB on Thu 5 Nov, in 14 days.*\n"
        "Still missing: an observation guide and a supply chain.\n"
        "Open the meeting"
    ]
    clock.moves_to("2026-10-22 18:00")
    assert len(told(planned)) == 1
    clock.moves_to("2026-10-29 09:01")

    assert len(told(planned)) == 2
    assert told(bo) == []


def test_nothing_is_said_when_nothing_is_missing(planned: Person, clock: Any) -> None:
    complete(planned)
    clock.moves_to("2026-11-05 12:00")

    assert told(planned) == []


def test_what_is_told_is_drawn_again_when_it_is_there(planned: Person, clock: Any) -> None:
    clock.moves_to("2026-10-22 09:01")
    complete(planned)

    assert told(planned) == ["*You meet Acme AB on Thu 5 Nov, in 14 days.*\nIts kit is complete.\nOpen the meeting"]


def test_who_has_met_no_customer_is_proposed_where_nobody_fits(planned: Person, anna: Person, clock: Any) -> None:
    complete(planned)
    planned.presses("Change…")
    planned.submits(people=["Eva Holm"])
    clock.moves_to("2026-10-22 09:01")

    assert told(planned) == [
        "*You meet Acme AB on Thu 5 Nov, in 14 days.*\n"
        "No CTO, CIO, business partner or enterprise architect takes part yet.\n"
        "Anna (CIO) has met no customer yet that I know of; there is a free chair.\n"
        "Open the meeting\nAsk Anna"
    ]


def test_a_meeting_moved_or_called_off_says_nothing_of_its_old_day(planned: Person, clock: Any) -> None:
    planned.presses("Change…")
    planned.submits(day="2026-12-10")
    clock.moves_to("2026-11-06 12:00")
    assert told(planned) == []
    planned.types("/handover meetings")
    planned.presses("Open")
    planned.presses("Call it off")
    clock.moves_to("2026-12-14 12:00")

    assert told(planned) == []


def test_a_paused_journey_is_quiet(planned: Person, clock: Any) -> None:
    planned.types("/handover paused")
    clock.moves_to("2026-11-09 12:00")

    assert told(planned) == []

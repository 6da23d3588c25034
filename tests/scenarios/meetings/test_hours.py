"""A meeting has hours, typed or chosen; they are shown as each language writes them, with the place to who is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.people import Person

Last = Callable[..., str]


def test_hours_are_typed_changed_refused_and_taken_away(planned: Person, last: Last) -> None:
    planned.types("/handover meeting 12 nov 13:00-14:30 with @bo about prices")
    assert "*Meeting with Acme AB* on Thursday 12 November 2026 (week 46), 13:00–14:30, in 31 days." in last(planned)
    planned.presses("Change…")
    assert planned.submits(begins="15:00") == {"ends": "It would end before it begins. When does it end?"}
    planned.submits(begins="15:00", ends="16:00")
    assert "(week 46), 15:00–16:00, in 31 days." in last(planned)
    planned.types("/handover language sv")
    planned.types("/handover möten")
    assert "*Acme AB* · 12 nov kl. 15.00–16.00 · prices · Bo" in last(planned)
    planned.presses("Change…", on="was changed")
    planned.submits(begins=None, ends=None)
    assert planned.sees("torsdag 12 november 2026 (vecka 46), om 31 dagar.")


def test_hours_that_cannot_be_open_the_form_with_the_rest(planned: Person, last: Last) -> None:
    planned.types("/handover meeting 12 nov 14:00-13:00 about prices")
    assert planned.form
    assert planned.sees("*14:00-13:00* ends before it begins.")
    planned.submits(begins="13:00")

    assert "(week 46), 13:00, in 31 days." in last(planned)


def test_who_is_elsewhere_reads_whose_hours_they_are(planned: Person, bo: Person, clock: Any) -> None:
    bo.changes(tz="Europe/London")
    planned.types("/handover meeting 12 nov 13:00 with @bo")
    bo.types("/handover meetings")

    assert bo.sees("*Acme AB* · 12 Nov, 13:00 (Stockholm) · Bo")

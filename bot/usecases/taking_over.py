"""What a yes to taking over from somebody writes into the plan: on the phase as a key person, two weeks beside them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.usecases.handovers import Found
from storage.tables import Assignment, Phase

BESIDE = timedelta(days=13)
"""Before the last day of who leaves: two weeks side by side."""


def proposal(  # noqa: PLR0917 - a handover, who is asked, and what the form says
    found: Found,
    phase: Phase,
    part: Assignment | None,
    before: Assignment | None,
    systems: list[int],
    first: date | None,
) -> dict[str, Any]:
    """`part` is what they have on the phase, else `before` is what they have elsewhere, with those systems.

    `first` is the day the form wishes. They stay until the phase ends.
    """
    assert found.start is not None
    begins = first or max(found.today, found.start - BESIDE)
    if part is None:
        return {
            "phase": phase.id,
            "role": before.role_text if before else "",
            "title": before.title_id if before else None,
            "key": True,
            "all_systems": bool(before and before.all_systems),
            "systems": systems,
            "first": begins.isoformat(),
            "last": None,
            "percent": None,
        }
    there = part.first or phase.start
    earlier = there is not None and begins < there
    longer = part.last is not None and part.last <= found.start
    return {
        "part": part.id,
        "role": part.role_text,
        "percent": part.percent,
        "first": begins.isoformat() if earlier else part.first and part.first.isoformat(),
        "last": None if longer or part.last is None else part.last.isoformat(),
        "takes_over": True,
    }


def write(part: Assignment, proposed: dict[str, Any]) -> None:
    """Of who is on the phase already: the days, and that they carry what matters from now on."""
    part.first, part.last = (proposed[edge] and date.fromisoformat(proposed[edge]) for edge in ("first", "last"))
    part.key = True

"""The dates of a journey's phases: from what was typed to rows, and what no plan may say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.texts import N_, Ours, Refusal
from bot.rules.typed import NewPhase, Period
from storage.tables import Phase

ENDS_BEFORE_START = N_("{phase} would end on {end}, before it starts on {start}. Which of the two is right?")
NOT_RISING = N_(
    "{phase} would start on {start}, not after the phase before it ({before}, {earlier}). "
    "The phases follow each other: please check the dates."
)
KINDS = {"sales": N_("Sales"), "project": N_("Project"), "maintenance": N_("Maintenance")}

_LIVE = select(Phase).where(Phase.journey_id == bindparam("journey"), Phase.void_change.is_(None)).order_by(Phase.rank)


def planned(new: NewPhase) -> dict[str, Any]:
    """The columns of a phase as asked for."""
    name = names.tidy(new.name) if new.name else None
    return {"kind": new.kind, "name": name or None, **starting(new.start), "end": new.end}


def starting(period: Period | None) -> dict[str, Any]:
    """The columns of a start. A range is tentative by itself, and so is a start that is not known."""
    if period is None:
        return {"start": None, "start_latest": None, "tentative": False}
    ranged = period.first != period.last
    return {
        "start": period.first,
        "start_latest": period.last if ranged else None,
        "tentative": period.tentative or ranged or period.unknown,
    }


def live(session: Session, journey_id: int) -> list[Phase]:
    """The journey's phases in order."""
    return list(session.scalars(_LIVE, {"journey": journey_id}))


def check(session: Session, journey_id: int) -> None:
    """Refuse the journey's plan when it cannot be."""
    must_fit(live(session, journey_id))


def must_fit(phases: Sequence[Phase]) -> None:
    """Refuse a plan in which a phase ends before it starts, or in which the given starts do not rise along the line."""
    for phase in phases:
        if phase.start and phase.end and phase.end < phase.start:
            raise Refusal(ENDS_BEFORE_START, field="end", phase=title(phase), end=phase.end, start=phase.start)
    for before, after in pairwise(phase for phase in phases if phase.start):
        if _start(after) <= _start(before):
            raise Refusal(
                NOT_RISING,
                field="start",
                phase=title(after),
                start=after.start,
                before=title(before),
                earlier=before.start,
            )


def title(phase: Phase) -> str:
    """What a refusal calls the phase: its own name, else its kind in the reader's language."""
    return phase.name or Ours(KINDS.get(phase.kind, N_("Phase")))


def _start(phase: Phase) -> date:
    return phase.start or date.min

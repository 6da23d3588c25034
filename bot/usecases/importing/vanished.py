"""Phases of an earlier import that the source no longer has: taken away again, unless people have worked on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.usecases.recording import number
from storage.tables import Assignment, Change, Journey, Phase

IMPORTED = "journey.imported"


def take_away(session: Session, journey: Journey, left: Collection[Phase], assignments: Iterable[Assignment]) -> int:
    """Void those of `left` that an import made, and return how many of these stay because of what people did.

    People have worked on a phase when they put somebody on it or said that it has begun. Assignments of the import's
    own are gone by now.
    """
    if not left:
        return 0
    taken = {one.phase_id for one in assignments if one.void_change is None and one.added_by is not None}
    stayed = 0
    for phase in _imported(session, journey, left):
        if phase.id in taken or phase.begun_on is not None:
            stayed += 1
        else:
            phase.void_change = number(session, journey.workspace_id)
    return stayed


def _imported(session: Session, journey: Journey, left: Iterable[Phase]) -> Iterator[Phase]:
    """Those that came by an import: history knows who made a row."""
    imports = select(Change.patch).where(Change.journey_id == journey.id, Change.what == IMPORTED)
    made = {
        key
        for patch in session.scalars(imports)
        for key, (before, _) in (patch or {}).items()
        if key.startswith("phase:") and before is None
    }
    return (phase for phase in left if f"phase:{phase.id}" in made)

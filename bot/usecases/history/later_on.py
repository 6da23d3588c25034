"""What was built on a change since: said before it is taken back, and taken back with it when that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.undone import about, takes_back
from bot.usecases.history.lines import WORDS, ChangeLine
from bot.usecases.history.naming import told
from bot.usecases.recording import written_over
from bot.usecases.rights import Viewer
from storage.building import made, stands_on
from storage.patches import Patch
from storage.tables import Change, Person

MOST = 8
"""Changes that are offered to be taken back together; more are too many to look through."""
T = TypeVar("T", bound=Change | Row[Any])
STARTED = "journey.started"

SAID_SINCE = N_(
    "{name} has answered since, on {day}, and that is not taken back by anybody else. Please make the change anew."
)
TOO_MANY_SINCE = N_("{n} later changes rest on this one. Look through `/handover history`, or make the change anew.")


class BuiltUpon(Exception):
    """Nothing was taken back yet: later changes rest on this one, and go with it when the reader says so."""

    def __init__(self, change: ChangeLine, later: tuple[ChangeLine, ...], version: int) -> None:
        super().__init__(change.uid)
        self.change = change
        self.later = later
        """The latest first."""
        self.version = version
        """Of the journey as it was looked at."""

    @property
    def whole(self) -> bool:
        """It is the journey itself that goes, with all that is in it."""
        return self.change.what == STARTED


def line(session: Session, change: Change) -> ChangeLine:
    by = session.scalar(select(Person.name).where(Person.id == change.by_id))
    return ChangeLine(uid=change.uid, n=change.n, what=change.what, values=told(session, change), by=by, at=change.at)


def later_on(session: Session, change: Change) -> list[Change]:
    """The changes that rest on this one and stand, the latest first; of a journey's start: all of other moments."""
    later = _standing(session, change)
    if change.what == STARTED:
        return [each for each in later if each.at != change.at][::-1]
    patch: Patch = change.patch or {}
    over = written_over(session, patch)
    found: list[Change] = []
    bases = [{**made(patch), **{key: patch[key] for key in over}}]
    for each in later:
        if any(stands_on(each.patch or {}, base) for base in bases):
            found.insert(0, each)
            bases.append(each.patch or {})
    return found


def must_go_with_it(session: Session, viewer: Viewer, later: list[Change]) -> None:
    """Refuse where somebody else's own answer rests on the change, or more than a person can look through."""
    for each in later:
        if about(each.what, each.values)[0].startswith(WORDS) and each.by_id != viewer.person_id:
            since = line(session, each)
            raise Refusal(SAID_SINCE, name=since.by or "Handover", day=since.at.date())
    if len(later) > MOST:
        raise Refusal(TOO_MANY_SINCE, n=len(later))


def _standing(session: Session, change: Change) -> list[Change]:
    """Later changes of the journey in their order that stand."""
    later = select(Change).where(
        Change.workspace_id == change.workspace_id, Change.journey_id == change.journey_id, Change.id > change.id
    )
    return standing(list(session.scalars(later.order_by(Change.id))))


def standing(rows: Sequence[T]) -> list[T]:
    """Those of these changes that were not taken back among them, without the taking back."""
    ids, undone = {row.id for row in rows}, {row.undoes for row in rows}
    return [
        row for row in rows if row.id not in undone and not (row.undoes in ids and takes_back(row.what, row.values))
    ]

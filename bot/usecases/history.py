"""Who changed what, when; and taking a change back: the journey's last one, or the one whose Undo was pressed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases import answered, at_once, planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.journeys import resolve, row_of
from bot.usecases.recording import UNDONE, last, put_back, record
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, must_change
from storage.engine import Store
from storage.tables import Absence, Assignment, Change, Journey, Person

NOT_YOURS = N_("That is somebody's own answer, and only they can take it back.")
WORDS = "word."
DECIDED = (WORDS, "handover.")
"""What people say and decide about a handover, by the beginning of the change's message id."""


@fact
class ChangeLine:
    """One line of a journey's history."""

    uid: str
    n: int
    what: str
    values: dict[str, Any]
    by: str | None
    """Name; None is the bot itself."""
    at: datetime


class AnothersChange(Exception):
    """Nothing was taken back: the latest change is somebody else's, and whoever types has made none."""

    def __init__(self, change: ChangeLine) -> None:
        super().__init__(change.uid)
        self.change = change


def _line(change: Change, by: str | None) -> ChangeLine:
    return ChangeLine(uid=change.uid, n=change.n, what=change.what, values=change.values, by=by, at=change.at)


def listing(store: Store, viewer: Viewer, journey_uid: str | None = None, limit: int = 30) -> tuple[ChangeLine, ...]:
    """The latest changes of a journey (None: of the one in this channel), the newest first."""
    with store.read() as session:
        journey = row_of(session, viewer, journey_uid) if journey_uid else resolve(session, viewer)
        if access(session, viewer, journey) < Access.READ:
            raise Refusal(NOT_FOUND)
        found = (
            select(Change.uid, Change.n, Change.what, Change.values, Person.name, Change.at)
            .outerjoin(Person, Person.id == Change.by_id)
            .where(Change.workspace_id == viewer.workspace, Change.journey_id == journey.id)
            .order_by(Change.id.desc())
            .limit(limit)
        )
        return tuple(
            ChangeLine(uid=uid, n=n, what=what, values=values, by=name, at=at)
            for uid, n, what, values, name, at in session.execute(found)
        )


def undo_last(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str | None = None) -> Done:
    """Take back one's own latest change of the journey (None: of the one in this channel), or of oneself everywhere.

    Raises AnothersChange where all of them are other people's.
    """
    with changing(store, stamp) as session:
        journey = row_of(session, viewer, journey_uid) if journey_uid else resolve(session, viewer)
        must_change(session, viewer, journey)
        change = last(session, viewer.workspace, journey.id, viewer.person_id)
        if change.by_id != viewer.person_id:
            by = session.scalar(select(Person.name).where(Person.id == change.by_id))
            raise AnothersChange(_line(change, by))
        if change.journey_id is None:
            return _undo_everywhere(session, stamp, viewer, change)
        return _undo(session, stamp, change, journey)


def undo(store: Store, stamp: Stamp, viewer: Viewer, change_uid: str) -> Done:
    """Take back one change, by the id that its Undo button carries."""
    with changing(store, stamp) as session:
        mine = select(Change).where(Change.workspace_id == viewer.workspace, Change.uid == change_uid)
        change = session.scalar(mine)
        if change is None:
            raise Refusal(NOT_FOUND)
        if change.journey_id is None:
            return _undo_everywhere(session, stamp, viewer, change)
        journey = session.get_one(Journey, change.journey_id)
        _may_undo(session, viewer, change, journey)
        return _undo(session, stamp, change, journey)


def _may_undo(session: Session, viewer: Viewer, change: Change, journey: Journey) -> None:
    """Who may change the journey, but for another's answer; one's own word or decision anybody takes back, wherever
    the question reached them; a journey undone comes back by who undid it."""
    own = change.by_id == viewer.person_id
    if not own and _said(change).startswith(WORDS):
        raise Refusal(NOT_YOURS if access(session, viewer, journey) else NOT_FOUND)
    if own and (change.what.startswith(DECIDED) or journey.void_change is not None):
        return
    must_change(session, viewer, journey)


def _said(change: Change) -> str:
    """Message id of the change, or of what it took back or did again."""
    what, values = change.what, change.values
    while what == UNDONE:
        what, values = str(values.get("what", "")), values.get("values") or {}
    return what


def _undo(session: Session, stamp: Stamp, change: Change, journey: Journey) -> Done:
    put_back(session, stamp, change)
    answered.after_undo(session, change.patch or {})
    return finish(session, stamp, journey.id, UNDONE, _values(change), undoes=change.id)


def _undo_everywhere(session: Session, stamp: Stamp, viewer: Viewer, change: Change) -> Done:
    """A change about a person on every journey (an absence): only who made it takes it back."""
    if change.by_id != viewer.person_id:
        raise Refusal(NOT_FOUND)
    absences = [int(key.split(":")[1]) for key in change.patch or {} if key.startswith("absence:")]
    put_back(session, stamp, change)
    people = select(Absence.person_id).where(Absence.id.in_(absences))
    journeys = select(Assignment.journey_id).where(Assignment.person_id.in_(people), Assignment.void_change.is_(None))
    fresh = {one: planning.refresh(session, stamp, one) for one in session.scalars(journeys.distinct()).all()}
    at_once.tell(session, stamp, at_once.Cause(kind="changed"), fresh)
    done = record(session, stamp, None, UNDONE, _values(change), undoes=change.id)
    return Done(journey=None, change_uid=done.uid, what=UNDONE, values=_values(change))


def _values(change: Change) -> dict[str, Any]:
    """What was taken back. Taking back what was done again is taking back the first, else the values would nest."""
    again = change.what == UNDONE and change.values.get("what") == UNDONE
    taken = change.values["values"] if again else {"what": change.what, "values": change.values}
    return {**taken, "change": change.uid}

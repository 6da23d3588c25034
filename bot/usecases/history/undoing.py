"""Taking a change back: the one whose Undo was pressed, or several that rest on each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.texts import N_, Refusal
from bot.rules.undone import UNDONE, about
from bot.usecases import answered, at_once, inquiries, picks, planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.history.later_on import STARTED, BuiltUpon, later_on, line, must_go_with_it
from bot.usecases.history.lines import WORDS
from bot.usecases.history.naming import told
from bot.usecases.journeys.finding import STALE
from bot.usecases.journeys.keys import come_back, must_be_free
from bot.usecases.meetings import following
from bot.usecases.recording import must_stand, put_back, record
from bot.usecases.rights import NOT_FOUND, Viewer, access, must_change
from bot.usecases.settings import SETTINGS, take_back
from bot.usecases.timeline import check
from storage.engine import Store
from storage.tables import Absence, Assignment, Change, Journey

NOT_YOURS = N_("That is somebody's own answer, and only they can take it back.")
ONLY_WHO_STARTED = N_(
    "Only {name}, who started the journey, or an admin can take the whole of it back. Ask one of them."
)
DECIDED = (WORDS, "handover.", "note.heard", "meeting.")
"""What people say and decide about a handover or a meeting of theirs, by the beginning of the change's message id."""


def undo(store: Store, stamp: Stamp, viewer: Viewer, change_uid: str) -> Done:
    """Take back one change, by the id that its Undo button carries. Raises BuiltUpon where later ones rest on it."""
    with changing(store, stamp) as session:
        return undo_change(session, stamp, viewer, _change(session, viewer, change_uid))


def undo_together(
    store: Store, stamp: Stamp, viewer: Viewer, change_uids: Sequence[str], version: int
) -> tuple[Done, ...]:
    """Take back several changes of a journey, the latest first, as they were shown at that `version` of it."""
    with changing(store, stamp) as session:
        changes = [_change(session, viewer, uid) for uid in change_uids]
        if not changes or len({change.journey_id for change in changes} | {None}) != 2:
            raise Refusal(NOT_FOUND)
        journey = session.get_one(Journey, changes[0].journey_id)
        _may_undo(session, viewer, changes[0], journey)
        if journey.version != version:
            raise Refusal(STALE, journey=journey.name)
        for change in changes:
            _may_undo(session, viewer, change, journey)
        *earlier, first = changes
        taken = [_put_back(session, stamp, change, journey.id) for change in earlier]
        return *taken, conclude(session, stamp, first, journey)


def _change(session: Session, viewer: Viewer, uid: str) -> Change:
    change = session.scalar(select(Change).where(Change.workspace_id == viewer.workspace, Change.uid == uid))
    if change is None:
        raise Refusal(NOT_FOUND)
    return change


def undo_change(session: Session, stamp: Stamp, viewer: Viewer, change: Change) -> Done:
    """Take back one change. Raises BuiltUpon where later ones rest on it."""
    if change.journey_id is None:
        return _undo_everywhere(session, stamp, viewer, change)
    journey = session.get_one(Journey, change.journey_id)
    _may_undo(session, viewer, change, journey)
    must_stand(session, stamp, change)
    if later := later_on(session, change):
        version = journey.version
        if change.what != STARTED:
            _try_out(session, stamp, viewer, [*later, change], journey)
        raise BuiltUpon(line(session, change), tuple(line(session, each) for each in later), version)
    return conclude(session, stamp, change, journey)


def _try_out(session: Session, stamp: Stamp, viewer: Viewer, changes: list[Change], journey: Journey) -> None:
    """Refuse in words what could not be taken back together; the transaction is not to be kept."""
    must_go_with_it(session, viewer, changes[:-1])
    for change in changes:
        _may_undo(session, viewer, change, journey)
        _restore(session, stamp, change)
    check(session, journey.id)


def _may_undo(session: Session, viewer: Viewer, change: Change, journey: Journey) -> None:
    """Who may change the journey, but for another's answer; one's own word or decision anybody takes back, wherever
    the question reached them; a journey undone comes back by who undid it."""
    own = change.by_id == viewer.person_id
    if not own and about(change.what, change.values)[0].startswith(WORDS):
        raise Refusal(NOT_YOURS if access(session, viewer, journey) else NOT_FOUND)
    if journey.void_change is not None:
        if not (own and _took_it_away(change, journey)):
            raise Refusal(NOT_FOUND)
        return
    if own and change.what.startswith(DECIDED):
        return
    must_change(session, viewer, journey)
    if change.what == STARTED and not (own or viewer.admin):
        raise Refusal(ONLY_WHO_STARTED, name=line(session, change).by or "Handover")


def _took_it_away(change: Change, journey: Journey) -> bool:
    before, _ = (change.patch or {}).get(f"journey:{journey.id}", (None, None))
    return before is not None and "void_change" in before


def conclude(session: Session, stamp: Stamp, change: Change, journey: Journey) -> Done:
    """Take back one that may be, or the last of several: what follows from all of them is brought up to date."""
    _restore(session, stamp, change)
    _after(session, change)
    check(session, journey.id)
    done = finish(session, stamp, journey.id, UNDONE, _values(session, change), undoes=change.id)
    if change.what == STARTED or _took_it_away(change, journey):
        planning.redraw_all(session, journey.id)
    return done


def _put_back(session: Session, stamp: Stamp, change: Change, journey_id: int) -> Done:
    """One of several, to which more is taken back: nothing is concluded from it yet."""
    _restore(session, stamp, change)
    _after(session, change)
    uid = record(session, stamp, journey_id, UNDONE, _values(session, change), undoes=change.id).uid
    return Done(journey=None, change_uid=uid, what=UNDONE, values=_values(session, change))


def _after(session: Session, change: Change) -> None:
    """What was asked fits the words and answers as they are now."""
    answered.after_undo(session, change.patch or {})
    inquiries.after_undo(session, change.patch or {})
    picks.after_undo(session, change.patch or {})


def _restore(session: Session, stamp: Stamp, change: Change) -> None:
    """Put its rows back; a key may be another journey's by now."""
    journey = session.get_one(Journey, change.journey_id)
    before, _ = (change.patch or {}).get(f"journey:{journey.id}", (None, None))
    if before and "key" in before:
        must_be_free(session, journey, before["key"])
    put_back(session, stamp, change, anyway=change.what == STARTED)
    following.after_undo(session, change.patch or {}, stamp.at)
    come_back(session, journey)


def _undo_everywhere(session: Session, stamp: Stamp, viewer: Viewer, change: Change) -> Done:
    """A change about a person on every journey (an absence): only who made it takes it back. Settings: any admin."""
    if about(change.what, change.values)[0].startswith(SETTINGS):
        take_back(session, stamp, viewer, change)
        done = record(session, stamp, None, UNDONE, _values(session, change), undoes=change.id)
        return Done(journey=None, change_uid=done.uid, what=UNDONE, values=_values(session, change))
    if change.by_id != viewer.person_id:
        raise Refusal(NOT_FOUND)
    absences = [int(key.split(":")[1]) for key in change.patch or {} if key.startswith("absence:")]
    put_back(session, stamp, change)
    following.after_undo(session, change.patch or {}, stamp.at)
    people = select(Absence.person_id).where(Absence.id.in_(absences))
    journeys = select(Assignment.journey_id).where(Assignment.person_id.in_(people), Assignment.void_change.is_(None))
    fresh = {one: planning.refresh(session, stamp, one) for one in session.scalars(journeys.distinct()).all()}
    at_once.tell(session, stamp, at_once.Cause(kind="changed"), fresh)
    done = record(session, stamp, None, UNDONE, _values(session, change), undoes=change.id)
    return Done(journey=None, change_uid=done.uid, what=UNDONE, values=_values(session, change))


def _values(session: Session, change: Change) -> dict[str, Any]:
    """What was taken back. Taking back what was done again is taking back the first, else the values would nest."""
    values = told(session, change)
    again = change.what == UNDONE and values.get("what") == UNDONE
    taken = values["values"] if again else {"what": change.what, "values": values}
    return {**taken, "change": change.uid}

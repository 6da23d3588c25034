"""What is picked for a handover: for who picks, with what else is offered; and for the channel on the day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from bot.rules.knowledge.picking import MOST, offered
from bot.rules.projection import HandoverShown
from bot.rules.projection.picked import PickFields, PicksShown, Thing
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp
from bot.usecases.done import day_in
from bot.usecases.handovers import find_to_change
from bot.usecases.notes.answers import is_answer, stands
from bot.usecases.notes.rights import readable_notes
from bot.usecases.notes.showing import notes_shown
from bot.usecases.projection import handover_shown
from bot.usecases.rights import Viewer, alone
from storage.engine import Store
from storage.tables import Assignment, Channel, Handover, Journey, Note, NotePerson, NotePick, Person, Workspace

NOTHING = N_("Nothing is noted yet. What has the customer said that the next people should know?")
LOOKED_AT = 100
"""Notes among which those to be offered are looked for, the newest; also the most that a menu holds."""


def pickable(journey_id: int) -> ColumnElement[bool]:
    """A condition on Note: it stands, is of that journey, and answers no other."""
    return and_(Note.journey_id == journey_id, stands(Note), ~is_answer())


def picked_ids(session: Session, handover_id: int) -> list[int]:
    """Ids of the notes that are picked and stand, as they were picked."""
    mine = select(NotePick.note_id).join(Note, Note.id == NotePick.note_id)
    rows = mine.where(NotePick.handover_id == handover_id, stands(Note)).order_by(NotePick.at, NotePick.note_id)
    return list(session.scalars(rows))


def picks_shown(session: Session, handover_id: int, reader: Person, today: date) -> PicksShown:
    """For who is asked to pick: only notes that they may read."""
    handover = session.get_one(Handover, handover_id)
    viewer = alone(reader, today)
    ids = _readable(session, viewer, handover.journey_id)
    notes = notes_shown(session, viewer, today, ids)
    picked = set(picked_ids(session, handover_id))
    uids = tuple(note.uid for id_, note in zip(ids, notes, strict=True) if id_ in picked)
    few = offered(notes, _staying(session, handover), uids)
    shown = handover_shown(session, handover.workspace_id, handover_id, today)
    return PicksShown(handover=shown, notes=few, picked=uids, more=len(notes) > len(few))


def fields(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> PickFields:
    """The form to choose among all. Refuses where nothing is left to choose from."""
    with store.read() as session:
        found = find_to_change(session, stamp, viewer, handover_uid)
        ids = _readable(session, viewer, found.row.journey_id)
        if not ids:
            raise Refusal(NOTHING)
        rows = {row.id: row for row in session.scalars(select(Note).where(Note.id.in_(ids)))}
        picked = [rows[id_].uid for id_ in picked_ids(session, found.row.id) if id_ in rows]
        notes = tuple((rows[id_].text, rows[id_].uid) for id_ in ids)
        return PickFields(handover_uid=handover_uid, notes=notes, picked=tuple(picked))


def is_still(session: Session, handover_id: int, reader: Person, today: date) -> bool:
    """Whether there is still something to pick for who is asked, and nothing is picked."""
    handover = session.get_one(Handover, handover_id)
    if handover.closed_at is not None or picked_ids(session, handover_id):
        return False
    return bool(_readable(session, alone(reader, today), handover.journey_id))


def things(
    session: Session, handover: HandoverShown, handover_id: int | None, channel_id: int | None
) -> tuple[Thing, ...]:
    """What stands on the day in that channel: the journey's own, or another where no more people read."""
    row = session.get_one(Handover, handover_id)
    if not handover.has_come or not _may_stand(session, row, channel_id):
        return ()
    heard = select(func.min(NotePerson.at)).where(NotePerson.note_id == Note.id, NotePerson.how == "heard")
    found = select(Note.text, Person.name, heard.scalar_subquery()).outerjoin(Person, Person.id == Note.said_by_id)
    rows = {id_: found.where(Note.id == id_) for id_ in picked_ids(session, row.id)[:MOST]}
    workspace = session.get_one(Workspace, row.workspace_id)
    told = (session.execute(one).one() for one in rows.values())
    return tuple(Thing(text=text, said_by=name, on=day_in(workspace, at) if at else None) for text, name, at in told)


def _may_stand(session: Session, handover: Handover, channel_id: int | None) -> bool:
    journey = session.get_one(Journey, handover.journey_id)
    if channel_id is None or channel_id == journey.channel_id or journey.channel_id is None:
        return channel_id is not None
    here, home = session.get_one(Channel, channel_id), session.get_one(Channel, journey.channel_id)
    return here.private or not home.private


def _readable(session: Session, viewer: Viewer, journey_id: int) -> list[int]:
    """Ids of the newest notes that can be picked."""
    mine = select(Note.id).where(readable_notes(viewer), pickable(journey_id))
    return list(session.scalars(mine.order_by(Note.id.desc()).limit(LOOKED_AT)))


def _staying(session: Session, handover: Handover) -> set[int]:
    """Ids of those who are in the next phase."""
    there = (Assignment.phase_id == handover.to_phase_id, Assignment.void_change.is_(None))
    return set(session.scalars(select(Assignment.person_id).where(*there, Assignment.given != "declined")))

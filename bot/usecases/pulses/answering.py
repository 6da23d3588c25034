"""The answer of who was asked: one of three, which they can take back; what is missing becomes a question."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection.arrived import PulseShown
from bot.rules.texts import Refusal
from bot.usecases import inquiries
from bot.usecases.changing import Stamp, changing
from bot.usecases.notes.keeping import fill, mark, recorded
from bot.usecases.pulses.asking import PULSE
from bot.usecases.pulses.people import givers, receivers
from bot.usecases.pulses.showing import pulse_shown
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access
from storage.engine import Store
from storage.tables import Handover, Inquiry, Journey, Note, Occasion, Person, Post, Receipt

ANSWERS = ("yes", "repeat")
"""Those of a button alone; what is missing is said in a form."""


def to_answer(store: Store, viewer: Viewer, handover_uid: str, today: date) -> PulseShown:
    """The question, for its form."""
    with store.read() as session:
        handover, _ = _asked(session, viewer, handover_uid, today)
        return pulse_shown(session, handover.id, session.get_one(Person, viewer.person_id), today)


def answer(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, said: str) -> None:
    """The message that asks shows it."""
    if said not in ANSWERS:
        raise Refusal(NOT_FOUND)
    with changing(store, stamp) as session:
        _say(session, stamp, viewer, handover_uid, said)


def missing(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, text: str) -> None:
    """Some is missing: it is kept as a question of theirs, and put to who handed over."""
    with changing(store, stamp) as session:
        handover = _say(session, stamp, viewer, handover_uid, "some")
        journey, by = session.get_one(Journey, handover.journey_id), viewer.person_id
        note = Note(workspace_id=stamp.workspace, journey_id=journey.id, author_id=by, kept_at=stamp.at)
        number(session, stamp.workspace)
        fill(session, stamp, note, WantedNote(text=text, kind="question"), journey)
        session.add(note)
        session.flush()
        mark(session, stamp, note, "read", [by])
        recorded(session, stamp, viewer, note, "note.kept")
        for giver in givers(session, handover, stamp.at.date()):
            asks = {"asked_by": by, "person_id": giver.id, "note_id": note.id, "asked_at": stamp.at}
            inquiry = Inquiry(workspace_id=stamp.workspace, handover_id=handover.id, **asks)
            if giver.id != by and inquiries.put_to(session, inquiry, stamp.at):
                return


def take_back(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str) -> None:
    """As if nothing had been said; a question that was put stands."""
    with changing(store, stamp) as session:
        _say(session, stamp, viewer, handover_uid, None)


def _say(session: Session, stamp: Stamp, viewer: Viewer, handover_uid: str, said: str | None) -> Handover:
    handover, occasion = _asked(session, viewer, handover_uid, stamp.at.date())
    receipt = session.get(Receipt, (handover.id, viewer.person_id))
    if receipt is None:
        receipt = Receipt(workspace_id=stamp.workspace, handover_id=handover.id, person_id=viewer.person_id)
        session.add(receipt)
    receipt.pulse, receipt.pulse_at = said, stamp.at if said else None
    drawn = (Post.id == occasion.post_id, Post.state == "sent")
    session.execute(update(Post).where(*drawn).values(wanted=Post.wanted + 1))
    return handover


def _asked(session: Session, viewer: Viewer, handover_uid: str, today: date) -> tuple[Handover, Occasion]:
    """Only who was asked answers, while they are in the phase or may read its journey; for all others the question does
    not exist."""
    found = select(Handover).join(Journey, Journey.id == Handover.journey_id)
    so = (Handover.workspace_id == viewer.workspace, Handover.uid == handover_uid, Journey.void_change.is_(None))
    handover = session.scalar(found.where(*so))
    if handover is None:
        raise Refusal(NOT_FOUND)
    mine = (Occasion.journey_id == handover.journey_id, Occasion.kind == "note")
    said = select(Occasion).where(*mine, Occasion.to_person_id == viewer.person_id, Occasion.state != "cancelled")
    occasion = next((one for one in session.scalars(said) if one.values.get(PULSE) == handover.id), None)
    if occasion is None or not _is_theirs(session, viewer, handover, today):
        raise Refusal(NOT_FOUND)
    return handover, occasion


def _is_theirs(session: Session, viewer: Viewer, handover: Handover, today: date) -> bool:
    if any(one.id == viewer.person_id for one in receivers(session, handover, today)):
        return True
    return access(session, viewer, session.get_one(Journey, handover.journey_id)) >= Access.READ

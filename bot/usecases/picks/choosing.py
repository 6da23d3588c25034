"""Picking what stands on the day: by a tap on a note, or all at once in a form; each can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.rules.knowledge.picking import MOST
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.handovers import find_to_change
from bot.usecases.notes.keeping import Kept, recorded
from bot.usecases.notes.rights import readable_notes
from bot.usecases.picks.asking import PICKS
from bot.usecases.picks.showing import pickable, picked_ids
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Viewer
from storage import patches
from storage.engine import Store
from storage.patches import Patch
from storage.tables import Handover, Note, NotePick, Occasion, Post

FULL = N_("Three things are picked already. Take one of them out first.")
TOO_MANY = N_("Please choose three at the most: what everybody remembers.")
NOTHING_NEW = N_("That is picked already.")
OUT_ALREADY = N_("That is taken out already.")


def pick(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, note_uid: str) -> Kept:
    """One more; a fourth is refused."""
    with changing(store, stamp) as session:
        handover, note = _pickable(session, stamp, viewer, handover_uid, note_uid)
        picked = picked_ids(session, handover.id)
        if note.id in picked:
            raise Refusal(NOTHING_NEW)
        if len(picked) >= MOST:
            raise Refusal(FULL)
        _add(session, stamp, handover, note.id)
        redraw(session, handover)
        return recorded(session, stamp, viewer, note, "note.picked")


def unpick(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, note_uid: str) -> Kept:
    with changing(store, stamp) as session:
        handover, note = _pickable(session, stamp, viewer, handover_uid, note_uid)
        if (row := session.get(NotePick, (handover.id, note.id))) is None:
            raise Refusal(OUT_ALREADY)
        session.delete(row)
        redraw(session, handover)
        return recorded(session, stamp, viewer, note, "note.unpicked")


def choose(store: Store, stamp: Stamp, viewer: Viewer, handover_uid: str, uids: Sequence[str]) -> str | None:
    """These and no others; returns the uid of the change, None where they stood already."""
    if len(uids) > MOST:
        raise Refusal(TOO_MANY, field="notes")
    with changing(store, stamp) as session:
        handover = _handover(session, stamp, viewer, handover_uid)
        so = (readable_notes(viewer), pickable(handover.journey_id), Note.uid.in_(list(uids)))
        wanted = set(session.scalars(select(Note.id).where(*so)))
        known = set(picked_ids(session, handover.id))
        for gone in known - wanted:
            session.delete(session.get_one(NotePick, (handover.id, gone)))
        for id_ in sorted(wanted - known):
            _add(session, stamp, handover, id_)
        if patches.nothing(session):
            return None
        redraw(session, handover)
        return record(session, stamp, handover.journey_id, "notes.picked", {"n": len(wanted)}, beside=True).uid


def after_undo(session: Session, patch: Patch) -> None:
    """Draw the question again where a pick was taken back."""
    for handover in {int(key.split(":")[1]) for key in patch if key.startswith("note_pick:")}:
        redraw(session, session.get_one(Handover, handover))


def redraw(session: Session, handover: Handover) -> None:
    """The message that asks shows what is picked."""
    asked = select(Occasion).where(Occasion.journey_id == handover.journey_id, Occasion.kind == "note")
    posts = [one.post_id for one in session.scalars(asked) if one.values.get(PICKS) == handover.id and one.post_id]
    session.execute(update(Post).where(Post.id.in_(posts), Post.state == "sent").values(wanted=Post.wanted + 1))


def _handover(session: Session, stamp: Stamp, viewer: Viewer, uid: str) -> Handover:
    return session.get_one(Handover, find_to_change(session, stamp, viewer, uid).row.id)


def _pickable(
    session: Session, stamp: Stamp, viewer: Viewer, handover_uid: str, note_uid: str
) -> tuple[Handover, Note]:
    handover = _handover(session, stamp, viewer, handover_uid)
    so = (readable_notes(viewer), pickable(handover.journey_id), Note.uid == note_uid)
    note = session.scalar(select(Note).where(*so))
    if note is None:
        raise Refusal(NOT_FOUND)
    return handover, note


def _add(session: Session, stamp: Stamp, handover: Handover, note_id: int) -> None:
    session.add(NotePick(workspace_id=stamp.workspace, handover_id=handover.id, note_id=note_id, at=stamp.at))

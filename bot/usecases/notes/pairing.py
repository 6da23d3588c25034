"""A pain and what relieves it, paired from the page of either."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rules.projection.detailed import Pairing
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp, changing
from bot.usecases.notes.changing import NOTHING_NEW, live, pair_with
from bot.usecases.notes.keeping import Kept, recorded
from bot.usecases.notes.offering import opposites, paired
from bot.usecases.notes.rights import changeable_note
from bot.usecases.rights import NOT_FOUND, Viewer
from storage import patches
from storage.engine import Store

NO_RELIEVER = N_("Nothing that relieves it is noted about this customer yet. Write it down: /handover note reliever")
NO_PAIN = N_("No pain of this customer is noted yet. Write it down: /handover note pain")


def to_pair(store: Store, viewer: Viewer, uid: str) -> Pairing:
    """For the form. Only pains and relievers are paired; where there is nothing to choose from, it says so."""
    with store.read() as session:
        note = changeable_note(session, viewer, uid)
        if note.kind not in ("pain", "reliever"):
            raise Refusal(NOT_FOUND)
        options, reliever = opposites(session, viewer, note), note.kind == "reliever"
        if not options:
            raise Refusal(NO_PAIN if reliever else NO_RELIEVER)
        return Pairing(uid=note.uid, text=note.text, reliever=reliever, options=options, paired=paired(session, note))


def pair(store: Store, stamp: Stamp, viewer: Viewer, uid: str, others: Sequence[str]) -> Kept:
    """From now on the note has these; what the viewer may not read stays as it is."""
    with changing(store, stamp) as session:
        note = live(session, viewer, uid)
        pair_with(session, viewer, note, others)
        if patches.nothing(session):
            raise Refusal(NOTHING_NEW)
        return recorded(session, stamp, viewer, note, "note.edited")

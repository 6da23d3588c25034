"""What the customer should not have to tell us again: at most three notes; which are offered to who hands over."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.rules.knowledge.brief import ORDER, only_leaving
from bot.rules.projection.noted import NoteShown

MOST = 3
"""That stand on the day."""
OFFERED = 5
ASKED = range(3, 8)
"""Days before a start on whose step the giver is asked to pick."""


def offered(notes: Iterable[NoteShown], staying: Collection[int], picked: Collection[str]) -> tuple[NoteShown, ...]:
    """What is offered, of notes with the newest first: what only leaving people have heard, then kind by kind; what is
    picked (uids) is among it and keeps its place. `staying` are ids of who is in the next phase."""
    kinds = {kind: place for place, kind in enumerate(ORDER)}

    def place(note: NoteShown) -> tuple[bool, int]:
        return not only_leaving(note, staying), kinds.get(note.kind or "", len(kinds))

    known = sorted((one for one in notes if one.kind != "question" or one.answers), key=place)
    few = {one.uid for one in sorted(known, key=lambda one: one.uid not in picked)[:OFFERED]}
    return tuple(one for one in known if one.uid in few)

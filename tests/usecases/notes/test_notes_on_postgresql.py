"""Notes on PostgreSQL: kept, paired, found by word and system, counted over customers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection.noted import WantedNotes
from bot.usecases import history, notes

pytestmark = pytest.mark.ci


def test_notes_are_kept_found_and_taken_back(postgres_store: Any, make_place: Any) -> None:
    place = make_place(postgres_store, "T1")
    journey = place.journey(systems=(("CRM", True),))
    store, viewer, heard = place.store, place.viewer(), (place.person("anna").id,)

    def keep(text: str, **more: Any) -> Any:
        where = {"customer": "Beta AB"} if more.pop("beta", False) else {"journey": journey.uid}
        return notes.keep(store, place.stamp(), viewer, WantedNote(text=text, heard=heard, **more), **where)

    pain = keep("Ordrar i två steg", kind="pain", system="CRM", speaker="Olle Ny")
    keep("ordrar i TVÅ  steg", kind="pain", beta=True)
    reliever = keep("En enda skärm", kind="reliever")
    edited = WantedNote(text="En enda skärm", kind="reliever", heard=heard, pairs=(pain.note.uid,))
    assert notes.edit(store, place.stamp(), viewer, reliever.note.uid, edited).note.pairs == ("Ordrar i två steg",)
    offered = notes.edited(store, viewer, pain.note.uid)
    assert [shown for shown, _ in offered.same] == ["Beta AB: ordrar i TVÅ  steg"]
    assert [shown for shown, _ in offered.pairs] == ["En enda skärm"]
    found = {
        words: [
            note.text
            for note in notes.listing(store, viewer, place.today, WantedNotes(words=words, everywhere=True)).notes
        ]
        for words in ("crm", "tva steg", "100%")
    }
    assert found == {"crm": ["Ordrar i två steg"], "tva steg": ["ordrar i TVÅ  steg", "Ordrar i två steg"], "100%": []}
    shown = notes.one(store, viewer, place.today, pain.note.uid)
    assert (len(shown.also_at), shown.said_by and shown.said_by.name, shown.pairs) == (1, "Olle Ny", ("En enda skärm",))
    history.undo(store, place.stamp(), viewer, pain.change_uid or "")
    assert notes.listing(store, viewer, place.today, WantedNotes(kind="pain", everywhere=True)).total == 1

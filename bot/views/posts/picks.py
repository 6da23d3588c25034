"""Whoever hands over picks what the customer should not have to tell us again: a tap on each note, in their DM."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.knowledge.picking import MOST
from bot.rules.projection import ItemShown, PostShown
from bot.rules.projection.noted import NoteShown
from bot.rules.projection.picked import PicksShown
from bot.rules.texts import N_
from bot.views.handover import when_line
from bot.views.notes.words import kind_name, shown
from bot.views.parts import Element, button
from bot.views.posts.part import Part, lines, sentences

TEXT = 300
PICKED = (
    N_("One of three is picked. It stands in the channel on the day."),
    N_("{n} of three are picked. They stand in the channel on the day."),
)
NONE = N_("Pick up to three; they stand in the channel on the day.")


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    found = item.picks
    assert found is not None
    handover = found.handover
    over = handover.closed or handover.has_come
    asks = say(N_("What should {customer} not have to tell us again?"), customer=handover.customer)
    return Part(
        title=sentences(when_line(handover, say), asks),
        lines=lines(*(_line(n, note, found, say) for n, note in enumerate(found.notes, start=1)), _so_far(found, say)),
        elements=() if over else _buttons(found, say),
    )


def _line(n: int, note: NoteShown, found: PicksShown, say: Say) -> str:
    words = {"n": n, "kind": kind_name(note.kind, say), "note": Raw(shown(note.text, TEXT))}
    if note.uid in found.picked:
        return say(N_("{n}. ✓ *{kind}* · {note}"), **words)
    return say(N_("{n}. *{kind}* · {note}"), **words)


def _so_far(found: PicksShown, say: Say) -> str:
    return say.number(*PICKED, len(found.picked)) if found.picked else say(NONE)


def _buttons(found: PicksShown, say: Say) -> tuple[Element, ...]:
    full = len(found.picked) >= MOST
    value = {"h": found.handover.uid}
    taps = []
    for n, note in enumerate(found.notes, start=1):
        if note.uid in found.picked:
            taps.append(button(say.plain(N_("Take {n} out"), n=n), "note_unpick", {**value, "n": note.uid}))
        elif not full:
            taps.append(button(say.plain(N_("Pick {n}"), n=n), "pick_note", {**value, "n": note.uid}))
    others = (button(say.plain(N_("Choose among all…")), "notes_choose", value),) if found.more else ()
    return (*taps, *others)

"""A note's own page: all of its text, who heard and read it, what it pairs with, who was asked, what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.i18n import Say, escape
from bot.rules.projection.detailed import NoteDetail, Pairing
from bot.rules.projection.noted import NoteShown
from bot.rules.texts import N_
from bot.views.forms import field, form, pick_some
from bot.views.history import Changed, line
from bot.views.knower import nearby_day
from bot.views.notes.asking import ask_somebody, plan, put_to
from bot.views.notes.lines import answer, facts, heard, last_day, read
from bot.views.notes.page import SHORT, buttons, what_was_done
from bot.views.notes.words import kind_name, quoted, shown
from bot.views.parts import Block, Element, Message, View, actions, button, cut, section

CHARACTERS = 2900
PAIRED, PAIRS = 300, 10
"""Characters of each note that it is paired with, and how many are shown."""
OPENED = "o"
"""In the value of a button: it stands on the page of the note, and not in a list."""


def detail(
    found: NoteDetail,
    say: Say,
    today: date,
    *,
    back: Mapping[str, Any] | None = None,
    done: tuple[str, Mapping[str, Any], str] | None = None,
) -> Message:
    """`back`: the list it was opened from, as a button carries it; `done`: as in that list."""
    note = found.note
    head = say(N_("*{kind}* · {place}"), kind=kind_name(note.kind, say), place=_place(note))
    blocks: list[Block] = [*(what_was_done(done, say) if done else []), section(head)]
    blocks += [section(part) for part in _whole(note.text)]
    for told in (_known(found, say, today), _around(found, say, today), _history(found, say)):
        if text := "\n".join(told):
            blocks.append(section(cut(text, CHARACTERS)))
    return Message(head, [*blocks, actions(*_buttons(found, {**(back or {}), OPENED: True}, say))])


def _place(note: NoteShown) -> str:
    return f"{note.journey[2]}, {note.customer}" if note.journey else note.customer


def _whole(text: str) -> Iterator[str]:
    """All of it, inert, in parts that Slack takes: torn apart between lines and words alone where that can be."""
    rest = text
    while rest:
        part = rest[:CHARACTERS]
        while len(escape(part)) > CHARACTERS:
            part = part[: len(part) * 4 // 5]
        if len(part) < len(rest):
            ends = max(part.rfind("\n"), part.rfind(" "))
            part = part[: ends + 1] if ends > 0 else part
        yield escape(part.strip("\n")) or " "
        rest = rest[len(part) :]


def _known(found: NoteDetail, say: Say, today: date) -> Iterator[str]:
    """Who heard it, until when they can be asked, who has read it; who wrote it down."""
    note = found.note
    yield " ".join([*heard(note, say, today), *last_day(note, say, today)])
    yield from read(note, say)
    written = N_("{person} wrote it down on {day}.")
    yield say(written, person=note.author.called, day=nearby_day(say, note.kept_on, today))


def _around(found: NoteDetail, say: Say, today: date) -> Iterator[str]:
    """What became of it; what relieves it; the same pain elsewhere; who was asked, what they said, who is next."""
    note = found.note
    if told := " · ".join(facts(note, say, note.journey[2] if note.journey else "", whole=True)):
        yield told
    if note.pairs:
        yield say(N_("Relieves:")) if note.kind == "reliever" else say(N_("Relieved by:"))
        yield from (f"• {shown(text, PAIRED)}" for text in note.pairs[:PAIRS])
    if note.also_at:
        yield say(N_("The same pain is known at {customers}."), customers=say.names(note.also_at))
    for asked in found.asked:
        yield put_to(asked, say, today, quoted(asked.text, say, PAIRED) if asked.text else None)
    yield from (answer(one, say, today) for one in note.answers)
    if found.asking is not None and not found.asking.waits:
        yield plan(found.asking, note.customer, say, today)


def _history(found: NoteDetail, say: Say) -> Iterator[str]:
    for one in found.history:
        row = Changed(uid=one.uid, on=one.on, by=one.by, what=one.what, values=one.values, undone=one.undone)
        yield line(row, say)


def _buttons(found: NoteDetail, kept: Mapping[str, Any], say: Say) -> Iterator[Element]:
    note, back = found.note, {name: value for name, value in kept.items() if name != OPENED}
    for element in buttons(note, kept, 1, say):
        if found.may_change or element["action_id"].startswith("note_heard"):
            yield element
    if found.may_change and not note.retired and note.kind in ("pain", "reliever"):
        yield button(say.plain(N_("Pair…")), "note_pair", {"n": note.uid})
    if not note.retired and not (found.asking and found.asking.closed):
        yield ask_somebody(note.uid, say)
    if back:
        yield button(say.plain(N_("Back to the notes")), "notes_page", back)


def pair_form(found: Pairing, say: Say) -> View:
    label = N_("Which pains does it relieve?") if found.reliever else N_("What relieves it?")
    blocks: list[Block] = [
        section(quoted(found.text, say, CHARACTERS)),
        field("pairs", say.plain(label), pick_some(found.options, found.paired), optional=True),
    ]
    title, save = say.plain(N_("Pain and relief")), say.plain(N_("Save"))
    return form(say, "note_pair", title, blocks, value={"n": found.uid}, submit=save)


def carried(value: Mapping[str, Any]) -> dict[str, Any]:
    """The list that a button leads back to; nothing where it was opened from elsewhere."""
    return {name: value[name] for name in (*SHORT.values(), "g") if name in value}

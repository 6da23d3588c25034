"""A page of notes: each with who heard it, until when one can ask, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.i18n import Say
from bot.rules.projection.noted import NoteShown, NotesPage, WantedNotes
from bot.rules.texts import N_
from bot.views.notes.asking import open_note
from bot.views.notes.changes import SENTENCES
from bot.views.notes.lines import lines
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section

SHORT = {"kind": "k", "words": "q", "customer": "c", "journey": "j", "heard": "p", "everywhere": "e", "retired": "r"}
"""Under which letter a button carries a filter; they stand in shipped buttons and stay."""
WORDS = 200
"""Characters of typed words that a button carries."""
CHARACTERS = 2400
"""Of a note: a page has five, and Slack takes 13,200 a message."""
NEXT_STATUS = {"open": ("delivered", N_("Delivered")), "delivered": ("confirmed", N_("Customer confirmed it"))}


def page(found: NotesPage, say: Say, today: date, *, done: tuple[str, Mapping[str, Any], str] | None = None) -> Message:
    """`done`: what was just changed of one (message id, values, the change's uid), said above with its Undo."""
    top = what_was_done(done, say) if done else []
    if not found.notes:
        text, blocks = _none(found, say)
        return Message(text, [*top, *blocks])
    head = _retired(found, say) if found.wanted.retired else _head(found, say)
    kept = {**kept_filter(found.wanted), "g": found.page}
    blocks = [*top, section(head)]
    for n, note in enumerate(found.notes, start=1):
        told = cut("\n".join(lines(note, say, today, within=found.journey)), CHARACTERS)
        blocks.append(section(told, open_note(note.uid, say, n, kept)))
        blocks.append(actions(*buttons(note, kept, n, say)))
    return Message(head, [*blocks, *_turning(found, kept, say)])


def kept_filter(wanted: WantedNotes) -> dict[str, Any]:
    """What a button carries, to ask for the same list again."""
    given = {short: getattr(wanted, name) for name, short in SHORT.items()}
    return {short: value[:WORDS] if isinstance(value, str) else value for short, value in given.items() if value}


def what_was_done(done: tuple[str, Mapping[str, Any], str], say: Say) -> list[Block]:
    what, values, change = done
    return [section(SENTENCES[what](values, say), button(say.plain(N_("Undo")), "undo", {"c": change}))]


def _head(found: NotesPage, say: Say) -> str:
    if found.journey:
        one, many = N_("One note about *{journey}*."), N_("{n} notes about *{journey}*, the newest first.")
        return say.number(one, many, found.total, journey=found.journey)
    one, many = N_("One note that you may read."), N_("{n} notes that you may read, the newest first.")
    return say.number(one, many, found.total)


def _retired(found: NotesPage, say: Say) -> str:
    one, many = N_("One note that was retired."), N_("{n} notes that were retired, the newest first.")
    return say.number(one, many, found.total)


def _none(found: NotesPage, say: Say) -> tuple[str, list[Block]]:
    wanted = found.wanted
    if wanted.retired:
        text = say(N_("No note was retired here."))
        return text, [section(text), actions(button(say.plain(N_("All notes")), "notes_page", _at(wanted)))]
    filtered = bool(wanted.kind or wanted.words or wanted.customer or wanted.heard)
    write = button(say.plain(N_("Write a note…")), "note_new", _at(wanted), primary=True)
    if filtered:
        text = say(N_("No note is like that."))
        everything = button(say.plain(N_("All notes")), "notes_page", _at(wanted))
        return text, [section(text), actions(everything, write)]
    text = say(N_("Nothing is noted yet. What has the customer said that the next people should know?"))
    hint = say(N_("For example: `/handover note pain Orders are typed twice, from Bo Ek`"))
    return text, [section(f"{text}\n{hint}"), actions(write)]


def _at(wanted: WantedNotes) -> dict[str, str]:
    return {"j": wanted.journey} if wanted.journey else {}


def buttons(note: NoteShown, kept: Mapping[str, Any], place: int, say: Say) -> list[Element]:
    value = {"n": note.uid, **kept}
    if note.retired:
        return [button(say.plain(N_("Bring back")), f"note_back.{place}", value)]
    buttons = []
    if not note.heard_by_me:
        buttons.append(button(say.plain(N_("I heard it too")), f"note_heard.{place}", value))
    if note.status in NEXT_STATUS:
        status, shown = NEXT_STATUS[note.status]
        buttons.append(button(say.plain(shown), f"note_status.{place}", {**value, "s": status}))
    edit = button(say.plain(N_("Edit…")), f"note_edit.{place}", {"n": note.uid})
    return [*buttons, edit, button(say.plain(N_("Retire")), f"note_retire.{place}", value)]


def _turning(found: NotesPage, kept: Mapping[str, Any], say: Say) -> list[Block]:
    elements = [
        button(say.plain(text), f"notes_page.{n}", {**kept, "g": number})
        for n, (text, number) in enumerate(((N_("Back"), found.page - 1), (N_("More"), found.page + 1)), start=1)
        if 1 <= number <= found.pages
    ]
    unread = [note.uid for note in found.notes if not note.mine]
    if unread:
        elements.append(button(say.plain(N_("I have read these")), "notes_read", {**kept, "u": unread}))
    if not found.wanted.retired:
        elements.append(button(say.plain(N_("Retired notes")), "notes_page.3", {**kept, "r": True, "g": 1}))
    where = context(say(N_("Page {page} of {pages}"), page=found.page, pages=found.pages))
    return [*([actions(*elements)] if elements else []), *([where] if found.pages > 1 else [])]

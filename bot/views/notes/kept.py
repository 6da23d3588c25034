"""The reply to a note: what was kept, as slots, with Undo and `Edit…`; one tap for its kind where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection.inquired import AskingShown
from bot.rules.projection.noted import NoteShown
from bot.rules.texts import N_
from bot.views.notes.asking import ask_somebody, plan
from bot.views.notes.words import KINDS, kind_name, quoted, shown
from bot.views.parts import Block, Message, actions, button, cut, section

TEXT = 1500
CHARACTERS = 2900


def kept(
    note: NoteShown, change_uid: str | None, say: Say, today: date, *, asking: AskingShown | None = None
) -> Message:
    """`asking`: of an open question, who is asked and when, or that nobody can be."""
    head = _head(note, say)
    told = [*_slots(note, say), *([plan(asking, note.customer, say, today)] if asking else [])]
    blocks: list[Block] = [section(cut("\n".join([head, *told]), CHARACTERS))]
    if note.kind is None:
        blocks.append(section(say(N_("What kind of note is it?"))))
        blocks.append(actions(*(_kind(note, kind, say, n) for n, kind in enumerate(KINDS, start=1))))
    undo = [button(say.plain(N_("Undo")), "undo", {"c": change_uid})] if change_uid else []
    edit = button(say.plain(N_("Edit…")), "note_edit", {"n": note.uid})
    ask = [ask_somebody(note.uid, say)] if asking and not asking.closed else []
    blocks.append(actions(*undo, edit, *ask))
    return Message(head, blocks)


def _head(note: NoteShown, say: Say) -> str:
    told = quoted(note.text, say, TEXT)
    if note.journey is not None:
        return say(N_("Kept for *{journey}*: {note}"), journey=note.journey[2], note=told)
    return say(N_("Kept about *{customer}*, for the people of this channel: {note}"), customer=note.customer, note=told)


def _slots(note: NoteShown, say: Say) -> Iterator[str]:
    if note.kind is not None:
        yield say(N_("• Kind: {kind}"), kind=kind_name(note.kind, say))
    if note.said_by is not None:
        yield say(N_("• Said by {person}"), person=note.said_by.name)
    if note.system is not None:
        yield say(N_("• System: {system}"), system=Raw(shown(note.system, 120)))
    if note.heard:
        yield say(N_("• Heard by {people}"), people=say.names([one.who.called for one in note.heard]))
    else:
        yield say(N_("• I do not know who heard it from the customer."))
    if note.shareable:
        yield say(N_("• May be shown to the customer"))


def _kind(note: NoteShown, kind: str, say: Say, place: int) -> dict[str, object]:
    return button(kind_name(kind, say), f"note_kind.{place}", {"n": note.uid, "k": kind})

"""What was noted about something, for the answer to `who`: who heard it, from whom, until when they can be asked."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection.knowing import Meant
from bot.rules.projection.noted import Heard, NoteShown, NotesPage, WantedNotes
from bot.rules.texts import N_
from bot.views.knower import nearby_day
from bot.views.notes.asking import open_note
from bot.views.notes.lines import nobody, read, title
from bot.views.notes.page import kept_filter
from bot.views.parts import Block, Message, actions, button, section
from bot.views.who import ask

SHOWN = 3
"""Notes in one answer; the others are in `notes`."""
HEARERS = 3
ABOUT_IT = (N_("One note about it:"), N_("{n} notes about it, the newest first:"))
HEARD_BY = (N_("One note of what this person heard:"), N_("{n} notes of what this person heard, the newest first:"))
HEARD = {
    (True, "until"): N_("{person} heard it from {source} on {day} (with {customer} until {until})."),
    (True, "was"): N_("{person} heard it from {source} on {day} (was with {customer} until {until})."),
    (True, "open"): N_("{person} heard it from {source} on {day} (with {customer}, no end planned)."),
    (True, "not"): N_("{person} heard it from {source} on {day} (not in the plan)."),
    (False, "until"): N_("{person} heard it on {day} (with {customer} until {until})."),
    (False, "was"): N_("{person} heard it on {day} (was with {customer} until {until})."),
    (False, "open"): N_("{person} heard it on {day} (with {customer}, no end planned)."),
    (False, "not"): N_("{person} heard it on {day} (not in the plan)."),
}
"""By whether it is known who said it, and how long they are there."""


def noted(found: NotesPage, say: Say, today: date) -> list[Block]:
    """The newest notes about it, or that somebody heard, each with who can be asked; nothing where there are none."""
    if not found.notes:
        return []
    head = HEARD_BY if found.wanted.heard else ABOUT_IT
    blocks = [section(say.number(*head, found.total))]
    for n, note in enumerate(found.notes[:SHOWN], start=1):
        blocks += _note(note, found.team, say, today, n)
    if found.total > SHOWN:
        more = button(say.plain(N_("All these notes")), "notes_page", kept_filter(found.wanted))
        blocks.append(actions(more))
    return blocks


def about(words: str, found: NotesPage, say: Say, today: date) -> Message:
    """The answer where nothing is called so, but notes speak of it."""
    text = say(N_("Nothing in the plans is called *{words}*, but people have noted it."), words=words[:60])
    return Message(text, [section(text), *noted(found, say, today)])


def wanted(meant: Meant, within: str | None) -> WantedNotes | None:
    """Which notes speak of what was meant, within a journey (its uid) or anywhere; of a person: what they heard."""
    if meant.kind == "customer":
        return WantedNotes(customer=meant.name)
    if meant.kind == "journey":
        return WantedNotes(journey=meant.ref)
    if meant.kind == "person":
        return WantedNotes(heard=meant.ref, everywhere=True)
    if meant.kind != "system":
        return None
    return WantedNotes(words=meant.name, journey=within or "", everywhere=within is None)


def _note(note: NoteShown, team: str, say: Say, today: date, place: int) -> tuple[Block, Block]:
    told = [_heard(one, note, say, today) for one in note.heard[:HEARERS]] or [nobody(note, say)]
    text = "\n".join((title(note, say), " ".join([*told, *read(note, say)])))
    askable = next((one for one in note.heard if one.askable), None)
    shown = open_note(note.uid, say, place)
    return section(text), actions(*([ask(askable.who, team, say, f"note{place}")] if askable else []), shown)


def _heard(one: Heard, note: NoteShown, say: Say, today: date) -> str:
    words: dict[str, str | Raw] = {"person": one.who.called, "day": nearby_day(say, one.on, today)}
    stays = "not" if not one.there else "open" if one.until is None else "until" if one.until >= today else "was"
    told_by = note.said_by if note.said_by != one.who else None
    if told_by is not None:
        words["source"] = told_by.name
    if one.there:
        words["customer"] = note.customer
    if one.until is not None:
        words["until"] = nearby_day(say, one.until, today)
    return say(HEARD[told_by is not None, stays], **words)

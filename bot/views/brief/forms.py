"""The forms around a brief: what somebody takes along, what a giver says to that; and the answers to them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.knowledge.brief import LINE
from bot.rules.projection import Who
from bot.rules.projection.noted import NoteShown
from bot.rules.texts import N_
from bot.views.edge import spoken
from bot.views.forms import field, form, pick, text
from bot.views.handover import names
from bot.views.notes.words import quoted
from bot.views.parts import Block, Message, View, section

NOTE = 1500


def take(handover_uid: str, line: str, say: Say) -> View:
    """`line`: what they wrote before."""
    label = say.plain(N_("In one line: what matters most for the start?"))
    hint = say.plain(N_("Those who hand over see it at the end of the working day, and can say if it is not quite so."))
    blocks = [field("line", label, text(line, most=LINE), hint=hint)]
    title = say.plain(N_("What you take along"))
    return form(say, "take_with_me", title, blocks, value={"h": handover_uid}, submit=say.plain(N_("Save")))


def taken(givers: Sequence[Who], say: Say) -> Message:
    if not givers:
        return spoken(say(N_("Kept. It stands in the brief.")))
    one, many = (
        N_("Kept. {people} sees it at the end of the working day."),
        N_("Kept. {people} see it at the end of the working day."),
    )
    return spoken(say.number(one, many, len(givers), people=names(givers, say)))


def correct(handover_uid: str, who: Who, takes: str, said: str, say: Say) -> View:
    """`said`: what was said to it before."""
    told = say(N_("{person} takes along: “{line}”"), person=who.called, line=takes)
    label = say.plain(N_("What would you say to that?"))
    hint = say.plain(N_("{person} reads it at the end of the working day."), person=who.called)
    blocks = [section(told), field("line", label, text(said, most=LINE), hint=hint)]
    value = {"h": handover_uid, "p": who.uid}
    return form(
        say, "brief_correct", say.plain(N_("Something to add")), blocks, value=value, submit=say.plain(N_("Save"))
    )


def corrected(who: Who, say: Say) -> Message:
    return spoken(say(N_("Kept. {person} reads it at the end of the working day."), person=who.called))


def ask(handover_uid: str, note: NoteShown, people: Sequence[Who], say: Say) -> View:
    """Whom to ask about a note, the first chosen, and what; the note itself is shown to whoever is asked."""
    blocks: list[Block] = [section(quoted(note.text, say, NOTE))]
    if len(people) > 1:
        options = [(who.name, who.uid) for who in people]
        blocks.append(field("person", say.plain(N_("Whom shall I ask?")), pick(options, people[0].uid)))
    label = say.plain(N_("What would you like to know?"))
    hint = say.plain(N_("Whom I ask reads the note too. The answer is kept with it."))
    blocks.append(field("text", label, text(lines=True, most=LINE), optional=True, hint=hint))
    value = {"h": handover_uid, "n": note.uid}
    return form(say, "brief_ask", say.plain(N_("Ask about a note")), blocks, value=value, submit=say.plain(N_("Ask")))


def asked(whom: Who, say: Say) -> Message:
    return spoken(say(N_("I have asked {person}. You hear from me when there is an answer."), person=whom.called))

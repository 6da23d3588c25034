"""How it stands with an open question: who was asked, who will be and when; and the form that asks somebody now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.knowledge.brief import LINE
from bot.rules.projection.inquired import AskedShown, AskFields, AskingShown
from bot.rules.texts import N_
from bot.views.forms import field, form, person, text
from bot.views.knower import nearby_day
from bot.views.notes.words import quoted
from bot.views.parts import Block, Element, View, button, section

NOTE = 1500
BEFORE_LAST = N_("I ask {person} on {day}: {last} is their last day with {customer}.")
BEFORE_START = N_("I ask {person} on {day}, in good time before the handover on {start}.")
SOON = N_("I ask {person} on {day}.")
NOT_YET = N_("{person} was asked on {day} and has not answered yet.")
ALL_ASKED = N_("Nobody has answered yet, and I know nobody else to ask. Whom shall I ask?")
NOBODY = N_("I know nobody I can ask. Whom shall I ask?")
CLOSED = N_("The journey is closed or paused: I ask nobody about it.")


def plan(asking: AskingShown, customer: str, say: Say, today: date) -> str:
    """Who is asked next and when, who is waited for, or that nobody can be asked."""
    if asking.closed:
        return say(CLOSED)
    if asking.waits:
        waited = next(one for one in reversed(asking.asked) if one.state == "open")
        return say(NOT_YET, person=waited.to.called, day=nearby_day(say, waited.on, today))
    if asking.whom is None or asking.on is None:
        return say(ALL_ASKED if asking.asked else NOBODY)
    known = {"person": asking.whom.called, "day": Raw(say.day(asking.on))}
    if asking.last is not None:
        return say(BEFORE_LAST, **known, customer=customer, last=nearby_day(say, asking.last, today))
    if asking.start is not None:
        return say(BEFORE_START, **known, start=nearby_day(say, asking.start, today))
    return say(SOON, **known)


def put_to(asked: AskedShown, say: Say, today: date, question: Raw | None) -> str:
    """Who was asked, and what in which words; that they do not know, where they have said so."""
    words = {"asker": asked.by.called, "person": asked.to.called, "day": nearby_day(say, asked.on, today)}
    if asked.state == "passed":
        return say(N_("{asker} asked {person} on {day}, who does not know."), **words)
    if question is None:
        return say(N_("{asker} asked {person} about it on {day}."), **words)
    return say(N_("{asker} asked {person} on {day}: {question}"), question=question, **words)


def open_note(uid: str, say: Say, place: object = 1, more: Mapping[str, Any] | None = None) -> Element:
    """The way to its own page; `more`: the list to go back to."""
    return button(say.plain(N_("Open")), f"note_open.{place}", {"n": uid, **(more or {})})


def ask_somebody(uid: str, say: Say, *, primary: bool = False) -> Element:
    return button(say.plain(N_("Ask somebody…")), "note_ask", {"n": uid}, primary=primary)


def ask_form(fields: AskFields, say: Say) -> View:
    """Who may know best is chosen; the note itself is shown to whoever is asked."""
    label = say.plain(N_("Whom shall I ask?"))
    hint = say.plain(N_("I ask at once, and whom I ask reads the note too. The answer is kept with it."))
    blocks: list[Block] = [
        section(quoted(fields.text, say, NOTE)),
        field("person", label, person(fields.whom), hint=hint),
    ]
    if fields.kind != "question":
        wish = say.plain(N_("What would you like to know?"))
        blocks.append(field("text", wish, text(lines=True, most=LINE), optional=True))
    return form(
        say, "note_ask", say.plain(N_("Ask about a note")), blocks, value={"n": fields.uid}, submit=say.plain(N_("Ask"))
    )

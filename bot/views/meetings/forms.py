"""The forms of a meeting: planned, changed, who is what; a guide as lines; which earlier kit to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field as value_field
from datetime import date
from typing import Any

from bot.i18n import Say, inert
from bot.rules.dates import iso_day
from bot.rules.meetings.hours import Hours
from bot.rules.meetings.kit import WHOLE, GuideLine, as_typed, mark
from bot.rules.meetings.profiles import PROFILES
from bot.rules.projection.meetings import MeetingShown
from bot.rules.projection.noted import Option
from bot.rules.texts import N_
from bot.rules.values import fact
from bot.views.belonging import where_it_belongs
from bot.views.forms import clock, day, field, form, people, pick, text
from bot.views.meetings import words
from bot.views.parts import Block, View, section

ABOUT = 120
KEEP = "-"
"""No profile."""
FORM = {
    "question": "question_guide",
    "observe": "observation_guide",
    "step": "supply_chain",
    "alternative": "alternatives",
}
"""The callback id of each guide's form."""
EACH = {
    "question": N_("One question a line"),
    "observe": N_("One thing to watch a line"),
    "step": N_("One step a line"),
    "alternative": N_("One alternative or story a line"),
}
HOW = {
    "question": N_("In the order in which you ask. To remove one, take its line out."),
    "observe": N_("Write where you watch it after a semicolon."),
    "step": N_("From the supplier to the customer's customer."),
    "alternative": N_("For the customer to answer with their own."),
}
EXAMPLE = {
    "question": N_("What does an ordinary day look like for you?"),
    "observe": N_("How an order gets into the system; at the order desk"),
    "step": N_("Steel works"),
    "alternative": N_("A mill in the north lets its drivers report from the cab"),
}


@fact
class MeetingFields:
    """What stands in the form of a meeting when it opens; people by Slack id."""

    day: date | None = None
    hours: Hours | None = None
    place: str = ""
    """Whose time of day it is, where that is not the reader's."""
    customer: str = ""
    people: Sequence[str] = value_field(default_factory=tuple)
    about: str = ""
    journey: str = ""
    """The name of the journey it belongs to, where that is known."""


def new_meeting(
    filled: MeetingFields,
    say: Say,
    *,
    value: Mapping[str, Any],
    journeys: Sequence[Option] = (),
    ask_customer: bool = False,
    problem: str = "",
) -> View:
    """`journeys` to choose from where it is not said which; `ask_customer`: or a customer alone."""
    blocks: list[Block] = [section(problem)] if problem else []
    if filled.journey:
        sentence = N_("For *{journey}*, with {customer}.") if filled.customer else N_("For *{journey}*.")
        blocks.append(section(say(sentence, journey=filled.journey, customer=filled.customer)))
    asked = N_("Or which customer are you meeting?") if journeys else N_("Which customer are you meeting?")
    hint = N_("Without a journey the people of this channel may read it.")
    customer = asked if ask_customer else None
    blocks += where_it_belongs(journeys, say, customer=customer, hint=hint, named=filled.customer)
    title = say.plain(N_("A customer meeting"))
    return form(say, "meeting", title, [*blocks, *_fields(filled, say)], value=value, submit=say.plain(N_("Plan it")))


def change_meeting(meeting: MeetingShown, say: Say) -> View:
    """What it was made from goes with it: what somebody else changes meanwhile stays as they left it."""
    here = [one.who.slack_id for one in meeting.people if one.who.slack_id]
    held = meeting.held
    filled = MeetingFields(
        day=meeting.day,
        hours=held.hours if held else None,
        place=say.city(held.tz) if held and held.away else "",
        people=here,
        about=meeting.about,
    )
    when = {"d": meeting.day.isoformat(), "h": told(filled.hours)}
    value = {"m": meeting.uid, **when, "p": here, "s": mark(meeting.about)}
    title = say.plain(N_("Change the meeting"))
    return form(say, "meeting_change", title, _fields(filled, say), value=value, submit=say.plain(N_("Save")))


def _fields(filled: MeetingFields, say: Say) -> list[Block]:
    hint = say.plain(
        N_("CTO and CIO need it most; a business partner or enterprise architect can attend most meetings.")
    )
    begins, ends = told(filled.hours)
    there = say.plain(N_("As the clock shows it in {place}."), place=filled.place) if filled.place else ""
    return [
        field("day", say.plain(N_("On which day?")), day(filled.day)),
        field("begins", say.plain(N_("From when?")), clock(begins), optional=True, hint=there),
        field("ends", say.plain(N_("Until when?")), clock(ends), optional=True),
        field(
            "people", say.plain(N_("Which of you are taking part?")), people(filled.people), optional=True, hint=hint
        ),
        field("about", say.plain(N_("What is it about?")), text(filled.about, most=ABOUT), optional=True),
    ]


def told(hours: Hours | None) -> list[str | None]:
    """From when and until when, as Slack's pickers have it."""
    return [f"{each:%H:%M}" if each else None for each in ((hours.begins, hours.ends) if hours else (None, None))]


def profiles(meeting: MeetingShown, say: Say) -> View:
    """A menu for each of those who take part."""
    options = [(say.plain(words.PROFILES[profile]), profile) for profile in PROFILES]
    nothing = (say.plain(N_("not said")), KEEP)
    blocks = [
        field(f"p:{one.who.uid}", one.who.name, pick([*options, nothing], one.profile or KEEP))
        for one in meeting.people[:50]
    ]
    title = say.plain(N_("Profiles"))
    return form(say, "meeting_profiles", title, blocks, value={"m": meeting.uid}, submit=say.plain(N_("Save")))


def guide(meeting: MeetingShown, kind: str, say: Say) -> View:
    lines = as_typed(GuideLine(item.text, item.place) for item in meeting.of(kind))
    return _guide(meeting.uid, kind, lines, lines, say)


def guide_again(uid: str, kind: str, typed: str, now: str, say: Say) -> View:
    """Somebody changed it while the form was open: what was typed stays, and what it says now stands above."""
    said = say(N_("Somebody changed this while you were writing. It says now:"))
    told = section(f"{said}\n{inert(now[:2000])}")
    return _guide(uid, kind, typed, now, say, told)


def _guide(uid: str, kind: str, typed: str, seen: str, say: Say, *above: Block) -> View:
    lines = text(typed, lines=True, most=WHOLE, example=say.plain(EXAMPLE[kind]))
    title = say.plain(words.GUIDES[kind])
    block = field("text", say.plain(EACH[kind]), lines, optional=True, hint=say.plain(HOW[kind]))
    value = {"m": uid, "k": kind, "s": mark(seen)}
    return form(say, FORM[kind], title, [*above, block], value=value, submit=say.plain(N_("Save")))


def copy(uid: str, earlier: Sequence[tuple[str, str, str]], say: Say) -> View:
    """`earlier`: uid, customer and ISO day of each meeting with a kit."""
    options = []
    for source, customer, iso in earlier:
        on = iso_day(iso)
        shown = say.plain(N_("{customer}, {day}"), customer=customer[:50], day=say.short_day(on) if on else "")
        options.append((f"{shown} {on.year}" if on else shown, source))
    hint = say.plain(N_("Its lines are added to what you have; what was answered there is not."))
    block = field("source", say.plain(N_("The kit of which meeting?")), pick(options), hint=hint)
    title = say.plain(N_("Copy a kit"))
    return form(say, "meeting_copy", title, [block], value={"m": uid}, submit=say.plain(N_("Copy")))

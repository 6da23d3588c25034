"""Words for what a meeting has: profiles, guides, reactions, and the six questions that a guide begins with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Raw, Say, inert
from bot.rules.names import LONGEST
from bot.rules.projection.meetings import Attending, Held, MeetingShown
from bot.rules.texts import N_
from bot.views.forms import field, text
from bot.views.parts import Block

PROFILES = {
    "cto": N_("CTO"),
    "cio": N_("CIO"),
    "partner": N_("business partner"),
    "architect": N_("enterprise architect"),
    "expert": N_("expert"),
    "other": N_("other"),
}
GUIDES = {
    "question": N_("Question guide"),
    "observe": N_("Observation guide"),
    "step": N_("Supply chain"),
    "alternative": N_("Alternatives to offer"),
}
REACTIONS = {
    "liked": N_("They liked it"),
    "unsure": N_("They were not sure"),
    "disliked": N_("They did not like it"),
}
STARTERS = (
    N_("What does an ordinary day look like for you?"),
    N_("What works well today?"),
    N_("What happened the last time something got in your way?"),
    N_("What do you expect of a supplier in the coming year?"),
    N_("How do you want us to meet you when something goes wrong?"),
    N_("What should we have asked you about that we have not?"),
)


def starters(say: Say) -> list[str]:
    """The six open questions in the reader's language, as text to be kept."""
    return [say.plain(question) for question in STARTERS]


def when(day: str, held: Held | None, say: Say) -> Raw:
    """ "Thu 3 Dec, 13:00–14:30"; where it is another time of day for the reader, with the place whose time it is."""
    if held is None:
        return Raw(day)
    clock = say.clock(held.hours.begins, held.hours.ends)
    if held.away:
        clock = say(N_("{hours} ({place})"), hours=clock, place=say.city(held.tz))
    return Raw(say(N_("{day}, {hours}"), day=Raw(day), hours=Raw(clock)))


def headline(meeting: MeetingShown, say: Say, today: date) -> str:
    """ "*Meeting with Acme AB* on Thursday 3 December 2026 (week 49), in 11 days." """
    words = {"customer": meeting.customer, "day": when(say.whole_day(meeting.day), meeting.held, say)}
    left = (meeting.day - today).days
    if meeting.cancelled:
        return say(N_("*Meeting with {customer}* on {day}: called off."), **words)
    if left > 0:
        one = N_("*Meeting with {customer}* on {day}, tomorrow.")
        return say.number(one, N_("*Meeting with {customer}* on {day}, in {n} days."), left, **words)
    if left == 0:
        return say(N_("*Meeting with {customer}* today, {day}."), **words)
    return say(N_("*Meeting with {customer}* on {day}."), **words)


def person(one: Attending, say: Say) -> Raw:
    """ "Carl (CIO)" """
    if one.profile not in PROFILES or one.profile == "other":
        return Raw(inert(one.who.called))
    profile = say.plain(PROFILES[one.profile])
    return Raw(say(N_("{person} ({profile})"), person=one.who.called, profile=profile))


def quoted(meeting: MeetingShown, say: Say) -> Iterator[str]:
    """The customer's own sentence, and whose it is where that is known; nothing where none was kept."""
    if meeting.quote and meeting.quote_by:
        told = N_("In the customer's own words: “{quote}” ({person})")
        yield say(told, quote=meeting.quote, person=meeting.quote_by)
    elif meeting.quote:
        yield say(N_("In the customer's own words: “{quote}”"), quote=meeting.quote)


def speaker_field(meeting: MeetingShown, say: Say) -> Block:
    """Whose the sentence is."""
    name = text(meeting.quote_by, most=LONGEST)
    return field("quote_by", say.plain(N_("Who at the customer said it?")), name, optional=True)

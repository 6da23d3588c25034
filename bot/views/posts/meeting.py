"""What is said of a customer meeting: what it lacks, how it went, what was heard; and that it could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.projection.meetings import MeetingShown, ReminderShown, SaidOfMeeting
from bot.rules.texts import N_
from bot.views.meetings import told, words
from bot.views.parts import Element, button
from bot.views.posts.alert import trouble
from bot.views.posts.part import Part
from bot.views.who import ask

GONE = N_("This customer meeting is not there any more.")
LACKS = {
    "question": N_("a question guide"),
    "observe": N_("an observation guide"),
    "step": N_("a supply chain"),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    said = item.said
    assert said is not None
    meeting = said.meeting
    if meeting is None:
        return Part(title=say(GONE))
    if said.in_channel:
        return _in_channel(meeting, said, say)
    if said.trouble:
        text = say(N_("What you heard from {customer} was not posted."), customer=meeting.customer)
        return Part(title=text, lines=(trouble(said.trouble, say),), elements=_open(meeting, say))
    if said.reminder is None:
        return _after(meeting, post, say)
    return _before(meeting, said.reminder, said.team, post.today, say)


def _in_channel(meeting: MeetingShown, said: SaidOfMeeting, say: Say) -> Part:
    if not said.things:
        return Part(title=say(N_("What was heard from {customer} was taken back."), customer=meeting.customer))
    lines = told.lines(meeting, said.things, say)
    return Part(title=told.title(meeting, len(said.things), say), lines=tuple(lines), elements=_open(meeting, say))


def _before(meeting: MeetingShown, found: ReminderShown, team: str, today: date, say: Say) -> Part:
    title = _title(meeting, today, say)
    if meeting.cancelled or meeting.day < today:
        return Part(title=title, elements=_open(meeting, say))
    lines = tuple(_lacks(found, say))
    if not lines:
        return Part(title=title, lines=(say(N_("Its kit is complete.")),), elements=_open(meeting, say))
    asks = (ask(found.free.who, team, say, "meeting"),) if found.free else ()
    return Part(title=title, lines=lines, elements=(*_open(meeting, say, primary=True), *asks))


def _title(meeting: MeetingShown, today: date, say: Say) -> str:
    day, left = words.when(say.day(meeting.day), meeting.held, say), (meeting.day - today).days
    if meeting.cancelled:
        return say(N_("The meeting with {customer} on {day} was called off."), customer=meeting.customer, day=day)
    if left < 0:
        return say(N_("The meeting with {customer} was on {day}."), customer=meeting.customer, day=day)
    if left == 0:
        return say(N_("You meet {customer} on {day}."), customer=meeting.customer, day=day)
    one, many = N_("You meet {customer} on {day}, tomorrow."), N_("You meet {customer} on {day}, in {n} days.")
    return say.number(one, many, left, customer=meeting.customer, day=day)


def _lacks(found: ReminderShown, say: Say) -> Iterator[str]:
    if found.lacking.artefacts:
        yield say(
            N_("Still missing: {what}."), what=say.names([say.plain(LACKS[one]) for one in found.lacking.artefacts])
        )
    if not found.lacking.profile:
        return
    yield say(N_("No CTO, CIO, business partner or enterprise architect takes part yet."))
    if found.free is None:
        return
    known = {"person": words.person(found.free, say)}
    if found.met is None:
        yield say(N_("{person} has met no customer yet that I know of; there is a free chair."), **known)
    else:
        since = Raw(say.dated(found.met))
        yield say(N_("{person} has met no customer since {day}; there is a free chair."), **known, day=since)


def _after(meeting: MeetingShown, post: PostShown, say: Say) -> Part:
    day = say.day(meeting.day)
    if meeting.cancelled:
        return Part(title=_title(meeting, post.today, say))
    if meeting.came:
        title = say(N_("Thank you: it is told how the meeting with {customer} went."), customer=meeting.customer)
        heard = button(say.plain(N_("What was heard")), "meeting_heard", {"m": meeting.uid})
        return Part(title=title, elements=(heard, *_open(meeting, say)))
    title = say(N_("How did the meeting with {customer} go on {day}?"), customer=meeting.customer, day=day)
    why = say(
        N_("Who came, what was answered and what you saw: a few words now save the customer from saying it again.")
    )
    tell = button(say.plain(N_("How did it go?")), "meeting_went", {"m": meeting.uid}, primary=True)
    return Part(title=title, lines=(why,), elements=(tell, *_open(meeting, say)))


def _open(meeting: MeetingShown, say: Say, *, primary: bool = False) -> tuple[Element, ...]:
    return (button(say.plain(N_("Open the meeting")), "meeting_show", {"m": meeting.uid}, primary=primary),)

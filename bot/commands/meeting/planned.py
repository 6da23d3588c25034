"""A meeting is planned: from a typed line, or by the form with what was understood filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.meetings.hours import Hours, hours_of
from bot.rules.meetings.reading import ReadMeeting, read_meeting
from bot.rules.projection import JourneyShown
from bot.rules.projection.noted import Option
from bot.rules.settings.reading import read_hour
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Unclear
from bot.usecases import meetings, notes
from bot.usecases.meetings import WantedMeeting
from bot.usecases.meetings.following import Met
from bot.views.meetings.forms import MeetingFields, new_meeting
from bot.views.meetings.page import page
from bot.views.meetings.words import starters

WORD = "meeting"
NO_DAY = N_("On which day is the meeting?")


def typed(call: Call) -> None:
    """With a customer and a day nothing else is needed; what is lacking is asked by the form."""
    try:
        read, problem = read_meeting(call.words, call.today, call.say.language), ""
    except Unclear as unclear:
        problem = meant.mendable(call, unclear)
        read = unclear.understood if isinstance(unclear.understood, ReadMeeting) else ReadMeeting()
    read = replace(read, about=meant.by_name(call, read.about))
    if not call.journey_key and read.customer:
        _named(call, read, problem)
    else:
        meant.on_journey(
            call,
            WORD,
            lambda call, journey: _on(call, journey, read, problem),
            unsure=lambda call: _ask_where(call, read, problem),
        )


def opened(call: Call) -> None:
    """`Plan a meeting…`"""
    typed(call)


def filled(call: Call) -> None:
    form = call.form
    on = iso_day(form.get("day"))
    if on is None:
        raise Refusal(NO_DAY, "day")
    profiles = call.value.get("q") or {}
    wanted = WantedMeeting(
        day=on,
        hours=chosen_hours(call),
        tz=call.actor.tz,
        about=meant.typed(call, "about"),
        people={call.meet(each).id: profiles.get(each) for each in form.get("people") or ()},
        questions=starters(call.say),
    )
    journey = call.value.get("j") or form.get("journey")
    customer = "" if journey else str(form.get("customer") or "")
    reply(call, meetings.make(call.store, call.stamp, call.viewer, wanted, journey=journey, customer=customer))


def chosen_hours(call: Call) -> Hours | None:
    """From when until when, as the pickers of the form say."""
    begins, ends = (read_hour(each) if each else None for each in map(call.form.get, ("begins", "ends")))
    return hours_of(begins, ends)


def reply(call: Call, came: Met) -> None:
    """The meeting as it is now, with what was done above it."""
    call.reply(page(came.meeting, call.say, call.today, done=(came.what, came.change_uid)))


# -- typed ----------------------------------------------------------------------------------------------------------


def _named(call: Call, read: ReadMeeting, problem: str) -> None:
    """The customer was named: of the journeys called so that of this channel, or the only one; else that customer."""
    found = meetings.called(call.store, call.viewer, read.customer)
    options = [(name, uid) for uid, _, name in found]
    here = {uid for _, uid in notes.places(call.store, call.viewer).journeys} if len(found) > 1 else set()
    mine = [one for one in found if one[0] in here or len(found) == 1]
    if len(mine) == 1:
        call.journey_key = mine[0][1]
        meant.on_journey(call, WORD, lambda call, journey: _on(call, journey, read, problem))
    elif found:
        _form(call, read, problem, journeys=options)
    else:
        _with_customer(call, read, problem)


def _on(call: Call, journey: JourneyShown, read: ReadMeeting, problem: str) -> None:
    if read.day is None or problem:
        _form(call, read, problem, journey=journey)
        return
    try:
        ids = meant.ids(call, [one.ref for one in read.people], journey)
        wanted = _wanted(call, read, ids)
        came = meetings.make(call.store, call.stamp, call.viewer, wanted, journey=journey.uid)
    except Refusal as refusal:
        _form(call, read, meant.mendable(call, refusal), journey=journey)
    else:
        reply(call, came)


def _with_customer(call: Call, read: ReadMeeting, problem: str) -> None:
    """No journey is called so: a meeting for the people of this channel."""
    try:
        meant.must_not_be_near(call, read.customer, read)
        if read.day is None or problem or call.place is None or call.place.id is None:
            _ask_where(call, read, problem)
            return
        wanted = _wanted(call, read, [meant.somebody(call, one.ref) for one in read.people])
        came = meetings.make(call.store, call.stamp, call.viewer, wanted, customer=read.customer)
    except Refusal as refusal:
        _ask_where(call, read, meant.mendable(call, refusal))
    else:
        reply(call, came)


def _wanted(call: Call, read: ReadMeeting, ids: Sequence[int | None]) -> WantedMeeting:
    assert read.day is not None
    people = {id_: one.profile for id_, one in zip(ids, read.people, strict=True) if id_ is not None}
    return WantedMeeting(
        day=read.day,
        hours=read.hours,
        tz=call.actor.tz,
        about=read.about,
        people=people,
        questions=starters(call.say),
    )


def _ask_where(call: Call, read: ReadMeeting, problem: str = "") -> None:
    """The channel has no journey or several, or it is alone with the bot: the form asks which, and keeps the rest."""
    where = notes.places(call.store, call.viewer)
    _form(call, read, problem, journeys=where.journeys, ask_customer=where.customer)


def _form(
    call: Call,
    read: ReadMeeting,
    problem: str,
    *,
    journey: JourneyShown | None = None,
    journeys: Sequence[Option] = (),
    ask_customer: bool = False,
) -> None:
    mentioned = [one for one in read.people if one.ref.slack_id]
    profiles = {one.ref.slack_id: one.profile for one in mentioned if one.profile}
    fields = MeetingFields(
        day=read.day,
        hours=read.hours,
        customer=journey.customer if journey else read.customer,
        people=[one.ref.slack_id for one in mentioned if one.ref.slack_id],
        about=read.about,
        journey=journey.name if journey else "",
    )
    carried = {**({"j": journey.uid} if journey else {}), **({"q": profiles} if profiles else {})}
    view = new_meeting(fields, call.say, value=carried, journeys=journeys, ask_customer=ask_customer, problem=problem)
    call.open_form(view)

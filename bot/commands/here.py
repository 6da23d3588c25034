"""/handover here, here project: a journey lives in this channel, or a phase of it is written about here."""

from __future__ import annotations

from contextlib import suppress

from bot import meant
from bot.call import Call
from bot.rules.line import read_event
from bot.rules.projection import JourneyShown
from bot.rules.projection.listed import Wanted
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Unclear
from bot.usecases import journeys, linking
from bot.usecases.done import Done
from bot.views import linking as views
from bot.views.journey import welcome
from bot.views.parts import Message
from bot.views.replies import done, which_journey

WORD = "here"
ALSO = ("här", "her")
USAGE = N_("acme-erp: here project")
HELP = N_("links this channel to a journey, or to one of its phases, so that I write here")

IN_A_CHANNEL = N_("Please type it in the channel that you mean: `/handover {key}: here`.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed, unsure=_which)


def pressed(call: Call) -> None:
    """`The whole journey`, or one of its phases"""
    _link(call, meant.journey(call), _phase(call))


def anyway(call: Call) -> None:
    """`Write here anyway`: good until the next change of the journey."""
    journey, version = meant.journey(call), call.value["n"]
    _must_be_in_a_channel(call, journey)
    came = linking.link(call.store, call.stamp, call.viewer, journey.uid, _phase(call), version, sure=True)
    call.reply(_told(call, came))


def invited(call: Call) -> None:
    """`Invite me`: we join, and go on with what was wanted; a journey that was started needs nothing more."""
    wanted = "j" in call.value
    if wanted:
        with suppress(linking.NotIn):
            call.replace(_linked(call, meant.journey(call), _phase(call)))
            return
    if call.place is not None and meant.may_be_joined(call.place):
        call.join(call.place.slack_id)
    elif call.place is None or not call.place.bot_in:
        raise Refusal(linking.NOT_IN)
    if wanted:
        call.replace(_linked(call, meant.journey(call), _phase(call)))
    else:
        call.replace(views.came_in(str(call.value.get("u") or "") or None, call.say))


ACTIONS = {"link_here": pressed, "link_anyway": anyway, "invite_bot": invited}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not call.words:
        _link(call, journey, None)
        return
    try:
        wanted = read_event(call.words, meant.vocabulary(journey), call.today, call.say.language)
    except Unclear:
        wanted = None
    if wanted is None or wanted.phase is None or wanted.start is not None:
        call.reply(views.what_for(journey, call.say))
    else:
        _link(call, journey, wanted.phase)


def _which(call: Call) -> None:
    """This channel has none yet, or several: one of those, or of one's own."""
    try:
        meant.journey(call)
    except journeys.Several as several:
        options = list(several.options)
    except journeys.NoneHere:
        page = journeys.listing(call.store, call.viewer, call.today, Wanted(mine=True))
        lines = page.lines or journeys.listing(call.store, call.viewer, call.today).lines
        options = [(line.uid, line.key, line.name) for line in lines]
    call.reply(which_journey(options, WORD, call.words, call.say) if options else welcome(call.say))


def _link(call: Call, journey: JourneyShown, phase: str | None) -> None:
    try:
        call.reply(_linked(call, journey, phase))
    except linking.NotIn:
        if not meant.may_be_joined(call.place):
            raise
        call.reply(views.not_in(journey, phase, call.say))


def _linked(call: Call, journey: JourneyShown, phase: str | None) -> Message:
    _must_be_in_a_channel(call, journey)
    try:
        return _told(call, linking.link(call.store, call.stamp, call.viewer, journey.uid, phase))
    except linking.MoreCouldRead as more:
        return views.more_could_read(journey, phase, more.version, more.readers, call.say)


def _must_be_in_a_channel(call: Call, journey: JourneyShown) -> None:
    if call.place is None or call.place.id is None:
        raise Refusal(IN_A_CHANNEL, key=journey.key)


def _told(call: Call, came: Done) -> Message:
    assert came.journey is not None
    others = linking.others_here(call.store, call.viewer, came.journey.uid) if came.what == "journey.linked" else 0
    note = views.several(came.journey, others, call.say)
    return done(came.what, came.values, came.journey, came.change_uid, call.say, note)


def _phase(call: Call) -> str | None:
    uid = call.value.get("p")
    return None if uid is None else str(uid)

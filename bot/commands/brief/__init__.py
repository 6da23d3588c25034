"""/handover brief: what the next handover passes on; also `Open the brief`."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.commands.brief import asking, reading, taking
from bot.rules.line import read_event
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import Unclear
from bot.usecases.rights import Access
from bot.views.brief.choosing import which

WORD = "brief"
ALSO = (
    *("underlag", "underlaget", "överlämning", "överlämningen"),
    *("materiale", "materialet", "overlevering", "overleveringen"),
)
USAGE = N_("brief")
HELP = N_("the brief for the next handover: people, what is known, what is missing; brief maintenance: for that one")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed, takes=Access.READ)


def pressed(call: Call) -> None:
    """`Open the brief`, and `Brief: Maintenance` below one."""
    reading.show(call, str(call.value["h"]))


ACTIONS = {
    "open_brief": pressed,
    "have_read": reading.have_read,
    "brief_file": reading.as_file,
    "brief_take": taking.open_take,
    "brief_correct": taking.open_correct,
    "brief_right": taking.is_right,
    "ask_about_note": asking.open_ask,
    "brief_ask_whom": asking.ask_for,
}
FORMS = {"take_with_me": taking.take, "brief_correct": taking.correct, "brief_ask": asking.ask}


def _typed(call: Call, journey: JourneyShown) -> None:
    """Into the phase that is named, else the next one: on the day itself, and until its phase has begun, it is that;
    in the last phase what was handed over into it, as that is when people look it up."""
    between = [one for one in journey.handovers if not one.within]
    if call.words.strip():
        phase = _phase(call, journey)
        found = next((one for one in between if phase is not None and one.to_phase.uid == phase), None)
    else:
        ahead = (one for one in between if one.days_left is None or one.days_left >= 0 or not one.has_come)
        found = next(ahead, between[-1] if between else None)
    if found is None:
        call.reply(which(journey, between, call.words.strip(), call.say))
    else:
        reading.show(call, found.uid)


def _phase(call: Call, journey: JourneyShown) -> str | None:
    try:
        read = read_event(call.words, meant.vocabulary(journey), call.today, call.say.language)
    except Unclear:
        return None
    return None if read.start is not None else read.phase

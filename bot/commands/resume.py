"""/handover resume: a journey that was paused, lost or closed goes on."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import life
from bot.views.replies import done

WORD = "resume"
ALSO = ("resumed", "återuppta", "fortsätt", "genoptag", "fortsæt")
USAGE = N_("resume")
HELP = N_("what was paused, lost or closed goes on")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def pressed(call: Call) -> None:
    """`Go on with it`"""
    _resume(call, meant.journey(call))


ACTIONS = {"resume_journey": pressed}


def _typed(call: Call, journey: JourneyShown) -> None:
    meant.alone(call, WORD)
    _resume(call, journey)


def _resume(call: Call, journey: JourneyShown) -> None:
    came = life.resumed(call.store, call.stamp, call.viewer, journey.uid)
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))

"""/handover close: the journey is over, and nothing more is said of it."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import life
from bot.usecases.done import Done
from bot.views.ending import close_ahead
from bot.views.replies import done

WORD = "close"
ALSO = ("closed", "stäng", "stängd", "avsluta", "avslutad", "luk", "lukket", "afslut", "afsluttet")
USAGE = N_("close")
HELP = N_("the journey is over, and I go quiet (lost: it never became an order; paused: it only waits)")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def anyway(call: Call) -> None:
    """`Close anyway`: good until the next change of the journey."""
    uid, version = str(call.value["j"]), call.value["n"]
    _reply(call, life.closed(call.store, call.stamp, call.viewer, uid, version, anyway=True))


ACTIONS = {"close_anyway": anyway}


def _typed(call: Call, journey: JourneyShown) -> None:
    meant.alone(call, WORD)
    try:
        _reply(call, life.closed(call.store, call.stamp, call.viewer, journey.uid))
    except life.Ahead as still:
        call.reply(close_ahead(still.journey, still.handovers, call.say))


def _reply(call: Call, came: Done) -> None:
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))

"""/handover history: who changed what, and when."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import history
from bot.views import lists

WORD = "history"
ALSO = ("historik", "log")
USAGE = N_("history")
HELP = N_("who changed what, and when")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _show)


def _show(call: Call, journey: JourneyShown) -> None:
    zone = ZoneInfo(call.actor.tz)
    rows = [
        lists.Changed(each.at.astimezone(zone).date(), each.by, each.what, each.values)
        for each in history.listing(call.store, call.viewer, journey.uid)
    ]
    call.reply(lists.history(journey, rows, call.say))

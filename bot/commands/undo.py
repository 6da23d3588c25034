"""/handover undo: takes one's own last change back; also the button `Undo` under a reply."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import history
from bot.usecases.done import Done
from bot.usecases.history import AnothersChange
from bot.views import lists
from bot.views.replies import done

WORD = "undo"
ALSO = ("ångra", "fortryd")
USAGE = N_("undo")
HELP = N_("takes your last change back")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _last)


def pressed(call: Call) -> None:
    """`Undo`: the change that the button names."""
    came = history.undo(call.store, call.stamp, call.viewer, str(call.value.get("c") or ""))
    _reply(call, came)


ACTIONS = {"undo": pressed}


def _last(call: Call, journey: JourneyShown) -> None:
    meant.alone(call, WORD)
    try:
        came = history.undo_last(call.store, call.stamp, call.viewer, journey.uid)
    except AnothersChange as others:
        change, on = others.change, others.change.at.astimezone(ZoneInfo(call.actor.tz)).date()
        row = lists.Changed(on, change.by, change.what, change.values)
        call.reply(lists.anothers(row, change.uid, journey, call.say))
    else:
        _reply(call, came)


def _reply(call: Call, came: Done) -> None:
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))

"""/handover delete: a journey that should not be there any more, by who started it or an admin; asks first."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import deleting
from bot.views.ending import delete_what
from bot.views.replies import done

WORD = "delete"
ALSO = ("radera", "slet")
USAGE = N_("delete")
HELP = N_("takes a journey away with all that is in it; only who started it, or an admin")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def pressed(call: Call) -> None:
    """`Delete it`: good until the next change of the journey."""
    came = deleting.delete(call.store, call.stamp, call.viewer, str(call.value["j"]), call.value["n"])
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))


ACTIONS = {"delete_journey": pressed}


def _typed(call: Call, journey: JourneyShown) -> None:
    meant.alone(call, WORD)
    call.reply(delete_what(journey, deleting.takes(call.store, call.viewer, journey.uid), call.say))

"""/handover lost because they chose another: the journey is closed quietly."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import life
from bot.views.replies import done

WORD = "lost"
ALSO = (
    *("we lost",),
    *("förlorad", "förlorat", "tappad", "tappat"),
    *("tabt",),
)
USAGE = N_("lost because they chose another")
HELP = N_("it does not become an order: I close it quietly")

BECAUSE = ("because", "since", "eftersom", "därför att", "fordi")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def _typed(call: Call, journey: JourneyShown) -> None:
    """The reason is as typed; there need not be one."""
    came = life.lost(call.store, call.stamp, call.viewer, journey.uid, _reason(meant.spelled_out(call, call.words)))
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))


def _reason(words: str) -> str:
    plain = words.strip(" :,;-")
    because = next((each for each in BECAUSE if f"{plain} ".casefold().startswith(f"{each} ")), "")
    return plain[len(because) :].strip()

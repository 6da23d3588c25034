"""/handover accept because ...: the next handover goes without overlap, on purpose; also the button and its form."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import decisions, handovers
from bot.usecases.changing import must_be_first
from bot.usecases.journeys.finding import STALE
from bot.views import deciding
from bot.views import questions as views

WORD = "accept"
ALSO = ("acceptera", "accepter")
USAGE = N_("accept because the customer asked for it")
HELP = N_("lets the next handover go without overlap, on purpose")

BECAUSE = ("because", "since", "eftersom", "därför att", "fordi")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def pressed(call: Call) -> None:
    """`Go without overlap…`"""
    shown = handovers.show(call.store, call.stamp, call.viewer, str(call.value["h"]))
    call.open_form(deciding.accept_gap(shown, call.say))


def sent(call: Call) -> None:
    """What one read when the form opened is what one decides on."""
    handover_uid, reason = str(call.value["h"]), meant.typed(call, "reason")
    shown = handovers.show(call.store, call.stamp, call.viewer, handover_uid)
    if call.value.get("n", shown.version) != shown.version:
        must_be_first(call.store, call.stamp)
        problem = call.say(STALE, journey=shown.journey_name)
        call.change_form(deciding.accept_gap(shown, call.say, problem, reason=reason))
    else:
        _accept(call, handover_uid, reason)


ACTIONS = {"accept_gap": pressed}
FORMS = {"accept_gap": sent}


def _typed(call: Call, journey: JourneyShown) -> None:
    """The journey's next handover; without a reason the form asks for it."""
    shown = handovers.ahead(journey)
    if reason := _reason(meant.spelled_out(call, call.words)):
        _accept(call, shown.uid, reason)
    else:
        decisions.must_be_acceptable(shown, call.viewer)
        call.open_form(deciding.accept_gap(shown, call.say))


def _accept(call: Call, handover_uid: str, reason: str) -> None:
    decided = decisions.accept(call.store, call.stamp, call.viewer, handover_uid, reason)
    call.reply(views.accepted(decided.handover, decided.change_uid, call.say))


def _reason(words: str) -> str:
    """What follows "because", as typed."""
    for because in BECAUSE:
        if f"{words.strip()} ".casefold().startswith(f"{because} "):
            return words.strip()[len(because) :].strip()
    return words.strip()

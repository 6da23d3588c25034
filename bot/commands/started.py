"""/handover started: the next phase begins today; also the buttons of a date that is not sure."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Period, PhaseChange
from bot.usecases import decisions, handovers, phases
from bot.views import questions as views

WORD = "started"
ALSO = ("startat", "startet")
USAGE = N_("started")
HELP = N_("the next phase begins today")

BEGUN_ALREADY = N_("It has begun already, so there is nothing to change.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def today(call: Call) -> None:
    """`Yes`, it started today."""
    _begin(call, _shown(call))


def still_right(call: Call) -> None:
    """`Still right`: the question itself turns into thanks (the outbox edits it); the next step asks again."""
    decisions.still_right(call.store, call.stamp, call.viewer, str(call.value["h"]))


def not_happening(call: Call) -> None:
    decided = decisions.not_happening(call.store, call.stamp, call.viewer, str(call.value["h"]))
    call.reply(views.not_happening(decided.journey, decided.change_uid, call.say))


ACTIONS = {"started_today": today, "date_still_right": still_right, "not_happening": not_happening}


def _typed(call: Call, journey: JourneyShown) -> None:
    meant.alone(call, WORD, but={"today", "now"})
    _begin(call, handovers.ahead(journey))


def _shown(call: Call) -> HandoverShown:
    return handovers.show(call.store, call.stamp, call.viewer, str(call.value["h"]))


def _begin(call: Call, shown: HandoverShown) -> None:
    """What that breaks is broken in the world already, so nobody is asked twice."""
    if shown.to_phase.begun:
        raise Refusal(BEGUN_ALREADY)
    begun = PhaseChange(phase=shown.to_phase.uid, start=Period(call.today, call.today), begun=True)
    done = phases.change(call.store, call.stamp, call.viewer, shown.journey_uid, None, begun, anyway=True)
    call.reply(views.begun(shown, done.change_uid, call.say))

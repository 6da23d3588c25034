"""The buttons of a date that is not sure: still right, not happening; and on the day: begun today, not yet."""

from __future__ import annotations

from bot.call import Call
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Period, PhaseChange
from bot.usecases import decisions, handovers, phases
from bot.views import questions as views

BEGUN_ALREADY = N_("It has begun already, so there is nothing to change.")


def started_today(call: Call) -> None:
    """`Yes`: the next phase begins today. What that breaks is broken in the world already, so nobody asks twice."""
    shown = _shown(call)
    if shown.to_phase.begun:
        raise Refusal(BEGUN_ALREADY)
    begun = PhaseChange(phase=shown.to_phase.uid, start=Period(call.today, call.today), begun=True)
    done = phases.change(call.store, call.stamp, call.viewer, shown.journey_uid, None, begun, anyway=True)
    call.reply(views.begun(shown, done.change_uid, call.say))


def still_right(call: Call) -> None:
    """`Still right`: nothing changes, and the next step asks again."""
    call.reply(views.still_right(_shown(call), call.say))


def not_happening(call: Call) -> None:
    decided = decisions.not_happening(call.store, call.stamp, call.viewer, str(call.value["h"]))
    call.reply(views.not_happening(decided.journey, decided.change_uid, call.say))


ACTIONS = {"started_today": started_today, "date_still_right": still_right, "not_happening": not_happening}


def _shown(call: Call) -> HandoverShown:
    return handovers.show(call.store, call.stamp, call.viewer, str(call.value["h"]))

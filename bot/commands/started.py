"""/handover started: the next phase begins today, or the one named, or earlier; also the buttons of an unsure date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import read_event
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Period, PhaseChange
from bot.usecases import decisions, handovers, phases
from bot.usecases.journeys.finding import CLOSED
from bot.views import questions as views
from bot.views.register import move_phase
from bot.views.replies import done

WORD = "started"
ALSO = (
    *("begun", "has started"),
    *("startat", "har startat", "börjat", "har börjat", "i gång", "igång"),
    *("startet", "er startet", "begyndt", "er begyndt", "i gang"),
)
USAGE = N_("started")
HELP = N_("the next phase begins today")

BEGUN_ALREADY = N_("It has begun already, so there is nothing to change.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def today(call: Call) -> None:
    """`Yes`, it started on the day that the question was about."""
    shown = _shown(call)
    if shown.to_phase.begun:
        raise Refusal(BEGUN_ALREADY)
    begun = _begun(shown.to_phase.uid, iso_day(call.value.get("d")) or call.today)
    came = phases.change(call.store, call.stamp, call.viewer, shown.journey_uid, None, begun, anyway=True)
    call.reply(views.begun(shown, came.change_uid, call.say))


def still_right(call: Call) -> None:
    """`Still right`: the question itself turns into thanks (the outbox edits it); the next step asks again."""
    asked_for = call.value.get("d")
    decisions.still_right(call.store, call.stamp, call.viewer, str(call.value["h"]), asked_for and str(asked_for))


def not_happening(call: Call) -> None:
    decided = decisions.not_happening(call.store, call.stamp, call.viewer, str(call.value["h"]))
    call.reply(views.not_happening(decided.journey, decided.change_uid, call.say))


ACTIONS = {"started_today": today, "date_still_right": still_right, "not_happening": not_happening}


def _typed(call: Call, journey: JourneyShown) -> None:
    """What that breaks is broken in the world already, so nobody is asked twice."""
    wanted = PhaseChange(phase=None, begun=True)
    if journey.state in ("lost", "done"):
        raise Refusal(CLOSED, journey=journey.name)
    try:
        wanted = read_event(call.words, meant.vocabulary(journey), call.today, call.say.language)
        phase = next((each for each in journey.phases if each.uid == wanted.phase), None)
        phase = phase or handovers.ahead(journey, between=True).to_phase
        if phase.begun:
            raise Refusal(BEGUN_ALREADY)
        begun = _begun(phase.uid, (wanted.start and wanted.start.first) or call.today)
        came = phases.change(call.store, call.stamp, call.viewer, journey.uid, None, begun, anyway=True)
        call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        known = getattr(refusal, "understood", None) or wanted
        call.open_form(move_phase(journey, replace(known, begun=True), call.say, problem))


def _begun(phase: str, day: date) -> PhaseChange:
    return PhaseChange(phase=phase, start=Period(day, day), begun=True)


def _shown(call: Call) -> HandoverShown:
    return handovers.show(call.store, call.stamp, call.viewer, str(call.value["h"]))

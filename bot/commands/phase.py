"""/handover phase project 8 dec: plans, moves, begins, ends or adds a phase; also `Move…` and `Move anyway`."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.outcome import told
from bot.rules.dates import iso_day
from bot.rules.line import read_phase_change
from bot.rules.packing import packed_change, unpacked_change
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Period, PhaseChange
from bot.usecases import handovers, phases
from bot.usecases.breaking import WouldBreak
from bot.usecases.done import Done
from bot.usecases.journeys.finding import STALE
from bot.views.register import move_phase
from bot.views.replies import would_break

WORD = "phase"
ALSO = ("push", "move", "fas", "fase", "flytta", "flyt")
USAGE = N_("phase project 8 dec")
HELP = N_("plans, moves or begins a phase")

NO_DATE = N_("Please give a date.")
TURNED = N_("That is before the first day. Please choose a later one.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def pressed(call: Call) -> None:
    """`Move a phase…`, `Another date…`"""
    wanted = PhaseChange(phase=call.value.get("p"))
    meant.on_journey(call, WORD, lambda call, journey: call.open_form(move_phase(journey, wanted, call.say)))


def of_handover(call: Call) -> None:
    """`Move…`, `Not yet…`: the phase that a handover leads into."""
    shown = handovers.show(call.store, call.stamp, call.viewer, str(call.value["h"]))
    call.value = {"j": shown.journey_uid, "p": shown.to_phase.uid}
    pressed(call)


def anyway(call: Call) -> None:
    """`Move anyway`: good until the next change of the journey."""
    journey = meant.journey(call)
    version, wanted = call.value["n"], unpacked_change(call.value)
    _reply(call, phases.change(call.store, call.stamp, call.viewer, journey.uid, version, wanted, anyway=True))


def filled(call: Call) -> None:
    journey = meant.journey(call)
    wanted = _filled(call, journey)
    if call.value.get("n") != journey.version:
        call.change_form(move_phase(journey, wanted, call.say, call.say(STALE, journey=journey.name)))
        return
    _change(call, journey, wanted, journey.version)


ACTIONS = {"move_phase": pressed, "not_yet_started": of_handover, "move_anyway": anyway}
FORMS = {"move_phase": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not call.words:
        call.open_form(move_phase(journey, PhaseChange(phase=None), call.say))
        return
    wanted = PhaseChange(phase=None)
    try:
        wanted = read_phase_change(call.words, meant.vocabulary(journey), call.today, call.say.language)
        _change(call, journey, wanted, None)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        understood = getattr(refusal, "understood", None) or wanted
        call.open_form(move_phase(journey, understood, call.say, problem))


def _change(call: Call, journey: JourneyShown, wanted: PhaseChange, version: int | None) -> None:
    try:
        _reply(call, phases.change(call.store, call.stamp, call.viewer, journey.uid, version, wanted))
    except WouldBreak as broken:
        call.reply(would_break(journey, broken.handovers, packed_change(wanted), broken.version, call.say))


def _reply(call: Call, came: Done) -> None:
    call.reply(told(call, came))


def _filled(call: Call, journey: JourneyShown) -> PhaseChange:
    form = call.form
    start, latest, end = (iso_day(form.get(name)) for name in ("start", "latest", "end"))
    sure = form.get("sure") or ()
    if latest and (start is None or latest < start):
        raise Refusal(TURNED if start else NO_DATE, "latest" if start else "start")
    tentative = "tentative" in sure
    period = Period(start, latest or start, tentative or bool(latest and latest != start)) if start else None
    if period is None and tentative:
        period = _as_it_stands(journey, form.get("phase"))
    if not (period or end or "begun" in sure):
        raise Refusal(NO_DATE, "start")
    return PhaseChange(phase=form.get("phase"), start=period, end=end, begun="begun" in sure)


def _as_it_stands(journey: JourneyShown, uid: str | None) -> Period | None:
    """A start that stays where it is and is only not sure any more."""
    phase = next((each for each in journey.phases if each.uid == uid), None)
    if phase is None or phase.start is None:
        return None
    return Period(phase.start, phase.start_latest or phase.start, tentative=True)

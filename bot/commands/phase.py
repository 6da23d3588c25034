"""/handover phase project 8 dec: plans, moves, begins, ends or adds a phase; also `Move…` and `Move anyway`."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.outcome import told
from bot.rules.dates import iso_day
from bot.rules.line import Mending, phase_named, read_mending, read_phase_change
from bot.rules.line.reading import NOT_UNDERSTOOD
from bot.rules.packing import packed_change, unpacked_change
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewPhase, Period, PhaseChange
from bot.usecases import handovers, phase_removal, phases, renaming
from bot.usecases.breaking import WouldBreak
from bot.usecases.done import Done
from bot.usecases.rights import NOT_FOUND, Access
from bot.views.ending import take_out
from bot.views.register import add_phase, mend_phase, move_phase
from bot.views.register.phases import REMOVED
from bot.views.replies import would_break

WORD = "phase"
ALSO = (
    *("push", "move", "postpone", "delay", "reschedule"),
    *("fas", "flytta", "skjut", "skjut upp", "skjut fram", "senarelägg", "tidigarelägg"),
    *("fase", "flyt", "flytte", "udskyd", "udsæt", "fremryk"),
)
USAGE = N_("phase project 8 dec")
HELP = N_("plans, moves, begins, adds, removes or renames a phase")

NO_DATE = N_("Please give a date.")
TURNED = N_("That is before the first day. Please choose a later one.")
NO_NAME = N_("What is it called from now on?")


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


def taken_out(call: Call) -> None:
    """`Take it out`: good until the next change of the journey."""
    journey, version = meant.journey(call), call.value["n"]
    where = (call.store, call.stamp, call.viewer, journey.uid, version, str(call.value["p"]))
    _reply(call, phase_removal.remove(*where, anyway=True))


def filled(call: Call) -> None:
    journey = meant.journey(call, Access.CHANGE)
    wanted = _filled(call, journey)
    if problem := meant.stale(call, journey):
        call.change_form(move_phase(journey, wanted, call.say, problem))
    else:
        _change(call, journey, wanted, journey.version)


def another(call: Call) -> None:
    """The form of a phase more."""
    journey, form = meant.journey(call, Access.CHANGE), call.form
    kind, name = phase_named(form.get("name") or "")
    new = NewPhase(kind=kind, name=name, start=_period(call), end=iso_day(form.get("end")))
    if problem := meant.stale(call, journey):
        call.change_form(add_phase(journey, new, form.get("after"), call.say, problem))
    else:
        _change(call, journey, PhaseChange(phase=None, add=new, after=form.get("after")), journey.version)


def mended(call: Call) -> None:
    """The form of a phase that was a mistake, or is called otherwise."""
    journey, form = meant.journey(call, Access.CHANGE), call.form
    out, name = form.get("what") == REMOVED, form.get("name")
    mending = Mending(form.get("phase") or "", None if out else name)
    if problem := meant.stale(call, journey):
        call.change_form(mend_phase(journey, call.say, problem, phase=mending.phase, out=out, name=name or ""))
    elif not (out or name):
        raise Refusal(NO_NAME, "name")
    else:
        _mend(call, journey, mending)


ACTIONS = {"move_phase": pressed, "not_yet_started": of_handover, "move_anyway": anyway, "remove_phase": taken_out}
FORMS = {"move_phase": filled, "add_phase": another, "mend_phase": mended}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not call.words:
        _open(call, journey, PhaseChange(phase=None))
        return
    try:
        if mending := read_mending(call.words, meant.vocabulary(journey)):
            _mend(call, journey, mending)
            return
    except Refusal as refusal:
        call.open_form(mend_phase(journey, call.say, meant.mendable(call, refusal)))
        return
    wanted = PhaseChange(phase=None)
    try:
        wanted = read_phase_change(call.words, meant.vocabulary(journey), call.today, call.say.language)
        _change(call, journey, wanted, None)
    except Refusal as refusal:
        understood = getattr(refusal, "understood", None)
        if call.instead is not None and refusal.message == NOT_UNDERSTOOD and not (understood and understood.phase):
            raise
        problem = meant.mendable(call, refusal)
        _open(call, journey, understood or wanted, problem)


def _open(call: Call, journey: JourneyShown, wanted: PhaseChange, problem: str = "") -> None:
    if wanted.add is not None:
        call.open_form(add_phase(journey, wanted.add, wanted.after, call.say, problem))
    else:
        call.open_form(move_phase(journey, wanted, call.say, problem))


def _mend(call: Call, journey: JourneyShown, mending: Mending) -> None:
    """A phase that was a mistake, or is called otherwise."""
    if mending.name is not None:
        where = (call.store, call.stamp, call.viewer, journey.uid, mending.phase)
        _reply(call, renaming.rename_phase(*where, mending.name))
        return
    phase = next((each for each in journey.phases if each.uid == mending.phase), None)
    if phase is None:
        raise Refusal(NOT_FOUND)
    try:
        _reply(call, phase_removal.remove(call.store, call.stamp, call.viewer, journey.uid, None, phase.uid))
    except phase_removal.Removal as would:
        call.reply(take_out(would.journey, phase, would.people, would.version, call.say))


def _change(call: Call, journey: JourneyShown, wanted: PhaseChange, version: int | None) -> None:
    try:
        _reply(call, phases.change(call.store, call.stamp, call.viewer, journey.uid, version, wanted))
    except WouldBreak as broken:
        call.reply(would_break(journey, broken.handovers, packed_change(wanted), broken.version, call.say))


def _reply(call: Call, came: Done) -> None:
    call.reply(told(call, came))


def _filled(call: Call, journey: JourneyShown) -> PhaseChange:
    form, sure = call.form, call.form.get("sure") or ()
    period, end = _period(call), iso_day(form.get("end"))
    if period is None and "tentative" in sure:
        period = _as_it_stands(journey, form.get("phase"))
    if not (period or end or "begun" in sure):
        raise Refusal(NO_DATE, "start")
    return PhaseChange(phase=form.get("phase"), start=period, end=end, begun="begun" in sure)


def _period(call: Call) -> Period | None:
    """When it starts, as filled in."""
    start, latest = iso_day(call.form.get("start")), iso_day(call.form.get("latest"))
    if latest and (start is None or latest < start):
        raise Refusal(TURNED if start else NO_DATE, "latest" if start else "start")
    tentative = "tentative" in (call.form.get("sure") or ()) or bool(latest and latest != start)
    return Period(start, latest or start, tentative) if start else None


def _as_it_stands(journey: JourneyShown, uid: str | None) -> Period | None:
    """A start that stays where it is and is only not sure any more."""
    phase = next((each for each in journey.phases if each.uid == uid), None)
    if phase is None or phase.start is None:
        return None
    return Period(phase.start, phase.start_latest or phase.start, tentative=True)

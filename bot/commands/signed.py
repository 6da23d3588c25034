"""/handover signed project 8 dec: the order is there, so dates are firm; a range asks for its day."""

from __future__ import annotations

from datetime import date

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.line import read_event
from bot.rules.projection import JourneyShown, PhaseShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Period, PhaseChange
from bot.usecases import life
from bot.usecases.breaking import WouldBreak
from bot.usecases.done import Done
from bot.usecases.handovers import NOTHING_AHEAD
from bot.views.register import signed
from bot.views.replies import done, would_break

WORD = "signed"
ALSO = (
    *("is signed", "order signed", "the order is signed"),
    *("påskrivet", "påskriven", "signerat", "signerad", "undertecknat", "undertecknad"),
    *("underskrevet", "signeret"),
)
USAGE = N_("signed project 8 dec")
HELP = N_("the order is there: dates that were not sure are firm")

WHICH_DAY = N_("On which day does it start? Please choose one.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed)


def filled(call: Call) -> None:
    journey = meant.journey(call)
    phase = next((each for each in journey.phases if each.uid == call.value.get("p")), None)
    start = iso_day(call.form.get("start"))
    if phase is None or start is None:
        raise Refusal(WHICH_DAY, "start")
    if problem := meant.stale(call, journey):
        call.change_form(signed(journey, phase, start, call.say, problem))
        return
    _sign(call, journey, phase, start, journey.version)


def anyway(call: Call) -> None:
    """`Move anyway`: good until the next change of the journey."""
    journey = meant.journey(call)
    start = iso_day(call.value["s"])
    if start is None:
        raise Refusal(WHICH_DAY)
    kept = (str(call.value["p"]), start)
    _reply(call, life.signed(call.store, call.stamp, call.viewer, journey.uid, call.value["n"], kept, anyway=True))


ACTIONS = {"sign_anyway": anyway}
FORMS = {"signed": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    wanted = PhaseChange(phase=None)
    try:
        wanted = read_event(call.words, meant.vocabulary(journey), call.today, call.say.language)
        phase, day = _meant(journey, wanted.phase), _one_day(wanted.start)
        if phase and day is None and (wanted.start or _is_open(phase)):
            call.open_form(signed(journey, phase, _first(wanted), call.say))
        else:
            _sign(call, journey, phase, day, None)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        wanted = getattr(refusal, "understood", None) or wanted
        phase = _meant(journey, wanted.phase)
        if phase is None:
            raise Refusal(NOTHING_AHEAD, journey=journey.name) from None
        call.open_form(signed(journey, phase, _first(wanted), call.say, problem))


def _sign(call: Call, journey: JourneyShown, phase: PhaseShown | None, day: date | None, version: int | None) -> None:
    if day and phase is None:
        raise Refusal(NOTHING_AHEAD, journey=journey.name)
    start = (phase.uid, day) if phase and day else None
    try:
        _reply(call, life.signed(call.store, call.stamp, call.viewer, journey.uid, version, start))
    except WouldBreak as broken:
        kept = {"p": phase and phase.uid, "s": day and day.isoformat()}
        call.reply(would_break(journey, broken.handovers, kept, broken.version, call.say, anyway="sign_anyway"))


def _reply(call: Call, came: Done) -> None:
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))


def _meant(journey: JourneyShown, uid: str | None) -> PhaseShown | None:
    """The phase named, else the next one that has not begun."""
    if uid is not None:
        return next((each for each in journey.phases if each.uid == uid), None)
    at = next((n for n, each in enumerate(journey.phases) if each.uid == journey.present_phase), 0)
    ahead = [each for each in (*journey.phases[at + 1 :], *journey.phases[at : at + 1]) if not each.begun]
    return ahead[0] if ahead else None


def _is_open(phase: PhaseShown) -> bool:
    """Whether the day itself is still to be chosen."""
    return not phase.begun and (phase.start is None or phase.start_latest is not None)


def _one_day(start: Period | None) -> date | None:
    return start.first if start and start.first == start.last and not start.tentative else None


def _first(wanted: PhaseChange) -> date | None:
    return wanted.start.first if wanted.start else None

"""How long a handover holds when its start slips, and what comes in the way then (`continuity.md` D11)."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import PhaseShown
from bot.rules.projection.slip import SlipShown
from bot.rules.texts import N_
from bot.views.phases import latest_day

Sentences = tuple[str, str, str]
"""For a start that may not slip at all, by one day, by several."""

AFTER: dict[str, Sentences] = {
    "with": (
        N_("It does not hold a day later: {person} is with {journeys} then."),
        N_("It holds if the start slips by one day; after that {person} is with {journeys}."),
        N_("It holds if the start slips up to {n} days; after that {person} is with {journeys}."),
    ),
    "booked": (
        N_("It does not hold a day later: {person} is booked elsewhere then."),
        N_("It holds if the start slips by one day; after that {person} is booked elsewhere."),
        N_("It holds if the start slips up to {n} days; after that {person} is booked elsewhere."),
    ),
    "leaves": (
        N_("It does not hold a day later: {person} is in the plan no longer than that."),
        N_("It holds if the start slips by one day; {person} is in the plan no longer than that."),
        N_("It holds if the start slips up to {n} days; {person} is in the plan no longer than that."),
    ),
    "inactive": (
        N_("It does not hold a day later: {person} is no longer here then."),
        N_("It holds if the start slips by one day; after that {person} is no longer here."),
        N_("It holds if the start slips up to {n} days; after that {person} is no longer here."),
    ),
    "away": (
        N_("It does not hold a day later: {person} would be away too long in between."),
        N_("It holds if the start slips by one day; after that {person} would be away too long in between."),
        N_("It holds if the start slips up to {n} days; after that {person} would be away too long in between."),
    ),
    "nobody": (
        N_("It does not hold a day later."),
        N_("It holds if the start slips by one day, no longer."),
        N_("It holds if the start slips up to {n} days, no longer."),
    ),
}


def slip_line(slip: SlipShown | None, phase: PhaseShown, say: Say) -> str | None:
    """One sentence for a date that is not sure; None where there is nothing to say."""
    if slip is None:
        return None
    sentence = _whatever(slip, latest_day(phase), say) if slip.whatever else _until(slip, say)
    return say(N_("{system}: {sentence}"), system=slip.system, sentence=Raw(sentence)) if slip.system else sentence


def _whatever(slip: SlipShown, latest: date | None, say: Say) -> str:
    if latest is not None:
        return say(N_("It holds whichever day it becomes, also on {day}."), day=say.day(latest))
    return say.number(
        N_("It holds even if the start slips by one day or more."),
        N_("It holds even if the start slips by {n} days or more."),
        slip.days,
    )


def _until(slip: SlipShown, say: Say) -> str:
    not_one, one, many = AFTER[_reason(slip)]
    words = {"person": slip.who.called if slip.who else "", "journeys": say.names(slip.journeys)}
    return say.number(one, many, slip.days, **words) if slip.days else say(not_one, **words)


def _reason(slip: SlipShown) -> str:
    """Who is booked is with a journey, where the reader may know which."""
    if slip.who is None or slip.because not in AFTER:
        return "nobody"
    return "with" if slip.because == "booked" and slip.journeys else slip.because

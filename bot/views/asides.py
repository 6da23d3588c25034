"""What a good plan still asks: who answers while somebody is away, and during a long pause (`continuity.md` D16)."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date

from bot.i18n import Say
from bot.rules.facts import Constants
from bot.rules.projection import HandoverShown
from bot.rules.texts import N_


def asides(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    """Each a fact with a question; none once the day has come."""
    if shown.has_come or shown.closed:
        return ()
    gap = _pause(shown, say)
    return (*((gap,) if gap else ()), *(_cover(shown, who.called, back, say) for who, back in shown.covers))


def _cover(shown: HandoverShown, person: str, back: date, say: Say) -> str:
    return say(N_("{person} is back on {day}. Who answers until then?"), person=person, day=say.short_day(back))


def _pause(shown: HandoverShown, say: Say) -> str | None:
    """ "80 days' pause: who calls Acme in August?": in the month that the middle of the pause is in."""
    if shown.gap_days is None or shown.gap_days <= Constants().long_gap or shown.start is None:
        return None
    month = format_date(shown.start - timedelta(days=shown.gap_days // 2 + 1), "MMMM", locale=say.locale)
    one = N_("One day's pause: who calls {customer} in {month}?")
    return say.number(
        one,
        N_("{n} days' pause: who calls {customer} in {month}?"),
        shown.gap_days,
        customer=shown.customer,
        month=month,
    )

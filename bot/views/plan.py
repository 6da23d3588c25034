"""What a plan says of a person, as a list of facts: role, percentage, days."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say, escape
from bot.rules.texts import N_

LONG = 60
"""Days up to which a stay is told by its length; a longer one by its last day."""


def plan_facts(
    say: Say, *, role: str = "", percent: float | None = None, first: date | None = None, last: date | None = None
) -> Raw:
    """ "solution architect, 40 %, from 1 Dec for 30 days"; empty when nothing is known."""
    share = say(N_("{percent} %"), percent=percent) if percent is not None else ""
    return Raw(", ".join(fact for fact in (escape(role), share, days(say, first, last)) if fact))


def days(say: Say, first: date | None, last: date | None) -> str:
    """When somebody is there by own dates; empty when it is all of the phase."""
    if first is None and last is None:
        return ""
    if first is None and last is not None:
        return say(N_("until {day}"), day=say.short_day(last))
    assert first is not None
    if last is None:
        return say(N_("from {day}"), day=say.short_day(first))
    length = (last - first).days + 1
    if length <= LONG:
        return say.number(N_("on {day}"), N_("from {day} for {n} days"), length, day=say.short_day(first))
    return say(N_("{first} to {last}"), first=say.short_day(first), last=say.short_day(last))

"""Days on which somebody has more to do than fits: one line each, by the figures given and no others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection.supposed import TooMuch
from bot.rules.texts import N_

SHOWN = 3


def too_much(found: Sequence[TooMuch], say: Say) -> str:
    """ "By the figures given Anna is at 120 % from 1 to 15 Dec: Acme ERP 60 %, Beta CRM 60 %."; else empty."""
    return "\n".join(_line(one, say) for one in found[:SHOWN])


def to_mend(found: Sequence[TooMuch], say: Say) -> str:
    """The same with what can be done about it."""
    if not found:
        return ""
    mend = N_(
        "If that is too much: another percentage or other days with `/handover add`, or somebody else with"
        " `/handover replace`."
    )
    return f"{too_much(found, say)}\n{say(mend)}"


def _line(one: TooMuch, say: Say) -> str:
    words = {
        "person": one.who.called,
        "percent": one.percent,
        "days": _days(one.first, one.last, say),
        "shares": Raw(", ".join(_share(journey, percent, say) for journey, percent in one.shares)),
    }
    return say(N_("By the figures given {person} is at {percent} % {days}: {shares}."), **words)


def _days(first: date, last: date | None, say: Say) -> Raw:
    if last is None:
        return Raw(say(N_("from {day} on"), day=say.short_day(first)))
    if first == last:
        return Raw(say(N_("on {day}"), day=say.short_day(first)))
    return Raw(say(N_("from {first} to {last}"), first=say.short_day(first), last=say.short_day(last)))


def _share(journey: str, percent: float, say: Say) -> str:
    return say(N_("{journey} {percent} %"), journey=journey, percent=percent)

"""What speaks for somebody who could carry a handover, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from bot.i18n import Say
from bot.rules.candidates import Reason, Way, Where
from bot.rules.projection import HandoverShown
from bot.rules.projection.offered import Offered
from bot.rules.texts import N_
from bot.views.forms import DESCRIPTION
from bot.views.phases import the_phase


def why_them(one: Offered, shown: HandoverShown, say: Say, today: date) -> str:
    """ "with Acme since Sep, architect, 40 % free": plain, the most telling first; whole facts, as many as fit."""
    facts = [fact for fact in _reasons(one, shown, say, today) if fact]
    while len(facts) > 1 and len(", ".join(facts)) > DESCRIPTION:
        facts.pop()
    return ", ".join(facts)


def _reasons(one: Offered, shown: HandoverShown, say: Say, today: date) -> Iterator[str]:
    """From where they know the customer, as what, and what was given of their time."""
    reasons = {reason.code: reason for reason in one.candidate.reasons}
    yield _knows(one, shown, say, today)
    yield one.candidate.role
    yield _system(reasons, say)
    yield _side_by_side(one, say)
    yield from (_FIGURES[code](reasons[code], say) for code in _FIGURES if code in reasons)


def _knows(one: Offered, shown: HandoverShown, say: Say, today: date) -> str:
    candidate = one.candidate
    if candidate.where is Where.OTHER_JOURNEY and one.journey:
        if candidate.since is None:
            return say.plain(N_("on {journey}"), journey=one.journey)
        return say.plain(
            N_("on {journey} from {month}"), journey=one.journey, month=_month(candidate.since, today, say)
        )
    if candidate.where is Where.RECEIVING:
        return say.plain(N_("in {phase} anyway"), phase=the_phase(shown.to_phase, say))
    if candidate.since is None or candidate.since > today:
        return ""
    month = _month(candidate.since, today, say)
    return say.plain(N_("with {customer} since {month}"), customer=shown.customer, month=month)


def _side_by_side(one: Offered, say: Say) -> str:
    if one.candidate.way is not Way.SIDE_BY_SIDE or one.partner is None or one.candidate.first is None:
        return ""
    first = say.short_day(one.candidate.first)
    return say.plain(N_("beside {partner} from {day}"), partner=one.partner.called, day=first)


def _month(day: date, today: date, say: Say) -> str:
    """ "Sep"; of another year "Sep 2025"."""
    return say.short_month(day, dated=day.year != today.year)


def _system(reasons: Mapping[str, Reason], say: Say) -> str:
    """ "sub-lead of CRM, the main system", or the one of both that is known, or the system that was asked about."""
    main, leads, asked = (reasons.get(code) for code in ("main_system", "sub_lead", "asked_system"))
    if main and leads:
        return say.plain(N_("sub-lead of {system}, the main system"), system=main.system)
    if leads:
        return say.plain(N_("sub-lead of {system}"), system=leads.system)
    if asked:
        return asked.system
    return say.plain(N_("{system}, the main system"), system=main.system) if main else ""


def _free(reason: Reason, say: Say) -> str:
    return say.plain(N_("{percent} % free"), percent=reason.percent)


def _booked(reason: Reason, say: Say) -> str:
    return say.plain(N_("fully booked then"))


def _no_figures(reason: Reason, say: Say) -> str:
    return say.number(N_("on one journey, no figures"), N_("on {n} journeys, no figures"), reason.count)


_FIGURES: Mapping[str, Callable[[Reason, Say], str]] = {"free": _free, "booked": _booked, "no_figures": _no_figures}

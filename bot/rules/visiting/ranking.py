"""Ranks customers by points: each ground gives a share of its most, larger the more it speaks for a visit."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date

from bot.rules.names import fold
from bot.rules.values import value
from bot.rules.visiting.kinds import Customer, Ground, Reason, Visit
from bot.rules.visiting.reading import hours_a_week

MOST = {Ground.MET: 30, Ground.HOURS: 20, Ground.REVENUE: 20, Ground.SEGMENT: 15, Ground.HANDOVER: 15}
"""Points; 100 together."""
LONG_AGO = 365
"""Days since a meeting that give all of its points."""
NEAR = 180
"""Days before a handover in which it speaks for a visit."""
MIDDLE = 0.5
"""The share of what is not known: it neither lifts a customer nor sinks it."""


@value
class Known:
    """The figures of all customers that the reader may know, to compare with."""

    hours: tuple[float, ...]
    revenue: tuple[float, ...]
    segments: Counter[str]


def ranked(customers: Iterable[Customer], today: date) -> tuple[Visit, ...]:
    """All of them, the most points first, then by name."""
    every = tuple(customers)
    hours, revenue = ([each(one) for one in every] for each in (_hours, _revenue))
    segments = Counter(fold(one.figures.segment) for one in every if one.figures.segment)
    known = Known(_sorted(hours), _sorted(revenue), segments)
    visits = [_visit(one, known, today) for one in every]
    return tuple(sorted(visits, key=lambda one: (-one.points, fold(one.customer.name), one.customer.uid)))


def _sorted(figures: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(sorted(one for one in figures if one is not None))


def _visit(one: Customer, known: Known, today: date) -> Visit:
    reasons = (
        _met(one, today),
        _placed(Ground.HOURS, _hours(one), known.hours),
        _placed(Ground.REVENUE, _revenue(one), known.revenue),
        _segment(one, known.segments),
        _handover(one, today),
    )
    strongest = tuple(sorted(reasons, key=lambda reason: -reason.points))
    return Visit(customer=one, points=sum(reason.points for reason in reasons), reasons=strongest)


def _hours(one: Customer) -> float | None:
    return hours_a_week(one.figures.service_hours or "")


def _revenue(one: Customer) -> float | None:
    return one.figures.revenue


def _met(one: Customer, today: date) -> Reason:
    """All for who was never met; nothing while a meeting is planned."""
    if one.planned is not None:
        return _reason(Ground.MET, 0)
    if one.met is None:
        return _unknown(Ground.MET) if one.hidden else _reason(Ground.MET, 1)
    days = max((today - one.met).days, 0)
    return _reason(Ground.MET, min(days / LONG_AGO, 1), days=days)


def _placed(ground: Ground, figure: float | None, known: tuple[float, ...]) -> Reason:
    """By the share of the known figures that it is not smaller than: no unit, and no giant makes all others small."""
    if figure is None:
        return _unknown(ground)
    share = bisect_right(known, figure) / len(known) if figure > 0 else 0
    return _reason(ground, share, place=1 + len(known) - bisect_right(known, figure), among=len(known))


def _segment(one: Customer, segments: Counter[str]) -> Reason:
    """All for the only customer in its segment where there are others, half for one of two."""
    if not one.figures.segment:
        return _unknown(Ground.SEGMENT)
    here, others = segments[fold(one.figures.segment)], len(segments) - 1
    share = 1 / here if others and here <= 2 else 0
    return _reason(Ground.SEGMENT, share, place=here, among=segments.total())


def _handover(one: Customer, today: date) -> Reason:
    if one.handover is not None:
        days = max((one.handover - today).days, 0)
        return _reason(Ground.HANDOVER, max(1 - days / NEAR, 0), days=days)
    return _unknown(Ground.HANDOVER) if one.undated else _reason(Ground.HANDOVER, 0)


def _reason(ground: Ground, share: float, *, place: int = 0, among: int = 0, days: int | None = None) -> Reason:
    return Reason(ground=ground, points=MOST[ground] * share, place=place, among=among, days=days)


def _unknown(ground: Ground) -> Reason:
    return Reason(ground=ground, points=MOST[ground] * MIDDLE, known=False)

"""Whom to visit: points that rise with each figure, what is not known as the middle, figures read as typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.rules.visiting import MOST, Customer, Figures, Ground, hours_a_week, money, ranked

TODAY = date(2026, 11, 16)
OTHERS = (
    Customer(uid="o1", name="Other 1", figures=Figures(segment="Retail", revenue=100, service_hours="40")),
    Customer(uid="o2", name="Other 2", figures=Figures(segment="Retail", revenue=500, service_hours="8-17")),
    Customer(uid="o3", name="Other 3", figures=Figures(segment="Health", revenue=900, service_hours="24/7")),
)


def days(n: int) -> date:
    return TODAY + timedelta(days=n)


def points(ground: Ground, **known: Any) -> float:
    """Of Acme, among the others."""
    figures = Figures(**{name: known.pop(name) for name in ("segment", "revenue", "service_hours") if name in known})
    acme = Customer(uid="a", name="Acme", figures=figures, **known)
    visit = next(one for one in ranked((*OTHERS, acme), TODAY) if one.customer is acme)
    return next(reason.points for reason in visit.reasons if reason.ground is ground)


@pytest.mark.parametrize(
    ("ground", "rising"),
    [
        (Ground.HOURS, [{"service_hours": each} for each in ("0", "5", "40", "8-17", "12/5", "24/7")]),
        (Ground.REVENUE, [{"revenue": each} for each in (0, 50, 100, 499.5, 500, 900, 10**9)]),
        (Ground.SEGMENT, [{"segment": each} for each in ("retail", "health", "Energy")]),
        (Ground.MET, [{"met": days(-n)} for n in (0, 1, 30, 200, 365, 3000)]),
        (Ground.HANDOVER, [{"handover": days(n)} for n in (400, 180, 179, 30, 1, 0)]),
    ],
    ids=lambda value: str(value) if isinstance(value, Ground) else "",
)
def test_each_figure_speaks_the_more_for_a_visit_the_further_it_goes(
    ground: Ground, rising: list[dict[str, Any]]
) -> None:
    found = [points(ground, **known) for known in rising]
    assert found == sorted(found)
    assert (found[0] == 0, found[-1]) == (True, MOST[ground])


def test_what_is_not_known_is_said_and_counts_as_the_middle() -> None:
    (visit,) = ranked([Customer(uid="a", name="Acme", undated=True)], TODAY)
    assert set(visit.missing) == {Ground.HOURS, Ground.REVENUE, Ground.SEGMENT, Ground.HANDOVER}
    assert visit.points == MOST[Ground.MET] + 70 / 2


def test_who_was_never_met_comes_before_who_was_and_whom_somebody_is_about_to_meet_last() -> None:
    never, met = Customer(uid="a", name="Never"), Customer(uid="b", name="Met", met=days(-90))
    planned = Customer(uid="c", name="Planned", met=days(-400), planned=days(7))
    assert [one.customer.name for one in ranked([planned, met, never], TODAY)] == ["Never", "Met", "Planned"]


def test_of_a_customer_whose_journeys_are_hidden_counts_what_was_told_elsewhere() -> None:
    hidden = Customer(uid="h", name="Hidden", figures=Figures(revenue=10**9), hidden=True)
    (visit,) = (one for one in ranked((*OTHERS, hidden), TODAY) if one.customer is hidden)
    assert set(visit.missing) == {Ground.MET, Ground.HOURS, Ground.SEGMENT}


def test_alike_ones_stand_by_name() -> None:
    same = [Customer(uid=name, name=name) for name in ("ö", "Bo AB", "acme")]
    assert [one.customer.name for one in ranked(same, TODAY)] == ["acme", "Bo AB", "ö"]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        *[("24/7", 168), ("24x7", 168), ("Dygnet runt", 168), ("døgnet rundt", 168), ("around the clock", 168)],
        *[("8x5", 40), ("12/5", 60), ("8-17", 45), ("08:00–16:30", 42.5), ("kl 7.30-16", 42.5)],
        *[("7-22 every day", 105), ("7-22 alla dagar", 105), ("7 til 22 hver dag", 105)],
        *[("40", 40), ("40 h", 40), ("37,5 timmar i veckan", 37.5), ("40 hours a week", 40), ("0", 0), ("168", 168)],
        *[("", None), ("office hours", None), ("169", None), ("1200", None), ("17-8", None), ("8x9", None)],
    ],
)
def test_service_hours_are_read_as_hours_a_week(typed: str, hours: float | None) -> None:
    assert hours_a_week(typed) == hours


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        *[("1200", 1200), ("1 200 000", 1.2e6), ("1.200.000", 1.2e6), ("1,200,000", 1.2e6), ("1\u00a0200", 1200)],
        *[("1,200,000.50", 1200000.5), ("1.200.000,50", 1200000.5), ("12,5", 12.5), ("12.5", 12.5), ("0", 0)],
        *[("1,2 mkr", 1.2e6), ("1.2m", 1.2e6), ("3 MSEK", 3e6), ("500k", 5e5), ("500 tkr", 5e5), ("2 mdr", 2e9)],
        *[("1200 kr", 1200), ("1 200 SEK", 1200), ("2 mio. kr.", 2e6), ("5 m €", 5e6), ("12 miljoner kronor", 12e6)],
        *[("", None), ("much", None), ("-5", None), ("1,2,3", None), ("5 apples", None)],
    ],
)  # fmt: skip
def test_money_is_read_as_people_write_it(typed: str, amount: float | None) -> None:
    assert money(typed) == amount

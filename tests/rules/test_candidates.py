"""Who is proposed first when a handover lacks somebody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.candidates import candidates, stay_until
from bot.rules.facts import Assignment, Given, Journey, Person, Phase, Side, Span

SALE = Phase(id="sale", kind="sales", start=date(2026, 9, 1))
PROJECT = Phase(id="project", kind="project", start=date(2026, 12, 1))
EVERYBODY = {"anna", "bo", "cia", "dan"}


def on(phase: str, person: str, **more: Any) -> Assignment:
    return Assignment(id=f"{person}-{phase}", phase=phase, person=person, **more)


def order(*assignments: Assignment, people: dict[str, Person] | None = None, **asked: Any) -> list[str]:
    journey = Journey(id="j", phases=(SALE, PROJECT), assignments=assignments, people=people or {})
    found = candidates(journey, "sale", "project", **{"askable": EVERYBODY} | asked)
    return [each.person for each in found]


@pytest.mark.parametrize(
    ("assignments", "expected"),
    [
        pytest.param([on("sale", "anna"), on("sale", "bo", key=True)], ["bo", "anna"], id="key persons first"),
        pytest.param([on("sale", "anna"), on("sale", "bo", lead=True)], ["bo", "anna"], id="a lead is key"),
        pytest.param(
            [on("sale", "anna", key=True, carries="relation"), on("sale", "bo", key=True)],
            ["bo", "anna"],
            id="the solution before the relation",
        ),
        pytest.param(
            [on("sale", "anna", first=date(2026, 10, 1)), on("sale", "bo")], ["bo", "anna"], id="the longest first"
        ),
        pytest.param([on("sale", "bo"), on("sale", "anna")], ["anna", "bo"], id="else always in the same order"),
        pytest.param([on("project", "anna")], [], id="who is only in the project cannot bring the sale"),
        pytest.param([on("sale", "anna"), on("project", "anna")], [], id="who stays already is not asked"),
        pytest.param(
            [on("sale", "anna"), on("project", "anna", given=Given.DECLINED)], ["anna"], id="declined is as if absent"
        ),
        pytest.param([on("sale", "anna", given=Given.DECLINED)], [], id="who declined the sale was not there"),
        pytest.param([on("sale", "anna", side=Side.CUSTOMER)], [], id="the customer's people are not the supplier's"),
        pytest.param([on("sale", "eva")], [], id="without a Slack id nobody can be asked"),
        pytest.param([on("sale", "anna"), on("sale", "anna", key=True)], ["anna"], id="two roles are one person"),
    ],
)
def test_the_likeliest_is_proposed_first(assignments: list[Assignment], expected: list[str]) -> None:
    assert order(*assignments) == expected


def test_who_said_no_is_not_proposed_again() -> None:
    assert order(on("sale", "anna"), on("sale", "bo"), refused={"anna"}) == ["bo"]


def test_for_a_system_only_who_covers_it_is_proposed() -> None:
    crm = on("sale", "anna", systems=frozenset({"CRM"}))
    everything = on("sale", "bo", all_systems=True)
    assert order(crm, everything, on("sale", "cia"), system="BI") == ["bo"]


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [(date(2026, 11, 30), []), (date(2026, 12, 1), ["anna"]), (None, ["anna"])],
    ids=["leaves before the start", "is there on the first day", "stays"],
)
def test_who_has_left_by_then_is_not_proposed(last_day: date | None, expected: list[str]) -> None:
    people = {"anna": Person(id="anna", active=Span(None, last_day))}
    assert order(on("sale", "anna"), people=people) == expected


def test_the_best_role_and_the_first_day_are_told() -> None:
    journey = Journey(
        id="j",
        phases=(SALE, PROJECT),
        assignments=(on("sale", "anna", role="helper"), on("sale", "anna", role="architect", key=True)),
    )
    (anna,) = candidates(journey, "sale", "project", askable=EVERYBODY)
    assert (anna.role, anna.key, anna.since) == ("architect", True, SALE.start)


def test_a_stay_of_thirty_days_counts_the_first() -> None:
    assert stay_until(date(2026, 12, 1)) == date(2026, 12, 30)

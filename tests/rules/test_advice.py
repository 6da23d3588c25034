"""The one best next step names who knows the customer best and could stay on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.advice import best
from bot.rules.projection import Advice, AssignmentShown, ScopeShown, Who, WordShown

ANNA, BO, CIA = (Who(n, name, f"U{n}") for n, name in enumerate(("Anna", "Bo", "Cia"), start=1))
OUTSIDE = Who(9, "Ove")


def on(who: Who, **more: Any) -> AssignmentShown:
    usual = {"lead": False, "key": False, "systems": (), "all_systems": False, "first": None, "last": None}
    rest = {"uid": "", "phase_uid": "", "side": "vendor", "role": who.name, "percent": None, "given": "unconfirmed"}
    return AssignmentShown(**{**usual, **rest, "who": who, **more})


def scope(state: str = "breaks", reason: str = "nobody", side: str = "vendor", **more: Any) -> ScopeShown:
    return ScopeShown(
        side=side, system=None, state=state, reason=reason, **{"givers": (ANNA, BO, CIA, OUTSIDE), **more}
    )


@pytest.mark.parametrize(
    ("giving", "name"),
    [
        pytest.param((on(ANNA), on(BO, key=True)), "Bo", id="key before others"),
        pytest.param((on(ANNA, carries="relation"), on(BO)), "Bo", id="the solution before the relation"),
        pytest.param((on(ANNA), on(BO, lead=True)), "Bo", id="a lead before others"),
        pytest.param((on(ANNA), on(CIA)), "Cia", id="then the longest with the customer"),
        pytest.param((on(OUTSIDE, key=True), on(ANNA)), "Anna", id="nobody outside Slack"),
        pytest.param((on(BO, side="customer", key=True), on(ANNA)), "Anna", id="nobody of the customer"),
    ],
)
def test_who_is_asked(giving: tuple[AssignmentShown, ...], name: str) -> None:
    advice = best((scope(),), giving, (), {1: date(2026, 9, 1), 2: None, 3: date(2026, 8, 1)})
    assert (advice.kind, advice.who and advice.who.name, advice.role) == ("ask", name, name)


def test_who_said_no_is_not_asked_again() -> None:
    no = WordShown(who=ANNA, answer="no", asked_on=None)
    assert best((scope(),), (on(ANNA, key=True), on(BO)), (no,), {}).who == BO
    assert best((scope(),), (on(ANNA),), (no,), {}) == Advice(kind="staff")


def test_who_was_asked_already_is_said() -> None:
    asked = WordShown(who=ANNA, answer=None, asked_on=date(2026, 10, 1))
    assert best((scope(),), (on(ANNA),), (asked,), {}).already_asked_on == date(2026, 10, 1)


def test_where_it_is_thin_another_than_who_stays_on_is_asked() -> None:
    thin = scope("thin", "carrier_not_key", carriers=(ANNA,))
    assert best((thin,), (on(ANNA, key=True), on(BO)), (), {}).who == BO


@pytest.mark.parametrize(
    ("scopes", "kind"),
    [
        pytest.param((), "staff", id="nobody anywhere"),
        pytest.param((scope("unstaffed", "unstaffed_from"),), "staff", id="nobody to give"),
        pytest.param((scope("unstaffed", "unstaffed_to"),), "ask", id="nobody to receive yet"),
        pytest.param((scope("holds", "key_carrier"),), "none", id="it holds"),
        pytest.param((scope("holds"), scope("breaks", side="customer")), "none", id="only the customer's side breaks"),
    ],
)
def test_what_kind_of_step_it_is(scopes: tuple[ScopeShown, ...], kind: str) -> None:
    assert best(scopes, (on(ANNA),), (), {}).kind == kind

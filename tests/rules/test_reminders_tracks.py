"""The two tracks, never mixed: what each step says, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.facts import State
from bot.rules.reminders import Part, Plan, WorkDays, is_accepted, says, steps

DEFAULT = (28, 14, 7, 2, 0)
START = date(2026, 12, 1)


def plan(state: str = "breaks", **known: Any) -> Plan:
    """A plan with an owner, Kim, and an escalation contact, Eva; whatever else is said."""
    return Plan(**{"state": State(state), "owner": "kim", "escalation": "eva", **known})


def said(given_plan: Plan, distances: tuple[int, ...] = DEFAULT) -> dict[str, str]:
    """By step what is said: `card`, `step`, `ask > anna`. Once a card was said it is up."""
    told = {}
    for step in steps(START, distances, WorkDays()):
        sayings = says(given_plan, step)
        if any(saying.kind == "card" for saying in sayings):
            given_plan = replace(given_plan, card_up=True)
        if sayings:
            told[step.name] = ", ".join(f"{one.kind} > {one.to}" if one.to else one.kind for one in sayings)
    return told


BREAKS = {"28": "card", "14": "step, step > kim", "7": "step", "2": "step > kim, step > eva", "0": "day"}
DAY = {"0": "day"}


@pytest.mark.parametrize(
    ("given_plan", "expected"),
    [
        pytest.param(plan(), BREAKS, id="breaks"),
        pytest.param(plan("unstaffed"), BREAKS, id="not staffed"),
        pytest.param(plan(asked=("anna",)), {**BREAKS, "14": "step, ask > anna"}, id="breaks, somebody was asked"),
        pytest.param(plan(missing=("anna",)), BREAKS, id="breaks: nobody is asked for a word"),
        pytest.param(plan(owner=None), {**BREAKS, "14": "step", "2": "step > eva"}, id="breaks, owner outside Slack"),
        pytest.param(plan(escalation="kim"), {**BREAKS, "2": "step > kim"}, id="owner is the escalation contact"),
        pytest.param(plan("holds"), DAY, id="holds and has its words"),
        pytest.param(
            plan("holds", missing=("anna",)),
            {"28": "ask > anna", "14": "ask > anna", "7": "told > kim", "2": "told > eva", "0": "day"},
            id="a word is missing",
        ),
        pytest.param(
            plan("holds", missing=("anna", "bo")),
            {
                "28": "ask > anna, ask > bo",
                "14": "ask > anna, ask > bo",
                "7": "told > kim",
                "2": "told > eva",
                "0": "day",
            },
            id="two words are missing: the owner is told once",
        ),
        pytest.param(
            plan("holds", missing=("kim",), escalation=None),
            {"28": "ask > kim", "14": "ask > kim", "7": "ask > kim", "0": "day"},
            id="only the owner's own word is missing: asked, not told about themselves",
        ),
        pytest.param(
            plan("holds", missing=("anna",), escalation=None),
            {"28": "ask > anna", "14": "ask > anna", "7": "told > kim", "0": "day"},
            id="a word is missing and there is no escalation contact: nobody two days before",
        ),
        pytest.param(
            plan("holds", missing=("kim",), escalation="kim"),
            {"28": "ask > kim", "14": "ask > kim", "7": "ask > kim", "2": "ask > kim", "0": "day"},
            id="who is both is asked once",
        ),
        pytest.param(
            plan("holds", old_words=("anna",)), {"14": "ask > anna", "0": "day"}, id="an old yes: once, at 14"
        ),
        pytest.param(plan("thin"), {"28": "card", "0": "day"}, id="thin: the first step only"),
        pytest.param(
            plan("thin", missing=("anna",)),
            {
                "28": "card, ask > anna",
                "14": "ask > anna",
                "7": "told > kim",
                "2": "told > eva",
                "0": "day",
            },
            id="thin and a word is missing",
        ),
        pytest.param(plan(accepted=True), DAY, id="accepted"),
        pytest.param(plan("holds", missing=("anna",), accepted=True), DAY, id="accepted, a word missing"),
        pytest.param(plan(later=True), DAY, id="later"),
        pytest.param(
            plan(tentative=True),
            {"28": "tentative > kim", "14": "card", "7": "step", "2": "step > kim, step > eva", "0": "day"},
            id="tentative: only the owner until 14 days before",
        ),
        pytest.param(
            plan("holds", tentative=True),
            {"28": "tentative > kim", "0": "day"},
            id="tentative and holds: the owner is asked all the same",
        ),
    ],
)
def test_what_each_step_says(given_plan: Plan, expected: dict[str, str]) -> None:
    assert said(given_plan) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param("breaks", {"42": "card", "21": "step, step > kim"}, id="breaks from the first step"),
        pytest.param("unstaffed", {"21": "card"}, id="not staffed counts within 30 days"),
    ],
)
def test_a_longer_list_of_steps(state: str, expected: dict[str, str]) -> None:
    assert said(plan(state), (42, 21)) == expected


def test_a_plan_that_broke_after_the_first_step_gets_its_card_then() -> None:
    shown = next(step for step in steps(START, DEFAULT, WorkDays()) if step.part is Part.SHOWN)
    assert [saying.kind for saying in says(plan(), shown)] == ["card"]


PEOPLE = st.sampled_from(["anna", "bo", "kim", "eva"])
PLANS = st.builds(
    Plan,
    state=st.sampled_from(State),
    tentative=st.booleans(),
    accepted=st.booleans(),
    later=st.booleans(),
    missing=st.lists(PEOPLE, unique=True, max_size=3).map(tuple),
    old_words=st.lists(PEOPLE, unique=True, max_size=2).map(tuple),
    asked=st.lists(PEOPLE, unique=True, max_size=2).map(tuple),
    owner=st.none() | PEOPLE,
    escalation=st.none() | PEOPLE,
)


@given(PLANS, st.sets(st.integers(0, 60), max_size=7).map(tuple))
def test_the_channel_sees_one_card_and_nothing_of_words(any_plan: Plan, distances: tuple[int, ...]) -> None:
    told = [one for text in said(any_plan, distances).values() for one in text.split(", ")]
    in_channel = [one for one in told if ">" not in one]

    assert in_channel.count("card") <= 1
    if any_plan.state is State.HOLDS:
        assert in_channel in ([], ["day"])


@given(PLANS)
def test_nobody_hears_the_same_twice_at_a_step(any_plan: Plan) -> None:
    for step in steps(START, DEFAULT, WorkDays()):
        sayings = says(any_plan, step)
        assert len(sayings) == len(set(sayings))


@pytest.mark.parametrize(
    ("then", "start_then", "state", "start", "accepted"),
    [
        pytest.param("breaks", "2026-12-01", "breaks", "2026-12-01", True, id="as it was"),
        pytest.param("breaks", "2026-12-01", "breaks", "2026-12-15", True, id="14 days later"),
        pytest.param("breaks", "2026-12-01", "breaks", "2026-12-16", False, id="15 days later"),
        pytest.param("breaks", "2026-12-01", "breaks", "2026-11-16", False, id="15 days earlier"),
        pytest.param("thin", "2026-12-01", "breaks", "2026-12-01", False, id="worse"),
        pytest.param("thin", "2026-12-01", "unstaffed", "2026-12-01", False, id="nobody left"),
        pytest.param("breaks", "2026-12-01", "thin", "2026-12-01", True, id="better"),
        pytest.param('breaks ["BI"]', "2026-12-01", 'unstaffed ["BI"]', "2026-12-01", True, id="the same system"),
        pytest.param('breaks ["BI"]', "2026-12-01", 'breaks ["BI", "CRM"]', "2026-12-01", False, id="one more system"),
        pytest.param('breaks ["BI"]', "2026-12-01", 'breaks ["CRM"]', "2026-12-01", False, id="another system"),
        pytest.param('breaks ["BI"]', "2026-12-01", "breaks", "2026-12-01", False, id="the whole, after a system"),
        pytest.param('breaks ["BI"]', "2026-12-01", "holds", "2026-12-01", True, id="nothing any more"),
        pytest.param("breaks", "2026-12-01", 'breaks ["BI"]', "2026-12-01", True, id="a system, after the whole"),
        pytest.param("breaks", None, "breaks", None, True, id="undated, as it was"),
        pytest.param("breaks", None, "breaks", "2026-12-01", False, id="dated since"),
    ],
)
def test_accepted_until_it_gets_worse_or_moves(
    then: str, start_then: str | None, state: str, start: str | None, accepted: bool
) -> None:
    before, after = (day and date.fromisoformat(day) for day in (start_then, start))
    assert is_accepted(then, before or None, state, after or None) is accepted

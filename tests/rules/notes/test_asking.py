"""Until when somebody can be asked, and which pain several customers have."""

from __future__ import annotations

from datetime import date

import pytest

from bot.rules.knowledge.asking import last_day_to_ask
from bot.rules.knowledge.same import Pain, customers_of
from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Stay

MARCH, JUNE = date(2027, 3, 31), date(2027, 6, 1)


def stay(person: int, last: date | None, side: str = "vendor") -> Stay:
    return Stay(
        who=Who(person, f"P{person}"),
        side=side,
        role="",
        key=False,
        systems=(),
        journey=("j", "j", "J"),
        customer="Acme",
        first=None,
        last=last,
    )


@pytest.mark.parametrize(
    ("heard", "stays", "day", "people"),
    [
        pytest.param({1}, [stay(1, MARCH)], MARCH, [1], id="one"),
        pytest.param({1}, [stay(1, MARCH), stay(2, JUNE)], MARCH, [1], id="who only reads it does not count"),
        pytest.param({1, 2}, [stay(1, MARCH), stay(2, JUNE)], JUNE, [2], id="the last of several"),
        pytest.param({1, 2}, [stay(1, MARCH), stay(2, MARCH)], MARCH, [1, 2], id="both to the same day"),
        pytest.param({1}, [stay(1, MARCH), stay(1, JUNE)], JUNE, [1], id="stays on in the next phase"),
        pytest.param({1}, [stay(1, None), stay(1, MARCH)], None, [1], id="no end is planned"),
        pytest.param({1}, [stay(2, MARCH)], None, [], id="not on the journey"),
        pytest.param({1}, [stay(1, MARCH, "customer")], None, [], id="on the customer's side"),
        pytest.param(set(), [stay(1, MARCH)], None, [], id="heard by nobody"),
    ],
)
def test_the_last_day_is_that_of_the_last_who_heard_it(
    heard: set[int], stays: list[Stay], day: date | None, people: list[int]
) -> None:
    found = last_day_to_ask(heard, stays)
    assert (found.day, [who.id for who in found.people]) == (day, people)


def test_a_last_day_is_past_the_day_after() -> None:
    found = last_day_to_ask({1}, [stay(1, MARCH)])
    assert [found.is_past(day) for day in (MARCH, date(2027, 4, 1))] == [False, True]


@pytest.mark.parametrize(
    ("pains", "customers"),
    [
        pytest.param([Pain(1, 10, "twice"), Pain(2, 20, "slow")], [{10}, {20}], id="two pains"),
        pytest.param([Pain(1, 10, "twice"), Pain(2, 20, "twice")], [{10, 20}, {10, 20}], id="the same words"),
        pytest.param([Pain(1, 10, "twice"), Pain(2, 20, "slow", 1)], [{10, 20}, {10, 20}], id="linked"),
        pytest.param([Pain(1, 10, "a", 9), Pain(2, 20, "b", 9)], [{10, 20}, {10, 20}], id="by one not to be seen"),
        pytest.param([Pain(1, 10, "a", 2), Pain(2, 20, "b", 1)], [{10, 20}, {10, 20}], id="each by the other"),
        pytest.param([Pain(1, 10, "a"), Pain(2, 10, "a")], [{10}, {10}], id="twice at one customer"),
    ],
)
def test_customers_with_the_same_pain(pains: list[Pain], customers: list[set[int]]) -> None:
    assert [customers_of(pains)[pain.id] for pain in pains] == customers

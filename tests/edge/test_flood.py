"""How much is let in within a minute: lines and presses, of one person and of all together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.i18n import speaker
from bot.listeners.flood import EVERYBODY, MOST, YOU, Flood
from bot.rules.texts import Refusal

NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def flood(clock: Clock) -> Flood:
    return Flood(clock, 20)


def let_in(flood: Flood, user: str, *, typed: bool = True) -> tuple[int, str]:
    """How many are let in at one moment before the first refusal, and that."""
    for n in count():
        try:
            flood.let_in(user, typed=typed)
        except Refusal as refusal:
            return n, refusal.message
    raise AssertionError


def test_a_person_types_20_lines_and_presses_60_times(flood: Flood) -> None:
    assert (let_in(flood, "anna"), let_in(flood, "anna", typed=False)) == ((20, YOU), (60, YOU))
    assert let_in(flood, "bo") == (20, YOU)


def test_a_workspace_takes_300_lines(flood: Flood) -> None:
    assert sum(let_in(flood, f"U{n}")[0] for n in range(20)) == 300
    assert let_in(flood, "anna") == (0, EVERYBODY)
    assert let_in(flood, "anna", typed=False) == (60, YOU)


def test_a_minute_later_as_many_are_let_in_again(flood: Flood, clock: Clock) -> None:
    let_in(flood, "anna")
    clock.now += timedelta(seconds=59)
    assert let_in(flood, "anna") == (0, YOU)
    clock.now += timedelta(seconds=1)
    assert let_in(flood, "anna") == (20, YOU)


def test_a_clock_that_is_set_back_locks_nobody_out(flood: Flood, clock: Clock) -> None:
    let_in(flood, "anna")
    clock.now -= timedelta(hours=1)
    assert let_in(flood, "anna") == (20, YOU)


def test_however_many_people_there_are_little_is_held(clock: Clock) -> None:
    flood = Flood(clock, 20)
    for n in range(2 * MOST):
        clock.now += timedelta(seconds=1)
        flood.let_in(f"U{n}", typed=True)
        flood.answers(f"U{n}", speaker("en"))
    assert sum(flood.language(f"U{n}") is not None for n in range(2 * MOST)) <= MOST

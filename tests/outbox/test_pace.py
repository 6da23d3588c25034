"""When the next call may be made: what Slack takes, and what it told us to wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.outbox.pace import EDIT, EVERYTHING, POST, READ, Pace
from bot.usecases.posts import Target
from tests.outbox.real import is_due

ACME: Target = (1, 10, None)
BETA: Target = (1, 11, None)
ELSEWHERE: Target = (2, 20, None)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 3, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(clock, timedelta(seconds=1))


def test_a_channel_takes_one_message_a_second(pace: Pace, clock: Clock) -> None:
    pace.posted(ACME)
    assert [pace.may_post(ACME), pace.may_post(BETA)] == [False, True]
    clock.passes(1)
    assert pace.may_post(ACME)


def test_a_refusal_holds_its_channel_and_a_second_one_the_workspace(pace: Pace, clock: Clock) -> None:
    pace.refused_there(ACME, 30)
    assert [pace.may_post(ACME), pace.may_post(BETA)] == [False, True]
    pace.refused_there(BETA, 10)
    assert [pace.may(1, POST), pace.may_post((1, 12, None)), pace.may_post(ELSEWHERE)] == [False, False, True]
    clock.passes(10)
    assert [pace.may_post(BETA), pace.may_post(ACME)] == [True, False]


def test_fifty_edits_a_minute_and_workspace(pace: Pace, clock: Clock) -> None:
    for _ in range(50):
        assert pace.may(1, EDIT)
        pace.made(1, EDIT)
        clock.passes(0.5)
    assert [pace.may(1, EDIT), pace.may(2, EDIT)] == [False, True]
    clock.passes(36)
    assert pace.may(1, EDIT)


def test_history_that_was_refused_is_read_once_a_minute_for_a_while(pace: Pace, clock: Clock) -> None:
    pace.refused(1, READ, 5)
    clock.passes(59)
    assert not pace.may(1, READ)
    clock.passes(1)
    assert pace.may(1, READ)
    pace.made(1, READ)
    clock.passes(59)
    assert not pace.may(1, READ)
    clock.passes(900)
    pace.made(1, READ)
    assert pace.may(1, READ)


def test_a_workspace_that_is_stopped_calls_nothing(pace: Pace, clock: Clock) -> None:
    pace.refused(1, EVERYTHING, 300)
    assert [pace.may_post(ACME), pace.may(1, EDIT), pace.may(1, READ), pace.may(2, EDIT)] == [False, False, False, True]
    clock.passes(300)
    assert pace.may_post(ACME)


def test_a_clock_that_steps_back_holds_nothing(pace: Pace, clock: Clock) -> None:
    pace.refused_there(ACME, 30)
    clock.passes(-3600)
    assert pace.may_post(ACME)


def test_what_is_urgent_goes_first_and_no_channel_waits_for_another(make_story: Any) -> None:
    story = is_due(make_story(), "acme", "beta")
    story.sandbox.faults.rate_limits = True
    story.place.journey("sales 2026-09-01, project 2027-12-01", by="kim", channel="acme", name="Another")
    story.outbox = story.another(pace=timedelta(seconds=1))
    story.outbox.drain()
    first = [len(story.said("CACME")), len(story.said("CBETA"))]
    story.later(1.1)

    assert (first, [len(story.said("CACME")), len(story.said("CBETA"))]) == ([2, 2], [3, 2])
    assert "ratelimited" not in story.states()

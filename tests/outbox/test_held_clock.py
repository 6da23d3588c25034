"""Case 27: a clock that has jumped holds the outbox too, not only the ticker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import time
from typing import Any

import pytest

from bot.app import one_client
from bot.house import House, compose
from bot.outbox import steadiness
from bot.outbox.steadiness import Steadiness
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from tests.outbox.real import Real, is_due


class Jumping:
    """A wall clock that somebody sets wrong, and Slack's, which nobody does. `asked`: how often Slack's was."""

    def __init__(self, story: Real) -> None:
        self.wrong, self.passed, self.asked = 0.0, 0.0, 0
        self._story = story
        self.judge = Steadiness(story.store.now, self._slack, lambda: self.passed + self.wrong, lambda: self.passed)

    def jumps(self, by: timedelta) -> None:
        self.wrong += by.total_seconds()
        self._story.store.shift += by

    def _slack(self) -> datetime:
        self.asked += 1
        return self._story.now()


@pytest.mark.parametrize("by", [timedelta(hours=1), timedelta(days=1)], ids=str)
def test_case_27_nothing_is_sent_while_the_clock_is_not_believed(
    make_story: Callable[..., Real], by: timedelta
) -> None:
    story = is_due(make_story(), "acme")
    clocks = Jumping(story)
    outbox = story.another(sure=clocks.judge.sure)

    clocks.jumps(by)
    held = [(outbox.drain(), story.said()) for _ in range(3)]
    clocks.jumps(-by)
    clocks.passed += steadiness.ASKED
    outbox.drain()

    assert held == [(0, ["start"])] * 3
    assert story.said() == ["start", "card 28"]
    assert clocks.asked == 2


def test_case_27_a_clock_that_jumps_between_two_messages_holds_the_second(make_story: Callable[..., Real]) -> None:
    story = is_due(make_story(), "acme", "beta")
    clocks = Jumping(story)

    class Jumps:
        """A client during whose first message somebody sets the clock."""

        def __getattr__(self, name: str) -> Any:
            return getattr(story.client, name)

        def chat_postMessage(self, **message: Any) -> Any:  # noqa: N802 - the SDK's name
            clocks.jumps(timedelta(days=1))
            return story.client.chat_postMessage(**message)

    assert story.another(Jumps(), sure=clocks.judge.sure).drain() == 1
    assert sorted([story.said(), story.said("CBETA")], key=len) == [["start"], ["start", "card 28"]]


@pytest.fixture
def house(make_story: Callable[..., Real]) -> tuple[House, Sandbox]:
    """The whole house of a process, with a start card to be posted."""
    story = make_story()
    settings = Settings(bot_token=story.sandbox.bot_token, signing_secret="s", api_url=story.sandbox.api_url)
    story.place.now = datetime.now(UTC)
    story.place.journey("sales 2026-09-01, project 2027-12-01")
    story.store.shift = timedelta(minutes=15)
    return compose(settings, story.store, one_client(settings)), story.sandbox


def test_case_27_the_ticker_and_the_outbox_of_a_process_are_held_by_one_clock(
    house: tuple[House, Sandbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, sandbox = house
    monkeypatch.setattr(steadiness, "ASKED", 0.0)
    monkeypatch.setattr(bot.ticker._clock, "_wall", lambda: time() + 3600)

    assert (bot.outbox.drain(), bot.ticker.trouble()) == (0, "clock_jumped")

    sandbox.clock.shift = bot.store.shift
    assert (bot.outbox.drain(), bot.ticker.trouble()) == (1, None)

"""Time as people live it: nine o'clock where they are, whatever clocks, zones and calendars do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.house import slack_time
from bot.outbox.steadiness import Steadiness
from bot.ticker import Ticker
from storage.engine import Store
from storage.tables import Handover, Occasion, QuietPeriod, Workspace


@pytest.fixture
def ticker(store: Store) -> Ticker:
    return Ticker(store, every=timedelta(hours=1))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def at(store: Store, when: datetime) -> None:
    store.shift = when - datetime.now(UTC)


def lives_in(store: Store, tz: str) -> None:
    with store.write() as session:
        session.execute(update(Workspace).values(tz=tz))


def due(store: Store) -> datetime | None:
    with store.read() as session:
        return session.scalar(select(Handover.next_due_at))


def kinds(store: Store) -> list[str]:
    with store.read() as session:
        return sorted(session.scalars(select(Occasion.kind).where(Occasion.kind != "start")))


@pytest.mark.parametrize(
    ("tz", "start", "falls"),
    [
        pytest.param("Europe/Stockholm", "2027-04-23", "2027-03-25T08:00", id="Stockholm, before summer time"),
        pytest.param("Europe/Stockholm", "2027-04-27", "2027-03-30T07:00", id="Stockholm, after it began"),
        pytest.param("Europe/Stockholm", "2027-11-26", "2027-10-29T07:00", id="Stockholm, before it ends"),
        pytest.param("Europe/Stockholm", "2027-11-29", "2027-11-01T08:00", id="Stockholm, after it ended"),
        pytest.param("Africa/Cairo", "2027-05-27", "2027-04-29T07:00", id="Cairo, before summer time"),
        pytest.param("Africa/Cairo", "2027-05-31", "2027-05-03T06:00", id="Cairo, after it began"),
        pytest.param("Asia/Beirut", "2027-04-27", "2027-03-30T06:00", id="Beirut, after summer time began"),
        pytest.param("Australia/Lord_Howe", "2027-04-30", "2027-04-01T22:00", id="Lord Howe, summer"),
        pytest.param("Australia/Lord_Howe", "2027-05-03", "2027-04-04T22:30", id="Lord Howe, half an hour"),
    ],
)
def test_a_card_is_due_at_nine_on_the_wall(
    workspace: Any, store: Store, ticker: Ticker, tz: str, start: str, falls: str
) -> None:
    lives_in(store, tz)
    workspace.journey(f"sales 2026-09-01, project {start}")
    at(store, moment(falls) - timedelta(seconds=2))
    early = ticker.tick()

    at(store, moment(falls) + timedelta(seconds=1))

    assert (early, ticker.tick(), ticker.tick()) == (0, 1, 0)


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)], ids=str)
def test_a_clock_that_goes_back_says_nothing_twice(
    workspace: Any, store: Store, ticker: Ticker, back: timedelta
) -> None:
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    falls = moment("2026-11-03T08:00:01")
    at(store, falls)
    ticker.tick()

    at(store, falls - back)
    ticker.tick()
    at(store, falls)
    ticker.tick()

    assert kinds(store) == ["card"]


def test_quiet_weeks_hold_everything_until_the_working_day_before_them(
    workspace: Any, store: Store, ticker: Ticker
) -> None:
    with store.write() as session:
        first, last = moment("2026-11-02").date(), moment("2026-11-20").date()
        session.add(QuietPeriod(workspace_id=workspace.id, first=first, last=last))
    workspace.journey("sales 2026-09-01, project 2026-12-01")

    assert due(store) == moment("2026-10-30T08:00")


# -- clocks that jump -------------------------------------------------------------------------------------------------


class Clocks:
    """A wall clock and Slack's, in minutes; the monotonic one goes one minute a tick."""

    def __init__(self) -> None:
        self.wall, self.ticks = 0.0, 0.0
        self.slack: float | None = 0.0
        self.steadiness = Steadiness(
            lambda: moment("2026-11-03T08:00") + timedelta(minutes=self.wall),
            lambda: None if self.slack is None else moment("2026-11-03T08:00") + timedelta(minutes=self.slack),
            lambda: self.wall * 60,
            lambda: self.ticks * 60,
        )

    def tick(self, wall: float, slack: float | None) -> bool:
        self.wall, self.slack, self.ticks = wall, slack, self.ticks + 1
        return self.steadiness.sure()


@pytest.mark.parametrize(
    ("ticks", "sure"),
    [
        pytest.param([(1, None), (2, None)], [True, True], id="as it should be, and Slack is not asked"),
        pytest.param([(2.5, None), (5, None)], [True, True], id="set right in small steps"),
        pytest.param([(1440, 1440), (1441, None)], [True, True], id="a laptop that slept: Slack agrees"),
        pytest.param([(1440, 1), (1441, 2), (3, 3), (4, None)], [False, False, True, True], id="set wrong, set right"),
        pytest.param([(-60, None), (-59, None)], [False, False], id="Slack cannot be asked"),
        pytest.param([(-60, None), (-59, -59)], [False, True], id="and then it can"),
    ],
)
def test_after_a_jump_nothing_is_judged_until_slacks_clock_agrees(
    ticks: list[tuple[float, float | None]], sure: list[bool]
) -> None:
    clocks = Clocks()

    assert [clocks.tick(wall, slack) for wall, slack in ticks] == sure


def test_a_ticker_in_doubt_lives_says_so_and_judges_nothing(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    at(store, moment("2026-11-03T08:00:01"))
    monkeypatch.setattr(ticker._clock, "_apart", 0.0)
    ticker.seen = 0.0

    ticker._guarded_tick()

    assert (kinds(store), ticker.trouble(), ticker.seen > 0) == ([], "clock_jumped", True)


def test_slacks_clock_is_read_from_its_answers(store: Store, server: Any) -> None:
    from slack_sdk import WebClient

    from bot.cli.manifest import manifest
    from bot.sandbox.sandbox import Sandbox

    sandbox = Sandbox(manifest())
    server.host(sandbox)
    told = slack_time(WebClient("xoxb-wrong", base_url=sandbox.api_url, retry_handlers=[]))
    server.leave(sandbox)

    assert told is not None
    assert abs(told - datetime.now(UTC)) < timedelta(seconds=5)
    assert slack_time(WebClient("xoxb-1", base_url="http://127.0.0.1:1/api/", retry_handlers=[])) is None

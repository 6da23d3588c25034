"""Time as people live it: nine o'clock where they are, whatever clocks, zones and calendars do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from bot.house import slack_time
from bot.outbox.steadiness import Steadiness
from bot.ticker import Ticker
from bot.usecases import reckoning, workdays
from storage.engine import Store
from storage.tables import Handover, Journey, Occasion, Person, QuietPeriod, Workspace


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
def test_case_25_and_26_a_card_is_due_at_nine_on_the_wall(
    workspace: Any, store: Store, ticker: Ticker, tz: str, start: str, falls: str
) -> None:
    lives_in(store, tz)
    workspace.journey(f"sales 2026-09-01, project {start}")
    with store.write() as session:
        session.execute(update(Person).values(digest_at=None))  # one of the days is a Monday
    at(store, moment(falls) - timedelta(seconds=2))
    early = ticker.tick()

    at(store, moment(falls) + timedelta(seconds=1))

    assert (early, ticker.tick(), ticker.tick()) == (0, 1, 0)


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)], ids=str)
def test_case_27_a_clock_that_goes_back_says_nothing_twice(
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


# -- laws that change -------------------------------------------------------------------------------------------------


def in_force(store: Store, monkeypatch: pytest.MonkeyPatch, *days: str) -> None:
    """A version of the calendars is installed in which these days are holidays too."""
    off = [moment(day).date() for day in days]
    monkeypatch.setattr(workdays, "is_off", lambda country, day: day in off)
    monkeypatch.setattr(reckoning, "installed", lambda: f"with {days}")


def test_case_28_a_new_holiday_moves_what_is_due_to_the_working_day_before(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    at(store, workspace.now)
    ticker._care()
    before = due(store)

    in_force(store, monkeypatch, "2026-11-03")
    ticker._care()

    assert (before, due(store)) == (moment("2026-11-03T08:00"), moment("2026-11-02T08:00"))


def test_case_28_a_zone_that_gives_up_summer_time_moves_what_is_due(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.journey("sales 2026-09-01, project 2027-04-27")
    at(store, workspace.now)
    ticker._care()
    with store.write() as session:
        for table in (Journey, Person):
            session.execute(update(table).values(tz="Africa/Lagos"))  # what winter time for good would be

    in_force(store, monkeypatch)
    ticker._care()

    assert due(store) == moment("2027-03-30T08:00")


def test_case_28_what_was_said_is_not_said_again_and_what_is_due_already_is_left_alone(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    workspace.journey("sales 2026-09-01, project 2026-12-02", name="Beta ERP")
    at(store, moment("2026-11-03T08:00:01"))
    ticker.tick()
    at(store, moment("2026-11-04T08:00:01"))

    in_force(store, monkeypatch, "2026-11-03", "2026-11-17")
    ticker._care()
    for when in ("2026-11-04T08:00:01", "2026-11-04T08:11:00"):
        at(store, moment(when))
        ticker.tick()

    assert kinds(store) == ["card", "card"]


def test_case_28_while_nothing_new_is_installed_one_small_read_sees_it(
    workspace: Any, store: Store, ticker: Ticker
) -> None:
    workspace.journey("sales 2026-09-01, project 2026-12-01")
    reckoning.reckon(store, workspace.now)
    asked: list[str] = []
    for engine in (store.reader, store.writer):
        event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    assert reckoning.reckon(store, workspace.now) == 0
    assert [one.split("FROM")[1].split()[0] for one in asked] == ["workspace"]


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
def test_case_27_after_a_jump_nothing_is_judged_until_slacks_clock_agrees(
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

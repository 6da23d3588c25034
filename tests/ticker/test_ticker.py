"""The ticker: asks what is due, says nothing twice, outlives whatever breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from bot.ticker import Ticker
from bot.usecases import due, life, workers
from storage.engine import Store
from storage.tables import Change, Handover, Journey, Occasion, Worker
from tests.waiting import LONGEST

PLAN = "sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def ticker(store: Store) -> Ticker:
    return Ticker(store, every=timedelta(hours=1))


def at(store: Store, moment: str) -> None:
    store.shift = datetime.fromisoformat(moment).replace(tzinfo=UTC) - datetime.now(UTC)


def kinds(store: Store) -> list[str]:
    with store.read() as session:
        return sorted(session.scalars(select(Occasion.kind).where(Occasion.kind != "start")))


def test_what_is_due_is_said_once_however_often_it_ticks(workspace: Any, store: Store, ticker: Ticker) -> None:
    workspace.journey(PLAN)
    at(store, "2026-11-03T08:00:01")

    assert [ticker.tick() for _ in range(3)] == [1, 0, 0]
    assert kinds(store) == ["card"]


def test_a_tick_before_the_time_does_nothing(workspace: Any, store: Store, ticker: Ticker) -> None:
    workspace.journey(PLAN)
    at(store, "2026-11-03T07:59:58")
    assert (ticker.tick(), kinds(store)) == (0, [])


def test_an_idle_tick_reads_three_indexes_and_the_workspaces_and_notes_that_it_lives(
    workspace: Any, store: Store, ticker: Ticker
) -> None:
    workspace.journey(PLAN)
    at(store, "2026-10-02T08:00:00")
    asked: list[str] = []
    event.listen(store.reader, "before_cursor_execute", lambda *told: asked.append(told[2]))

    ticker.tick()

    statements = [one for one in asked if one.startswith("SELECT")]
    assert [one.split("FROM")[1].split()[0] for one in statements] == [*("handover", "meeting", "person", "workspace")]
    with store.read() as session:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statements[0]}", ("2026", 1, 0))
        assert "ix_handover_due" in str(plan.all())
        assert session.scalar(select(Worker.beat_at)) == pytest.approx(store.now(), abs=timedelta(seconds=5))


def test_one_handover_that_cannot_be_judged_does_not_stop_the_others(
    workspace: Any, store: Store, ticker: Ticker, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.journey(PLAN, name="Broken")
    workspace.journey(PLAN, name="Whole")
    with store.write() as session:
        first = session.scalars(select(Handover).order_by(Handover.id)).first()
        assert first is not None
        first.answer = {**first.answer, "start": "no date at all"}
    at(store, "2026-11-03T08:00:01")

    assert ticker.tick() == 1
    assert kinds(store) == ["card"]
    assert "could not be judged" in caplog.text


def test_it_ticks_at_once_when_started_and_stops(workspace: Any, store: Store, ticker: Ticker) -> None:
    workspace.journey(PLAN)
    at(store, "2026-11-03T08:00:01")
    said = Event()
    store.on_commit(lambda: said.set() if kinds(store) else None)

    ticker.start()
    assert said.wait(LONGEST)
    ticker.stop()
    ticker.stop()


def test_health_hears_of_ticks_that_can_keep_nothing_and_of_the_first_that_can(
    store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OperationalError("", {}, Exception("database or disk is full"))

    event.listen(store.writer, "before_cursor_execute", full)
    ticker._guarded_tick()
    at_first = ticker.trouble()
    monkeypatch.setattr("bot.ticker.UNKEPT", timedelta(0))
    in_the_end = ticker.trouble()
    event.remove(store.writer, "before_cursor_execute", full)
    ticker._guarded_tick()

    assert (at_first, in_the_end, ticker.trouble()) == (None, "nothing_is_kept", None)


def test_a_journey_of_one_phase_wakes_from_its_pause_by_itself(workspace: Any, store: Store, ticker: Ticker) -> None:
    shown = workspace.journey("sales 2026-09-01")
    life.paused(store, workspace.stamp("anna"), workspace.viewer("anna"), shown.uid, date(2026, 11, 2))

    def state(moment: str) -> str | None:
        at(store, moment)
        ticker._care()
        with store.read() as session:
            return session.scalar(select(Journey.state))

    assert [state("2026-11-02T07:59:00"), state("2026-11-02T08:00:01")] == ["paused", "open"]


def test_one_tick_judges_all_that_is_due_however_many_are_read_at_once(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "AT_ONCE", 2)
    for name in ("One", "Two", "Three"):
        workspace.journey(PLAN, name=name)
    at(store, "2026-11-03T08:00:01")

    assert [ticker.tick() for _ in range(2)] == [3, 0]


def test_those_that_cannot_be_judged_do_not_keep_the_others_waiting(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stay the longest overdue, and would be all that is read."""
    monkeypatch.setattr(due, "AT_ONCE", 2)
    for name in ("One", "Two", "Three"):
        workspace.journey(PLAN, name=name)
    with store.write() as session:
        for handover in session.scalars(select(Handover).order_by(Handover.id).limit(2)):
            handover.answer = {**handover.answer, "start": "no date at all"}
    at(store, "2026-11-03T08:00:01")

    assert ticker.tick() == 1


def test_the_ticker_wakes_when_something_falls_due_between_two_ticks(
    workspace: Any, store: Store, going: list[Ticker]
) -> None:
    workspace.journey(PLAN)
    at(store, "2026-11-03T07:59:59")
    said = Event()
    store.on_commit(lambda: said.set() if kinds(store) else None)

    going.append(Ticker(store, every=timedelta(minutes=10)))
    going[-1].start()

    assert said.wait(LONGEST)
    with store.read() as session:
        due_at = session.scalar(select(Occasion.due_at).where(Occasion.kind == "card"))
    assert due_at is not None
    assert timedelta(0) <= due_at - datetime(2026, 11, 3, 8, tzinfo=UTC) < timedelta(seconds=LONGEST)


def test_a_handover_that_found_the_database_busy_is_judged_in_a_moment(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.journey(PLAN)
    at(store, "2026-11-03T08:00:01")
    judge, busy = due.judge, [OperationalError("", None, Exception("database is locked"))]

    def judged(*told: Any) -> int:
        if busy:
            raise busy.pop()
        return judge(*told)

    monkeypatch.setattr(due, "judge", judged)

    assert ticker.tick() == 0
    assert ticker._next is not None
    assert ticker._next - store.now() < timedelta(seconds=2)
    assert ticker.tick() == 1


@pytest.fixture
def going() -> Iterator[list[Ticker]]:
    """Tickers that are stopped at the end."""
    made: list[Ticker] = []
    yield made
    for each in made:
        each.stop()


def ticked(store: Store, going: list[Ticker]) -> Ticker:
    """A ticker that has ticked by itself."""
    done = Event()
    store.on_commit(lambda: done.set() if workers.at_work(store, store.now() - timedelta(minutes=1)) else None)
    going.append(Ticker(store, every=timedelta(hours=1)))
    before = workers.at_work(store, store.now() - timedelta(minutes=1))
    going[-1].start()
    assert done.wait(LONGEST)
    while workers.at_work(store, store.now() - timedelta(minutes=1)) == before:
        done.wait(0.01)
    return going[-1]


def test_a_second_process_on_one_sqlite_file_is_warned_of(
    store: Store, going: list[Ticker], caplog: pytest.LogCaptureFixture
) -> None:
    ticked(store, going)
    assert "Another process" not in caplog.text

    ticked(store, going)

    assert "Another process has just ticked on this SQLite file." in caplog.text


def test_who_has_stopped_is_not_taken_for_another(
    store: Store, going: list[Ticker], caplog: pytest.LogCaptureFixture
) -> None:
    ticked(store, going).stop()

    ticked(store, going)

    assert "Another process" not in caplog.text


def test_a_ticker_whose_thread_has_died_shows_itself_no_more(store: Store, ticker: Ticker) -> None:
    """The scheduler's own look at the clock is what shows it between two ticks, and it dies with the thread."""
    ticker.seen = 0.0
    ticker._show()
    alive, ticker.seen, ticker._ticking = ticker.seen, 0.0, True
    ticker._show()

    assert (alive > 0, ticker.seen) == (True, 0.0)


def test_every_handover_that_is_judged_is_a_sign_of_life(
    workspace: Any, store: Store, ticker: Ticker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("One", "Two"):
        workspace.journey(PLAN, name=name)
    at(store, "2026-11-03T08:00:01")
    seen: list[float] = []
    judge = due.judge
    monkeypatch.setattr(due, "judge", lambda *told: (seen.append(ticker.seen), judge(*told))[1])

    ticker.tick()

    assert seen[0] < seen[1] < ticker.seen


def test_a_running_ticker_seals_what_was_changed(workspace: Any, store: Store, going: list[Ticker]) -> None:
    workspace.journey(PLAN)
    sealed = Event()
    select_it = select(Change.id).where(Change.sealed_hash.is_not(None))

    def look() -> None:
        with store.read() as session:
            if session.scalar(select_it):
                sealed.set()

    store.on_commit(look)

    going.append(Ticker(store, every=timedelta(hours=1)))
    going[-1].start()

    assert sealed.wait(LONGEST)


def test_what_falls_due_while_a_tick_is_ending_is_not_left_to_the_next_hour(store: Store, going: list[Ticker]) -> None:
    """The scheduler leaves out a run for which the one before still counts as running."""
    twice = Event()

    class Slow(Ticker):
        ticks = 0

        def tick(self) -> int:
            self.ticks += 1
            if self.ticks == 1:
                self._next = store.now()
            else:
                twice.set()
            return 0

        def _wake_at(self, moment: datetime | None) -> None:
            super()._wake_at(moment)
            twice.wait(0.5)

    going.append(Slow(store, every=timedelta(hours=1)))
    going[-1].start()
    assert twice.wait(LONGEST)

"""Cases 40 and 42: an old backup, or the copy from before an upgrade, is put back, and nothing is said twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.sandbox.server import Server
from bot.usecases import people, posts
from storage import schema
from storage.engine import Store, open_store
from storage.restoring import restore
from storage.schema import Unfit, backup
from storage.tables import Channel, Person, Said, Workspace
from tests.outbox.real import Real, made

pytestmark = pytest.mark.ci  # a story told twice in each: too slow for ./dev test

PLAN = "sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def file(store: Store) -> Path:
    return Path(str(store.reader.url.database))


@pytest.fixture
def began(store: Store, make_place: Any, server: Server) -> Iterator[Callable[..., Real]]:
    """A story until 3 November, before its card is out."""
    stories = []

    def begin(*, history: bool = True) -> Real:
        story = Real(store, make_place(store, "T1"), made(server, history=history))
        stories.append(story)
        story.begin(PLAN, "2026-10-01", by="kim")
        story.put("anna", "solution architect", 0)
        story.put("bo", "project manager", 1)
        story.outbox.drain()
        story.at("2026-11-02")
        return story

    yield begin
    for story in stories:
        server.leave(story.sandbox)


def goes_on(story: Real, *days: str) -> None:
    for day in days:
        story.at(day)
        story.tick()


def everything(story: Real) -> list[str]:
    """All that people were told: the same messages, whatever they were edited to since."""
    places = ("CACME", "D0KIM", "D0ANNA", "D0BO")
    return [one.ts for place in places for one in story.shown(place)]


def put_back(story: Real, file: Path, kept: Path) -> Store:
    """The bot is stopped, the backup takes the database's place, the bot starts."""
    story.store.close()
    restore(file, kept)
    store = open_store(f"sqlite:///{file}")
    story.goes_on_with(store)
    posts.mark_restored(store)
    return store


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(["2026-11-03"], id="the card was posted since"),
        pytest.param(["2026-11-03", "2026-11-17"], id="and a reply in its thread"),
        pytest.param(["2026-11-03", "2026-11-17", "2026-11-24", "2026-12-01"], id="and all to the day"),
    ],
)
@pytest.mark.parametrize("at", ["before the tick", "before the post", "after the post"])
def test_case_40_nothing_is_repeated(
    began: Callable[..., Real], file: Path, tmp_path: Path, days: list[str], at: str
) -> None:
    story = began()
    if at != "before the tick":
        story.at("2026-11-03")
        story.ticker.tick()
    if at == "after the post":
        story.outbox.drain()
    backup(file, tmp_path / "kept.db")
    goes_on(story, *days)
    said = everything(story)

    store = put_back(story, file, tmp_path / "kept.db")
    story.pass_time(3600)
    story.tick()
    story.lives(1200, 100)

    assert everything(story) == said
    store.close()


def as_of(file: Path, version: str) -> None:
    """The database was made by that version of the tables."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


@pytest.mark.parametrize("sent", [False, True], ids=["waiting", "on its way when it stopped"])
def test_case_42_back_from_an_upgrade_with_messages_waiting_repeats_nothing(
    began: Callable[..., Real], file: Path, monkeypatch: pytest.MonkeyPatch, sent: bool
) -> None:
    story = began()
    story.at("2026-11-03")
    story.ticker.tick()
    if sent:
        story.fails("lost_answer")
        story.outbox.drain()
    story.store.close()
    as_of(file, "0000")
    monkeypatch.setattr(
        schema, "_upgrade", lambda to: to.execute(text(f"UPDATE alembic_version SET version_num = '{schema.HEAD}'"))
    )

    kept = schema.migrate(f"sqlite:///{file}")
    story.goes_on_with(open_store(f"sqlite:///{file}"))
    story.lives(300, 60)
    goes_on(story, "2026-11-17")
    said = everything(story)
    assert kept is not None
    assert story.said() == ["start", "card 28", "step 14"]

    monkeypatch.setattr(schema, "HEAD", "0000")
    store = put_back(story, file, kept)
    story.pass_time(3600)
    story.tick()
    story.lives(1200, 100)
    assert everything(story) == said
    store.close()


@pytest.mark.parametrize("card_is_up", [False, True])
def test_an_account_found_closed_once_more_is_told_once(
    began: Callable[..., Real], file: Path, tmp_path: Path, card_is_up: bool
) -> None:
    """It closed after the backup was made: nobody's change, so it is found out again, on another day."""

    def found_closed(day: str) -> None:
        story.at(day, "10:00")
        with story.store.write() as session:
            anna = session.scalars(select(Person).where(Person.name == "Anna")).one()
            anna.active_to = story.now().date()
        people.account_changed(story.store, story.place.stamp(None), anna.id)
        story.lives(1800, 300)

    story = began()
    if card_is_up:
        goes_on(story, "2026-11-03")
    story.put("anna", "solution architect", 1)
    goes_on(story, "2026-11-24")
    backup(file, tmp_path / "kept.db")
    found_closed("2026-11-25")
    said = everything(story)
    assert story.said("D0KIM")[-1].startswith("alert")
    assert story.said()[-1].startswith("step" if card_is_up else "card")

    store = put_back(story, file, tmp_path / "kept.db")
    found_closed("2026-11-26")

    assert everything(story) == said
    store.close()


def test_what_falls_after_the_restore_is_said_and_the_card_is_edited(
    began: Callable[..., Real], file: Path, tmp_path: Path
) -> None:
    story = began()
    story.at("2026-11-03")
    story.ticker.tick()
    backup(file, tmp_path / "kept.db")
    story.outbox.drain()
    store = put_back(story, file, tmp_path / "kept.db")
    story.tick()
    [_, card] = story.shown()
    edited = card.edited_times
    story.put("eva", "consultant", 1)
    story.outbox.drain()

    assert (card.edited_times, edited) == (2, 1)
    goes_on(story, "2026-11-17", "2026-11-24")
    assert story.said() == ["start", "card 28", "step 14", "step 7"]
    store.close()


def test_what_was_under_way_is_looked_for(began: Callable[..., Real], file: Path, tmp_path: Path) -> None:
    story = began()
    story.at("2026-11-03")
    story.ticker.tick()
    posts.gather(story.store)
    backup(file, tmp_path / "kept.db")
    story.outbox.drain()
    store = put_back(story, file, tmp_path / "kept.db")
    story.lives(300)
    assert (story.said(), story.states()) == (["start", "card 28"], ["sent", "sent"])
    store.close()


def test_without_the_scope_nothing_is_said_until_somebody_says_so(
    began: Callable[..., Real], file: Path, tmp_path: Path
) -> None:
    story = began(history=False)
    backup(file, tmp_path / "kept.db")
    goes_on(story, "2026-11-03")
    store = put_back(story, file, tmp_path / "kept.db")
    story.tick()
    story.lives(600, 100)
    assert story.said() == ["start", "card 28"]
    assert posts.held_since(store) is not None

    assert posts.resume(store) == 1
    story.outbox.drain()
    assert (story.said(), posts.held_since(store)) == (["start", "card 28", "card 28"], None)
    store.close()


def test_with_history_once_a_minute_a_place_is_read_on_where_it_was(
    began: Callable[..., Real], file: Path, tmp_path: Path
) -> None:
    story = began()
    backup(file, tmp_path / "kept.db")
    goes_on(story, "2026-11-03", "2026-11-17")
    for n in range(5):
        story.sandbox.workspace.post(story.sandbox.workspace.channels["CACME"], "UBO", f"{n}")
    said = everything(story)
    story.sandbox.workspace.history_page = 2
    story.sandbox.faults.per_minute["conversations.history"] = 1
    store = put_back(story, file, tmp_path / "kept.db")
    story.tick()
    story.lives(900)

    assert everything(story) == said
    with store.read() as session:
        assert session.scalar(select(Channel.unread_since)) is None
        assert len(session.scalars(select(Said)).all()) >= 2
    store.close()


def test_a_broken_backup_is_refused_and_the_database_stays(store: Store, file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    kept.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(Unfit, match="no sound database"):
        restore(file, kept)
    with pytest.raises(Unfit, match="There is no file"):
        restore(file, tmp_path / "nowhere.db")
    with store.read() as session:
        assert session.scalars(select(Workspace)).all() == []

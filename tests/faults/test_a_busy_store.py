"""What Slack has accepted is noted, however long another thread or another process holds the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from sqlite3 import connect
from threading import Event, Thread
from typing import Any

import pytest

from bot.sandbox.server import Server
from bot.usecases import posts
from storage.engine import Store, open_store
from tests.outbox.real import Real, made
from tests.waiting import LONGEST, until


@pytest.fixture
def hasty(template: Path, tmp_path: Path) -> Iterator[Store]:
    """A store that waits no longer than a moment for its connection."""
    file = tmp_path / "hasty.db"
    file.write_bytes(template.read_bytes())
    opened = open_store(f"sqlite:///{file}", wait=0.05)
    yield opened
    opened.close()


def test_a_message_is_noted_as_sent_though_another_thread_writes(hasty: Store, make_place: Any, server: Server) -> None:
    story = Real(hasty, make_place(hasty, "T1"), made(server))
    story.at("2026-10-01", "10:00")
    story.place.journey("sales 2026-09-01, project 2026-12-01", by="kim")
    held, posted = Event(), Event()

    def writes() -> None:
        with hasty.write():
            held.set()
            posted.wait(0.12)  # longer than one try of the outbox, shorter than all of them

    class Busy:
        """A client whose call returns while another thread of the process is writing."""

        def __getattr__(self, name: str) -> Any:
            return getattr(story.client, name)

        def chat_postMessage(self, **message: Any) -> Any:  # noqa: N802 - the SDK's name
            answer = story.client.chat_postMessage(**message)
            Thread(target=writes).start()
            assert held.wait(LONGEST)
            return answer

    story.another(Busy()).drain()

    assert (story.said(), story.states()) == (["start"], ["sent"])
    server.leave(story.sandbox)


def test_a_message_that_could_not_be_claimed_goes_out_in_the_next_round(
    hasty: Store, make_place: Any, server: Server
) -> None:
    story = Real(hasty, make_place(hasty, "T1"), made(server))
    story.at("2026-10-01", "10:00")
    story.place.journey("sales 2026-09-01, project 2026-12-01", by="kim")
    story.at("2026-10-01", "10:30")
    posts.gather(hasty)

    with hasty.write():
        story.another(story.client).drain()
    assert story.states() == ["ready"]

    story.another(story.client).drain()
    assert story.states() == ["sent"]
    server.leave(story.sandbox)


HELD = 5.0
"""Seconds: longer than one try of the outbox waits for a lock, shorter than what it has patience for."""


@pytest.mark.ci
def test_case_36_a_message_is_said_once_though_another_process_holds_the_lock_for_five_seconds(
    store: Store, make_place: Any, server: Server
) -> None:
    """Without the right to look: what is not noted would be said again."""
    story = Real(store, make_place(store, "T1"), made(server, history=False))
    story.at("2026-10-01", "10:00")
    story.place.journey("sales 2026-09-01, project 2026-12-01", by="kim")
    story.at("2026-10-01", "10:30")
    held = Event()

    def holds() -> None:
        other = connect(str(store.writer.url.database), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        held.set()
        Event().wait(HELD)
        other.execute("COMMIT")
        other.close()

    class Busy:
        """A client during whose first message another process begins to write."""

        def __getattr__(self, name: str) -> Any:
            return getattr(story.client, name)

        def chat_postMessage(self, **message: Any) -> Any:  # noqa: N802 - the SDK's name
            answer = story.client.chat_postMessage(**message)
            Thread(target=holds).start()
            assert held.wait(LONGEST)
            return answer

    story.another(Busy()).drain()
    assert (story.said(), story.states()) == (["start"], ["sent"])

    story.lives(timedelta(minutes=20).total_seconds(), step=120)
    assert (story.said(), story.states()) == (["start"], ["sent"])
    server.leave(story.sandbox)


@pytest.mark.ci
def test_case_36_what_is_due_while_another_process_holds_the_lock_goes_out_when_it_lets_go(
    store: Store, make_place: Any, server: Server
) -> None:
    story = Real(store, make_place(store, "T1"), made(server))
    story.at("2026-10-01", "10:00")
    story.place.journey("sales 2026-09-01, project 2026-12-01", by="kim")
    story.at("2026-10-01", "10:30")
    other = connect(str(store.writer.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    story.outbox.start()
    Event().wait(HELD)
    meanwhile = story.said()
    other.execute("COMMIT")
    other.close()
    until(lambda: story.said() == ["start"], "it is posted")
    story.outbox.stop()

    assert (meanwhile, story.states()) == ([], ["sent"])
    server.leave(story.sandbox)

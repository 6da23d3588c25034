"""What Slack has accepted is noted, however long the one writing connection is held by another thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from bot.sandbox.server import Server
from bot.usecases import posts
from storage.engine import Store, open_store
from tests.outbox.real import Real, made


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
            assert held.wait(5)
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

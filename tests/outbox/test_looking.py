"""Who reads along is asked for a whole round of messages at once; what is not told is asked channel by channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.outbox import calls
from tests.outbox.real import Real, is_due

NAMES = ("acme", "beta", "gamma")
CARDS = ["start", "card 28"]


def due_in(make_story: Callable[..., Real], *names: str) -> Real:
    """Cards are due in these channels, which nobody has looked at for a month; what was called before is forgotten."""
    story = is_due(make_story(), *names)
    story.sandbox.api.calls.clear()
    return story


@pytest.fixture
def story(make_story: Callable[..., Real]) -> Real:
    return due_in(make_story, *NAMES)


def looks(story: Real) -> tuple[int, int]:
    """How often all channels were listed, and how often one was looked at."""
    return len(story.calls("users.conversations")), len(story.calls("conversations.info"))


class Telling:
    """A client whose list of channels leaves out what `hides` says."""

    def __init__(self, story: Real, hides: Callable[[dict[str, Any]], bool], key: str = "") -> None:
        self._story, self._hides, self._key = story, hides, key

    def __getattr__(self, name: str) -> Any:
        return getattr(self._story.client, name)

    def users_conversations(self, **asked: Any) -> Any:
        answer = self._story.client.users_conversations(**asked)
        answer.data["channels"] = [
            {name: value for name, value in one.items() if name != self._key}
            for one in answer["channels"]
            if not (self._hides(one) and not self._key)
        ]
        return answer


def test_one_list_answers_for_all_channels_of_a_round(story: Real) -> None:
    story.outbox.drain()

    assert [story.said(f"C{name.upper()}") for name in NAMES] == [CARDS] * 3
    assert looks(story) == (1, 0)


def test_one_message_costs_one_look_at_its_own_channel(make_story: Callable[..., Real]) -> None:
    story = due_in(make_story, "acme")
    story.outbox.drain()

    assert (story.said(), looks(story)) == (CARDS, (0, 1))


def test_a_channel_that_the_list_shows_as_shared_gets_nothing(story: Real) -> None:
    story.sandbox.workspace.channels["CBETA"].shared = True

    story.outbox.drain()

    assert [story.said(f"C{name.upper()}") for name in NAMES] == [CARDS, ["start"], CARDS]
    assert looks(story) == (1, 0)


def test_what_the_list_does_not_tell_is_looked_at_before_anything_is_posted(story: Real) -> None:
    """A list without the one word that matters is no answer: each channel is asked, and the shared one gets nothing."""
    story.sandbox.workspace.channels["CBETA"].shared = True

    story.another(Telling(story, lambda one: True, "is_ext_shared")).drain()

    assert [story.said(f"C{name.upper()}") for name in NAMES] == [CARDS, ["start"], CARDS]
    assert looks(story) == (1, 3)


def test_a_channel_that_is_not_on_the_list_is_looked_at_alone(story: Real) -> None:
    story.another(Telling(story, lambda one: one["id"] == "CBETA")).drain()

    assert [story.said(f"C{name.upper()}") for name in NAMES] == [CARDS] * 3
    assert looks(story) == (1, 1)


@pytest.mark.parametrize("kind", ["500_before", "reset", "ratelimited"])
def test_a_list_that_fails_is_no_answer(story: Real, kind: str) -> None:
    story.fails(kind, method="users.conversations", seconds=30)

    story.outbox.drain()

    assert [story.said(f"C{name.upper()}") for name in NAMES] == [CARDS] * 3
    assert looks(story) == (1, 3)


def test_the_list_is_read_on_as_long_as_that_is_fewer_calls(story: Real, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "MOST", 2)

    story.outbox.drain()

    assert [story.said(f"C{name.upper()}") for name in NAMES] == [CARDS] * 3
    assert looks(story) == (2, 0)

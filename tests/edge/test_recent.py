"""Who and where is read once through a conversation, and anew when it changed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.listeners.recent import Recent


def test_the_same_is_read_once() -> None:
    recent, reads = Recent(), iter(["first", "second"])

    assert [recent("anna", lambda: next(reads)) for _ in range(2)] == ["first", "first"]


def test_what_was_not_there_is_looked_for_again() -> None:
    recent, reads = Recent(), iter([None, "there"])

    assert [recent("anna", lambda: next(reads)) for _ in range(2)] == [None, "there"]


def test_what_was_just_written_counts() -> None:
    recent = Recent()
    recent("anna", lambda: "old")
    recent.keep("anna", "new")

    assert recent("anna", lambda: "old") == "new"


def test_after_a_while_it_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.listeners.recent.SECONDS", -1)
    recent, reads = Recent(), iter(["first", "second"])

    assert [recent("anna", lambda: next(reads)) for _ in range(2)] == ["first", "second"]


def test_a_channel_that_becomes_shared_is_known_as_such_at_once(make_edge: Any, word: Any) -> None:
    calls: list[Any] = []
    edge = make_edge(word("note", calls.append))
    edge.types("note")
    edge.place("C0ACME").shared = True
    event = {"type": "channel_shared", "channel": "C0ACME"}
    edge.sends("events_api", {"type": "event_callback", "team_id": "T0SANDBOX", "event_id": "E1", "event": event})

    edge.types("note")

    assert [call.place.shared for call in calls] == [False, True]

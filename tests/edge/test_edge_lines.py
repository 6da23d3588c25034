"""A typed line reaches its subcommand, and the answer comes back in the acknowledgement, to one person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.texts import Refusal
from bot.views.edge import spoken


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        pytest.param("note it is late", "note!", id="its word"),
        pytest.param("NOTE it is late", "note!", id="its word shouted"),
        pytest.param("", "show!", id="nothing"),
        pytest.param("acme-erp", "show!", id="a key alone"),
        pytest.param("@anna architect", "add!", id="a person first"),
        pytest.param("project 2026-12-01", "phase!", id="a phase first"),
        pytest.param("what would you do", "help!", id="words of nobody"),
    ],
)
def test_a_line_goes_to_its_subcommand(make_edge: Any, word: Any, typed: str, answered: str) -> None:
    edge = make_edge(word("note"), word("add"), word("phase"))

    edge.types(typed)

    assert edge.sees() == answered


def test_the_answer_is_seen_by_the_one_who_typed_only(make_edge: Any) -> None:
    edge = make_edge()

    edge.types("show")

    assert (edge.sees("U0ANNA"), edge.sees("U0BO")) == ("show!", "")


def test_a_call_knows_who_where_and_when(make_edge: Any, word: Any) -> None:
    calls: list[Any] = []
    edge = make_edge(word("note", calls.append))

    edge.types("acme-erp: note Orders are typed twice")

    (call,) = calls
    assert (call.actor.name, call.actor.kind, call.actor.tz) == ("Anna", "member", "Europe/Stockholm")
    assert (call.place.slack_id, call.place.private, call.place.shared, call.place.bot_in) == (
        "C0ACME",
        False,
        False,
        True,
    )
    assert (call.journey_key, call.words) == ("acme-erp", "Orders are typed twice")
    assert (call.stamp.by, call.stamp.workspace) == (call.actor.id, call.workspace)
    assert isinstance(call.today, date)


def test_a_second_reply_goes_to_the_response_address(make_edge: Any, word: Any) -> None:
    def twice(call: Any) -> None:
        call.reply(spoken("one"))
        call.reply(spoken("two"))

    edge = make_edge(word("note", twice))

    edge.types("note")

    assert sorted(message.text for message in edge.messages()) == ["one", "two"]


def test_a_channel_shared_with_outsiders_is_known_as_such(make_edge: Any, word: Any) -> None:
    calls: list[Any] = []
    edge = make_edge(word("note", calls.append))

    edge.types("note", channel="C0JOINT")

    assert calls[0].place.shared


def test_a_private_channel_without_the_bot_can_be_worked_in(make_edge: Any, word: Any) -> None:
    calls: list[Any] = []
    edge = make_edge(word("note", calls.append))

    edge.types("note", channel="C0SECRET")

    assert (calls[0].place.private, calls[0].place.bot_in, calls[0].place.id is None) == (True, False, False)


def test_a_conversation_with_the_bot_is_no_channel(make_edge: Any, word: Any) -> None:
    calls: list[Any] = []
    edge = make_edge(word("note", calls.append))

    edge.types("note", channel=edge.sandbox.workspace.dm("U0ANNA").id)

    assert (calls[0].place.dm, calls[0].place.id) == (True, None)


def test_typed_marks_come_back_inert(make_edge: Any, word: Any) -> None:
    def refuse(call: Any) -> None:
        raise Refusal("I know no {name}.", name=call.words)

    edge = make_edge(word("note", refuse))

    edge.types("note *bold* <!channel>")

    assert "<!channel>" not in edge.sees()
    assert "*bold*" not in edge.sees()


def test_slack_is_asked_once_who_and_where(make_edge: Any) -> None:
    edge = make_edge()
    edge.types("show")
    for method in ("users.info", "conversations.info", "auth.test"):
        edge.sandbox.faults.next(method, "error:not_to_be_called")

    edge.types("help")

    assert edge.sees() == "help!"

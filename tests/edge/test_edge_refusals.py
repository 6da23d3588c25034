"""Whatever goes wrong becomes a sentence where the person is; nothing reaches Bolt."""

from __future__ import annotations

import logging
from time import monotonic
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.rules.texts import Refusal
from bot.usecases.changing import Repeated, changing
from bot.views.parts import Message, actions, button
from storage.tables import Customer


def raising(error: Exception) -> Any:
    def run(call: Any) -> None:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(Refusal("I know no {key}.", key="x"), "I know no x.", id="a person's mistake"),
        pytest.param(Repeated(), "That is already done; nothing was changed twice.", id="the same once more"),
        pytest.param(
            OperationalError("", {}, Exception("database is locked")),
            "I am busy just now, and nothing was changed. Please try again.",
            id="a busy database",
        ),
    ],
)
def test_what_goes_wrong_is_said(make_edge: Any, word: Any, error: Exception, said: str) -> None:
    edge = make_edge(word("note", raising(error)))

    edge.types("note")

    assert edge.sees() == said


def test_an_error_of_ours_gives_a_reference_that_is_in_the_log(
    make_edge: Any, word: Any, caplog: pytest.LogCaptureFixture
) -> None:
    edge = make_edge(word("note", raising(ZeroDivisionError("Acme's secret"))))

    with caplog.at_level(logging.ERROR):
        edge.types("note")

    (record,) = [record for record in caplog.records if record.name.startswith("bot.")]
    assert "Something went wrong on my side" in edge.sees()
    assert edge.sees().endswith(f"reference {record.args[0]}.")  # type: ignore[index]
    assert record.exc_info


def test_case_32_a_request_that_waited_too_long_is_not_begun(make_edge: Any, word: Any) -> None:
    begun: list[Any] = []
    edge = make_edge(word("note", begun.append))
    edge.context["arrived"] = monotonic() - 1.6

    edge.types("note")

    assert (begun, edge.sees()) == ([], "I am busy just now, and nothing was changed. Please try again.")


def test_case_32_what_would_be_kept_too_late_is_not_kept(
    make_edge: Any, word: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.listeners.admission.LATE", -1)

    def write(call: Any) -> None:
        with changing(call.store, call.stamp) as session:
            session.add(Customer(uid="c", workspace_id=call.workspace, name="Acme", fold="acme"))

    edge = make_edge(word("note", write))

    edge.types("note")

    assert edge.sees() == "I am busy just now, and nothing was changed. Please try again."
    with edge.store.read() as session:
        assert session.query(Customer).count() == 0


def test_case_30_and_33_the_same_request_twice_changes_once(make_edge: Any, word: Any) -> None:
    def write(call: Any) -> None:
        with changing(call.store, call.stamp):
            call.reply(Message("kept"))

    edge = make_edge(word("note", write))
    payload = {
        "command": "/handover",
        "text": "note",
        "user_id": "U0ANNA",
        "team_id": "T0SANDBOX",
        "channel_id": "C0ACME",
        "trigger_id": "1.2.3",
    }

    answers = [edge.sends("slash_commands", payload)[1] for _ in range(2)]

    assert ["kept" in answers[0], "already done" in answers[1]] == [True, True]


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({"command": "/handover", "team_id": "T0SANDBOX"}, id="nobody typed it"),
        pytest.param({"command": "/handover", "text": "x", "user_id": "U0ANNA"}, id="from nowhere"),
    ],
)
def test_a_command_that_is_not_slacks_is_answered_all_the_same(make_edge: Any, payload: dict[str, str]) -> None:
    assert make_edge().sends("slash_commands", payload)[0] == 200


def test_a_command_of_another_workspace_is_refused_neutrally(make_edge: Any, word: Any) -> None:
    begun: list[Any] = []
    edge = make_edge(word("note", begun.append))
    payload = {"command": "/handover", "text": "note", "user_id": "U9", "team_id": "T9", "trigger_id": "t"}

    _, body = edge.sends("slash_commands", payload)

    assert begun == []
    assert "I only work for members of this workspace." in body


@pytest.mark.parametrize(("typed", "answered"), [("help", "help!"), ("show", "As a guest")])
def test_a_guest_may_type_help_only(make_edge: Any, typed: str, answered: str) -> None:
    edge = make_edge()

    edge.types(typed, who="U0GIL")

    assert edge.sees("U0GIL").startswith(answered)


def test_an_outsider_in_a_shared_channel_is_refused_kindly(make_edge: Any, word: Any) -> None:
    pressed: list[Any] = []

    def card(call: Any) -> None:
        call.share(Message("Card", [actions(button("Yes", "yes", {}))]))

    edge = make_edge(word("note", card, actions={"yes": pressed.append}))
    edge.types("note")
    edge.place("C0ACME").members.add("U0XENIA")

    edge.presses("yes", who="U0XENIA")

    assert (pressed, edge.sees("U0XENIA")) == (
        [],
        "I only work for members of this workspace. Please ask one of them to do this for you.",
    )


class TestWhenSlackDoesNotSayWhoItIs:
    @pytest.fixture(params=["users.info", "conversations.info"])
    def silent(self, request: pytest.FixtureRequest, sandbox: Any) -> None:
        sandbox.faults.next(request.param, "500_before")

    @pytest.mark.usefixtures("silent")
    def test_reading_works(self, make_edge: Any) -> None:
        edge = make_edge()

        edge.types("show")

        assert edge.sees() == "show!"

    @pytest.mark.usefixtures("silent")
    def test_writing_answers_try_again(self, make_edge: Any, word: Any) -> None:
        def write(call: Any) -> None:
            with changing(call.store, call.stamp):
                call.reply(Message("kept"))

        edge = make_edge(word("note", write))

        edge.types("note")

        assert "please try again in a moment" in edge.sees()

    def test_somebody_known_is_taken_as_last_seen(self, make_edge: Any, word: Any) -> None:
        calls: list[Any] = []
        edge = make_edge(word("note", calls.append))
        edge.types("note")
        edge.store.shift = edge.store.shift.__class__(days=2)
        edge.sandbox.faults.next("users.info", "500_before")
        edge.sandbox.faults.next("conversations.info", "500_before")

        edge.types("note")

        assert [call.actor.id for call in calls] == [calls[0].actor.id] * 2
        assert calls[1].store is edge.store

    def test_nothing_at_all_is_answered_in_words(self, make_edge: Any) -> None:
        edge = make_edge()
        edge.sandbox.faults.next("auth.test", "500_before", times=2)

        edge.types("show")

        assert "please try again in a moment" in edge.sees()


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        pytest.param("slash_commands", {"command": "/other", "user_id": "U0ANNA"}, id="another command"),
        pytest.param("interactive", {"type": "view_closed", "view": {"callback_id": "new"}}, id="a form put away"),
    ],
)
def test_what_nobody_registered_is_not_acknowledged(make_edge: Any, kind: Any, payload: dict[str, Any]) -> None:
    assert make_edge().sends(kind, {"team_id": "T0SANDBOX", "user": {"id": "U0ANNA"}, **payload})[0] == 404

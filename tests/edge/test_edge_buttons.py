"""Buttons and menus: to their subcommand by action id, answered at the place where they were pressed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.listeners.routes import Routes
from bot.rules.texts import Refusal
from bot.views.edge import spoken
from bot.views.parts import Message, actions, button, menu

OLD = "This button is from an earlier version of me."


def offering(*elements: Any) -> Any:
    """A subcommand that replies with these buttons."""

    def run(call: Any) -> None:
        call.reply(Message("Offered", [actions(*elements)]))

    return run


@pytest.fixture
def pressed() -> list[Any]:
    return []


def test_a_button_brings_its_ids(make_edge: Any, word: Any, pressed: list[Any]) -> None:
    edge = make_edge(word("note", offering(button("Yes", "yes", {"h": "h1"})), actions={"yes": pressed.append}))
    edge.types("note")

    edge.presses("yes")

    assert (pressed[0].value, pressed[0].place.slack_id, pressed[0].actor.name) == ({"h": "h1"}, "C0ACME", "Anna")


def test_an_action_id_may_carry_a_suffix(make_edge: Any, word: Any, pressed: list[Any]) -> None:
    edge = make_edge(word("note", offering(button("Ask Bo", "ask.2", {"p": "bo"})), actions={"ask": pressed.append}))
    edge.types("note")

    edge.presses("ask.2")

    assert pressed[0].value == {"p": "bo"}


def test_a_menu_brings_the_choice(make_edge: Any, word: Any, pressed: list[Any]) -> None:
    later = menu("Later", "later", [("Tomorrow", "1"), ("In a week", "7")])
    edge = make_edge(word("note", offering(later), actions={"later": pressed.append}))
    edge.types("note")

    edge.presses("later", choice="7")

    assert (pressed[0].choice, pressed[0].value) == ("7", {})


def test_a_menu_of_our_ids_brings_them_as_values(make_edge: Any, word: Any, pressed: list[Any]) -> None:
    later = menu("Later", "later", [("Tomorrow", '{"v":1,"h":"h1","d":1}')])
    edge = make_edge(word("note", offering(later), actions={"later": pressed.append}))
    edge.types("note")

    edge.presses("later", choice='{"v":1,"h":"h1","d":1}')

    assert pressed[0].value == {"h": "h1", "d": 1}


@pytest.mark.parametrize("action", ["gone", "yes"], ids=["of nobody", "of another version"])
def test_an_old_button_is_answered_kindly(make_edge: Any, word: Any, pressed: list[Any], action: str) -> None:
    old = {**button("Yes", action), "value": '{"v":0}' if action == "yes" else '{"v":1}'}
    edge = make_edge(word("note", offering(old), actions={"yes": pressed.append}))
    edge.types("note")

    edge.presses(action)

    assert pressed == []
    assert edge.sees().startswith(OLD)


def test_a_refusal_is_seen_by_the_one_who_pressed_only(make_edge: Any, word: Any) -> None:
    def refuse(call: Any) -> None:
        raise Refusal("Bo was faster, at 09:00.")

    def post(call: Any) -> None:
        call.share(Message("Card", [actions(button("Yes", "yes"))]))

    edge = make_edge(word("note", post, actions={"yes": refuse}))
    edge.types("note", who="U0BO")

    edge.presses("yes")

    assert (edge.sees("U0ANNA"), edge.sees("U0BO")) == ("Bo was faster, at 09:00.", "Card")


def test_replace_changes_the_message_that_only_this_person_sees(make_edge: Any, word: Any) -> None:
    undone = word("undo", actions={"undo": lambda call: call.replace(spoken("Undone."))})
    edge = make_edge(word("note", offering(button("Undo", "undo"))), undone)
    edge.types("note")

    edge.presses("undo")

    assert [message.text for message in edge.messages()] == ["Undone."]


def test_replace_leaves_a_message_of_everybody_alone(make_edge: Any, word: Any) -> None:
    def post(call: Any) -> None:
        call.share(Message("Card", [actions(button("Undo", "undo"))]))

    edge = make_edge(word("note", post, actions={"undo": lambda call: call.replace(spoken("Undone."))}))
    edge.types("note")

    edge.presses("undo")

    assert [message.text for message in edge.messages()] == ["Card", "Undone."]


def test_a_shared_answer_is_seen_by_everybody(make_edge: Any, word: Any) -> None:
    sharing = {"share_reply": lambda call: call.share(spoken("All of it."))}
    edge = make_edge(word("note", offering(button("Share", "share_reply")), actions=sharing))
    edge.types("note")

    edge.presses("share_reply")

    assert edge.sees("U0BO") == "All of it."


def test_nothing_is_shared_where_outsiders_read_along(make_edge: Any, word: Any) -> None:
    sharing = {"share_reply": lambda call: call.share(spoken("All of it."))}
    edge = make_edge(word("note", offering(button("Share", "share_reply")), actions=sharing))
    edge.types("note", channel="C0JOINT")

    edge.presses("share_reply", channel="C0JOINT")

    assert edge.sees("U0XENIA", "C0JOINT") == ""
    assert edge.sees("U0ANNA", "C0JOINT").startswith("People from outside read along")


def test_nothing_is_shared_where_it_is_not_known_who_reads_along(make_edge: Any, word: Any) -> None:
    edge = make_edge(word("note", lambda call: call.share(spoken("All of it."))))

    edge.types("note", channel="C0SECRET")

    assert edge.sees(channel="C0SECRET").startswith("I can't see who reads along here")


def test_two_subcommands_cannot_claim_one_button(word: Any, pressed: list[Any]) -> None:
    twice = [word("a", actions={"yes": pressed.append}), word("b", actions={"yes": pressed.append})]

    with pytest.raises(ValueError, match="registered twice: yes"):
        Routes(lambda: twice).warm()


def test_others_are_met_once_slack_has_said_who_they_are(make_edge: Any, word: Any) -> None:
    met: list[Any] = []
    edge = make_edge(word("note", lambda call: met.append(call.meet("U0BO"))))

    edge.types("note")

    assert (met[0].name, met[0].kind) == ("Bo", "member")


@pytest.mark.parametrize(
    ("who", "said"),
    [
        pytest.param("U0BO", "Bo's account in Slack is closed, so Bo cannot be planned any more.", id="closed"),
        pytest.param("U0NOBODY", "I cannot find that person in this workspace.", id="unknown"),
        pytest.param("U0XENIA", "I cannot find that person in this workspace.", id="of another company"),
        pytest.param("USLACKBOT", "I cannot find that person in this workspace.", id="a bot"),
    ],
)
def test_who_cannot_take_part_is_refused(make_edge: Any, word: Any, who: str, said: str) -> None:
    edge = make_edge(word("note", lambda call: call.meet(who)))
    edge.sandbox.workspace.users["U0BO"].deleted = True

    edge.types("note")

    assert edge.sees() == said


@pytest.mark.parametrize(
    ("channel", "found"),
    [("C0JOINT", True), ("C0SECRET", False), ("C0NOWHERE", False)],
    ids=["one with the bot", "a private one without it", "none"],
)
def test_another_channel_is_visited_when_slack_shows_it(make_edge: Any, word: Any, channel: str, found: bool) -> None:
    visited: list[Any] = []
    edge = make_edge(word("note", lambda call: visited.append(call.visit(channel))))

    edge.types("note")

    assert [place.shared for place in visited] == [True] * found
    assert found or edge.sees().startswith("I cannot find that channel.")

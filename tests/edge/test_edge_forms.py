"""Forms: opened in time or offered again, refused at the field, answered where they were opened from."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.texts import Refusal
from bot.views.edge import spoken
from bot.views.parts import Message, actions, button, encode, plain, section

NAME = {
    "type": "input",
    "block_id": "name",
    "optional": True,
    "label": plain("Name"),
    "element": {"type": "plain_text_input", "action_id": "name"},
}
DAY = {
    "type": "input",
    "block_id": "day",
    "optional": True,
    "label": plain("Day"),
    "element": {"type": "datepicker", "action_id": "day"},
}
WHO = {
    "type": "input",
    "block_id": "who",
    "optional": True,
    "label": plain("Who"),
    "element": {"type": "multi_users_select", "action_id": "who"},
}


def a_form(*blocks: Any, callback: str = "note", **ids: Any) -> Any:
    return {
        "type": "modal",
        "callback_id": callback,
        "title": plain("Note"),
        "submit": plain("Save"),
        "private_metadata": encode(ids),
        "blocks": list(blocks) or [NAME, DAY, WHO],
    }


def opening(form: Any) -> Any:
    return lambda call: call.open_form(form)


def filled(**values: Any) -> Any:
    """Element states as Slack sends them, by field."""
    kinds = {"name": "value", "day": "selected_date", "who": "selected_users"}
    return {field: {field: {kinds[field]: value}} for field, value in values.items()}


@pytest.fixture
def submitted() -> list[Any]:
    return []


def test_a_submitted_form_brings_its_fields_its_ids_and_its_place(
    make_edge: Any, word: Any, submitted: list[Any]
) -> None:
    edge = make_edge(word("note", opening(a_form(j="j1")), FORMS={"note": submitted.append}))
    edge.types("note")

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, filled(name="Acme", day="2026-12-01", who=["U0BO"]))

    (call,) = submitted
    assert call.form == {"name": "Acme", "day": "2026-12-01", "who": ["U0BO"]}
    assert (call.value, call.place.slack_id) == ({"j": "j1"}, "C0ACME")
    assert edge.form() is None


def test_a_field_left_empty_is_none(make_edge: Any, word: Any, submitted: list[Any]) -> None:
    edge = make_edge(word("note", opening(a_form()), FORMS={"note": submitted.append}))
    edge.types("note")

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, filled(name="  "))

    assert submitted[0].form == {"name": None, "day": None, "who": []}


def test_the_answer_to_a_form_stands_where_it_was_opened(make_edge: Any, word: Any) -> None:
    edge = make_edge(
        word("note", opening(a_form()), FORMS={"note": lambda call: call.reply(spoken("Kept."))}),
    )
    edge.types("note")

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    assert (edge.form(), edge.sees("U0ANNA"), edge.sees("U0BO")) == (None, "Kept.", "")


@pytest.mark.parametrize(
    ("field", "shown_at"), [("day", "day"), (None, "name"), ("gone", "name")], ids=["its field", "none", "a lost one"]
)
def test_a_refused_form_stays_open_with_the_sentence_at_the_field(
    make_edge: Any, word: Any, field: str | None, shown_at: str
) -> None:
    def refuse(call: Any) -> None:
        raise Refusal("{day} is no date.", field=field, day="<31 feb>")

    edge = make_edge(word("note", opening(a_form()), FORMS={"note": refuse}))
    edge.types("note")

    errors = edge.sandbox.gestures.submit("U0ANNA", edge.form().id, filled(name="Acme"))

    assert errors == {shown_at: "<31 feb> is no date."}
    assert edge.form().values["name"]["name"]["value"] == "Acme"


def test_problems_are_shown_at_their_fields(make_edge: Any, word: Any) -> None:
    def check(call: Any) -> None:
        call.problems({"name": "Too long.", "day": "No date."})

    edge = make_edge(word("note", opening(a_form()), FORMS={"note": check}))
    edge.types("note")

    assert edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {}) == {"name": "Too long.", "day": "No date."}


def test_a_form_without_fields_gets_the_refusal_as_a_page_above_it(make_edge: Any, word: Any) -> None:
    def refuse(call: Any) -> None:
        raise Refusal("Not now.")

    edge = make_edge(word("note", opening(a_form(section("Sure?"))), FORMS={"note": refuse}))
    edge.types("note")

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    assert edge.form().body["blocks"][0]["text"]["text"] == "Not now."
    assert len(edge.sandbox.workspace.views.stacks["U0ANNA"]) == 2


def test_an_error_of_ours_in_a_form_is_answered_with_a_reference(make_edge: Any, word: Any) -> None:
    def fail(call: Any) -> None:
        raise ZeroDivisionError

    edge = make_edge(word("note", opening(a_form()), FORMS={"note": fail}))
    edge.types("note")

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    assert "Something went wrong on my side" in edge.sees()


def test_a_form_may_lead_to_another_page_and_still_knows_its_place(
    make_edge: Any, word: Any, submitted: list[Any]
) -> None:
    second = a_form(NAME, callback="sure", j="j1")
    edge = make_edge(
        word("note", opening(a_form()), FORMS={"note": lambda call: call.change_form(second), "sure": submitted.append})
    )
    edge.types("note")
    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    assert (submitted[0].value, submitted[0].place.slack_id) == ({"j": "j1"}, "C0ACME")


@pytest.mark.parametrize("form", [a_form(callback="gone"), {**a_form(), "private_metadata": '{"v":0}'}])
def test_an_old_form_is_answered_kindly(make_edge: Any, word: Any, submitted: list[Any], form: Any) -> None:
    edge = make_edge(word("note", FORMS={"note": submitted.append}))
    view = edge.sandbox.workspace.views.open("U0ANNA", form)

    errors = edge.sandbox.gestures.submit("U0ANNA", view.id, {})

    assert (submitted, list(errors)) == ([], ["name"])
    assert errors["name"].startswith("This form is from an earlier version of me.")


class TestAFormThatComesTooLate:
    """Slack's ticket for a form is good for three seconds."""

    def test_is_offered_again_to_who_typed(self, make_edge: Any, word: Any) -> None:
        edge = make_edge(word("note", lambda call: call.open_form(a_form(w=call.words))))
        edge.sandbox.faults.next("views.open", "error:expired_trigger_id")
        edge.types("note Orders are typed twice")
        assert edge.sees().startswith("That took a moment too long for Slack.")

        edge.presses("open_again")

        assert '"w":"Orders are typed twice"' in edge.form().body["private_metadata"]

    def test_is_offered_again_to_who_pressed(self, make_edge: Any, word: Any) -> None:
        def offer(call: Any) -> None:
            call.reply(Message("Offered", [actions(button("Other", "other", {"h": "h1"}))]))

        edge = make_edge(word("note", offer, actions={"other": lambda call: call.open_form(a_form(h=call.value["h"]))}))
        edge.types("note")
        edge.sandbox.faults.next("views.open", "error:expired_trigger_id")
        edge.presses("other")

        edge.presses("open_again")

        assert '"h":"h1"' in edge.form().body["private_metadata"]

    def test_is_refused_in_words_when_the_line_is_too_long_for_a_button(self, make_edge: Any, word: Any) -> None:
        edge = make_edge(word("note", opening(a_form())))
        edge.sandbox.faults.next("views.open", "error:expired_trigger_id")

        edge.types("note " + "x" * 2500)

        assert edge.sees().endswith("Nothing was changed; please try once more.")


def test_a_shortcut_opens_the_form_of_its_word(make_edge: Any, word: Any, submitted: list[Any]) -> None:
    edge = make_edge(word("new", opening(a_form()), FORMS={"note": submitted.append}))

    edge.sandbox.gestures.shortcut("U0ANNA", "start_journey")
    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    assert submitted[0].place is None


def test_an_answer_without_a_place_is_a_page_of_the_form(make_edge: Any, word: Any) -> None:
    edge = make_edge(word("new", opening(a_form()), FORMS={"note": lambda call: call.reply(spoken("Kept."))}))
    edge.sandbox.gestures.shortcut("U0ANNA", "start_journey")

    edge.sandbox.gestures.submit("U0ANNA", edge.form().id, {})

    assert edge.form().body["blocks"][0]["text"]["text"] == "Kept."


def test_a_guest_is_told_on_a_page_that_the_shortcut_is_for_members(make_edge: Any, word: Any) -> None:
    edge = make_edge(word("new", opening(a_form())))

    edge.sandbox.gestures.shortcut("U0GIL", "start_journey")

    assert edge.form("U0GIL").body["blocks"][0]["text"]["text"].startswith("As a guest")

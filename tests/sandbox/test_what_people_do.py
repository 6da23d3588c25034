"""Typing, pressing, filling: what the app is sent, and what its answer does."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.sandbox import happenings
from bot.sandbox.delivery import InProcess
from bot.sandbox.gestures import Cannot
from bot.sandbox.people import Person, Scene
from bot.sandbox.sandbox import Sandbox

Answer = Callable[[dict[str, Any]], Any]


class Hearing:
    """An app that keeps what it hears and answers as told."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.heard: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Answer = lambda payload: None
        self.status = 200
        self.client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[], timeout=10)
        sandbox.reach(InProcess(self.hear, sandbox.signing_secret))

    def hear(self, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], str]:
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        payload = json.loads(body) if "json" in headers["Content-Type"] else json.loads(form.get("payload", "null"))
        self.heard.append(payload or form)
        self.headers.append(headers)
        answer = self.answer(self.heard[-1])
        if isinstance(answer, dict):
            return self.status, {"Content-Type": "application/json"}, json.dumps(answer)
        return self.status, {}, answer or ""

    def says(self, channel: str, *elements: dict[str, Any], text: str = "Well?", **more: Any) -> str:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]
        if elements:
            blocks.append({"type": "actions", "block_id": "row", "elements": list(elements)})
        return str(self.client.chat_postMessage(channel=channel, text=text, blocks=blocks, **more)["ts"])

    def opens(self, view: dict[str, Any]) -> None:
        """Open this form at the next command, and at nothing else."""

        def answer(payload: dict[str, Any]) -> None:
            if "command" in payload:
                self.client.views_open(trigger_id=payload["trigger_id"], view=view)

        self.answer = answer


@pytest.fixture
def app(sandbox: Sandbox) -> Hearing:
    return Hearing(sandbox)


@pytest.fixture
def scene(sandbox: Sandbox) -> Scene:
    return Scene(sandbox, sandbox.courier.deliver_due)


@pytest.fixture
def anna(scene: Scene, app: Hearing) -> Person:
    return scene.person("anna")


@pytest.fixture
def bo(scene: Scene, app: Hearing) -> Person:
    return scene.person("bo")


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def button(text: str = "Yes", action: str = "yes") -> dict[str, Any]:
    return {"type": "button", "action_id": action, "text": plain(text), "value": "v"}


def menu() -> dict[str, Any]:
    options = [{"text": plain(text), "value": text.lower()} for text in ("Tomorrow", "Monday")]
    return {"type": "static_select", "action_id": "later", "placeholder": plain("Later"), "options": options}


def entry(name: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    label = plain(name.capitalize())
    return {"type": "input", "block_id": name, "label": label, "element": {"action_id": "value", **element}, **more}


def form(*blocks: dict[str, Any], title: str = "A form", **more: Any) -> dict[str, Any]:
    fields = blocks or (entry("name", {"type": "plain_text_input"}),)
    return {"type": "modal", "title": plain(title), "submit": plain("Save"), "blocks": list(fields), **more}


# -- commands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("add @anna", "add <@U0ANNA>", id="a person"),
        pytest.param("add @Anna Berg, sales", "add <@U0ANNA>, sales", id="by whole name"),
        pytest.param("in #acme and #board", "in <#C0ACME|acme> and <#C0BOARD|>", id="channels"),
        pytest.param("@annabel @nobody me@bo.se", "@annabel @nobody me<@U0BO>.se", id="not quite names"),
        pytest.param("a < b & c", "a &lt; b &amp; c", id="signs"),
        pytest.param("see https://x.se/a?b=1&c", "see <https://x.se/a?b=1&amp;c>", id="address"),
    ],
)
def test_a_command_carries_ids_for_names(anna: Person, app: Hearing, typed: str, sent: str) -> None:
    anna.types(f"/test {typed}".strip())

    heard = app.heard[0]
    assert (heard["command"], heard["text"], heard["user_id"]) == ("/test", sent, "U0ANNA")
    assert (heard["channel_id"], heard["team_id"]) == ("C0ACME", "T0SANDBOX")


@pytest.mark.parametrize("answer", ["only you", {"text": "only you"}], ids=["text", "json"])
def test_an_answer_is_seen_by_who_asked(anna: Person, bo: Person, app: Hearing, answer: Any) -> None:
    app.answer = lambda payload: answer

    anna.types("/test")

    assert anna.sees("only you")
    assert not bo.sees("only you")


def test_an_answer_in_the_channel_shows_the_command_too(anna: Person, bo: Person, app: Hearing) -> None:
    app.answer = lambda payload: {"response_type": "in_channel", "text": "for all"}

    anna.types("/test it")

    assert bo.sees("/test it")
    assert bo.sees("for all")


def test_a_late_answer_is_none(anna: Person, app: Hearing, sandbox: Sandbox) -> None:
    sandbox.gestures.seconds = 0.01
    app.answer = lambda payload: time.sleep(0.02) or "too late"

    anna.types("/test")

    assert anna.sees("/test did not respond")
    assert not anna.sees("too late")


def test_a_broken_answer_is_told(anna: Person, app: Hearing) -> None:
    app.status = 500

    anna.types("/test")

    assert anna.sees("/test failed (http_error)")


def test_blocks_of_an_answer_are_judged_like_any(anna: Person, app: Hearing) -> None:
    app.answer = lambda payload: {"text": "x", "blocks": [{"type": "carousel"}]}

    anna.types("/test")

    assert anna.sees("/test failed (invalid_blocks)")


def test_what_slack_itself_refuses_never_reaches_the_app(scene: Scene, anna: Person, app: Hearing) -> None:
    anna.types("an ordinary line")
    root = scene.channel("acme").messages[0].ts
    refusals = []
    for line, thread in [("/nope", None), ("/test", root)]:
        anna.types(line, thread=thread)
        refusals += anna.told
    xenia = scene.person("xenia")
    xenia.types("/test", channel="joint")
    scene.person("bo").types("hi", channel="secret")

    assert refusals == ["/nope is not a valid command.", "/test is not supported in threads. Sorry!"]
    assert xenia.told == ["/test is not available to people outside Sandbox."]
    assert scene.person("bo").told == []
    assert app.heard == []


# -- buttons ---------------------------------------------------------------------------------------------------------


def test_a_button_in_a_message_tells_where_it_stands(anna: Person, app: Hearing) -> None:
    metadata = {"event_type": "card", "event_payload": {"id": "7"}}
    ts = app.says("C0ACME", button(), metadata=metadata)

    anna.presses("Yes")

    heard = app.heard[0]
    assert heard["container"] == {"type": "message", "message_ts": ts, "channel_id": "C0ACME", "is_ephemeral": False}
    assert heard["actions"][0]["value"] == "v"
    assert heard["message"]["metadata"] == metadata
    assert (heard["user"]["id"], heard["user"]["team_id"], heard["team"]["id"]) == ("U0ANNA", "T0SANDBOX", "T0SANDBOX")


def test_people_from_outside_can_press(scene: Scene, app: Hearing) -> None:
    app.says("C0JOINT", button())

    scene.person("xenia").presses("Yes")

    assert app.heard[0]["user"]["team_id"] == "T0OTHER"


def test_a_menu_tells_what_was_chosen(anna: Person, app: Hearing) -> None:
    app.says("C0ACME", menu())

    anna.chooses("Later", "Monday")

    assert app.heard[0]["actions"][0]["selected_option"]["value"] == "monday"


def test_the_newest_button_is_pressed_unless_another_is_named(anna: Person, app: Hearing) -> None:
    first, second = app.says("C0ACME", button(), text="First"), app.says("U0ANNA", button(), text="Second")

    anna.presses("Yes")
    anna.presses("yes", on="First")

    assert [heard["message"]["ts"] for heard in app.heard] == [second, first]


def test_a_press_on_the_home_comes_with_its_view_and_without_a_conversation(
    anna: Person, app: Hearing, sandbox: Sandbox
) -> None:
    """docs.slack.dev: block_actions; there is nothing to answer by but a form or another Home."""
    row = {"type": "actions", "elements": [button("Yes")]}
    app.client.views_publish(user_id=anna.id, view={"type": "home", "private_metadata": "mine", "blocks": [row]})

    anna.presses("Yes")

    payload = app.heard[-1]
    home = sandbox.workspace.views.homes[anna.id]
    assert payload["container"] == {"type": "view", "view_id": home.id}
    assert (payload["view"]["type"], payload["view"]["private_metadata"]) == ("home", "mine")
    assert payload["trigger_id"]
    assert not payload.keys() & {"response_url", "channel", "message"}


def test_a_home_has_nothing_to_submit(anna: Person, app: Hearing, sandbox: Sandbox) -> None:
    app.client.views_publish(user_id=anna.id, view={"type": "home", "blocks": []})

    with pytest.raises(Cannot):
        sandbox.gestures.submit(anna.id, sandbox.workspace.views.homes[anna.id].id, {})


def test_pressing_what_is_not_there_says_what_is(anna: Person, app: Hearing) -> None:
    app.says("C0ACME", button("No"))

    with pytest.raises(AssertionError, match="anna sees no 'Yes'"):
        anna.presses("Yes")


def test_an_ephemeral_message_is_replaced_and_taken_away_by_its_address(anna: Person, app: Hearing) -> None:
    blocks = [{"type": "actions", "elements": [button()]}]
    app.answer = lambda payload: {"text": "Sure?", "blocks": blocks} if "command" in payload else None
    anna.types("/test")
    anna.presses("Yes")
    heard = app.heard[-1]
    address = WebhookClient(heard["response_url"])

    assert "message" not in heard
    assert heard["container"]["is_ephemeral"]
    assert address.send(text="Done", replace_original=True).body == "ok"
    assert anna.sees("Done")
    assert not anna.sees("Sure?")
    assert address.send_dict({"delete_original": True}).body == "ok"
    assert not anna.sees("Done")


def test_an_address_takes_five_answers(anna: Person, app: Hearing) -> None:
    anna.types("/test")
    address = WebhookClient(app.heard[0]["response_url"])

    assert [address.send(text=str(n)).status_code for n in range(6)] == [200] * 5 + [500]


def test_an_address_lives_half_an_hour(anna: Person, app: Hearing, sandbox: Sandbox) -> None:
    anna.types("/test")
    sandbox.clock.shift += timedelta(minutes=31)

    assert WebhookClient(app.heard[0]["response_url"]).send(text="late").status_code == 404


@pytest.mark.parametrize(
    "said",
    [{"blocks": [{"type": "nope"}]}, {}],
    ids=["blocks", "nothing"],
)
def test_an_address_is_as_strict_as_the_rest(anna: Person, app: Hearing, said: dict[str, Any]) -> None:
    anna.types("/test")

    assert WebhookClient(app.heard[0]["response_url"]).send_dict(said).status_code == 500


def test_taking_away_comes_alone(anna: Person, app: Hearing) -> None:
    app.says("C0ACME", button())
    anna.presses("Yes")

    answer = WebhookClient(app.heard[0]["response_url"]).send_dict({"delete_original": True, "text": "x"})

    assert answer.status_code == 500
    assert anna.sees("Well?")


def test_silence_after_a_press_is_told(anna: Person, app: Hearing) -> None:
    app.says("C0ACME", button())
    app.status = 404

    anna.presses("Yes")

    assert anna.told == ["Tester failed (http_error)"]


# -- forms -----------------------------------------------------------------------------------------------------------


def test_a_form_is_filled_by_what_stands_on_it_and_closes(anna: Person, app: Hearing) -> None:
    fields = [
        entry("name", {"type": "plain_text_input"}),
        entry("who", {"type": "multi_users_select"}),
        entry("day", {"type": "datepicker"}, optional=True),
        entry("when", {**menu(), "action_id": "value"}),
    ]
    app.opens(form(*fields, private_metadata="7"))
    anna.types("/test")

    errors = anna.submits(name="Acme", who=["anna", "Bo Ek"], day="2026-12-01", when="Monday")

    values = app.heard[-1]["view"]["state"]["values"]
    assert errors == {}
    assert values["name"]["value"]["value"] == "Acme"
    assert values["who"]["value"]["selected_users"] == ["U0ANNA", "U0BO"]
    assert values["day"]["value"]["selected_date"] == "2026-12-01"
    assert values["when"]["value"]["selected_option"]["value"] == "monday"
    assert app.heard[-1]["view"]["private_metadata"] == "7"
    assert anna.form is None


def test_an_empty_required_field_stays_with_slack(anna: Person, app: Hearing) -> None:
    app.opens(form())
    anna.types("/test")

    assert anna.submits() == {"name": "Please complete this required field."}
    assert [heard.get("type") for heard in app.heard] == [None]


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(anna: Person, app: Hearing) -> None:
    app.opens(form())
    anna.types("/test")
    app.answer = lambda payload: {"response_action": "errors", "errors": {"name": "Nobody is called that."}}

    anna.submits(name="X")

    assert anna.sees("Nobody is called that.")
    assert anna.form is not None
    assert anna.form.values["name"]["value"]["value"] == "X"


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        pytest.param({"response_action": "update", "view": form(title="Next")}, ["Next"], id="update"),
        pytest.param({"response_action": "push", "view": form(title="Next")}, ["A form", "Next"], id="push"),
        pytest.param({"response_action": "clear"}, [], id="clear"),
        pytest.param(None, [], id="nothing"),
    ],
)
def test_the_answer_says_what_becomes_of_the_form(
    anna: Person, app: Hearing, sandbox: Sandbox, answer: Any, titles: list[str]
) -> None:
    app.opens(form())
    anna.types("/test")
    app.answer = lambda payload: answer

    anna.submits(name="X")

    assert [view.body["title"]["text"] for view in sandbox.workspace.views.stacks["U0ANNA"]] == titles


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param({"response_action": "errors", "errors": {"nope": "x"}}, "invalid_errors", id="no such field"),
        pytest.param({"response_action": "update", "view": {}}, "invalid_arguments", id="no view"),
        pytest.param({"response_action": "jump"}, "invalid_response_action", id="unknown action"),
    ],
)
def test_a_wrong_answer_to_a_form_is_told(anna: Person, app: Hearing, answer: Any, error: str) -> None:
    app.opens(form())
    anna.types("/test")
    app.answer = lambda payload: answer

    anna.submits(name="X")

    assert anna.told == [f"Tester failed ({error})"]


@pytest.mark.parametrize(("notify", "heard"), [(True, ["view_closed"]), (False, [])])
def test_closing_is_told_to_who_asked_for_it(anna: Person, app: Hearing, notify: bool, heard: list[str]) -> None:
    app.opens(form(notify_on_close=notify))
    anna.types("/test")

    anna.closes()

    assert [payload["type"] for payload in app.heard[1:]] == heard


def test_a_menu_in_a_form_reports_with_what_stands_in_the_other_fields(anna: Person, app: Hearing) -> None:
    app.opens(form(entry("name", {"type": "plain_text_input"}), {"type": "actions", "elements": [menu()]}))
    anna.types("/test")
    anna.fills(name="Acme")

    anna.chooses("later", "Monday")

    heard = app.heard[-1]
    assert heard["container"] == {"type": "view", "view_id": heard["view"]["id"]}
    assert heard["view"]["state"]["values"]["name"]["value"]["value"] == "Acme"


def test_a_changed_form_keeps_what_was_typed_in_fields_that_stay(anna: Person, app: Hearing) -> None:
    app.opens(form())
    anna.types("/test")
    anna.fills(name="Acme")
    assert anna.form is not None

    app.client.views_update(view_id=anna.form.id, view=form(entry("name", {"type": "plain_text_input"}), title="Later"))

    assert anna.form.values["name"]["value"]["value"] == "Acme"


# -- shortcuts, events -----------------------------------------------------------------------------------------------


def test_shortcuts_carry_a_trigger_and_the_message(anna: Person, app: Hearing) -> None:
    app.says("C0ACME", text="Worth keeping")

    anna.uses("start")
    anna.uses("save", on="Worth keeping")
    anna.uses("start", on="Worth keeping")

    assert [(heard["type"], heard["callback_id"]) for heard in app.heard] == [
        ("shortcut", "start"),
        ("message_action", "save"),
    ]
    assert app.heard[1]["message"]["text"] == "Worth keeping"
    assert anna.told == ["There is no such shortcut here."]


def test_people_coming_and_going_are_events_where_the_bot_is(anna: Person, bo: Person, app: Hearing) -> None:
    bo.leaves("acme")
    bo.joins("acme")
    bo.joins("other")

    assert [heard["event"]["type"] for heard in app.heard] == ["member_left_channel", "member_joined_channel"]


@pytest.mark.parametrize(
    ("happens", "kind"),
    [
        (lambda w: happenings.archive(w, w.channels["C0ACME"], "U0ANNA"), "channel_archive"),
        (lambda w: happenings.archive(w, w.channels["C0BOARD"], "U0ANNA"), "group_archive"),
        (lambda w: happenings.rename(w, w.channels["C0ACME"], "new"), "channel_rename"),
        (lambda w: happenings.share(w, w.channels["C0ACME"]), "channel_shared"),
        (lambda w: happenings.unshare(w, w.channels["C0JOINT"]), "channel_unshared"),
        (lambda w: happenings.new_id(w, w.channels["C0ACME"], "C0NEW"), "channel_id_changed"),
        (lambda w: happenings.change_user(w, w.users["U0ANNA"], deleted=True), "user_change"),
        (lambda w: happenings.open_home(w, "U0ANNA"), "app_home_opened"),
        (happenings.uninstall, "tokens_revoked"),
    ],
)
def test_what_happens_is_told(sandbox: Sandbox, app: Hearing, happens: Callable[[Any], None], kind: str) -> None:
    happens(sandbox.workspace)
    sandbox.courier.deliver_due()

    assert app.heard[0]["event"]["type"] == kind
    assert app.heard[0]["authorizations"][0]["user_id"] == "U0TESTER"


def test_an_event_that_the_manifest_does_not_ask_for_is_kept_back(sandbox: Sandbox, app: Hearing) -> None:
    happenings.unarchive(sandbox.workspace, sandbox.workspace.channels["C0OLD"], "U0ANNA")

    assert sandbox.courier.deliver_due() == 0


def test_an_unanswered_event_comes_three_times_more(sandbox: Sandbox, app: Hearing) -> None:
    app.status = 500
    happenings.change_user(sandbox.workspace, sandbox.workspace.users["U0ANNA"], title="x")

    tried = [sandbox.courier.deliver_due()]
    for minutes in (1, 5, 60):
        sandbox.clock.shift += timedelta(minutes=minutes, seconds=1)
        tried.append(sandbox.courier.deliver_due())

    assert tried == [2, 1, 1, 0]
    assert len({heard["event_id"] for heard in app.heard}) == 1
    assert [headers.get("X-Slack-Retry-Num") for headers in app.headers] == [None, "1", "2", "3"]
    assert app.headers[1]["X-Slack-Retry-Reason"] == "http_error"


def test_what_was_sent_can_be_sent_again(anna: Person, app: Hearing, sandbox: Sandbox) -> None:
    anna.types("/test once")

    sandbox.way.again()

    assert app.heard[0] == app.heard[1]


def test_a_reply_needs_a_thread(anna: Person, app: Hearing) -> None:
    anna.types("into nothing", thread="1.0")

    assert anna.told == ["This thread is no longer there."]

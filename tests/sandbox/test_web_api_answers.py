"""What the Web API answers: every method once, and every refusal as a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient

from bot.sandbox.limits import LIMITS
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api import METHODS

Call = Callable[..., dict[str, Any]]
HERE = {"channel": "C0ACME"}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hi"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "A form"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}
POST = {**HERE, "text": "hi"}


def names(sandbox: Sandbox, channel: str = "C0ACME") -> list[str]:
    return [message.text for message in sandbox.workspace.channels[channel].messages.values()]


# -- saying ----------------------------------------------------------------------------------------------------------


def test_a_posted_message_stands_in_the_channel(call: Call, sandbox: Sandbox) -> None:
    answer = call("chat.postMessage", **POST)

    assert answer["channel"] == "C0ACME"
    assert answer["message"]["bot_id"] == "B0TESTER"
    assert names(sandbox) == ["hi"]


def test_a_message_to_a_person_opens_a_conversation_and_says_where(call: Call, sandbox: Sandbox) -> None:
    first = call("chat.postMessage", channel="U0ANNA", text="one")
    second = call("chat.postMessage", channel=first["channel"], text="two")

    assert first["channel"] == second["channel"] == "D0ANNA"
    assert names(sandbox, "D0ANNA") == ["one", "two"]


def test_every_ts_of_a_channel_is_later_than_the_one_before(call: Call, sandbox: Sandbox) -> None:
    sandbox.clock.shift += timedelta(days=2)
    first = call("chat.postMessage", **POST)["ts"]
    sandbox.clock.shift -= timedelta(days=1)

    assert float(call("chat.postMessage", **POST)["ts"]) > float(first)


def test_a_reply_is_not_in_the_channel_unless_it_is_shown_there(call: Call) -> None:
    root = call("chat.postMessage", **POST)["ts"]
    call("chat.postMessage", channel="C0ACME", text="quiet", thread_ts=root)
    call("chat.postMessage", channel="C0ACME", text="loud", thread_ts=root, reply_broadcast=True)

    assert [one["text"] for one in call("conversations.history", **HERE)["messages"]] == ["loud", "hi"]
    assert [one["text"] for one in call("conversations.replies", **HERE, ts=root)["messages"]] == [
        "hi",
        "quiet",
        "loud",
    ]


def test_an_edit_replaces_text_and_blocks_and_is_counted(call: Call, sandbox: Sandbox) -> None:
    ts = call("chat.postMessage", **POST, blocks=[SECTION])["ts"]

    call("chat.update", channel="C0ACME", ts=ts, text="only text")

    message = sandbox.workspace.channels["C0ACME"].messages[ts]
    assert (message.text, message.blocks, message.edited_times) == ("only text", [], 1)


def test_a_deleted_message_is_gone_but_keeps_its_thread(call: Call, sandbox: Sandbox) -> None:
    alone, root = (call("chat.postMessage", **POST)["ts"] for _ in range(2))
    call("chat.postMessage", **POST, thread_ts=root)

    call("chat.delete", channel="C0ACME", ts=alone)
    call("chat.delete", channel="C0ACME", ts=root)

    assert names(sandbox) == ["This message was deleted.", "hi"]
    assert call("chat.update", channel="C0ACME", ts=root, text="x")["error"] == "message_not_found"


def test_an_ephemeral_message_is_in_no_history(call: Call, sandbox: Sandbox) -> None:
    ts = call("chat.postEphemeral", **POST, user="U0ANNA")["message_ts"]

    assert call("conversations.history", **HERE)["messages"] == []
    assert call("chat.update", channel="C0ACME", ts=ts, text="x")["error"] == "message_not_found"
    assert sandbox.workspace.channels["C0ACME"].messages[ts].ephemeral_to == "U0ANNA"


def test_metadata_is_whole_only_for_those_who_ask_for_it(call: Call) -> None:
    metadata = {"event_type": "test", "event_payload": {"id": "7"}}
    call("chat.postMessage", **POST, metadata=metadata)

    assert call("conversations.history", **HERE)["messages"][0]["metadata"] == {"event_type": "test"}
    whole = call("conversations.history", **HERE, include_all_metadata=True)
    assert whole["messages"][0]["metadata"] == metadata


def test_a_link_to_a_message_names_channel_and_ts(call: Call) -> None:
    ts = call("chat.postMessage", **POST)["ts"]

    link = call("chat.getPermalink", channel="C0ACME", message_ts=ts)["permalink"]

    assert link.endswith(f"/archives/C0ACME/p{ts.replace('.', '')}")


# -- looking ---------------------------------------------------------------------------------------------------------


def test_history_comes_in_pages_newest_first(call: Call) -> None:
    for number in range(5):
        call("chat.postMessage", channel="C0ACME", text=str(number))
    seen, cursor = [], ""
    while True:
        answer = call("conversations.history", **HERE, limit=2, cursor=cursor)
        seen += [one["text"] for one in answer["messages"]]
        cursor = answer["response_metadata"]["next_cursor"]
        if not answer["has_more"]:
            break

    assert seen == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize(("inclusive", "seen"), [(False, ["after"]), (True, ["after", "at"])])
def test_history_begins_after_oldest(call: Call, inclusive: bool, seen: list[str]) -> None:
    call("chat.postMessage", channel="C0ACME", text="before")
    at = call("chat.postMessage", channel="C0ACME", text="at")["ts"]
    call("chat.postMessage", channel="C0ACME", text="after")

    answer = call("conversations.history", **HERE, oldest=at, inclusive=inclusive)

    assert [one["text"] for one in answer["messages"]] == seen


@pytest.mark.parametrize(
    ("channel", "facts"),
    [
        pytest.param("C0ACME", {"is_member": True, "is_private": False, "is_ext_shared": False}, id="public"),
        pytest.param("C0OTHER", {"is_member": False, "is_channel": True}, id="public, bot not in it"),
        pytest.param("C0BOARD", {"is_private": True, "is_group": True, "is_member": True}, id="private"),
        pytest.param("C0JOINT", {"is_ext_shared": True}, id="shared"),
        pytest.param("C0OLD", {"is_archived": True}, id="archived"),
    ],
)
def test_a_channel_says_what_it_is(call: Call, channel: str, facts: dict[str, bool]) -> None:
    shown = call("conversations.info", channel=channel)["channel"]

    assert {name: shown[name] for name in facts} == facts


@pytest.mark.parametrize(
    ("user", "facts"),
    [
        pytest.param("U0ANNA", {"is_restricted": False, "team_id": "T0SANDBOX", "locale": "en-GB"}, id="member"),
        pytest.param("U0GUS", {"is_restricted": True, "is_ultra_restricted": False}, id="guest"),
        pytest.param("U0XENIA", {"team_id": "T0OTHER"}, id="external"),
        pytest.param("U0TESTER", {"is_bot": True}, id="bot"),
    ],
)
def test_a_user_says_who_they_are(call: Call, user: str, facts: dict[str, Any]) -> None:
    shown = call("users.info", user=user, include_locale=True)["user"]

    assert {name: shown[name] for name in facts} == facts
    assert ("locale" in shown) == (user != "U0XENIA")


def test_the_bot_learns_where_somebody_is_only_as_far_as_it_is_there_too(call: Call) -> None:
    found = call("users.conversations", user="U0ANNA", types="public_channel,private_channel", exclude_archived=True)

    assert [one["name"] for one in found["channels"]] == ["acme", "other", "board", "joint"]


def test_joining_makes_the_bot_a_member(call: Call) -> None:
    assert call("conversations.join", channel="C0OTHER")["channel"]["is_member"]
    assert "U0TESTER" in call("conversations.members", channel="C0OTHER")["members"]


def test_get_forms_and_json_are_the_same_to_it(client: WebClient, sandbox: Sandbox) -> None:
    client.chat_postMessage(channel="C0ACME", text="json", blocks=[SECTION])
    client.api_call("chat.postMessage", data={"channel": "C0ACME", "text": "form", "blocks": "[]"})

    assert client.api_call("users.info", http_verb="GET", params={"user": "U0ANNA"})["ok"]
    assert names(sandbox) == ["json", "form"]


# -- forms and the Home ----------------------------------------------------------------------------------------------


def test_a_trigger_opens_one_form(call: Call, sandbox: Sandbox) -> None:
    trigger = sandbox.workspace.tickets.trigger("U0ANNA")

    view = call("views.open", trigger_id=trigger, view=MODAL)["view"]

    assert sandbox.workspace.views.top("U0ANNA").id == view["id"]  # type: ignore[union-attr]
    assert call("views.open", trigger_id=trigger, view=MODAL)["error"] == "exchanged_trigger_id"


def test_a_trigger_lives_three_seconds(call: Call, sandbox: Sandbox) -> None:
    trigger = sandbox.workspace.tickets.trigger("U0ANNA")
    sandbox.clock.shift += timedelta(seconds=LIMITS["trigger"]["seconds"] + 1)

    assert call("views.open", trigger_id=trigger, view=MODAL)["error"] == "expired_trigger_id"


def test_a_form_is_changed_only_by_who_saw_its_last_state(call: Call, sandbox: Sandbox) -> None:
    view = call("views.open", trigger_id=sandbox.workspace.tickets.trigger("U0ANNA"), view=MODAL)["view"]

    assert call("views.update", view_id=view["id"], hash=view["hash"], view=MODAL)["ok"]
    assert call("views.update", view_id=view["id"], hash=view["hash"], view=MODAL)["error"] == "hash_conflict"
    assert call("views.update", view_id="V0", view=MODAL)["error"] == "not_found"


def test_a_fourth_form_on_the_stack_is_one_too_many(call: Call, sandbox: Sandbox) -> None:
    tickets = sandbox.workspace.tickets
    call("views.open", trigger_id=tickets.trigger("U0ANNA"), view=MODAL)
    errors = [call("views.push", trigger_id=tickets.trigger("U0ANNA"), view=MODAL).get("error") for _ in range(3)]

    assert errors == [None, None, "push_limit_reached"]


def test_a_home_is_published_and_published_again(call: Call, sandbox: Sandbox) -> None:
    first = call("views.publish", user_id="U0ANNA", view=HOME)["view"]
    second = call("views.publish", user_id="U0ANNA", view=HOME)["view"]

    assert first["id"] == second["id"]
    assert call("views.publish", user_id="U0ANNA", view=HOME, hash=first["hash"])["error"] == "hash_conflict"


def test_a_home_needs_its_tab(call: Call, sandbox: Sandbox) -> None:
    sandbox.workspace.app = replace(sandbox.workspace.app, home=False)

    assert call("views.publish", user_id="U0ANNA", view=HOME)["error"] == "not_enabled"


PLAIN = {"type": "plain_text", "text": "Press"}


@pytest.mark.parametrize(
    ("user", "view", "error"),
    [
        pytest.param("", HOME, "invalid_arguments", id="nobody"),
        pytest.param("U0NOBODY", HOME, "user_not_found", id="unknown"),
        pytest.param("U0ANNA", MODAL, "invalid_arguments", id="a form"),
        pytest.param("U0ANNA", {**HOME, "title": PLAIN}, "invalid_arguments", id="a title"),
        pytest.param("U0ANNA", {**HOME, "blocks": [SECTION] * 101}, "invalid_arguments", id="101 blocks"),
        pytest.param("U0ANNA", {**HOME, "private_metadata": "x" * 3001}, "invalid_arguments", id="metadata"),
        pytest.param("U0ANNA", {**HOME, "blocks": [{"type": "card"}]}, "invalid_arguments", id="not on a Home"),
        pytest.param("U0ANNA", {**HOME, "blocks": ["x" * 250_000]}, "view_too_large", id="250 kB"),
    ],
)
def test_a_home_that_slack_does_not_take(call: Call, user: str, view: dict[str, Any], error: str) -> None:
    assert call("views.publish", user_id=user, view=view)["error"] == error


# -- who is asking ---------------------------------------------------------------------------------------------------


def test_auth_test_says_who_the_bot_is(client: WebClient) -> None:
    answer = client.auth_test()

    assert (answer["user_id"], answer["bot_id"], answer["team_id"]) == ("U0TESTER", "B0TESTER", "T0SANDBOX")
    assert "chat:write" in answer.headers["x-oauth-scopes"]


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        pytest.param("", "auth.test", "not_authed", id="none"),
        pytest.param("xoxb-wrong", "auth.test", "invalid_auth", id="wrong"),
        pytest.param("bot", "apps.connections.open", "not_allowed_token_type", id="bot token for Socket Mode"),
        pytest.param("app", "auth.test", "not_allowed_token_type", id="app token for the rest"),
    ],
)
def test_a_token_must_fit(sandbox: Sandbox, client: WebClient, token: str, method: str, error: str) -> None:
    given = {"bot": sandbox.bot_token, "app": sandbox.app_token}.get(token, token)

    assert sandbox.api.honest(method, given, {}).body["error"] == error  # type: ignore[arg-type, index]


def test_a_revoked_token_is_told_so(call: Call, sandbox: Sandbox) -> None:
    sandbox.api.revoked = True

    assert call("chat.postMessage", **POST)["error"] == "token_revoked"


@pytest.mark.parametrize(
    ("method", "arguments", "needed"),
    [
        ("chat.postMessage", POST, "chat:write"),
        ("users.info", {"user": "U0ANNA"}, "users:read"),
        ("conversations.info", HERE, "channels:read"),
        ("conversations.info", {"channel": "C0BOARD"}, "groups:read"),
        ("conversations.history", HERE, "channels:history"),
        ("conversations.history", {"channel": "C0BOARD"}, "groups:history"),
        ("conversations.open", {"users": "U0ANNA"}, "im:write"),
        ("conversations.join", {"channel": "C0OTHER"}, "channels:join"),
        ("users.conversations", {"types": "private_channel"}, "groups:read"),
    ],
)
def test_a_missing_scope_is_named(
    make_sandbox: Callable[..., Sandbox], method: str, arguments: dict[str, str], needed: str
) -> None:
    sandbox = make_sandbox(scopes="commands")

    answer = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    with pytest.raises(Exception, match="missing_scope") as refused:
        answer.api_call(method, json=arguments)

    assert refused.value.response.data["needed"] == needed  # type: ignore[attr-defined]
    assert refused.value.response.data["provided"] == "commands"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        pytest.param("files.upload", {}, "unknown_method", id="method that the bot has no use for"),
        pytest.param("chat.postMessage", {"text": "x"}, "invalid_arguments", id="no channel"),
        pytest.param("chat.postMessage", {**POST, "channel": "C0NONE"}, "channel_not_found", id="no such channel"),
        pytest.param("chat.postMessage", {**POST, "channel": "#acme"}, "channel_not_found", id="a name is no id"),
        pytest.param("chat.postMessage", {**POST, "channel": "C0OTHER"}, "not_in_channel", id="bot not in it"),
        pytest.param("chat.postMessage", {**POST, "channel": "C0SECRET"}, "channel_not_found", id="hidden private"),
        pytest.param("chat.postMessage", {**POST, "channel": "C0OLD"}, "is_archived", id="archived"),
        pytest.param("chat.postMessage", {**POST, "channel": "U0TESTER"}, "cannot_dm_bot", id="itself"),
        pytest.param("chat.postMessage", {**POST, "channel": "U0XENIA"}, "user_not_visible", id="somebody outside"),
        pytest.param("chat.postMessage", HERE, "no_text", id="nothing said"),
        pytest.param("chat.postMessage", {**POST, "attachments": [{}]}, "invalid_attachments", id="attachments"),
        pytest.param("chat.postMessage", {**POST, "thread_ts": "1.0"}, "cannot_reply_to_message", id="no such root"),
        pytest.param("chat.postMessage", {**POST, "blocks": {}}, "invalid_blocks_format", id="blocks are no list"),
        pytest.param("chat.postMessage", {**POST, "metadata": {}}, "invalid_metadata_format", id="empty metadata"),
        pytest.param(
            "chat.postMessage",
            {**POST, "metadata": {"event_type": "x", "event_payload": {"ids": ["a"]}}},
            "invalid_metadata_schema",
            id="list in metadata",
        ),
        pytest.param("chat.postEphemeral", {**POST, "user": "U0XENIA"}, "user_not_in_channel", id="not in channel"),
        pytest.param("chat.update", {**POST, "ts": "1.0"}, "message_not_found", id="no such message"),
        pytest.param("chat.delete", {**HERE, "ts": "1.0"}, "message_not_found", id="nothing to delete"),
        pytest.param("chat.getPermalink", {**HERE, "message_ts": "1.0"}, "message_not_found", id="nothing to link"),
        pytest.param("conversations.info", {"channel": "C0SECRET"}, "channel_not_found", id="hidden info"),
        pytest.param("conversations.history", {"channel": "C0OTHER"}, "not_in_channel", id="history from outside"),
        pytest.param("conversations.history", {**HERE, "cursor": "x"}, "invalid_cursor", id="bad cursor"),
        pytest.param("conversations.replies", {**HERE, "ts": "1.0"}, "thread_not_found", id="no such thread"),
        pytest.param("conversations.open", {"users": "U0NOBODY"}, "user_not_found", id="nobody to talk to"),
        pytest.param("conversations.join", {"channel": "C0SECRET"}, "channel_not_found", id="private is not joined"),
        pytest.param("users.info", {"user": "U0NOBODY"}, "user_not_found", id="nobody"),
        pytest.param("users.conversations", {"types": "all"}, "invalid_types", id="unknown type"),
        pytest.param("views.open", {"trigger_id": "x", "view": MODAL}, "invalid_trigger_id", id="made-up trigger"),
        pytest.param("views.open", {"trigger_id": "x", "view": HOME}, "invalid_arguments", id="a Home is no modal"),
        pytest.param("views.publish", {"user_id": "U0ANNA", "view": MODAL}, "invalid_arguments", id="no Home"),
    ],
)
def test_what_cannot_be_is_refused(call: Call, method: str, arguments: dict[str, Any], error: str) -> None:
    assert call(method, **arguments)["error"] == error


def test_a_closed_account_is_not_written_to(call: Call, sandbox: Sandbox) -> None:
    sandbox.workspace.users["U0ANNA"].deleted = True

    assert call("chat.postMessage", channel="U0ANNA", text="hi")["error"] == "user_disabled"


def test_nobody_elses_message_is_changed(call: Call, sandbox: Sandbox) -> None:
    channel = sandbox.workspace.channels["C0ACME"]
    theirs = sandbox.workspace.post(channel, "U0ANNA", "mine")

    assert call("chat.update", channel="C0ACME", ts=theirs.ts, text="x")["error"] == "cant_update_message"
    assert call("chat.delete", channel="C0ACME", ts=theirs.ts)["error"] == "cant_delete_message"


@pytest.mark.parametrize(("text", "error"), [("å" * 2000, None), ("å" * 2001, "msg_too_long")])
def test_an_edit_takes_4000_bytes(call: Call, text: str, error: str | None) -> None:
    ts = call("chat.postMessage", **POST)["ts"]

    assert call("chat.update", channel="C0ACME", ts=ts, text=text).get("error") == error


def test_the_date_of_an_answer_goes_with_the_clock(sandbox: Sandbox) -> None:
    sandbox.clock.shift = timedelta(days=30)

    with urlopen(Request(f"{sandbox.api_url}auth.test", data=b"")) as answer:
        told = parsedate_to_datetime(answer.headers["Date"])

    assert abs(told - sandbox.clock.now()) < timedelta(seconds=5)


def test_calls_are_remembered_for_tests_to_ask(call: Call, sandbox: Sandbox) -> None:
    call("chat.postMessage", **POST)

    assert [arguments["text"] for arguments in sandbox.api.called("chat.postMessage")] == ["hi"]


def test_every_method_is_tried_here() -> None:
    tried = Path(__file__).read_text(encoding="utf-8")

    tried += Path(__file__).with_name("test_files.py").read_text(encoding="utf-8")
    untried = [name for name in METHODS if name not in tried and name.replace(".", "_") not in tried]

    assert untried == []

"""The page's API: what a person is shown, what they can do, and what they are told at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from bot.sandbox.delivery import InProcess
from bot.sandbox.page_api import Move
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "v"}
ROW = {"type": "actions", "block_id": "row", "elements": [BUTTON]}
FORM = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "A form"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        }
    ],
}
Door = Callable[..., dict[str, Any]]


@pytest.fixture
def heard(sandbox: Sandbox) -> list[str]:
    """What the app is sent; it answers nothing."""
    bodies: list[str] = []

    def hear(headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], str]:
        bodies.append(body.decode())
        return 200, {}, ""

    sandbox.reach(InProcess(hear, sandbox.signing_secret))
    return bodies


@pytest.fixture
def get(sandbox: Sandbox) -> Door:
    def answer(path: str, **query: str) -> dict[str, Any]:
        with urlopen(f"{sandbox.workspace.base}/api-page/{path}?{urlencode(query)}") as found:
            return dict(json.load(found))

    return answer


@pytest.fixture
def post(sandbox: Sandbox) -> Door:
    def answer(path: str, **body: Any) -> dict[str, Any]:
        data = json.dumps({"as": "U0ANNA", **body}).encode()
        headers = {"Content-Type": "application/json"}
        with urlopen(Request(f"{sandbox.workspace.base}/api-page/{path}", data, headers)) as found:
            return dict(json.load(found))

    return answer


def test_the_state_shows_the_world_of_one_person(get: Door) -> None:
    state = get("state", **{"as": "U0XENIA"})

    assert state["me"]["name"] == "xenia"
    assert [one["name"] for one in state["conversations"]] == ["joint"]
    assert state["command"] == {"name": "/test", "hint": "a | b", "description": "d"}
    assert [one["callback_id"] for one in state["shortcuts"]] == ["start", "save"]
    assert state["can_move_clock"] is False
    assert datetime.fromisoformat(state["now"]).tzinfo


def test_members_have_a_conversation_with_the_bot(get: Door) -> None:
    conversations = get("state", **{"as": "U0BO"})["conversations"]

    assert [one["with"] for one in conversations if one["kind"] == "dm"] == ["U0TESTER"]
    assert {one["name"]: one["bot_in"] for one in conversations} == {
        "acme": True,
        "other": False,
        "joint": True,
        "old": True,
        "": True,
    }


def test_typed_lines_are_read_by_the_others_and_unread_until_then(get: Door, post: Door) -> None:
    assert post("type", channel="C0ACME", text="hi @bo") == {"ok": True}

    def unread() -> int:
        conversations = get("state", **{"as": "U0BO"})["conversations"]
        return next(one["unread"] for one in conversations if one["id"] == "C0ACME")

    assert [one["text"] for one in get("messages", **{"as": "U0BO", "channel": "C0ACME"})["messages"]] == ["hi <@U0BO>"]
    assert unread() == 1
    post("read", **{"as": "U0BO", "channel": "C0ACME"})
    assert unread() == 0


def test_what_only_bo_sees_is_shown_to_bo(get: Door, call: Door) -> None:
    call("chat.postEphemeral", channel="C0ACME", text="for bo", user="U0BO")

    def shown(person: str) -> list[str]:
        return [one["text"] for one in get("messages", **{"as": person, "channel": "C0ACME"})["messages"]]

    assert (shown("U0BO"), shown("U0ANNA")) == (["for bo"], [])


def test_ones_own_words_are_not_unread(sandbox: Sandbox) -> None:
    channel = sandbox.workspace.channels["C0ACME"]
    sandbox.workspace.post(channel, "U0ANNA", "mine")

    assert [sandbox.workspace.unread(person, channel) for person in ("U0ANNA", "U0BO")] == [0, 1]


def test_a_thread_is_seen_apart(get: Door, post: Door, call: Door) -> None:
    ts = call("chat.postMessage", channel="C0ACME", text="root")["ts"]
    post("type", channel="C0ACME", text="reply", thread_ts=ts)

    root = get("messages", **{"as": "U0BO", "channel": "C0ACME"})["messages"]
    thread = get("thread", **{"as": "U0BO", "channel": "C0ACME", "ts": ts})["messages"]

    assert [(one["text"], one["reply_count"], one["reply_users"]) for one in root] == [("root", 1, ["U0ANNA"])]
    assert [one["text"] for one in thread] == ["root", "reply"]


def test_pressing_reaches_the_app(post: Door, call: Door, heard: list[str]) -> None:
    ts = call("chat.postMessage", channel="C0ACME", text="x", blocks=[ROW])["ts"]

    assert post("press", channel="C0ACME", ts=ts, block_id="row", action_id="go", value="forged") == {"ok": True}
    assert "forged" not in heard[0]
    assert post("press", channel="C0ACME", ts=ts, block_id="row", action_id="x") == {
        "ok": False,
        "error": "This message has changed.",
    }


def test_a_form_is_submitted_or_closed(post: Door, call: Door, heard: list[str], sandbox: Sandbox) -> None:
    tickets, views = sandbox.workspace.tickets, sandbox.workspace.views
    first = call("views.open", trigger_id=tickets.trigger("U0ANNA"), view=FORM)["view"]["id"]
    empty = post("submit", view_id=first, values={})
    full = post("submit", view_id=first, values={"name": {"value": {"type": "plain_text_input", "value": "Acme"}}})
    second = call("views.open", trigger_id=tickets.trigger("U0ANNA"), view=FORM)["view"]["id"]
    post("close", view_id=second)

    assert empty == {"ok": True, "errors": {"name": "Please complete this required field."}}
    assert full == {"ok": True}
    assert views.top("U0ANNA") is None
    assert post("submit", view_id=second) == {"ok": False, "error": "This form is no longer open."}


def test_nobody_presses_or_submits_for_somebody_else(
    post: Door, call: Door, heard: list[str], sandbox: Sandbox
) -> None:
    ts = call("chat.postEphemeral", channel="C0ACME", text="for bo", user="U0BO", blocks=[ROW])["message_ts"]
    form = call("views.open", trigger_id=sandbox.workspace.tickets.trigger("U0BO"), view=FORM)["view"]["id"]

    assert post("press", channel="C0ACME", ts=ts, block_id="row", action_id="go")["ok"] is False
    assert post("submit", view_id=form)["ok"] is False
    assert heard == []


def test_shortcuts_and_joining(post: Door, heard: list[str], sandbox: Sandbox) -> None:
    assert post("shortcut", callback_id="start") == {"ok": True}
    assert post("join", channel="C0OTHER", user="U0TESTER") == {"ok": True}

    sandbox.courier.deliver_due()
    assert len(heard) == 2


def test_looking_at_the_home_tells_the_app_once(get: Door, heard: list[str], sandbox: Sandbox) -> None:
    for _ in range(3):
        assert get("home", **{"as": "U0ANNA"}) == {"view": None}
    sandbox.courier.deliver_due()

    assert len(heard) == 1


@pytest.mark.parametrize(
    ("body", "move"),
    [
        ({"days": 1}, Move(days=1)),
        ({"hours": 2}, Move(hours=2)),
        ({"to": "next"}, Move(to_next=True)),
    ],
)
def test_the_clock_is_moved_by_who_embeds_it(sandbox: Sandbox, post: Door, body: dict[str, Any], move: Move) -> None:
    asked: list[Move] = []

    def moved(wanted: Move) -> None:
        asked.append(wanted)
        sandbox.move_to(sandbox.clock.now() + timedelta(days=3))

    sandbox.page.on_clock = moved
    now = datetime.fromisoformat(post("clock", **body)["now"])

    assert asked == [move]
    assert abs(now - sandbox.clock.now()) < timedelta(seconds=5)


def test_a_clock_that_nobody_moves_stands(post: Door) -> None:
    assert post("clock", days=1) == {"ok": False, "error": "The clock cannot be moved here."}


@pytest.mark.parametrize("path", ["nothing", "messages?as=U0NOBODY&channel=C0ACME", "thread?as=U0ANNA"])
def test_nonsense_is_refused(sandbox: Sandbox, path: str) -> None:
    with pytest.raises(HTTPError, match="40[04]"):
        urlopen(f"{sandbox.workspace.base}/api-page/{path}")


@pytest.mark.parametrize("path", ["page/../page/index.html", "page/../sandbox.py", "page/nothing.js", "page/"])
def test_only_the_pages_own_files_are_given_out(sandbox: Sandbox, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{sandbox.workspace.base}/{path}")


def test_the_stream_tells_each_person_their_own(sandbox: Sandbox, call: Door) -> None:
    with urlopen(f"{sandbox.workspace.base}/api-page/events?as=U0ANNA", timeout=5) as stream:
        next_piece(stream)
        call("chat.postEphemeral", channel="C0ACME", text="for bo", user="U0BO")
        call("chat.postMessage", channel="C0ACME", text="hi")
        call("views.open", trigger_id=sandbox.workspace.tickets.trigger("U0ANNA"), view=FORM)
        sandbox.move_to(sandbox.clock.now())
        told = [next_piece(stream) for _ in range(4)]

    assert [name for name, _ in told] == ["message", "unread", "view", "clock"]
    assert told[0][1]["kind"] == "new"
    assert told[1][1] == {"channel": "C0ACME", "n": 1}
    assert told[2][1]["view"]["title"]["text"] == "A form"


def next_piece(stream: Any) -> tuple[str, dict[str, Any]]:
    """The next event's name and data; a comment has neither."""
    lines = []
    while (line := stream.readline().decode().rstrip("\n")) != "":
        lines.append(line)
    found = dict(line.split(": ", 1) for line in lines if not line.startswith(":"))
    return found.get("event", ""), json.loads(found.get("data", "{}"))


def test_what_was_said_and_the_clock_survive_a_restart(make_sandbox: Callable[..., Sandbox], tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    before = make_sandbox(state_path=file)
    channel = before.workspace.channels["C0ACME"]
    root = before.workspace.post(channel, "U0ANNA", "hi")
    before.workspace.post(channel, "U0BO", "reply", thread_ts=root.ts)
    before.workspace.views.publish("U0ANNA", {"type": "home", "blocks": []})
    before.workspace.mark_read("U0ANNA", channel)
    before.move_to(before.clock.now() + timedelta(days=40))
    before.keep()

    after = Sandbox({"display_information": {"name": "Tester"}}, state_path=file)

    assert after.restored
    assert not before.restored
    assert after.workspace.channels == before.workspace.channels
    assert after.workspace.users == before.workspace.users
    assert after.workspace.views.homes == before.workspace.views.homes
    assert after.workspace.unread("U0ANNA", after.workspace.channels["C0ACME"]) == 0
    assert abs(after.clock.now() - before.clock.now()) < timedelta(seconds=5)


def test_nothing_changed_is_nothing_written(make_sandbox: Callable[..., Sandbox], tmp_path: Path) -> None:
    sandbox = make_sandbox(state_path=tmp_path / "state.json")

    sandbox.keep()

    assert list(tmp_path.iterdir()) == []


def test_an_address_where_nothing_lives_is_not_found(server: Server) -> None:
    for data in (None, b"{}"):
        with pytest.raises(HTTPError, match="404"):
            urlopen(Request(f"{server.url}/nowhere/api/auth.test", data))

"""The Web API: which methods there are, who may call them, and what answer a call gets."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox import chat_methods, file_methods, read_methods, view_methods
from bot.sandbox.arguments import Arguments, need_scope
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.refused import Refused
from bot.sandbox.workspace import Workspace

Run = Callable[[Workspace, Arguments], dict[str, Any]]


def auth_test(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    app = workspace.app
    return {
        "url": f"{workspace.base}/",
        "team": workspace.name,
        "team_id": workspace.team,
        "user": app.name.lower(),
        "user_id": app.user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    return {"url": workspace.new_socket()}


METHODS: dict[str, tuple[Run, str | None]] = {
    "auth.test": (auth_test, None),
    "apps.connections.open": (connections_open, None),
    "chat.postMessage": (chat_methods.post_message, "chat:write"),
    "chat.postEphemeral": (chat_methods.post_ephemeral, "chat:write"),
    "chat.update": (chat_methods.update, "chat:write"),
    "chat.delete": (chat_methods.delete, "chat:write"),
    "chat.getPermalink": (chat_methods.permalink, None),
    "conversations.info": (read_methods.info, None),
    "conversations.members": (read_methods.members, None),
    "conversations.open": (read_methods.open_dm, "im:write"),
    "conversations.join": (read_methods.join, "channels:join"),
    "conversations.history": (read_methods.history, None),
    "conversations.replies": (read_methods.replies, None),
    "files.getUploadURLExternal": (file_methods.upload_url, "files:write"),
    "files.completeUploadExternal": (file_methods.complete_upload, "files:write"),
    "files.info": (file_methods.info, "files:read"),
    "users.info": (read_methods.user_info, "users:read"),
    "users.conversations": (read_methods.user_conversations, None),
    "views.open": (view_methods.open_view, None),
    "views.push": (view_methods.push, None),
    "views.update": (view_methods.update, None),
    "views.publish": (view_methods.publish, None),
}
"""By name: what runs, and the scope it always needs (by the channel's kind: see `readable_channel`)."""


@dataclass(frozen=True)
class Answer:
    """What goes back over HTTP; `held` seconds pass first. `cut` (fin, rst): the connection just ends."""

    body: dict[str, Any] | str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    held: float = 0.0
    cut: str = ""


@dataclass(frozen=True)
class CallMade:
    """What the bot called, for tests to look at."""

    method: str
    arguments: Arguments
    at: datetime


class WebApi:
    def __init__(self, workspace: Workspace, faults: Faults, bot_token: str, app_token: str) -> None:
        self.workspace, self.faults = workspace, faults
        self.bot_token, self.app_token = bot_token, app_token
        self.revoked = False
        self.calls: deque[CallMade] = deque(maxlen=10_000)
        self.later: list[tuple[datetime, str, str | None, Arguments]] = []
        """Calls that were cut off and take effect at a moment to come (fault `late`)."""

    def called(self, method: str) -> list[Arguments]:
        """The arguments of every call of a method so far."""
        return [call.arguments for call in self.calls if call.method == method]

    def answer(self, method: str, token: str | None, arguments: Arguments) -> Answer:
        """Answer one call, spoiled by the next fault if one is due."""
        now = self.workspace.clock.now()
        self.come_true(now)
        self.calls.append(CallMade(method, arguments, now))
        channel = arguments.get("channel")
        fault = self.faults.take(method, channel)
        if fault is None:
            wait = self.faults.too_fast(method, channel, now)
            return self.honest(method, token, arguments) if wait is None else too_many(wait)
        if fault.kind == "late":
            self.later.append((now + timedelta(seconds=fault.seconds), method, token, arguments))
        if fault.after:
            return spoiled(fault, self.honest(method, token, arguments))
        return spoiled(fault, Answer({}))

    def come_true(self, now: datetime) -> None:
        """Carry out what was cut off earlier and is due by now; every call of the app looks."""
        with self.workspace.lock:
            due = [one for one in self.later if one[0] <= now]
            self.later = [one for one in self.later if one[0] > now]
        for _, method, token, arguments in due:
            self.honest(method, token, arguments)

    def honest(self, method: str, token: str | None, arguments: Arguments) -> Answer:
        workspace = self.workspace
        scopes = {"x-oauth-scopes": ",".join(sorted(workspace.app.scopes))}
        try:
            run, scope = METHODS[method] if method in METHODS else unknown(method)
            self.check_token(method, token)
            with workspace.lock:
                if scope:
                    need_scope(workspace, scope)
                return Answer({"ok": True, **run(workspace, arguments)}, headers=scopes)
        except Refused as refused:
            return Answer(refused.answer(), headers=scopes)

    def check_token(self, method: str, token: str | None) -> None:
        if not token:
            raise Refused("not_authed")
        if token not in (self.bot_token, self.app_token):
            raise Refused("invalid_auth")
        if (token == self.app_token) != (method == "apps.connections.open"):
            raise Refused("not_allowed_token_type")
        if self.revoked:
            raise Refused("token_revoked")


def unknown(method: str) -> tuple[Run, str | None]:
    raise Refused("unknown_method", req_method=method)


def too_many(seconds: float) -> Answer:
    return Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(int(seconds))})


def spoiled(fault: Fault, honest: Answer) -> Answer:
    """What the bot gets instead of the honest answer."""
    if fault.kind == "none":
        return honest
    if fault.kind.startswith("error:"):
        return Answer({"ok": False, "error": fault.kind.removeprefix("error:")})
    return {
        "500_before": Answer("Internal Server Error", 500),
        "500_after": Answer("Internal Server Error", 500),
        "fatal_error_after": Answer({"ok": False, "error": "fatal_error"}),
        "lost_answer": Answer("", cut="fin"),
        "late": Answer("", cut="fin"),
        "reset": Answer("", cut="rst"),
        "hang": Answer("", held=fault.seconds, cut="fin"),
        "html": Answer("<!doctype html><title>Slack</title><p>Something is not quite right.</p>"),
        "slow": Answer(honest.body, honest.status, honest.headers, held=fault.seconds),
        "ratelimited": too_many(fault.seconds),
    }[fault.kind]

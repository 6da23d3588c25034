"""A Web API call's arguments and the checks that several methods share."""

from __future__ import annotations

import json
from typing import Any

from bot.sandbox.refused import Refused, with_messages
from bot.sandbox.values import Channel
from bot.sandbox.workspace import Workspace, as_number

SCOPE_OF_KIND = {"channel": "channels", "private": "groups", "dm": "im"}


class Arguments(dict[str, Any]):
    """As sent in JSON, in a form or in the query; forms carry text only."""

    def need(self, name: str) -> str:
        value = self.get(name)
        if not isinstance(value, str) or not value:
            raise with_messages("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        return value

    def flag(self, name: str) -> bool:
        return self.get(name) in (True, "true", "True", "1", 1)

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.get(name) or default)
        except (ValueError, TypeError):
            raise with_messages("invalid_arguments", [f"[ERROR] must provide an integer: {name}"]) from None

    def json(self, name: str) -> Any:
        """A structured argument: as it is in JSON bodies, as JSON text in forms; None when missing or broken."""
        value = self.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value


def need_scope(workspace: Workspace, scope: str) -> None:
    granted = workspace.app.scopes
    if scope not in granted:
        raise Refused("missing_scope", needed=scope, provided=",".join(sorted(granted)))


def readable_channel(workspace: Workspace, channel_id: str, what: str) -> Channel:
    """A conversation the app may look at; `what` is the scope's second half, read or history."""
    channel = workspace.channel(channel_id)
    need_scope(workspace, f"{SCOPE_OF_KIND[channel.kind]}:{what}")
    inside = workspace.app.user_id in channel.members
    if channel.kind != "channel" and not inside:
        raise Refused("channel_not_found")
    if what == "history" and not inside:
        raise Refused("not_in_channel")
    return channel


def page(found: list[Any], arguments: Arguments, most: int) -> tuple[list[Any], dict[str, Any]]:
    """One page of a list and what leads to the next; the cursor is opaque to callers."""
    cursor = arguments.get("cursor") or "0"
    if not cursor.isdecimal():
        raise Refused("invalid_cursor")
    start = int(cursor)
    end = start + max(1, min(arguments.number("limit", 100), most))
    following = str(end) if end < len(found) else ""
    return found[start:end], {"response_metadata": {"next_cursor": following}}


def between(ts: str, arguments: Arguments) -> bool:
    """Whether a ts is after `oldest` and before `latest` (or equal, when inclusive)."""
    at, inclusive = as_number(ts), arguments.flag("inclusive")
    oldest, latest = arguments.get("oldest"), arguments.get("latest")
    after = not oldest or at > as_number(str(oldest)) or (inclusive and at == as_number(str(oldest)))
    before = not latest or at < as_number(str(latest)) or (inclusive and at == as_number(str(latest)))
    return after and before

"""Slack's five kinds of payload to one Request: plain values, nothing looked up, nothing trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from bot.call import Lacking, Source
from bot.listeners.source import source_of
from bot.rules.values import value
from bot.views.parts import VERSION

Body = Mapping[str, Any]


class Given(dict[str, Any]):
    """What a button or form carries."""

    def __missing__(self, name: str) -> Any:
        raise Lacking(name)


@value
class Way:
    """The way back to where a conversation began; it travels with a form in its private metadata."""

    url: str | None = None
    """Slack's response_url: five answers within 30 minutes."""
    channel: str | None = None
    thread: str | None = None
    ephemeral: bool = False
    """The url's own message is visible to one person only, so it may be replaced."""

    def packed(self) -> dict[str, Any]:
        named = {"r": self.url, "rc": self.channel, "rt": self.thread, "re": self.ephemeral}
        return {name: value for name, value in named.items() if value}


@value
class Request:
    """What one person did."""

    name: str
    """The typed line as Slack sends it (`bot.rules.line` opens entities and mentions), or an action or callback id."""
    user: str
    typed: bool = False
    """A line, and no button, form or shortcut."""
    user_name: str = ""
    team: str | None = None
    """The installation's, as Slack says; compared, never looked up."""
    user_team: str | None = None
    trigger: str = ""
    key: str | None = None
    """What makes the request the same one again."""
    way: Way = field(default_factory=Way)
    view: Body | None = None
    """The form that was submitted, or that the pressed button stands in."""
    value: Mapping[str, Any] = field(default_factory=dict)
    choice: str | None = None
    form: Mapping[str, Any] = field(default_factory=dict)
    outdated: bool = False
    """The button or form is of another version of ours, or of nobody's."""
    source: Source | None = None
    """The message that a shortcut was used on."""
    again: Mapping[str, Any] | None = None
    """What a button must carry to ask for the same once more."""


def command(body: Body) -> Request:
    line = body.get("text") or ""
    return Request(
        name=line,
        user=body["user_id"],
        typed=True,
        user_name=body.get("user_name") or "",
        team=body.get("team_id"),
        trigger=body.get("trigger_id") or "",
        key=body.get("trigger_id"),
        way=Way(url=body.get("response_url"), channel=body.get("channel_id")),
        again={"line": line},
    )


def shortcut(body: Body) -> Request:
    channel, message = body.get("channel") or {}, body.get("message") or {}
    way = Way(url=body.get("response_url"), channel=channel.get("id"), thread=message.get("thread_ts"))
    source = source_of(body) if message else None
    return Request(name=body["callback_id"], key=body.get("trigger_id"), way=way, source=source, **_person(body))


def action(body: Body) -> Request:
    """A pressed button or a chosen option."""
    pressed = body["actions"][0]
    view = body.get("view")
    picked = chosen(pressed)
    one = picked if isinstance(picked, str) else None
    value = decode(pressed.get("value") or (one if one and one.startswith("{") else None))
    around, way = _metadata(view) if view else ({}, _way_of_message(body))
    return Request(
        name=pressed["action_id"],
        key=body.get("trigger_id"),
        way=way,
        view=view,
        value=Given({**(around or {}), **(value or {})}),
        choice=one,
        form=fields(view) if view else {},
        outdated=value is None or around is None,
        again=None if view else {"action": pressed["action_id"], "value": value, "choice": one},
        **_person(body),
    )


def submission(body: Body) -> Request:
    view = body["view"]
    value, way = _metadata(view)
    return Request(
        name=view["callback_id"],
        key=f"{view['id']}:{view.get('hash', '')}",
        way=way,
        view=view,
        value=Given(value or {}),
        form=fields(view),
        outdated=value is None,
        **_person(body),
    )


def _person(body: Body) -> dict[str, Any]:
    user, team = body["user"], body.get("team") or {}
    return {
        "user": user["id"],
        "user_name": user.get("name") or user.get("username") or "",
        "team": team.get("id") or user.get("team_id"),
        "user_team": user.get("team_id"),
        "trigger": body.get("trigger_id") or "",
    }


def _way_of_message(body: Body) -> Way:
    container = body.get("container") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    ephemeral = bool(container.get("is_ephemeral"))
    return Way(url=body.get("response_url"), channel=channel, thread=thread, ephemeral=ephemeral)


def _metadata(view: Body) -> tuple[dict[str, Any] | None, Way]:
    """A form's own value (None: not ours), and the way back that the edge packed beside it."""
    value = decode(view.get("private_metadata"))
    if value is None:
        return None, Way()
    way = Way(
        url=value.pop("r", None),
        channel=value.pop("rc", None),
        thread=value.pop("rt", None),
        ephemeral=value.pop("re", False),
    )
    return value, way


# -- values ---------------------------------------------------------------------------------------------------------


def decode(raw: str | None) -> dict[str, Any] | None:
    """Our versioned JSON; nothing at all counts as an empty value, anything else than ours is None."""
    if not raw:
        return {}
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or value.get("v") != VERSION:
        return None
    return {name: part for name, part in value.items() if name != "v"}


def fields(view: Body) -> dict[str, Any]:
    """A form's fields by block id: str, list of str, or None when left empty."""
    values = (view.get("state") or {}).get("values") or {}
    return {block: chosen(element) for block, elements in values.items() for element in list(elements.values())[:1]}


SINGLE = (
    "selected_date",
    "selected_time",
    "selected_user",
    "selected_conversation",
    "selected_channel",
)
MANY = ("selected_users", "selected_conversations", "selected_channels")


def chosen(element: Body) -> str | list[str] | None:
    """What stands in one element (docs.slack.dev: Block Kit, block elements)."""
    if "selected_options" in element:
        return [option["value"] for option in element["selected_options"] or []]
    if "selected_option" in element:
        return (element["selected_option"] or {}).get("value")
    if "files" in element:
        return [str(file["id"]) for file in element["files"] or []]
    for name in MANY:
        if name in element:
            return list(element[name] or [])
    for name in SINGLE:
        if name in element:
            return element[name] or None
    text = element.get("value")
    return text if isinstance(text, str) and text.strip() else None

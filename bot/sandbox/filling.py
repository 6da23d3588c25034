"""From what a person would say ("Monday", "anna", a date) to an element's state as Slack sends it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.elements import options_of
from bot.sandbox.views import STATE_OF
from bot.sandbox.workspace import Workspace

Element = dict[str, Any]


def label_of(part: Element) -> str:
    """The words on an element or a field."""
    words = part.get("label") or part.get("text") or part.get("placeholder") or {}
    return words.get("text", "") if isinstance(words, dict) else ""


def is_called(part: Element, name: str) -> bool:
    """Whether an element or field goes by this name: its words, its block or action id."""
    inner = part.get("element", {})
    ids = (part.get("block_id"), part.get("action_id"), inner.get("action_id"))
    words = label_of(part)
    return name in ids or name in (words, words.lower().replace(" ", "_"))


def chosen(workspace: Workspace, element: Element, values: list[str]) -> dict[str, Any]:
    """The state that choosing these values gives."""
    kind = element["type"]
    if kind == "overflow":
        return {"selected_option": option(element, values[0])}
    name = STATE_OF[kind][0]
    if name in ("selected_option", "selected_options"):
        found: list[Any] = [option(element, value) for value in values if value]
    elif name in ("selected_user", "selected_users"):
        found = [user_id(workspace, value) for value in values if value]
    else:
        found = [value for value in values if value]
    several = name.endswith("s")
    return {"type": kind, name: found if several else next(iter(found), None)}


def option(element: Element, wanted: str) -> Element:
    """The option that reads so, or has this value."""
    offered = options_of(element)
    for one in offered:
        if wanted in (one["text"]["text"], one["value"]):
            return dict(one)
    raise AssertionError(f"no option {wanted!r} among {[one['text']['text'] for one in offered]}")


def user_id(workspace: Workspace, name: str) -> str:
    for user in workspace.users.values():
        if name in (user.name, user.real_name, user.id):
            return user.id
    raise AssertionError(f"nobody is called {name!r}")

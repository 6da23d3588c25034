"""The modals that people have open (a stack of at most 3 each) and their Home tabs."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from bot.sandbox.limits import LIMITS
from bot.sandbox.refused import Refused
from bot.sandbox.values import View, numbers

Values = dict[str, dict[str, dict[str, Any]]]


class Views:
    def __init__(self, tell: Callable[..., None]) -> None:
        self.tell = tell
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.numbers = numbers()

    def made(self, user: str, body: dict[str, Any]) -> View:
        number = next(self.numbers)
        return View(f"V{number}", user, body, hash=f"{number}.1", values=first_values(body))

    def top(self, user: str) -> View | None:
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def open(self, user: str, body: dict[str, Any]) -> View:
        """Open a modal; whatever was open gives way."""
        view = self.made(user, body)
        view.root = view.id
        self.stacks[user] = [view]
        self.tell("view", user, view=view, kind="open")
        return view

    def push(self, user: str, body: dict[str, Any]) -> View:
        stack = self.stacks.get(user, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= LIMITS["modal"]["stack"]:
            raise Refused("push_limit_reached")
        view = self.made(user, body)
        view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        self.tell("view", user, view=view, kind="open")
        return view

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """An open modal or a Home by its id, or by the app's own."""
        everywhere = [*itertools.chain.from_iterable(self.stacks.values()), *self.homes.values()]
        for view in everywhere:
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    def update(self, view: View, body: dict[str, Any], hash_seen: str | None = None) -> None:
        """Put another body into an open view; what was typed stays where block and action ids are the same."""
        if hash_seen is not None and hash_seen != view.hash:
            raise Refused("hash_conflict")
        kept = view.values
        view.body, view.hash = body, f"{view.id[1:]}.{int(view.hash.partition('.')[2]) + 1}"
        view.values = {
            block: {action: kept.get(block, {}).get(action, state) for action, state in states.items()}
            for block, states in first_values(body).items()
        }
        kind = "home" if body["type"] == "home" else "view"
        self.tell(kind, view.user, view=view, kind="update")

    def publish(self, user: str, body: dict[str, Any], hash_seen: str | None = None) -> View:
        if user in self.homes:
            self.update(self.homes[user], body, hash_seen)
        else:
            self.homes[user] = self.made(user, body)
            self.tell("home", user)
        return self.homes[user]

    def close(self, view: View, *, everything: bool = False) -> list[View]:
        """Close a modal (everything: its whole stack); the one below shows again. Gives those that closed."""
        stack = self.stacks.get(view.user, [])
        if view not in stack:
            return []
        start = 0 if everything or view.body.get("clear_on_close") else stack.index(view)
        closed = stack[start:]
        del stack[start:]
        self.tell("view", view.user, view=self.top(view.user), kind="close")
        return closed


def first_values(body: dict[str, Any]) -> Values:
    """The state of every element before anybody touched it."""
    return {
        block["block_id"]: {part["action_id"]: first_state(part) for part in parts}
        for block in body["blocks"]
        if (parts := inputs_of(block))
    }


def inputs_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements of a block that hold a value."""
    if block["type"] == "actions":
        parts = block["elements"]
    else:
        parts = [part for part in (block.get("element"), block.get("accessory")) if part]
    return [part for part in parts if part["type"] not in ("button", "overflow", "image")]


STATE_OF = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "radio_buttons": ("selected_option", "initial_option"),
    "file_input": ("files", ""),
}
"""What the state of an element is called, and the field that gives its first value."""


def first_state(element: dict[str, Any]) -> dict[str, Any]:
    name, initial = STATE_OF[element["type"]]
    empty: list[Any] | None = [] if name.endswith("s") else None
    return {"type": element["type"], name: element.get(initial, empty)}

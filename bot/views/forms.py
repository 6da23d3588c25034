"""The few parts that every form (a modal) is made of. A field is known by its block id; its action id is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.parts import Block, Element, View, cut, encode, option, plain

TITLE = 24
LABEL = 2000
PLACEHOLDER = 150
DESCRIPTION = 75


def form(
    say: Say, callback: str, title: str, blocks: Sequence[Block], *, value: Mapping[str, Any], submit: str
) -> View:
    """A form; `value` are the ids that come back with what is filled in. Title and buttons: at most 24 characters."""
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": encode(value),
        "title": plain(cut(title, TITLE)),
        "submit": plain(cut(submit, TITLE)),
        "close": plain(say.plain(N_("Cancel"))),
        "blocks": list(blocks),
    }


def field(name: str, label: str, element: Element, *, optional: bool = False, hint: str = "") -> Block:
    """One field under its label; what is filled in comes back as `call.form[name]`."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(cut(label, LABEL)),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
    return {**block, "hint": plain(cut(hint, LABEL))} if hint else block


def text(initial: str = "", *, lines: bool = False, most: int = 3000, example: str = "") -> Element:
    """Typed text of at most `most` characters; several lines when `lines`."""
    element: Element = {"type": "plain_text_input", "multiline": lines, "max_length": most}
    if initial:
        element["initial_value"] = cut(initial, most)
    return {**element, "placeholder": plain(cut(example, PLACEHOLDER))} if example else element


def person(initial: str | None = None) -> Element:
    """One person of the workspace, by Slack id."""
    return {"type": "users_select", **({"initial_user": initial} if initial else {})}


def day(initial: date | None = None) -> Element:
    """A date; comes back as ISO text."""
    return {"type": "datepicker", **({"initial_date": initial.isoformat()} if initial else {})}


def clock(initial: str | None = None) -> Element:
    """A time of day; comes back as `09:00`."""
    return {"type": "timepicker", **({"initial_time": initial} if initial else {})}


def one_of(
    options: Sequence[tuple[str, str]], initial: str | None = None, described: Mapping[str, str] | None = None
) -> Element:
    """Radio buttons: (shown, value), at most 10; the one with the value `initial` is chosen.

    `described`: small print under an option, by its value.
    """
    below = described or {}
    shown = [_described(option(text, value), below.get(value, "")) for text, value in options[:10]]
    chosen = next((each for each in shown if each["value"] == initial), None)
    return {"type": "radio_buttons", "options": shown, **({"initial_option": chosen} if chosen else {})}


def _described(shown: dict[str, Any], text: str) -> dict[str, Any]:
    return {**shown, "description": plain(cut(text, DESCRIPTION))} if text else shown


def people(initial: Sequence[str] = ()) -> Element:
    """People of the workspace, by Slack id; comes back as a list."""
    return {"type": "multi_users_select", **({"initial_users": list(initial)} if initial else {})}


def place() -> Element:
    """A channel; comes back as its Slack id."""
    kinds = {"include": ["public", "private"], "exclude_bot_users": True}
    return {"type": "conversations_select", "filter": kinds}


def files(kinds: Sequence[str], most: int) -> Element:
    """At most so many files (10) with these endings; comes back as a list of Slack's ids of them."""
    return {"type": "file_input", "filetypes": list(kinds), "max_files": most}


def pick(options: Sequence[tuple[str, str]], initial: str | None = None) -> Element:
    """A menu of (shown, value), at most 100."""
    shown = [option(text, value) for text, value in options[:100]]
    chosen = next((each for each in shown if each["value"] == initial), None)
    return {"type": "static_select", "options": shown, **({"initial_option": chosen} if chosen else {})}


def pick_some(options: Sequence[tuple[str, str]], initial: Sequence[str] = ()) -> Element:
    """The same for several at once; comes back as a list."""
    return _some("multi_static_select", options[:100], initial)


def some_of(options: Sequence[tuple[str, str]], initial: Sequence[str] = ()) -> Element:
    """Boxes to tick: (shown, value), at most 10; comes back as a list."""
    return _some("checkboxes", options[:10], initial)


def _some(kind: str, options: Sequence[tuple[str, str]], initial: Sequence[str]) -> Element:
    shown = [option(text, value) for text, value in options]
    chosen = [each for each in shown if each["value"] in initial]
    return {"type": kind, "options": shown, **({"initial_options": chosen} if chosen else {})}

"""The few parts that every message and form is made of (docs.slack.dev: Block Kit reference). Limits are Slack's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from bot.rules.values import value

Block = dict[str, Any]
Element = dict[str, Any]
View = dict[str, Any]

SECTION = 3000
BUTTON = 75
VERSION = 1


@value
class Message:
    """What is posted or replied: blocks, and `text` for notifications and screen readers (no markup of ours lost)."""

    text: str
    blocks: list[Block] = field(default_factory=list)


def section(text: str, accessory: Element | None = None) -> Block:
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": cut(text, SECTION)}}
    return {**block, "accessory": accessory} if accessory else block


def sections(lines: Iterable[str]) -> list[Block]:
    """As few sections as hold the lines; none is broken inside, and only one longer than a whole section is cut."""
    texts: list[str] = []
    for line in lines:
        if texts and len(texts[-1]) + 1 + len(line) <= SECTION:
            texts[-1] += "\n" + line
        else:
            texts.append(line)
    return [section(text) for text in texts]


def context(*texts: str) -> Block:
    """Small print; at most 10 texts."""
    return {
        "type": "context",
        "elements": [{"type": "mrkdwn", "text": cut(text, SECTION)} for text in texts[:10]],
    }


def divider() -> Block:
    return {"type": "divider"}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(cut(text, 150))}


def actions(*elements: Element) -> Block:
    """A row of at most 25 buttons or menus."""
    return {"type": "actions", "elements": list(elements[:25])}


def without(message: Message, *of: str) -> Message:
    """The message without the buttons of these actions."""
    blocks = []
    for block in message.blocks:
        rest = [one for one in block.get("elements", ()) if one.get("action_id") not in of]
        if block["type"] != "actions":
            blocks.append(block)
        elif rest:
            blocks.append({**block, "elements": rest})
    return Message(message.text, blocks)


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def button(text: str, action: str, value: Mapping[str, Any] | None = None, *, primary: bool = False) -> Element:
    """A button; `value` is our versioned JSON of ids."""
    element: Element = {
        "type": "button",
        "action_id": action,
        "text": plain(cut(text, BUTTON)),
        "value": encode(value),
    }
    return {**element, "style": "primary"} if primary else element


def menu(text: str, action: str, options: Sequence[tuple[str, str]]) -> Element:
    """A small menu that acts at once: (shown, value) pairs, at most 100; `text` stands on it."""
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain(cut(text, 150)),
        "options": [option(shown, value) for shown, value in options[:100]],
    }


def option(shown: str, value: str) -> dict[str, Any]:
    return {"text": plain(cut(shown, 75)), "value": value}


def encode(value: Mapping[str, Any] | None) -> str:
    """Ids for a button or a form, as versioned JSON."""
    return _packed({"v": VERSION, **(value or {})})


_packed = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
"""Made once: json.dumps makes an encoder for each call that has a wish of its own."""


def cut(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"

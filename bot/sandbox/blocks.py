"""The blocks that the bot uses, and what a whole message or view must keep to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.sandbox.checks import Check, Problems, boolean, both, listing, one_of, repeated, shape, string, typed, wrong
from bot.sandbox.elements import (
    IMAGE,
    IMAGE_FIELDS,
    IMAGE_SOURCES,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    one_source,
    plain,
    same_ids,
    text,
)
from bot.sandbox.limits import LIMITS
from bot.sandbox.refused import Refused, with_messages

Block = dict[str, Any]


def block(kind: str, required: dict[str, Check] | None = None, optional: dict[str, Check] | None = None) -> Check:
    return shape(
        {"type": one_of(kind), **(required or {})}, {"block_id": string(LIMITS["block_id"]), **(optional or {})}
    )


def text_or_fields(section: Block, place: str, problems: Problems) -> None:
    if "text" not in section and "fields" not in section:
        wrong(problems, place, "must provide text or fields")


def own_action_ids(actions: Block, place: str, problems: Problems) -> None:
    if isinstance(actions.get("elements"), list):
        same_ids(actions["elements"], f"{place}/elements", problems)


SECTION = block(
    "section",
    {},
    {
        "text": text(LIMITS["section"]["text"]),
        "fields": listing(text(LIMITS["section"]["field"]), LIMITS["section"]["fields"]),
        "accessory": typed(IN_SECTION),
        "expand": boolean,
    },
)
SMALL_PRINT = typed(
    {
        "plain_text": plain(LIMITS["section"]["text"]),
        "mrkdwn": text(LIMITS["section"]["text"]),
        "image": IMAGE,
    }
)
BLOCK = typed(
    {
        "section": both(SECTION, text_or_fields),
        "header": block("header", {"text": plain(LIMITS["header"]["text"])}),
        "context": block("context", {"elements": listing(SMALL_PRINT, LIMITS["context"]["elements"])}),
        "actions": both(
            block("actions", {"elements": listing(typed(IN_ACTIONS), LIMITS["actions"]["elements"])}), own_action_ids
        ),
        "divider": block("divider"),
        "image": both(
            block(
                "image",
                {"alt_text": IMAGE_FIELDS["alt_text"]},
                {**IMAGE_SOURCES, "title": plain(LIMITS["image"]["title"])},
            ),
            one_source,
        ),
        "input": block(
            "input",
            {"label": plain(LIMITS["input"]["label"]), "element": typed(IN_INPUT)},
            {"hint": plain(LIMITS["input"]["hint"]), "optional": boolean, "dispatch_action": boolean},
        ),
    }
)


def check_blocks(blocks: Any, most: int, place: str, problems: Problems) -> None:
    """Every block by its rule, no more than `most`, no block id twice."""
    listing(BLOCK, most, least=0)(blocks, place, problems)
    if isinstance(blocks, list):
        for twice in repeated(each.get("block_id") for each in blocks if isinstance(each, dict)):
            wrong(problems, place, f"block_id {twice} already exists")


def check_message_blocks(blocks: Any) -> list[Block]:
    """The blocks of a message, named where they had no name; refused as Slack refuses them."""
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    problems: Problems = []
    check_blocks(blocks, LIMITS["message"]["blocks"], "/blocks", problems)
    if problems:
        raise with_messages("invalid_blocks", problems)
    if sum(len(words) for words in texts(blocks)) > LIMITS["message"]["characters"]:
        raise Refused("msg_blocks_too_long")
    return named(blocks)


def texts(part: Any) -> Iterator[str]:
    """Every text a reader sees in blocks or a view, in order."""
    if isinstance(part, list):
        for each in part:
            yield from texts(each)
    elif isinstance(part, dict):
        if part.get("type") in ("plain_text", "mrkdwn") and isinstance(part.get("text"), str):
            yield part["text"]
        elif part.get("type") == "image":
            yield part.get("alt_text", "")
        else:
            yield from texts([inner for inner in part.values() if isinstance(inner, dict | list)])


def named(blocks: list[Block]) -> list[Block]:
    """A copy in which every block and element has an id, as Slack gives them out."""
    copy: list[Block] = json.loads(json.dumps(blocks))
    for index, each in enumerate(copy):
        each.setdefault("block_id", f"_{index}")
        for number, part in enumerate(elements_of(each)):
            part.setdefault("action_id", f"_{index}.{number}")
    return copy


def elements_of(block: Block) -> list[dict[str, Any]]:
    """What can be pressed or filled in a block."""
    if block["type"] == "actions":
        return list(block["elements"])
    part = block.get("accessory") or block.get("element")
    return [part] if part and part["type"] != "image" else []


MODAL = {
    "type": one_of("modal"),
    "title": plain(LIMITS["modal"]["title"]),
    "blocks": lambda value, place, problems: check_blocks(value, LIMITS["modal"]["blocks"], place, problems),
}
HOME = {
    "type": one_of("home"),
    "blocks": lambda value, place, problems: check_blocks(value, LIMITS["home"]["blocks"], place, problems),
}
BOTH = {
    "callback_id": string(LIMITS["callback_id"], least=0),
    "private_metadata": string(LIMITS["modal"]["private_metadata"], least=0),
    "external_id": string(LIMITS["external_id"], least=0),
}
VIEW = {
    "modal": shape(
        MODAL,
        {
            **BOTH,
            "submit": plain(LIMITS["modal"]["submit"]),
            "close": plain(LIMITS["modal"]["close"]),
            "notify_on_close": boolean,
            "clear_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": shape(HOME, BOTH),
}


def check_view(view: Any, kind: str) -> dict[str, Any]:
    """A view of this kind (modal, home), its blocks named; refused as Slack refuses it."""
    if len(json.dumps(view, ensure_ascii=False).encode()) > LIMITS[kind]["bytes"]:
        raise Refused("view_too_large")
    problems: Problems = []
    typed({kind: VIEW[kind]})(view, "/view", problems)
    if not problems and kind == "modal" and "submit" not in view and any(b["type"] == "input" for b in view["blocks"]):
        wrong(problems, "/view", "missing required field: submit")
    if problems:
        raise with_messages("invalid_arguments", problems)
    return {**view, "blocks": named(view["blocks"])}

"""Block Kit by the book: what passes, what does not, and where the refusal points to."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.blocks import check_message_blocks, check_view
from bot.sandbox.refused import Refused

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "hi", **more: Any) -> Block:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str = "Yes", **more: Any) -> Block:
    return {"type": "button", "text": plain(text), **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def option(text: str = "One", value: str = "1") -> Block:
    return {"text": plain(text), "value": value}


def menu(**more: Any) -> Block:
    return {"type": "static_select", "options": [option()], **more}


def entry(element: Block, **more: Any) -> Block:
    return {"type": "input", "label": plain("Name"), "element": element, **more}


def modal(*blocks: Block, **more: Any) -> Block:
    return {"type": "modal", "title": plain("Form"), "blocks": list(blocks), **more}


TEXT_INPUT = {"type": "plain_text_input"}


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(section("x" * 3000), id="section"),
        pytest.param({"type": "section", "fields": [mrkdwn("a"), plain("b")]}, id="fields"),
        pytest.param(section(accessory=button()), id="accessory"),
        pytest.param(section(accessory={"type": "overflow", "options": [option()]}), id="overflow"),
        pytest.param({"type": "header", "text": plain("x" * 150)}, id="header"),
        pytest.param({"type": "context", "elements": [mrkdwn("a")] * 10}, id="context"),
        pytest.param({"type": "divider"}, id="divider"),
        pytest.param({"type": "image", "image_url": "https://x/y.png", "alt_text": "a picture"}, id="image"),
        pytest.param(actions(button(style="primary", value="x" * 2000), menu()), id="actions"),
        pytest.param(actions({"type": "datepicker", "initial_date": "2026-11-03"}), id="date"),
        pytest.param(actions({"type": "timepicker", "initial_time": "09:00"}), id="time"),
        pytest.param(actions({"type": "users_select"}, {"type": "conversations_select"}), id="people and places"),
        pytest.param(entry(TEXT_INPUT, hint=plain("h"), optional=True), id="input"),
        pytest.param(entry({"type": "checkboxes", "options": [option()] * 10}), id="checkboxes"),
        pytest.param(entry({"type": "radio_buttons", "options": [option()], "initial_option": option()}), id="radio"),
        pytest.param(entry({"type": "multi_users_select", "initial_users": ["U0ANNA"]}), id="several people"),
        pytest.param(
            entry({"type": "multi_static_select", "option_groups": [{"label": plain("g"), "options": [option()]}]}),
            id="groups",
        ),
        pytest.param(
            actions(button(confirm={k: plain(k) for k in ("title", "text", "confirm", "deny")})), id="confirm"
        ),
    ],
)
def test_what_slack_takes_is_taken(block: Block) -> None:
    assert check_message_blocks([block])


@pytest.mark.parametrize(
    ("block", "place"),
    [
        pytest.param({"type": "carousel"}, "/blocks/0", id="unknown block"),
        pytest.param("text", "/blocks/0", id="no object"),
        pytest.param(section(""), "/blocks/0/text/text", id="empty text"),
        pytest.param(section("x" * 3001), "/blocks/0/text/text", id="long section"),
        pytest.param({"type": "section"}, "/blocks/0", id="section of nothing"),
        pytest.param({"type": "section", "fields": [mrkdwn("a")] * 11}, "/blocks/0/fields", id="11 fields"),
        pytest.param(section(colour="red"), "/blocks/0/colour", id="unknown field"),
        pytest.param(section(block_id="x" * 256), "/blocks/0/block_id", id="long block id"),
        pytest.param({"type": "header", "text": mrkdwn("a")}, "/blocks/0/text/type", id="header in mrkdwn"),
        pytest.param({"type": "header", "text": plain("x" * 151)}, "/blocks/0/text/text", id="long header"),
        pytest.param({"type": "context", "elements": []}, "/blocks/0/elements", id="empty context"),
        pytest.param({"type": "context", "elements": [mrkdwn("a")] * 11}, "/blocks/0/elements", id="11 in context"),
        pytest.param(actions(), "/blocks/0/elements", id="no elements"),
        pytest.param(actions(*[button()] * 26), "/blocks/0/elements", id="26 elements"),
        pytest.param(actions(button("x" * 76)), "/blocks/0/elements/0/text/text", id="long button"),
        pytest.param(actions(button(style="warning")), "/blocks/0/elements/0/style", id="button style"),
        pytest.param(actions(button(value="x" * 2001)), "/blocks/0/elements/0/value", id="long value"),
        pytest.param(actions(button(value="")), "/blocks/0/elements/0/value", id="empty value"),
        pytest.param(
            actions(button(action_id="a"), button(action_id="a")), "/blocks/0/elements", id="same action id twice"
        ),
        pytest.param(actions(TEXT_INPUT), "/blocks/0/elements/0", id="text input among actions"),
        pytest.param(actions({"type": "multi_users_select"}), "/blocks/0/elements/0", id="multi-select in actions"),
        pytest.param(actions({"type": "static_select"}), "/blocks/0/elements/0", id="menu without options"),
        pytest.param(actions(menu(options=[])), "/blocks/0/elements/0/options", id="empty menu"),
        pytest.param(actions(menu(options=[option()] * 101)), "/blocks/0/elements/0/options", id="101 options"),
        pytest.param(actions(menu(option_groups=[])), "/blocks/0/elements/0/option_groups", id="options and groups"),
        pytest.param(
            actions({"type": "static_select", "option_groups": ["x"]}),
            "/blocks/0/elements/0/option_groups/0",
            id="a group that is none",
        ),
        pytest.param(actions(menu(initial_option=option("x"))), "/blocks/0/elements/0", id="initial not offered"),
        pytest.param(
            actions(menu(options=[option("x" * 76)])), "/blocks/0/elements/0/options/0/text/text", id="long option"
        ),
        pytest.param(
            actions({"type": "overflow", "options": [option()] * 6}), "/blocks/0/elements/0/options", id="6 in overflow"
        ),
        pytest.param(
            actions({"type": "datepicker", "initial_date": "3 Nov"}), "/blocks/0/elements/0/initial_date", id="no date"
        ),
        pytest.param(
            entry({"type": "checkboxes", "options": [option()] * 11}), "/blocks/0/element/options", id="11 checkboxes"
        ),
        pytest.param(entry(button()), "/blocks/0/element", id="button as input"),
        pytest.param({"type": "input", "element": TEXT_INPUT}, "/blocks/0", id="input without label"),
        pytest.param(
            entry({**TEXT_INPUT, "max_length": 3001}), "/blocks/0/element/max_length", id="longer than Slack allows"
        ),
        pytest.param(actions(button(confirm={})), "/blocks/0/elements/0/confirm", id="empty confirm"),
    ],
)
def test_what_slack_refuses_is_refused_with_its_place(block: Any, place: str) -> None:
    with pytest.raises(Refused) as refused:
        check_message_blocks([block])

    assert refused.value.error == "invalid_blocks"
    assert f"[json-pointer:{place}]" in refused.value.details["response_metadata"]["messages"][0]


@pytest.mark.parametrize(
    ("blocks", "error"),
    [
        pytest.param([section()] * 50, None, id="50 blocks"),
        pytest.param([section()] * 51, "invalid_blocks", id="51 blocks"),
        pytest.param([section(block_id="a"), section(block_id="a")], "invalid_blocks", id="same block id twice"),
        pytest.param([section("x" * 2640)] * 5, None, id="13,200 characters"),
        pytest.param([section("x" * 2640)] * 4 + [section("x" * 2641)], "msg_blocks_too_long", id="one more"),
        pytest.param("text", "invalid_blocks_format", id="no list"),
    ],
)
def test_a_message_as_a_whole(blocks: Any, error: str | None) -> None:
    assert outcome(lambda: check_message_blocks(blocks)) == error


@pytest.mark.parametrize(
    ("view", "error"),
    [
        pytest.param(modal(section()), None, id="a modal"),
        pytest.param(modal(*[section()] * 100), None, id="100 blocks"),
        pytest.param(modal(*[section()] * 101), "invalid_arguments", id="101 blocks"),
        pytest.param(modal(title=plain("x" * 25)), "invalid_arguments", id="long title"),
        pytest.param(modal(entry(TEXT_INPUT)), "invalid_arguments", id="input without submit"),
        pytest.param(modal(entry(TEXT_INPUT), submit=plain("Go")), None, id="input with submit"),
        pytest.param(modal(private_metadata="x" * 3001), "invalid_arguments", id="long metadata"),
        pytest.param({"type": "modal", "blocks": []}, "invalid_arguments", id="no title"),
        pytest.param(modal(*[section("x" * 2900)] * 90), "view_too_large", id="more than 250 kB"),
        pytest.param(None, "invalid_arguments", id="nothing"),
    ],
)
def test_a_view_as_a_whole(view: Any, error: str | None) -> None:
    assert outcome(lambda: check_view(view, "modal")) == error


def test_a_home_has_no_submit() -> None:
    assert outcome(lambda: check_view({"type": "home", "blocks": [], "submit": plain("Go")}, "home"))


def test_blocks_without_a_name_get_one() -> None:
    named = check_message_blocks([section(), actions(button(), button())])

    assert len({each["block_id"] for each in named}) == 2
    assert len({each["action_id"] for each in named[1]["elements"]}) == 2


def outcome(check: Any) -> str | None:
    try:
        check()
    except Refused as refused:
        return refused.error
    return None

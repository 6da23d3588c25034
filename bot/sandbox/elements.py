"""The elements of Block Kit that the bot uses, each with its rule (docs.slack.dev: Block Kit reference)."""

from __future__ import annotations

from typing import Any

from bot.sandbox.checks import (
    Check,
    Problems,
    boolean,
    both,
    listing,
    number,
    one_of,
    pattern,
    repeated,
    shape,
    string,
    typed,
    wrong,
)
from bot.sandbox.limits import LIMITS

ANY_ID = string(255)
DATE = pattern(r"\d{4}-\d\d-\d\d", "YYYY-MM-DD")
TIME = pattern(r"([01]\d|2[0-3]):[0-5]\d", "HH:mm")
ACTION_ID = string(LIMITS["action_id"])
IMAGE_FIELDS = {
    "type": one_of("image"),
    "alt_text": string(LIMITS["image"]["alt_text"]),
}
IMAGE_SOURCES = {
    "image_url": string(LIMITS["image"]["image_url"]),
    "slack_file": shape({"id": ANY_ID}),
}


def one_source(image: dict[str, Any], place: str, problems: Problems) -> None:
    if ("image_url" in image) == ("slack_file" in image):
        wrong(problems, place, "must provide either image_url or slack_file, not both")


IMAGE = both(shape(IMAGE_FIELDS, IMAGE_SOURCES), one_source)


def plain(most: int) -> Check:
    return shape({"type": one_of("plain_text"), "text": string(most)}, {"emoji": boolean})


def text(most: int) -> Check:
    """A text object of either kind."""
    mrkdwn = shape({"type": one_of("mrkdwn"), "text": string(most)}, {"verbatim": boolean})
    return typed({"plain_text": plain(most), "mrkdwn": mrkdwn})


CONFIRM = shape(
    {
        "title": plain(LIMITS["confirm"]["title"]),
        "text": text(LIMITS["confirm"]["text"]),
        "confirm": plain(LIMITS["confirm"]["confirm"]),
        "deny": plain(LIMITS["confirm"]["deny"]),
    },
    {"style": one_of(*LIMITS["button"]["style"])},
)


def option(words: Check) -> Check:
    return shape(
        {"text": words, "value": string(LIMITS["option"]["value"])},
        {"description": plain(LIMITS["option"]["description"])},
    )


OPTION = option(plain(LIMITS["option"]["text"]))
CHOICE = option(text(LIMITS["option"]["text"]))
OPTION_GROUP = shape(
    {
        "label": plain(LIMITS["option_group"]["label"]),
        "options": listing(OPTION, LIMITS["option_group"]["options"]),
    }
)


def one_set_of_options(element: dict[str, Any], place: str, problems: Problems) -> None:
    if ("options" in element) == ("option_groups" in element):
        wrong(problems, place, "must provide either options or option_groups, not both")


def chosen_among_options(element: dict[str, Any], place: str, problems: Problems) -> None:
    offered = options_of(element)
    chosen = element.get("initial_options") or [element.get("initial_option")]
    if any(each is not None and each not in offered for each in chosen if isinstance(chosen, list)):
        wrong(problems, place, "initial option must match one of the options")


def options_of(element: dict[str, Any]) -> list[Any]:
    """All options of a menu, also those in groups."""
    grouped = [one for group in element.get("option_groups") or [] for one in group.get("options") or []]
    return [*(element.get("options") or []), *grouped]


def element(kind: str, required: dict[str, Check] | None = None, optional: dict[str, Check] | None = None) -> Check:
    return shape(
        {"type": one_of(kind), **(required or {})},
        {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean, **(optional or {})},
    )


PLACEHOLDER = {"placeholder": plain(LIMITS["placeholder"])}
OPTIONS = {
    "options": listing(OPTION, LIMITS["select"]["options"]),
    "option_groups": listing(OPTION_GROUP, LIMITS["select"]["option_groups"]),
}
SEVERAL = {"max_selected_items": number(1, 100)}
CHOICES = {"options": listing(CHOICE, LIMITS["choices"]["options"])}

BUTTON = element(
    "button",
    {"text": plain(LIMITS["button"]["text"])},
    {
        "value": string(LIMITS["button"]["value"]),
        "url": string(LIMITS["button"]["url"]),
        "style": one_of(*LIMITS["button"]["style"]),
        "accessibility_label": string(LIMITS["button"]["accessibility_label"]),
    },
)
STATIC_SELECT = both(
    element("static_select", {}, {**PLACEHOLDER, **OPTIONS, "initial_option": OPTION}),
    one_set_of_options,
    chosen_among_options,
)
MULTI_STATIC_SELECT = both(
    element(
        "multi_static_select",
        {},
        {**PLACEHOLDER, **OPTIONS, **SEVERAL, "initial_options": listing(OPTION, LIMITS["select"]["options"])},
    ),
    one_set_of_options,
    chosen_among_options,
)
USERS_SELECT = element("users_select", {}, {**PLACEHOLDER, "initial_user": ANY_ID})
MULTI_USERS_SELECT = element(
    "multi_users_select", {}, {**PLACEHOLDER, **SEVERAL, "initial_users": listing(ANY_ID, 100, least=0)}
)
CONVERSATIONS_SELECT = element(
    "conversations_select",
    {},
    {
        **PLACEHOLDER,
        "initial_conversation": ANY_ID,
        "default_to_current_conversation": boolean,
        "response_url_enabled": boolean,
        "filter": shape(
            {},
            {
                "include": listing(one_of("im", "mpim", "private", "public"), 4),
                "exclude_external_shared_channels": boolean,
                "exclude_bot_users": boolean,
            },
        ),
    },
)
DATEPICKER = element("datepicker", {}, {**PLACEHOLDER, "initial_date": DATE})
TIMEPICKER = element("timepicker", {}, {**PLACEHOLDER, "initial_time": TIME, "timezone": ANY_ID})
OVERFLOW = element("overflow", {"options": listing(OPTION, LIMITS["overflow"]["options"])})
CHECKBOXES = both(
    element("checkboxes", CHOICES, {"initial_options": listing(CHOICE, LIMITS["choices"]["options"])}),
    chosen_among_options,
)
RADIO_BUTTONS = both(element("radio_buttons", CHOICES, {"initial_option": CHOICE}), chosen_among_options)
LENGTH = number(0, LIMITS["plain_text_input"]["max_length"])
PLAIN_TEXT_INPUT = element(
    "plain_text_input",
    {},
    {
        **PLACEHOLDER,
        "initial_value": string(LIMITS["plain_text_input"]["max_length"], least=0),
        "multiline": boolean,
        "min_length": LENGTH,
        "max_length": LENGTH,
        "dispatch_action_config": shape(
            {}, {"trigger_actions_on": listing(one_of("on_enter_pressed", "on_character_entered"), 2)}
        ),
    },
)

FILE_INPUT = shape(
    {"type": one_of("file_input")},
    {
        "action_id": ACTION_ID,
        "filetypes": listing(string(20), 100),
        "max_files": number(1, LIMITS["file_input"]["files"]),
    },
)

SINGLE = {
    "static_select": STATIC_SELECT,
    "users_select": USERS_SELECT,
    "conversations_select": CONVERSATIONS_SELECT,
    "datepicker": DATEPICKER,
    "checkboxes": CHECKBOXES,
    "radio_buttons": RADIO_BUTTONS,
    "timepicker": TIMEPICKER,
}
SEVERAL_AT_ONCE = {"multi_static_select": MULTI_STATIC_SELECT, "multi_users_select": MULTI_USERS_SELECT}
IN_ACTIONS = {**SINGLE, "button": BUTTON, "overflow": OVERFLOW}
IN_SECTION = {**IN_ACTIONS, **SEVERAL_AT_ONCE, "image": IMAGE}
IN_INPUT = {**SINGLE, **SEVERAL_AT_ONCE, "plain_text_input": PLAIN_TEXT_INPUT, "file_input": FILE_INPUT}


def same_ids(elements: list[Any], place: str, problems: Problems) -> None:
    """An action id is unique within its block."""
    for twice in repeated(each.get("action_id") for each in elements if isinstance(each, dict)):
        wrong(problems, place, f"action_id {twice} already exists")

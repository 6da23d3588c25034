"""A form's fields as a person fills them, and what the app's answer does to the form."""

from __future__ import annotations

from typing import Any

from bot.sandbox.blocks import check_view
from bot.sandbox.refused import Refused
from bot.sandbox.values import View
from bot.sandbox.views import STATE_OF, Values
from bot.sandbox.workspace import Workspace

REQUIRED = "Please complete this required field."


def fill(view: View, values: Values) -> None:
    """Take over the states of fields that the form has."""
    for block_id, states in values.items():
        for action_id, state in states.items():
            if action_id in view.values.get(block_id, {}):
                view.values[block_id][action_id] |= state


def unfinished(view: View) -> dict[str, str]:
    """What Slack itself objects to before the app hears of it: empty required fields, lengths."""
    found = {}
    for block in view.body["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state = view.values[block["block_id"]][element["action_id"]]
            sentence = objection(element, state, optional=block.get("optional", False))
            if sentence:
                found[block["block_id"]] = sentence
    return found


def objection(element: dict[str, Any], state: dict[str, Any], *, optional: bool) -> str | None:
    value = state.get(STATE_OF[element["type"]][0])
    if not value:
        return None if optional else REQUIRED
    if element["type"] != "plain_text_input":
        return None
    if len(value) < element.get("min_length", 0):
        return f"Please use at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Please use at most {element.get('max_length', 3000)} characters."
    return None


def answered(workspace: Workspace, view: View, answer: Any) -> dict[str, str]:
    """Do what the app answered to a submission; gives the sentences at the fields.

    No answer closes the form; errors keep it; update, push and clear do what they say
    (docs.slack.dev: modals, response_action).
    """
    views = workspace.views
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action is None:
        views.close(view)
    elif action == "clear":
        views.close(view, everything=True)
    elif action == "errors":
        return errors_of(view, answer)
    elif action == "update":
        views.update(view, check_view(answer.get("view"), "modal"))
    elif action == "push":
        views.push(view.user, check_view(answer.get("view"), "modal"))
    else:
        raise Refused("invalid_response_action")
    return {}


def errors_of(view: View, answer: dict[str, Any]) -> dict[str, str]:
    errors = answer.get("errors")
    fields = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= fields:
        raise Refused("invalid_errors")
    return errors

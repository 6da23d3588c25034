"""views.*: the bot opens, changes and stacks forms, and publishes the Home."""

from __future__ import annotations

from typing import Any

from bot.sandbox import shapes
from bot.sandbox.arguments import Arguments, need_scope
from bot.sandbox.blocks import check_view
from bot.sandbox.refused import Refused
from bot.sandbox.values import View
from bot.sandbox.workspace import Workspace


def modal(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """A form that asks for files is for apps that may read them (docs.slack.dev: file input element)."""
    body = check_view(arguments.json("view"), "modal")
    if any(block.get("element", {}).get("type") == "file_input" for block in body["blocks"]):
        need_scope(workspace, "files:read")
    return body


def open_view(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    body = modal(workspace, arguments)
    trigger = workspace.tickets.exchange(arguments.need("trigger_id"))
    return shown(workspace, workspace.views.open(trigger.user, body))


def push(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    body = modal(workspace, arguments)
    trigger = workspace.tickets.exchange(arguments.need("trigger_id"))
    return shown(workspace, workspace.views.push(trigger.user, body))


def update(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    view = workspace.views.find(arguments.get("view_id"), arguments.get("external_id"))
    body = check_view(arguments.json("view"), view.body["type"])
    workspace.views.update(view, body, arguments.get("hash"))
    return shown(workspace, view)


def publish(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    user = workspace.user(arguments.need("user_id"))
    body = check_view(arguments.json("view"), "home")
    if not workspace.app.home:
        raise Refused("not_enabled")
    return shown(workspace, workspace.views.publish(user.id, body, arguments.get("hash")))


def shown(workspace: Workspace, view: View) -> dict[str, Any]:
    return {"view": shapes.view(workspace, view)}

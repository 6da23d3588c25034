"""files.*: the bot asks where to put a file, and says when it is there."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox import shapes
from bot.sandbox.arguments import Arguments
from bot.sandbox.refused import Refused, with_messages
from bot.sandbox.values import Channel
from bot.sandbox.workspace import Workspace


def info(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Of a file that the app was given, or made."""
    file = workspace.files.known.get(arguments.need("file"))
    if file is None or not file.content:
        raise Refused("file_not_found")
    return {"file": shapes.file(workspace, file)}


def upload_url(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    file = workspace.files.ask(
        arguments.need("filename"), arguments.number("length", 0), arguments.get("alt_txt") or ""
    )
    return {"upload_url": f"{workspace.base}/upload/{file.id}", "file_id": file.id}


def shared_in(workspace: Workspace, wanted: str | None) -> Channel | None:
    """A channel or direct message that the bot is in (docs.slack.dev: files.completeUploadExternal)."""
    if wanted is None:
        return None
    if not re.fullmatch("[CGDZ][A-Z0-9]+", wanted):
        told = "[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"
        raise with_messages("invalid_arguments", [told])
    channel = workspace.channel(wanted)
    if workspace.app.user_id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def complete_upload(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Without a channel the file is shared nowhere, and shown by the blocks that name it; a person is no channel."""
    channel = shared_in(workspace, arguments.get("channel_id"))
    files = workspace.files.complete(arguments.json("files"))
    if channel is not None:
        named = workspace.files.share(files, channel.id)
        comment = arguments.get("initial_comment") or ""
        workspace.post(channel, workspace.app.user_id, comment, by_bot=True, files=named)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}

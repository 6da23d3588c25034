"""files.*: the bot asks where to put a file, and says when it is there."""

from __future__ import annotations

from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.refused import Refused
from bot.sandbox.workspace import Workspace


def upload_url(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    file = workspace.files.ask(
        arguments.need("filename"), arguments.number("length", 0), arguments.get("alt_txt") or ""
    )
    return {"upload_url": f"{workspace.base}/upload/{file.id}", "file_id": file.id}


def complete_upload(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Without a channel: the file is shared nowhere, and shown by the blocks that name it."""
    if arguments.get("channel_id") or arguments.get("channels"):
        raise Refused("invalid_channel")
    files = workspace.files.complete(arguments.json("files"))
    return {"files": [{"id": file.id, "title": file.title} for file in files]}

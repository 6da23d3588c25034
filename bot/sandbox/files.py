"""Files of a workspace: asked for, uploaded, completed, and to be shown a moment later (docs.slack.dev: files)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.limits import LIMITS
from bot.sandbox.refused import Refused, with_messages
from bot.sandbox.values import readable

SHOWN = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
"""What a picture that Slack shows begins with."""


@dataclass
class File:
    id: str
    name: str
    length: int
    alt: str
    content: bytes = b""
    title: str = ""
    shown_from: datetime | None = None
    """None: not completed yet."""
    seen_in: str = ""
    """The channel it was shared in; empty: shown by blocks only."""
    user: str = ""
    """Who put it into a form; empty: the app's own."""

    @property
    def kind(self) -> str | None:
        return next((kind for begins, kind in SHOWN.items() if self.content.startswith(begins)), None)


class Files:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.known: dict[str, File] = {}
        self.settle = timedelta(0)
        """How long a completed file cannot be shown in a block yet; in Slack about a second."""

    def ask(self, name: str, length: int, alt: str) -> File:
        """Room for a file that is to be uploaded."""
        if length < 1 or len(alt) > LIMITS["file"]["alt_txt"]:
            raise with_messages("invalid_arguments", ["[ERROR] length must be positive, alt_txt not too long"])
        file = File(readable("F", str(len(self.known) + 1)), name, length, alt)
        self.known[file.id] = file
        return file

    def receive(self, key: str, content: bytes) -> None:
        """The bytes come; as many as were announced."""
        file = self.known.get(key)
        if file is None or file.content or len(content) != file.length:
            raise Refused("upload_failed")
        file.content = content

    def complete(self, told: Any) -> list[File]:
        """All of them or none; shown nowhere by this."""
        if not isinstance(told, list) or not told:
            raise with_messages("invalid_arguments", ["[ERROR] missing required field: files"])
        found = [self.known.get(str(one.get("id"))) for one in told]
        files = [file for file in found if file is not None and file.content]
        if len(files) != len(told):
            raise Refused("file_not_found")
        for file, one in zip(files, told, strict=True):
            file.title, file.shown_from = str(one.get("title") or file.name), self.clock.now() + self.settle
        return files

    def give(self, user: str, name: str, content: bytes, element: dict[str, Any]) -> File:
        """A person puts a file into a form's field: of the kinds and the size that it takes."""
        kinds = element.get("filetypes")
        if kinds and name.rpartition(".")[2].lower() not in kinds:
            raise Refused(f"This field takes {', '.join(kinds)}.")
        if len(content) > LIMITS["file_input"]["bytes"]:
            raise Refused("A file may have at most 10 MB.")
        key = readable("F", str(len(self.known) + 1))
        file = File(key, name, len(content), "", content, title=name, shown_from=self.clock.now(), user=user)
        self.known[key] = file
        return file

    def share(self, files: list[File], channel: str) -> list[dict[str, Any]]:
        """They are in a channel from now on; gives them as a message holds them."""
        for file in files:
            file.seen_in = channel
        return [{"id": file.id, "name": file.name, "title": file.title, "size": file.length} for file in files]

    def shown(self, key: str) -> File | None:
        """A picture that a block may show by now."""
        file = self.known.get(key)
        due = file is not None and file.shown_from is not None and file.shown_from <= self.clock.now()
        return file if due and file is not None and file.kind else None

    def check(self, blocks: list[dict[str, Any]]) -> None:
        """Refuses what Slack refuses: a block with a file that is none, or not there yet."""
        for n, key in _named(blocks):
            if self.shown(key) is None:
                told = f"[ERROR] invalid slack file [json-pointer:/blocks/{n}/slack_file]"
                raise with_messages("invalid_blocks", [told])


def _named(blocks: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    for n, block in enumerate(blocks):
        if block["type"] == "image" and "slack_file" in block:
            yield n, block["slack_file"]["id"]

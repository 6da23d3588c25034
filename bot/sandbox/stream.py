"""The page's event stream: what changes for one person, as server-sent events (html.spec.whatwg.org)."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator

from bot.sandbox.page_shapes import told
from bot.sandbox.workspace import Change, Workspace

QUIET = 15.0
"""Seconds after which a silent stream says that it is still there."""


class Stream:
    """Listens to the workspace for one person until it is left."""

    def __init__(self, workspace: Workspace, me: str) -> None:
        self.workspace, self.me = workspace, me
        self.events: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        workspace.listeners.append(self.listen)

    def listen(self, change: Change) -> None:
        if change.kind == "end":
            self.events.put(None)
            return
        for name, facts in told(self.workspace, self.me, change):
            self.events.put(f"event: {name}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n".encode())

    def __iter__(self) -> Iterator[bytes]:
        """Pieces to write; a comment now and then shows whether anybody still reads."""
        yield b": here\n\n"
        while True:
            try:
                event = self.events.get(timeout=QUIET)
            except queue.Empty:
                event = b": still here\n\n"
            if event is None:
                return
            yield event

    def leave(self) -> None:
        self.workspace.listeners.remove(self.listen)

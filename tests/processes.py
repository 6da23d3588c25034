"""Processes of the bot's own, whose words can be read while they run."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.waiting import LONGEST, until


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class Process(subprocess.Popen[str]):
    """What it prints goes into a file, so that it can be read while it runs."""

    def __init__(self, words: Sequence[str], log: Path, **given: Any) -> None:
        self.log = log
        with log.open("w") as file:
            super().__init__(words, stdout=file, stderr=subprocess.STDOUT, text=True, **given)

    @property
    def printed(self) -> str:
        return self.log.read_text()

    def is_up(self) -> None:
        """Comes back when all its imports are done: a line typed before may find it busy."""
        until(lambda: "Handover is up" in self.printed or self.poll() is not None, "the rest of its start")

    def ends(self) -> tuple[int, str]:
        """Exit code and all that was printed, when it has ended."""
        return self.wait(LONGEST), self.printed

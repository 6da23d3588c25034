"""Process start to /readyz over a loopback Socket Mode server, against a script with the same libraries alone."""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import bot
from benchmarks.measure import Row
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Server
from storage.schema import migrate

ROUNDS = 9
GIVE_UP = 30.0
MANIFEST = json.loads(Path(bot.__file__).with_name("manifest.json").read_text(encoding="utf-8"))
OURS = [sys.executable, "-m", "bot", "run"]
FLOOR = [sys.executable, "-m", "benchmarks.floor_start"]


def rows(folder: Path) -> Iterator[Row]:
    """Wall clock, in turn; the schema is current."""
    database = f"sqlite:///{folder / 'start.db'}"
    migrate(database)
    with Server() as server:
        sandbox = Sandbox(MANIFEST)
        server.host(sandbox)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(bot.__file__).parents[1]),
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_APP_TOKEN": sandbox.app_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": database,
            "HANDOVER_HEALTH": "on",
        }
        for command in (OURS, FLOOR):
            seconds(command, environment)
        times = [(seconds(OURS, environment), seconds(FLOOR, environment)) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(column) for column in zip(*times, strict=True))
    yield Row("start", "same libraries, engine and adapter", ours / floor, 1.3)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """From the start of the process to its first 200 on /readyz."""
    port = free_port()
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env={**environment, "HANDOVER_PORT": str(port)}, cwd=environment["PYTHONPATH"]
    ) as child:
        try:
            while not ready(port):
                if child.poll() is not None or time.perf_counter() - begun > GIVE_UP:
                    raise SystemExit(f"{' '.join(command)} did not get ready")
                time.sleep(0.002)
            return time.perf_counter() - begun
        finally:
            child.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()

"""Case 63: no token and no word of a customer in a log, in what a crash leaves, in the database or in a backup."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.logs import Json, Text
from bot.sandbox.people import Person
from storage.schema import backup

CUSTOMER = "Quetzalcoatl"
"""Nobody else is called so."""


class Kept(logging.Handler):
    """What the process would write, each line by both formatters."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [each.format(record) for each in (Text(), Json())]


@pytest.fixture
def logged() -> Iterator[list[str]]:
    kept, root = Kept(), logging.getLogger()
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(kept)
    yield kept.lines
    root.removeHandler(kept)
    root.setLevel(level)


@pytest.fixture
def conversation(
    world: Any, kim: Person, anna: Person, clock: Any, logged: list[str], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """A card, an answer, a refusal, a Slack that fails and a mistake of ours that quotes all it can."""

    def failing(*given: Any) -> None:
        raise ValueError(f"{CUSTOMER} {world.sandbox.bot_token} {given!r}")

    kim.types(f"/handover new {CUSTOMER} for {CUSTOMER}: sales 2026-09-01, project 2026-12-01")
    kim.types("/handover add @anna solution architect, sales")
    kim.types(f"/handover note worry {CUSTOMER} is afraid")
    kim.types(f"/handover add {CUSTOMER} on the moon")
    world.sandbox.faults.next("chat.postMessage", "500_after")
    world.sandbox.faults.next("chat.postMessage", "fatal_error_after")
    clock.moves_to("2026-11-03 09:00")
    monkeypatch.setattr("bot.usecases.history.listing", failing)
    kim.types(f"/handover history {CUSTOMER}")
    assert kim.sees("Something went wrong on my side")
    return logged


def test_case_63_the_log_holds_neither_token_nor_customer(world: Any, conversation: list[str]) -> None:
    said = "\n".join(conversation)
    sandbox = world.sandbox
    assert "ValueError" in said
    assert [one for one in (sandbox.bot_token, sandbox.signing_secret, "/response/", CUSTOMER) if one in said] == []


@pytest.mark.usefixtures("conversation")
def test_case_63_the_database_and_its_backup_hold_no_token(world: Any, tmp_path: Path) -> None:
    file = Path(world.store.writer.url.database)
    backup(file, tmp_path / "backup.db")
    files = [*tmp_path.iterdir(), *file.parent.glob("handover.db*")]
    held = b"".join(file.read_bytes() for file in files)
    assert CUSTOMER.encode() in held
    for secret in (world.sandbox.bot_token, world.sandbox.signing_secret, "xoxb-"):
        assert secret.encode() not in held

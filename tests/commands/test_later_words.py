"""Until when somebody may wait, in the words of three languages."""

from __future__ import annotations

import pytest

from bot.commands.later import WORDS
from bot.rules.names import fold


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("in a week", "week"),
        ("om en vecka", "week"),
        ("en uge", "week"),
        ("måndag", "monday"),
        ("mandag", "monday"),
        ("signed", "signed"),
        ("påskrivet", "signed"),
        ("Tills det är påskrivet", "signed"),
        ("underskrevet", "signed"),
        ("når kontrakten er underskrevet", "signed"),
    ],
)
def test_until_when(typed: str, until: str) -> None:
    assert WORDS[fold(typed)] == until

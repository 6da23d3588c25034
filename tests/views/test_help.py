"""Help, whole, in each language."""

from __future__ import annotations

import pytest

from bot.commands import TABLE
from bot.i18n import speaker
from bot.settings import LANGUAGES
from bot.views.help import Entry, everything
from bot.views.parts import SECTION, sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_shows_every_word_with_its_whole_sentence(language: str) -> None:
    say = speaker(language)
    entries = [Entry(word=each.WORD, usage=each.USAGE, tells=each.HELP) for each in TABLE if each.HELP]
    shown = "\n".join(block["text"]["text"] for block in everything(entries, say, whole=True).blocks if "text" in block)
    lines = shown.splitlines()
    for entry in entries:
        assert any(say.plain(entry.usage) in line and line.endswith(say.plain(entry.tells)) for line in lines), entry


@pytest.mark.parametrize(
    ("lengths", "wanted"),
    [
        ([], []),
        ([10, 10], [21]),
        ([1500, 1500], [1500, 1500]),
        ([1500, 1499], [3000]),
        ([3001, 5], [3000, 5]),
    ],
)
def test_lines_stay_whole_in_as_few_sections_as_hold_them(lengths: list[int], wanted: list[int]) -> None:
    found = [block["text"]["text"] for block in sections("a" * length for length in lengths)]
    assert [len(text) for text in found] == wanted
    assert all(len(text) <= SECTION for text in found)

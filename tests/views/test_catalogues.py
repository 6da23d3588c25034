"""The catalogues: every text in every language, with the same places for names and days."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import bot
from bot.i18n import LOCALES, Say
from bot.settings import LANGUAGES

CODE = Path(bot.__file__).parent
OTHERS = [language for language in LANGUAGES if language != "en"]
PLACES = re.compile(r"\{(\w+)\}")


@cache
def marked() -> frozenset[str]:
    """Every text that the code marks with N_, as `./dev i18n` gathers it."""
    files = [path for path in CODE.rglob("*.py") if "N_" in path.read_text(encoding="utf-8")]
    found = (extract_from_file("python", path, keywords={"N_": None}) for path in files)
    return frozenset(str(message) for texts in found for _, message, _, _ in texts)


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "handover.po").open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_none_that_is_gone(language: str) -> None:
    said = {str(message.id) for message in catalogue(language) if message.id and message.string and not message.fuzzy}

    assert said == marked()


@pytest.mark.parametrize("language", OTHERS)
def test_names_and_days_have_the_same_places(language: str) -> None:
    wrong = {
        str(message.id): message.string
        for message in catalogue(language)
        if message.id and set(PLACES.findall(str(message.id))) != set(PLACES.findall(str(message.string)))
    }

    assert wrong == {}


def test_no_text_is_marked_where_it_cannot_be_gathered() -> None:
    """Within an f-string Babel does not see it."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in CODE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "N_"
    ]

    assert hidden == []


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [("sv", "En dag kvar.", "3 dagar kvar."), ("da", "En dag tilbage.", "3 dage tilbage.")],
)
def test_what_is_counted_is_counted_in_the_language(language: str, one: str, three: str) -> None:
    say = Say(language)

    assert [say.number("One day is left.", "{n} days are left.", n) for n in (1, 3)] == [one, three]

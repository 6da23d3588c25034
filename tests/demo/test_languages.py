"""The demo tells its story in Swedish and Danish too, and its page speaks along."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.demo.demo import Demo, told_in
from bot.demo.page_words import TEXTS, page_words
from bot.i18n import speaker
from bot.sandbox.page_files import FOLDER

pytestmark = pytest.mark.ci

SAID = re.compile(r"""\bsay\("([^"]+)"|aria-label="([^"]+)"|data-say>([^<]+)<|<title>([^<]+)<""")


def test_the_page_says_nothing_that_is_not_translated() -> None:
    pages = (path.read_text(encoding="utf-8") for path in [*FOLDER.glob("*.js"), FOLDER / "index.html"])
    said = {next(filter(None, found)) for page in pages for found in SAID.findall(page)}

    assert said - set(TEXTS) == set()


def test_what_the_page_fills_in_stays_open() -> None:
    assert page_words(speaker("sv"))["Add {bot}"] == "Lägg till {bot}"


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("language", "line", "card"),
    [
        pytest.param("sv", "/handover ny Acme ERP", "håller ett öga på Fjord webbutik här", id="sv"),
        pytest.param("da", "/handover ny Acme ERP", "holder øje med Fjord webshop her", marks=pytest.mark.ci, id="da"),
    ],
)
def test_the_story_is_told_in_the_language(tmp_path: Path, language: str, line: str, card: str) -> None:
    with Demo(tmp_path, 0, language=language) as demo:
        state = asked(demo, "state")
        room = asked(demo, "messages", channel="C0FJORDSHOP")

    assert state["language"] == language
    assert state["guide"][0]["line"].startswith(line)
    assert card in room["messages"][0]["text"]
    assert told_in(tmp_path) == language


def asked(demo: Demo, path: str, **query: str) -> dict[str, object]:
    words = "&".join(f"{name}={value}" for name, value in {"as": "U0KIM", **query}.items())
    with urlopen(f"{demo.address}/api-page/{path}?{words}") as answer:
        return dict(json.load(answer))

"""What the page is made of: nothing from outside, no markup out of the server's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bot.sandbox

PAGE = Path(bot.sandbox.__file__).parent / "page"
SCRIPTS = [pytest.param(path, id=path.name) for path in sorted(PAGE.glob("*.js"))]
FILES = [pytest.param(path, id=path.name) for path in sorted(PAGE.iterdir())]


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_fetched_from_outside(path: Path) -> None:
    allowed = {"http://www.w3.org/2000/svg"}

    assert set(re.findall(r"https?://[\w./-]+", path.read_text("utf-8"))) <= allowed


@pytest.mark.parametrize("path", SCRIPTS)
def test_no_text_ever_becomes_markup(path: Path) -> None:
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function|srcdoc"

    assert not re.search(ways, path.read_text("utf-8"))


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 200


def test_the_page_has_no_inline_script_style_or_handler() -> None:
    index = (PAGE / "index.html").read_text("utf-8")

    assert not re.search(r"<style|\son\w+=|style=|<script(?![^>]*src=)", index)
    assert "default-src 'none'" in index

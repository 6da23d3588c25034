"""The Home tab in a real browser before the whole bot: it opens, its menus and buttons work, and it follows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.demo.demo import Demo

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]

pytestmark = [pytest.mark.browser, pytest.mark.ci, pytest.mark.timeout(120)]

if not CHROMIUM.exists() and not os.environ.get("CI"):
    pytest.skip("NO CHROMIUM: the Home is NOT tested. Install Debian's package chromium.", allow_module_level=True)


DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Any]:
    """Per's Home tab; a script error fails the test."""
    assert CHROMIUM.exists(), "CI tests the page: install Debian's package chromium"
    from playwright.sync_api import sync_playwright

    errors: list[str] = []
    with Demo(tmp_path / "demo", 0) as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport=DESK)
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{demo.address}#as=U0PER&c=D0PER")
        page.click("[role=tab]:has-text('Home')")
        yield page
        browser.close()
    assert errors == []


def test_a_member_finds_what_waits_and_does_it_there(home: Any) -> None:
    home.wait_for_selector("#home :text('Havn portal: Project → Maintenance')")
    for size in (DESK, PHONE):
        home.set_viewport_size(size)
        assert home.evaluate("document.getElementById('home').scrollWidth <= window.innerWidth"), size

    home.select_option("#home select:near(:text('Customer…'))", label="Not staffed yet")
    home.wait_for_selector("#home :text('No journey is like that.')")

    home.click("#home .button:has-text('Ask Nils')")
    home.wait_for_selector("dialog :text('Nils')")
    home.click("dialog .button:has-text('Close')")
    home.wait_for_selector("#home :text('Nothing waits for you just now.')")

    home.click("#home .button:has-text('Dansk')")
    home.wait_for_selector("#home :text('Intet venter på dig lige nu.')")

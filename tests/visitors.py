"""Pages in a real browser: one chromium for all tests of a process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from album.chromium import CHROMIUM, FLAGS

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
WAITS = 30_000
"""Milliseconds in which what a page is to show has come, on the slowest machine."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"NO CHROMIUM: pages are NOT tested. Install Debian's package chromium ({CHROMIUM}).")
    assert CHROMIUM.exists(), "CI tests the pages: install Debian's package chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address for a visitor who has never been there; a script error fails the test."""
    contexts, errors = [], []

    def opened(address: str, size: dict[str, int] = DESK, **how: Any) -> Any:
        context = browser.new_context(viewport=size, **how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAITS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []

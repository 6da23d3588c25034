"""The Home tab in a real browser before the whole bot: it opens, its menus and buttons work, and it follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.demo.demo import Demo
from tests.visitors import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.ci, pytest.mark.timeout(300), pytest.mark.xdist_group("demo")]


@pytest.fixture
def home(demo: Demo, open_page: Callable[..., Any]) -> Any:
    """Per's Home tab."""
    page = open_page(f"{demo.address}#as=U0PER&c=D0PER")
    page.click("[role=tab]:has-text('Home')")
    return page


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
    home.wait_for_selector("#home .button:has-text('Ask Nils')", state="detached")
    assert home.is_visible("#home :text('You take over. What is known stands in the brief.')")

    home.click("#home .button:has-text('Dansk')")
    home.wait_for_selector("#home :text('Du tager over. Hvad der vides, står i materialet.')")

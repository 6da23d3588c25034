"""A visitor follows the page's guide, in a real browser before the whole bot, and finds what happened elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.demo.demo import Demo
from tests.visitors import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.ci, pytest.mark.timeout(300), pytest.mark.xdist_group("demo")]


@pytest.fixture(params=[DESK, PHONE], ids=["1280", "390"])
def page(request: pytest.FixtureRequest, demo: Demo, open_page: Callable[..., Any]) -> Any:
    """The demo's page, as it opens."""
    return open_page(demo.address, request.param)


def follow(page: Any, title: str) -> None:
    """Press the guide's button on the step of that title."""
    page.wait_for_selector(f"#guide h2:has-text('{title}')")
    page.click("#guide .primary")


def test_a_visitor_sees_a_handover_break_and_hold_in_two_minutes(page: Any) -> None:
    from playwright.sync_api import expect

    for title, answer in (
        ("Start a journey", "Acme ERP for Acme AB"),
        ("Who knows the customer?", "Anna is in the plan"),
        ("Who takes over?", "Bo is in the plan"),
    ):
        follow(page, title)
        expect(page.locator("#composer-input")).to_have_value(re.compile("^/handover "))
        page.press("#composer-input", "Enter")
        page.wait_for_selector(f".ephemeral:has-text('{answer}')")

    follow(page, "Let time pass")
    page.wait_for_selector(".report >> text=1 new message in #acme")
    assert page.inner_text(".report").startswith("Moved to")
    page.click("#dismiss")
    assert page.inner_text(".report") == ""

    page.click(".message .button:has-text('Ask Anna')")
    page.wait_for_selector("#switcher .dot", state="attached")
    follow(page, "Ask Anna")
    page.click(".message .button:has-text('Yes, I')")
    page.wait_for_selector(".message:has-text('Thank you')")

    follow(page, "Say yes for Anna")
    page.wait_for_selector(".message:has-text('Acme ERP'):has-text('Holds')")
    for title, answer in (("What does the customer say?", "13:00–14:30"), ("Whom to meet next?", "Lumen Energi")):
        follow(page, title)
        expect(page.locator("#composer-input")).to_have_value(re.compile("^/handover "))
        page.press("#composer-input", "Enter")
        page.wait_for_selector(f".ephemeral:has-text('{answer}')")
    follow(page, "That was it")
    page.wait_for_selector("#guide", state="hidden")

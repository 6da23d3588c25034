"""Dates typed as people speak, and what may be meant in two ways, chosen by a button."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

NEW = "/handover new Acme ERP for Acme AB: sales 1 sep, project 1 dec"


@pytest.fixture
def staffed(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(kim, NEW)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("project v49-51", "between Monday 30 November 2026 (week 49) and Sunday 20 December 2026 (week 51)"),
        ("phase project om tre veckor", "Monday 2 November 2026 (week 45)"),
        ("project torsdag v 50", "Thursday 10 December 2026 (week 50)"),
        ("project den 1:a december", "Tuesday 1 December 2026 (week 49)"),
        ("project slutet av november", "between Saturday 21 November 2026 (week 47) and Monday 30 November 2026"),
        ("project tirsdag den 8. december", "Tuesday 8 December 2026 (week 50)"),
        ("away week 28 to 31", "Sunday 8 August 2027 (week 31)"),
    ],
)
def test_a_spoken_date_is_echoed_whole(staffed: Person, typed: str, told: str) -> None:
    staffed.types(f"/handover {typed}")
    assert told in staffed.screen()


def test_a_date_with_two_readings_is_chosen_by_a_button(staffed: Person) -> None:
    staffed.types("/handover acme-erp: phase project 3/12?")
    assert staffed.sees("*3/12?* can mean Fri 12 Mar or Thu 3 Dec. Which one do you mean?")

    staffed.presses("Thursday 3 December 2026 (week 49)")

    assert staffed.sees("around Thursday 3 December 2026 (week 49)")


def test_a_weekday_that_contradicts_its_date_is_told_with_both(staffed: Person) -> None:
    staffed.types("/handover phase project monday 8 dec")
    assert staffed.sees("*monday 8 dec* does not fit together: the date is Tue 8 Dec.")

    staffed.presses("Tuesday 8 December 2026 (week 50)")

    assert staffed.sees("• Project: Tuesday 8 December 2026 (week 50)")


def test_two_dates_with_two_readings_are_asked_about_one_after_the_other(staffed: Person) -> None:
    staffed.types("/handover away 1/12 until 3/12")
    staffed.presses("Tuesday 1 December 2026 (week 49)")
    staffed.presses("Thursday 3 December 2026 (week 49)")

    assert staffed.sees("1 Dec")
    assert not staffed.form


def test_a_line_kept_behind_a_menu_opens_the_form_instead(staffed: Person, world: Any) -> None:
    staffed.types("/handover new Beta for Beta AB: sales 1 sep, project 2 dec")
    staffed.types("/handover phase project 3/12")
    staffed.presses("Acme ERP")

    assert staffed.form
    assert staffed.sees("*3/12* can mean Fri 12 Mar or Thu 3 Dec. Which one do you mean?")

"""When a person's word no longer counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.rules.facts import Assignment, Given, Journey
from bot.rules.words import basis, moved_too_far

PLANNED = Assignment(id="a", phase="project", person="anna", role="Architect", first=date(2026, 12, 1))


def hashed(*assignments: Assignment) -> str:
    return basis(Journey(id="j", assignments=assignments), "anna", "sale", "project")


@pytest.mark.parametrize(
    ("differs", "lapses"),
    [
        pytest.param({"first": date(2026, 12, 8)}, True, id="other dates"),
        pytest.param({"role": "Consultant"}, True, id="another role"),
        pytest.param({"phase": "sale"}, True, id="another phase"),
        pytest.param({"given": Given.DECLINED}, True, id="declined"),
        pytest.param({"role": "architect"}, False, id="the same role, typed otherwise"),
        pytest.param({"percent": 40.0}, False, id="another percentage"),
        pytest.param({"id": "b"}, False, id="written anew"),
    ],
)
def test_a_word_rests_on_dates_and_role(differs: dict[str, Any], lapses: bool) -> None:
    assert (hashed(PLANNED) != hashed(replace(PLANNED, **differs))) is lapses


def test_what_others_do_changes_nothing() -> None:
    assert hashed(PLANNED) == hashed(replace(PLANNED, person="bo"), PLANNED, replace(PLANNED, phase="maintenance"))


@pytest.mark.parametrize(
    ("said_to", "start", "expected"),
    [
        (date(2026, 12, 1), date(2026, 12, 8), False),
        (date(2026, 12, 1), date(2026, 12, 9), True),
        (date(2026, 12, 9), date(2026, 12, 1), True),
        (date(2026, 12, 1), None, True),
        (None, None, False),
    ],
    ids=["a week later", "more than a week later", "more than a week earlier", "no date any more", "never had one"],
)
def test_a_word_holds_for_a_start_within_a_week(said_to: date | None, start: date | None, expected: bool) -> None:
    assert moved_too_far(said_to, start) is expected

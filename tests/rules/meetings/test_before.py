"""Before a meeting: on which days it is looked at, what it lacks, and who is asked to come first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.rules.meetings.lacking import Chair, first_to_come, lacking
from bot.rules.meetings.when import due, following, looks
from bot.rules.reminders import WorkDays

THURSDAY = date(2026, 12, 3)
NINE = time(9)


def days(day: date, free: frozenset[date] = frozenset()) -> dict[str, str]:
    return {look.name: look.day.isoformat() for look in looks(day, NINE, "Europe/Stockholm", WorkDays(free=free))}


@pytest.mark.parametrize(
    ("day", "falls"),
    [
        pytest.param(
            THURSDAY,
            {"14": "2026-11-19", "7": "2026-11-26", "2": "2026-12-01", "after": "2026-12-04"},
            id="on working days",
        ),
        pytest.param(
            date(2026, 12, 4),
            {"14": "2026-11-20", "7": "2026-11-27", "2": "2026-12-02", "after": "2026-12-07"},
            id="after a Friday comes Monday",
        ),
        pytest.param(
            date(2026, 12, 7),
            {"14": "2026-11-23", "7": "2026-11-30", "2": "2026-12-04", "after": "2026-12-08"},
            id="before a Monday comes Friday",
        ),
    ],
)
def test_the_days(day: date, falls: dict[str, str]) -> None:
    assert days(day) == falls


def test_looks_that_meet_are_one() -> None:
    rest = frozenset(date(2026, 11, 20) + timedelta(days=n) for n in range(13))
    assert days(THURSDAY, rest) == {"2": "2026-11-19", "after": "2026-12-04"}


def test_only_the_look_that_is_on_is_told_and_none_from_before_it_was_planned() -> None:
    found = looks(THURSDAY, NINE, "Europe/Stockholm", WorkDays())
    at = {look.name: look.at for look in found}
    hour = timedelta(hours=1)

    assert due(found, at["14"], at["7"] + hour) == found[1], "after a downtime the current one"
    assert due(found, at["14"], datetime(2026, 12, 3, 8, tzinfo=UTC)) is None, "not on the day itself"
    assert due(found, at["7"], at["7"] - hour) is None, "not those that fell before"
    assert following(found, at["2"]) == at["after"]
    assert following(found, at["after"]) is None


@pytest.mark.parametrize(
    ("kinds", "profiles", "artefacts", "profile"),
    [
        ({"question", "observe", "step"}, ["cio", None], (), False),
        ({"question"}, ["expert"], ("observe", "step"), True),
        ({"alternative"}, [], ("question", "observe", "step"), True),
        ({"question", "observe", "step"}, ["architect"], (), False),
    ],
)
def test_what_is_lacking(
    kinds: set[str], profiles: list[str | None], artefacts: tuple[str, ...], profile: bool
) -> None:
    found = lacking(kinds, profiles)
    assert (found.artefacts, found.profile, bool(found)) == (artefacts, profile, bool(artefacts) or profile)


def test_first_comes_who_needs_it_most_and_met_no_customer_the_longest() -> None:
    old, older = THURSDAY - timedelta(days=90), THURSDAY - timedelta(days=200)
    partner, cio, cto = Chair(1, "partner", None), Chair(2, "cio", old), Chair(3, "cto", older)

    assert first_to_come([partner, cio, cto], THURSDAY) == cto
    assert first_to_come([partner, Chair(4, "cio", THURSDAY - timedelta(days=30))], THURSDAY) == partner
    assert first_to_come([], THURSDAY) is None

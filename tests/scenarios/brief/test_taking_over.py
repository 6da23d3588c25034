"""Whoever takes over hears so in person the working day before; and the brief stands in the digest until it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

TOLD = "You take over Acme ERP in Project"


def told(person: Person) -> list[str]:
    return [text for text in person.dm.texts if TOLD in text]


@pytest.fixture
def eve(kim: Person, begins: Callable[..., Person]) -> Person:
    """The project starts on Monday 19 October. Gus is a guest, Anna in both phases."""
    return begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-10-19",
        "/handover add @kim account manager, sales",
        "/handover add @anna solution architect, sales to project",
        "/handover add @bo project manager, project",
        "/handover add @sara consultant, project, 11 nov",
        "/handover add @gus consultant, project",
        "/handover note pain Orders are typed twice",
    )


def test_who_takes_over_hears_so_on_the_working_day_before(
    eve: Person, anna: Person, bo: Person, gus: Person, sara: Person, clock: Any
) -> None:
    clock.moves_to("2026-10-16 09:01")
    assert told(bo) == [
        "*You take over Acme ERP in Project on Mon 19 Oct.*\n"
        "Kim and Anna hand over to you. One note waits for you in the brief.\nOpen the brief"
    ]
    assert told(gus) == [
        "*You take over Acme ERP in Project on Mon 19 Oct.*\nKim and Anna hand over to you. "
        "Ask them what you need to know."
    ]
    assert [told(one) for one in (anna, sara, eve)] == [[], [], []]
    bo.presses("Open the brief")
    bo.presses("I have read it")
    assert "hand over to you. You read the brief on 16 Oct." in told(bo)[0]
    clock.moves_to("2026-10-20")

    assert len(told(bo)) == 1


def test_monday_s_digest_and_the_home_show_it_until_it_is_read(eve: Person, bo: Person, clock: Any) -> None:
    clock.moves_to("2026-10-19 09:01")

    assert bo.dm.texts[-1].startswith("*Good morning Bo. One handover needs you this week.*")
    assert len(told(bo)) == 2
    bo.opens_home()
    assert bo.sees("You take over, and one note waits for you.")
    bo.presses("Open the brief", on=TOLD)
    bo.presses("I have read it")
    clock.moves_to("2026-10-26 09:01")
    assert len(told(bo)) == 2


def test_who_comes_late_hears_so_on_the_day_and_who_has_read_it_not_at_all(
    eve: Person, bo: Person, per: Person, clock: Any
) -> None:
    bo.types("/handover brief")
    bo.presses("I have read it")
    clock.moves_to("2026-10-19 09:30")
    eve.types("/handover add @per consultant, project")
    clock.moves_to("2026-10-19 10:00")

    assert told(bo) == []
    assert len(told(per)) == 1

"""Whom a handover is told to as it comes nearer: the person, the owner, the owner and the escalation contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.sandbox.people import Person
from storage.tables import Person as Person_
from storage.tables import Workspace

pytestmark = pytest.mark.ci  # months of the clock in each: too slow for ./dev test

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01"
BREAKS = "Acme ERP: Sales → Project on Tue 1 Dec, in 4 days. Nobody from the sale is in the project yet."
WAITS = "Acme ERP: Sales → Project on Tue 1 Dec, in 4 days. The plan holds, but Anna has not answered yet."


@pytest.fixture
def breaks(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(
        kim,
        NEW,
        "/handover add @kim account manager, sales, lead",
        "/handover add @bo project manager, project",
    )


@pytest.fixture
def waits(kim: Person, begins: Callable[..., Person]) -> Person:
    """It rests on Anna, whose word is missing."""
    return begins(
        kim,
        NEW,
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect, sales to project",
        "/handover add @bo project manager, project",
    )


@pytest.fixture
def contact(world: Any) -> Callable[[Person], None]:
    """Makes somebody the workspace's escalation contact."""

    def made(who: Person) -> None:
        who.types_to_the_bot("/handover help")
        with world.store.write() as session:
            known = select(Person_.id).where(Person_.slack_id == who.id).scalar_subquery()
            session.execute(update(Workspace).values(escalation_id=known))

    return made


def told(person: Person, since: str = "in 4 days") -> list[str]:
    """What the bot says to a person in the last days."""
    return [text for text in person.dm.texts if since in text]


def asked(person: Person) -> list[str]:
    """The questions of the steps; Monday's digest repeats what waits."""
    return [text for text in person.dm.texts if text.startswith("*Will you stay on")]


def test_two_days_before_a_start_that_breaks_the_owner_and_the_contact_hear_it(
    breaks: Person, per: Person, contact: Any, clock: Any
) -> None:
    per.types("/handover help")
    contact(per)
    clock.moves_to("2026-11-27 10:00")

    assert told(breaks)[-1].startswith(f"*{BREAKS}*")
    assert told(per)[-1].startswith(f"*{BREAKS}*")


def test_a_missing_word_goes_from_the_person_to_the_owner_to_the_contact(
    waits: Person, anna: Person, per: Person, contact: Any, clock: Any
) -> None:
    per.types("/handover help")
    contact(per)
    clock.moves_to("2026-11-24 10:00")
    questions = asked(anna)
    assert len(questions) == 2
    assert "in 7 days. The plan holds" in told(waits, "in 7 days")[-1]
    assert told(per, "Acme ERP") == []

    clock.moves_to("2026-11-27 10:00")

    assert told(per)[-1].startswith(f"*{WAITS}*")
    assert told(waits) == []
    assert asked(anna) == questions


def test_without_a_contact_the_owner_alone_hears_it(breaks: Person, per: Person, clock: Any) -> None:
    clock.moves_to("2026-11-27 10:00")

    assert told(breaks)[-1].startswith(f"*{BREAKS}*")
    assert per.dm.texts == []


def test_who_is_owner_and_contact_hears_it_once(breaks: Person, contact: Any, clock: Any) -> None:
    contact(breaks)
    clock.moves_to("2026-11-27 10:00")

    assert len(told(breaks)) == 1


def test_a_contact_outside_the_channel_reads_name_owner_and_date(
    breaks: Person, per: Person, contact: Any, clock: Any
) -> None:
    contact(per)
    clock.moves_to("2026-11-27 10:00")

    assert per.dm.texts[-1] == (
        "*Acme ERP: Sales → Project on Tue 1 Dec, in 4 days.*\n"
        "It needs somebody soon. Kim keeps an eye on it and can tell you more."
    )


def test_of_a_private_channel_a_contact_outside_it_hears_nothing(
    kim: Person, per: Person, contact: Any, clock: Any
) -> None:
    kim.types(NEW, "secret")
    kim.types("/handover add @kim account manager, sales, lead", "secret")
    kim.types("/handover add @bo project manager, project", "secret")
    contact(per)
    before = per.dm.texts
    clock.moves_to("2026-11-27 10:00")

    assert told(kim)[-1].startswith(f"*{BREAKS}*")
    assert per.dm.texts == before


def test_a_contact_who_leaves_the_channel_afterwards_reads_no_more_of_it(
    breaks: Person, per: Person, contact: Any, clock: Any
) -> None:
    per.types("/handover help")
    contact(per)
    clock.moves_to("2026-11-27 10:00")
    per.leaves("acme")

    breaks.types("/handover add @anna solution architect, sales to project")

    assert "Anna" not in told(per)[-1]
    assert "Kim keeps an eye on it" in told(per)[-1]

"""What other settings come to: when reminders fall, who is told, who may change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person
from bot.usecases.settings import again

pytestmark = pytest.mark.ci


@pytest.fixture(params=[40, 0], ids=["at once", "by the ticker"])
def reckoned(request: Any, monkeypatch: pytest.MonkeyPatch, world: Any) -> Callable[[], None]:
    """All that follows from a setting has been reckoned; many journeys are left to the ticker."""
    monkeypatch.setattr(again, "AT_ONCE", request.param)
    return world.ticker._care


def posts(person: Person) -> list[str]:
    return person.scene.channel("acme").texts


def said(kim: Person, clock: Any, before: str, after: str) -> bool:
    """Whether the channel hears something between the two moments."""
    clock.moves_to(before)
    count = len(posts(kim))
    clock.moves_to(after)
    return len(posts(kim)) > count


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("hour 8", "2026-11-03 07:59", "2026-11-03 08:01"),
        ("zone Europe/Lisbon", "2026-11-03 09:01", "2026-11-03 10:01"),
        ("steps 21, 7, 0", "2026-11-10 08:59", "2026-11-10 09:01"),
        ("quiet 2-6 nov", "2026-10-30 08:59", "2026-10-30 09:01"),
        ("steps 30", "2026-10-30 08:59", "2026-10-30 09:01"),
    ],
)
def test_the_card_falls_by_the_new_settings(
    relay: Person, clock: Any, reckoned: Any, line: str, before: str, after: str
) -> None:
    relay.types(f"/handover settings {line}")
    reckoned()

    assert said(relay, clock, before, after)


def test_a_holiday_of_another_country_moves_a_step(relay: Person, clock: Any, reckoned: Any) -> None:
    """3 November is a holiday in Japan."""
    relay.types("/handover settings country Japan")
    reckoned()

    assert said(relay, clock, "2026-11-02 08:59", "2026-11-02 09:01")


def test_taken_back_the_card_falls_as_before(relay: Person, clock: Any, reckoned: Any) -> None:
    relay.types("/handover settings hour 8")
    reckoned()
    relay.presses("Undo", on="Reminders come at 08:00")
    reckoned()

    assert said(relay, clock, "2026-11-03 08:59", "2026-11-03 09:01")


def test_a_step_between_two_that_were_falls_too(relay: Person, clock: Any, reckoned: Any) -> None:
    """After the card, in the middle of the steps."""
    clock.moves_to("2026-11-04 10:00")
    before = len(posts(relay))
    relay.types("/handover settings steps 28, 25, 7, 0")
    reckoned()

    clock.moves_to("2026-11-06 09:01")

    assert len(posts(relay)) == before
    assert "in 25 days" in relay.scene.channel("acme").thread(relay.scene.channel("acme").messages[-1])[-1]


def test_what_was_said_already_is_not_said_again(relay: Person, clock: Any, reckoned: Any) -> None:
    clock.moves_to("2026-11-04 10:00")
    before = len(posts(relay))
    relay.types("/handover settings hour 8")
    reckoned()

    clock.moves_to("2026-11-05 12:00")

    assert len(posts(relay)) == before


def test_the_start_card_names_the_new_first_step(relay: Person) -> None:
    relay.types("/handover settings steps 21, 7, 0")

    assert "I speak up 21 days before each step" in posts(relay)[0]


@pytest.mark.ci
def test_the_escalation_contact_is_told_two_days_before(relay: Person, per: Person, clock: Any) -> None:
    per.types("/handover help")
    relay.types("/handover settings escalation @per")

    clock.moves_to("2026-11-27 10:00")

    assert "*Acme ERP: Sales → Project on Tue 1 Dec, in 4 days." in per.dm.texts[-1]


def test_the_digest_comes_at_the_new_hour(relay: Person, clock: Any) -> None:
    clock.moves_to("2026-11-05 10:00")
    relay.types("/handover settings hour 7:30")
    before = len(relay.dm.texts)

    clock.moves_to("2026-11-09 07:29")
    assert len(relay.dm.texts) == before

    clock.moves_to("2026-11-09 07:31")
    assert len(relay.dm.texts) == before + 1


def test_strict_mode_leaves_changes_to_the_people_on_a_journey(relay: Person, sara: Person, anna: Person) -> None:
    relay.types("/handover settings strict on")
    sara.types("/handover phase project 8 dec")
    anna.types("/handover phase project 9 dec")

    assert sara.sees("In this workspace only the people on a journey can change it.")
    assert anna.sees("Project is planned for Wed 9 Dec.")


def test_posts_are_in_the_language_of_the_workspace(kim: Person, acme: Any) -> None:
    kim.types("/handover settings language danish")

    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01")

    assert "Kim holder øje med Acme ERP her." in acme.texts[-1]
    assert kim.sees("*Acme ERP* for Acme AB is on its way")

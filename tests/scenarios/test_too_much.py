"""More than fits is said to who typed it, by the figures given and no others; from Monday 12 October 2026 on."""

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

ERP = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
BETA = "/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2026-12-16"
SAID = "By the figures given Anna is at"


@pytest.fixture
def journeys(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim, with Acme ERP and Beta CRM in #acme; Anna gives 60 % to the sale of Beta."""
    return begins(kim, ERP, BETA, "/handover beta-crm: add @anna architect, sales, 60%")


def test_who_puts_somebody_past_a_hundred_percent_is_told_when_and_why(journeys: Person) -> None:
    journeys.types("/handover acme-erp: add @anna architect, project, 60%")

    assert journeys.sees(f"{SAID} 120 % from 1 Dec to 15 Dec: Acme ERP 60 %, Beta CRM 60 %.")
    assert journeys.sees("If that is too much: another percentage or other days with `/handover add`")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("add @anna architect, project, 40%", id="exactly a hundred is not too much"),
        pytest.param("add @anna architect, project", id="a blank is no figure"),
        pytest.param("add @anna architect, maintenance, 60%", id="on other days"),
        pytest.param("add @bo project manager, project, 60%", id="somebody else"),
    ],
)
def test_nothing_is_said_where_it_fits(journeys: Person, line: str) -> None:
    journeys.types(f"/handover acme-erp: {line}")

    assert not journeys.sees("By the figures given")


def test_days_away_are_not_too_much(journeys: Person) -> None:
    journeys.types("/handover away @anna 2026-12-01..2026-12-15")

    journeys.types("/handover acme-erp: add @anna architect, project, 60%")

    assert not journeys.sees("By the figures given")


def test_a_phase_that_moves_into_other_work_is_told_too(journeys: Person) -> None:
    journeys.types("/handover acme-erp: add @anna architect, project, 60%, 16 dec 2026 until 31 jan 2027")
    assert not journeys.sees(SAID)

    journeys.types("/handover beta-crm: phase project 2026-12-20")

    assert journeys.sees(f"{SAID} 120 % from 16 Dec to 19 Dec: Beta CRM 60 %, Acme ERP 60 %.")


def test_who_takes_over_is_told_of_too(journeys: Person) -> None:
    journeys.types("/handover acme-erp: add @bo architect, project, 60%")

    journeys.types("/handover acme-erp: replace @bo with @anna 2026-12-10")

    assert journeys.sees(f"{SAID} 120 % from 10 Dec to 15 Dec")


def test_a_journey_that_is_not_the_readers_does_not_count(kim: Person, bo: Person) -> None:
    kim.types("/handover new Secret Deal for Gamma AB: sales 2026-09-01, project 2027-06-01", "secret")
    kim.types("/handover add @anna architect, sales, 80%", "secret")
    kim.types(ERP)

    bo.types("/handover add @anna architect, project, 60%")

    assert not bo.sees(SAID)
    assert not bo.sees("Secret Deal")
    kim.types("/handover add @anna architect, project, 60%")
    assert kim.sees(f"{SAID} 140 % from 1 Dec to 31 May: Acme ERP 60 %, Secret Deal 80 %.")


def test_what_if_does_not_count_it_either(kim: Person, bo: Person) -> None:
    kim.types("/handover new Secret Deal for Gamma AB: sales 2026-09-01, project 2027-06-01", "secret")
    kim.types("/handover add @anna architect, sales, 80%", "secret")
    kim.types(ERP)

    bo.types("/handover what-if with @anna architect, project, 60%")
    assert not bo.sees(SAID)

    kim.types("/handover what-if with @anna architect, project, 60%")
    assert kim.sees(f"{SAID} 140 % from 1 Dec to 31 May: Acme ERP 60 %, Secret Deal 80 %.")


def test_what_is_shared_in_the_channel_tells_nobody_of_anybodys_time(journeys: Person, bo: Person) -> None:
    journeys.types("/handover acme-erp: add @anna architect, project, 60%")

    journeys.presses("Share in channel")

    assert not bo.sees("By the figures given")

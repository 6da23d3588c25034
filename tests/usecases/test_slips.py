"""How long a handover holds whose date is not sure: by people's own plans and what they are booked for elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from bot.rules.projection import JourneyShown
from bot.rules.projection.slip import SlipShown
from bot.usecases.slips import Sight, slips_of

PLAN = "sales 2026-09-01, project ~2026-12-01, maintenance 2027-06-01"
BETA = "sales 2026-06-01, project 2026-12-21, maintenance 2027-06-01"


@pytest.fixture
def acme(workspace: Any, put: Any) -> JourneyShown:
    """Anna, the architect, stays on with half her time."""
    journey = workspace.journey(PLAN)
    put(journey, "eva", "project manager", "project")
    return put(journey, "anna", "solution architect", "sales project", percent=50.0)  # type: ignore[no-any-return]


def asked(workspace: Any, journey: JourneyShown, who: str = "anna", **sight: Any) -> SlipShown | None:
    """How long the project holds, for who reads."""
    seen = Sight(**sight) if sight else Sight(viewer=workspace.viewer(who))
    with workspace.store.read() as session:
        handovers = workspace.show(journey.uid).handovers
        return slips_of(session, workspace.id, handovers, seen).get(handovers[0].uid)


def beta(workspace: Any, put: Any, percent: float | None = 60.0, channel: str = "acme") -> JourneyShown:
    """Another customer's project, which takes much of Anna from 21 December."""
    journey = workspace.journey(BETA, name="Beta CRM", channel=channel)
    return put(journey, "anna", "consultant", "project", percent=percent)  # type: ignore[no-any-return]


def test_it_holds_until_another_customer_takes_too_much(workspace: Any, put: Any, acme: JourneyShown) -> None:
    beta(workspace, put)

    found = asked(workspace, acme)

    assert (found.days, found.who.name, found.because, found.journeys) == (19, "Anna", "booked", ("Beta CRM",))


@pytest.mark.parametrize("percent", [50.0, None], ids=["just fits", "no figure"])
def test_what_fits_or_is_not_known_is_in_nobodys_way(
    workspace: Any, put: Any, acme: JourneyShown, percent: float | None
) -> None:
    beta(workspace, put, percent)

    found = asked(workspace, acme)

    assert (found.days, found.whatever) == (60, True)


def test_another_journey_is_named_only_to_who_may_read_it(workspace: Any, put: Any, acme: JourneyShown) -> None:
    workspace.channel("hidden", private=True)
    beta(workspace, put, channel="hidden")

    assert asked(workspace, acme, "zoe").journeys == ()
    assert asked(workspace, acme, channel_id=workspace.channel("acme").id).journeys == ()


def test_in_a_channel_the_journeys_of_that_channel_are_named(workspace: Any, put: Any, acme: JourneyShown) -> None:
    beta(workspace, put)

    assert asked(workspace, acme, channel_id=workspace.channel("acme").id).journeys == ("Beta CRM",)


def test_own_days_end(workspace: Any, put: Any, acme: JourneyShown) -> None:
    short = workspace.journey(PLAN, name="Gamma")
    put(short, "anna", "solution architect", "sales project", last=date(2026, 12, 10))

    found = asked(workspace, short)

    assert (found.days, found.because) == (9, "leaves")


def test_what_does_not_hold_today_is_not_said_to_hold(workspace: Any, put: Any) -> None:
    journey = workspace.journey(PLAN, name="Delta")
    put(journey, "anna", "solution architect", "sales")
    put(journey, "eva", "project manager", "project")

    assert asked(workspace, journey) is None


def test_a_firm_date_costs_not_a_statement(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "anna", "solution architect", "sales project")
    said: list[str] = []
    with workspace.store.read() as session:
        session.connection()
        event.listen(session.get_bind(), "before_cursor_execute", lambda *given: said.append(given[2]))

        found = slips_of(session, workspace.id, journey.handovers, Sight(viewer=workspace.viewer("anna")))

    assert (found, said) == ({}, [])

"""Acme ERP with a sale that knows and a project that takes over; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01, systems: CRM*, BI"


@pytest.fixture
def erp(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim and Anna are in the sale, Bo leads the project, Sara is in both, Bosse Blom is the customer's."""
    return begins(
        kim,
        f"/handover new Acme ERP for Acme AB: {PLAN}",
        "/handover add @kim account manager, sales",
        "/handover add @anna solution architect, sales",
        "/handover add @bo project manager, project",
        "/handover add @sara consultant, sales to project, CRM",
        "/handover add Bosse Blom system owner, customer, sales to project",
    )


@pytest.fixture
def known(erp: Person, anna: Person, sara: Person, begins: Callable[..., Person]) -> Person:
    """Anna has heard a pain and a promise; Sara a pain of the CRM."""
    begins(
        anna,
        "/handover note pain Orders are typed twice, from Bosse Blom",
        "/handover note: promised EDI before summer",
    )
    begins(sara, "/handover note pain The CRM is slow on Mondays")
    return anna

"""Acme ERP and who is on it, for notes; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01, systems: CRM*, BI"


@pytest.fixture
def erp(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim started it; Anna is in the sale, Bo leads the project, Bosse Blom is the customer's."""
    return begins(
        kim,
        f"/handover new Acme ERP for Acme AB: {PLAN}",
        "/handover add @anna solution architect, sales",
        "/handover add @bo project manager, project, CRM",
        "/handover add Bosse Blom system owner, customer, sales",
    )


@pytest.fixture
def noted(erp: Person, anna: Person, begins: Callable[..., Person]) -> Person:
    """Anna has written down a pain that Bosse told her, and a promise."""
    return begins(
        anna,
        "/handover note pain Orders are typed twice in the CRM, from Bosse Blom",
        "/handover note: promised EDI before summer",
    )


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


@pytest.fixture
def last() -> Callable[..., str]:
    """`last(anna)`: the newest message somebody sees in #acme, or in another room."""
    return newest

"""Acme ERP, and a meeting with its customer on Thursday 5 November; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

LINES = (
    "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2027-03-01",
    "/handover add @anna CIO, sales",
    "/handover meeting 5 nov with @bo business partner, @eva about the order flow",
)


@pytest.fixture
def planned(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim has planned it, with Bo and Eva."""
    return begins(kim, *LINES)


@pytest.fixture
def held(kim: Person, begins: Callable[..., Person]) -> Person:
    """It is the day after, and who was to be there has been asked."""
    return begins(kim, *LINES, until="2026-11-06 09:01")


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


@pytest.fixture
def last() -> Callable[..., str]:
    """`last(kim)`: the newest message somebody sees in #acme, or in another room."""
    return newest

"""The four journeys a visitor finds: what people typed and pressed in the months before, on which day.

The three shapes (product.md §1) and one delivery of two systems with the customer's own people. Days count from the
demo's first morning, so the story is as old as the visitor's "today" whichever the year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.demo.when import REGISTERED


@dataclass(frozen=True)
class Typed:
    """Somebody types a line in a channel."""

    day: int
    who: str
    channel: str
    line: str


@dataclass(frozen=True)
class Pressed:
    """Somebody presses the button of that name in a message that says `on`."""

    day: int
    who: str
    button: str
    on: str


Scene = Typed | Pressed


def scenes(first: date) -> tuple[Scene, ...]:
    """Everything in the order it happened."""

    def day(offset: int) -> str:
        return (first + timedelta(days=offset)).isoformat()

    told = (*relay(day), *architect(day), *succession(day), *two_systems(day))
    return tuple(sorted(told, key=lambda scene: scene.day))


def relay(day: Callable[[int], str]) -> tuple[Scene, ...]:
    def mette(line: str) -> Scene:
        return Typed(REGISTERED, "mette", "fjord-shop", line)

    return (
        mette(
            f"/handover new Fjord webshop for Fjord & Fisk: sales {day(-154)}, project {day(14)}, "
            f"maintenance {day(182)}"
        ),
        mette("/handover add @mette account manager, sales"),
        mette("/handover add @nils consultant, sales"),
        mette("/handover add @per project manager, project"),
        mette("/handover add @liv maintenance lead, maintenance"),
    )


def architect(day: Callable[[int], str]) -> tuple[Scene, ...]:
    def kim(line: str) -> Scene:
        return Typed(REGISTERED, "kim", "skog-crm", line)

    return (
        kim(f"/handover new Skog CRM for Skogsbolaget: sales {day(-182)}, project {day(-49)}, maintenance {day(119)}"),
        kim("/handover add @kim account manager, sales"),
        kim("/handover add @eva project manager, project"),
        kim("/handover add @anna solution architect, throughout"),
        Pressed(-76, "anna", "Yes, I'm staying", on="Skog CRM"),
    )


def succession(day: Callable[[int], str]) -> tuple[Scene, ...]:
    def per(line: str) -> Scene:
        return Typed(REGISTERED, "per", "havn-portal", line)

    return (
        per(
            f"/handover new Havn portal for Nordhavn: sales {day(-300)}, project {day(-140)}, "
            f"maintenance {day(28)}; systems: Portal*, Booking"
        ),
        per("/handover add @mette account manager, sales"),
        per("/handover add @per main project manager, project"),
        per("/handover add @sara sub-project manager, project to maintenance, Portal"),
        per("/handover add @nils consultant, project, Booking"),
        per("/handover add @liv maintenance lead, maintenance, Booking"),
    )


def two_systems(day: Callable[[int], str]) -> tuple[Scene, ...]:
    def mette(line: str) -> Scene:
        return Typed(REGISTERED + 28, "mette", "lumen-erp", line)

    return (
        mette(
            f"/handover new Lumen ERP for Lumen Energi: sales {day(-63)}, project {day(42)}, "
            f"maintenance {day(238)}; systems: CRM*, BI"
        ),
        mette("/handover add @mette account manager, sales"),
        mette("/handover add @anna solution architect, sales, CRM"),
        mette("/handover add @eva project manager, project"),
        mette("/handover add @nils consultant, key, sales to project, BI"),
        mette("/handover add @sara consultant, project, CRM"),
        mette("/handover add Ingrid Voll system owner, customer, sales to project"),
    )

"""The four journeys a visitor finds: what people typed and pressed in the months before, on which day.

The three shapes (product.md §1) and one delivery of two systems with the customer's own people, who were met.
Days count from the demo's first morning, so the story is as old as the visitor's "today" whichever the year.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo.meeting import meeting
from bot.demo.scene import Days, Pressed, Scene, typist
from bot.demo.when import REGISTERED
from bot.i18n import Say
from bot.rules.texts import N_


def scenes(first: date, say: Say) -> tuple[Scene, ...]:
    """Everything in the order it happened, as people type in that language."""

    def days(**offsets: int) -> dict[str, str]:
        return {name: (first + timedelta(days=offset)).isoformat() for name, offset in offsets.items()}

    told = (
        *relay(days, say),
        *architect(days, say),
        *succession(days, say),
        *two_systems(days, say),
        *meeting(days, say),
    )
    return tuple(sorted(told, key=lambda scene: scene.day))


def relay(days: Days, say: Say) -> tuple[Scene, ...]:
    mette = typist("mette", "fjord-shop", say)
    return (
        mette(
            N_(
                "/handover new Fjord webshop for Fjord & Fisk: sales {sales}, project {project}, "
                "maintenance {maintenance}"
            ),
            **days(sales=-154, project=14, maintenance=182),
        ),
        mette(N_("/handover add @mette account manager, sales")),
        mette(N_("/handover add @nils consultant, sales")),
        mette(N_("/handover add @per project manager, project")),
        mette(N_("/handover add @liv maintenance lead, maintenance")),
    )


def architect(days: Days, say: Say) -> tuple[Scene, ...]:
    kim = typist("kim", "skog-crm", say)
    return (
        kim(
            N_("/handover new Skog CRM for Skogsbolaget: sales {sales}, project {project}, maintenance {maintenance}"),
            **days(sales=-182, project=-49, maintenance=119),
        ),
        kim(N_("/handover add @kim account manager, sales")),
        kim(N_("/handover add @eva project manager, project")),
        kim(N_("/handover add @anna solution architect, throughout")),
        Pressed(-76, "anna", say.plain(N_("Yes, I'm staying")), on="Skog CRM"),
    )


def succession(days: Days, say: Say) -> tuple[Scene, ...]:
    per = typist("per", "havn-portal", say)
    return (
        per(
            N_(
                "/handover new Havn portal for Nordhavn: sales {sales}, project {project}, "
                "maintenance {maintenance}; systems: Portal*, Booking"
            ),
            **days(sales=-300, project=-140, maintenance=28),
        ),
        per(N_("/handover add @mette account manager, sales")),
        per(N_("/handover add @per main project manager, project")),
        per(N_("/handover add @sara sub-project manager, project to maintenance, Portal")),
        per(N_("/handover add @nils consultant, project, Booking")),
        per(N_("/handover add @liv maintenance lead, maintenance, Booking")),
    )


def two_systems(days: Days, say: Say) -> tuple[Scene, ...]:
    mette = typist("mette", "lumen-erp", say, REGISTERED + 28)
    return (
        mette(
            N_(
                "/handover new Lumen ERP for Lumen Energi: sales {sales}, project {project}, "
                "maintenance {maintenance}; systems: CRM*, BI"
            ),
            **days(sales=-63, project=42, maintenance=238),
        ),
        mette(N_("/handover add @mette account manager, sales")),
        mette(N_("/handover add @anna solution architect, sales, CRM")),
        mette(N_("/handover add @eva project manager, project")),
        mette(N_("/handover add @nils consultant, key, sales to project, BI")),
        mette(N_("/handover add @sara consultant, project, CRM")),
        mette(N_("/handover add Ingrid Voll system owner, customer, sales to project")),
    )

"""What is shown of a journey, read from rows and the answers kept beside its handovers; runs no rules of continuity."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown, JourneyShown, Who
from bot.rules.texts import Refusal
from bot.usecases.projection.drawing import Drawing
from bot.usecases.projection.people import as_called
from bot.usecases.rights import NOT_FOUND
from storage import showing
from storage.showing import Shown

__all__ = ["as_called", "handover_shown", "journey_shown", "owner_of"]


def journey_shown(session: Session, workspace: int, journey_id: int, today: date) -> JourneyShown:
    """The whole journey. Rights are the caller's affair."""
    return Drawing(_found(session, workspace, journey_id), today).journey()


def handover_shown(session: Session, workspace: int, handover_id: int, today: date) -> HandoverShown:
    """One handover, also one that is closed ("no longer in the plan")."""
    journey_id = showing.journey_of(session.connection(), workspace, handover_id)
    if journey_id is None:
        raise Refusal(NOT_FOUND)
    return Drawing(_found(session, workspace, journey_id), today).handover(handover_id)


def owner_of(session: Session, workspace: int, journey_id: int, today: date) -> Who:
    """Who gets what nobody else is asked."""
    return Drawing(_found(session, workspace, journey_id), today).owner


def _found(session: Session, workspace: int, journey_id: int) -> Shown:
    session.flush()
    rows = showing.of_journey(session.connection(), workspace, journey_id)
    if rows is None:
        raise Refusal(NOT_FOUND)
    return rows

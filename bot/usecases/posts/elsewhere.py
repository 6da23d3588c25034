"""Whether what a post says still belongs there: its journey may be gone, or be written about in another channel."""

from __future__ import annotations

from sqlalchemy.orm import Session

from storage.tables import Handover, Journey, Occasion, Phase

GONE, MOVED = "gone", "moved"


def about(session: Session, occasion: Occasion) -> int | None:
    """The journey that an occasion is about, by our id."""
    if occasion.handover_id is None:
        return occasion.journey_id
    return session.get_one(Handover, occasion.handover_id).journey_id


def instead(session: Session, occasion: Occasion) -> str:
    """`gone`, `moved`, or blank where it says what it was to say."""
    about_id = about(session, occasion)
    if about_id is None:
        return ""  # a customer's question, of no journey
    journey = session.get(Journey, about_id)
    if journey is None or journey.void_change is not None:
        return GONE
    return MOVED if is_elsewhere(session, occasion, journey) else ""


def is_elsewhere(session: Session, occasion: Occasion, journey: Journey) -> bool:
    """A channel's only: people are told wherever it lives."""
    if occasion.to_channel_id is None:
        return False
    if occasion.handover_id is None:
        return occasion.to_channel_id != journey.channel_id
    handover = session.get_one(Handover, occasion.handover_id)
    phases = (handover.from_phase_id, handover.to_phase_id) if occasion.kind == "day" else (handover.from_phase_id,)
    return occasion.to_channel_id not in {_place(session, one, journey) for one in phases}


def _place(session: Session, phase_id: int | None, journey: Journey) -> int | None:
    phase = session.get(Phase, phase_id) if phase_id else None
    return (phase and phase.channel_id) or journey.channel_id

"""What a move would break is shown before it is kept: the whole of a handover, or one of its systems."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.facts import Side, State
from bot.rules.projection import HandoverShown
from bot.rules.values import value
from bot.usecases.done import Done
from storage.tables import Handover, Journey


class WouldBreak(Exception):
    """The change is not kept: these handovers would break by it. Said again with `anyway` it is kept."""

    def __init__(self, handovers: tuple[HandoverShown, ...], version: int) -> None:
        super().__init__(", ".join(handover.uid for handover in handovers))
        self.handovers = handovers
        self.version = version
        """The journey's version that "Move anyway" belongs to."""


LOST = (State.BREAKS, State.UNSTAFFED)
"""A system whose last person is not there on the new days is not staffed any more: lost as well."""


@value
class Before:
    """A journey as it was before a change: what broke then need not be told."""

    journey_id: int
    version: int
    broken: frozenset[tuple[str, str | None]]
    """Handover uid and system (None = the whole) of each vendor's answer that does not hold: nobody carries it over."""


def before(session: Session, journey: Journey) -> Before:
    return Before(journey.id, journey.version, _broken(session, journey.id))


def must_not_break(session: Session, was: Before, done: Done) -> None:
    """Raise WouldBreak, before anything is kept, when more breaks after the change than before it."""
    worse = {uid for uid, _ in _broken(session, was.journey_id) - was.broken}
    if worse and done.journey is not None:
        raise WouldBreak(tuple(one for one in done.journey.handovers if one.uid in worse), was.version)


def _broken(session: Session, journey_id: int) -> frozenset[tuple[str, str | None]]:
    """By the answers kept beside the handovers."""
    kept = select(Handover.uid, Handover.answer).where(Handover.journey_id == journey_id, Handover.closed_at.is_(None))
    return frozenset(
        (uid, scope["system"])
        for uid, answer in session.execute(kept)
        for scope in answer.get("scopes", ())
        if scope["side"] == Side.VENDOR and scope["state"] in LOST
    )

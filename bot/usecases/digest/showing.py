"""What the head of a digest tells beside its items: who is awaited, what is quiet, how many hold."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.projection.weekly import DigestShown
from bot.usecases.digest.needs import owned
from bot.usecases.digest.reading import Reader, mine, readable_open, reader_of, spoken_of
from storage.tables import Handover, Journey, Occasion, Phase

MOST = 5
"""Lines of a kind."""


def summary(session: Session, occasion: Occasion, now: datetime) -> DigestShown:
    """As of now, also when the message is drawn again."""
    assert occasion.to_person_id is not None
    reader = reader_of(session, occasion.to_person_id, now)
    awaited = [
        (word.who, one.shown.journey_name, word.asked_on) for one in owned(session, reader) for word in one.awaited
    ]
    states = _states(session, reader)
    return DigestShown(
        awaited=tuple(awaited[:MOST]),
        quiet=_quiet(session, reader),
        holds=states.get("holds", 0),
        thin=states.get("thin", 0),
        more=int(occasion.values.get("more", 0)),
        wanted=reader.person.digest,
    )


def _states(session: Session, reader: Reader) -> dict[str, int]:
    """How many handovers to come there are by state, of journeys the reader is on or answers for."""
    counted = (
        select(Handover.state, func.count())
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(mine(reader, leads=False), *spoken_of(reader))
        .group_by(Handover.state)
    )
    return dict(session.execute(counted).all())


def _quiet(session: Session, reader: Reader) -> tuple[tuple[str, date], ...]:
    """Journeys of theirs whose reminders are off, and until when."""
    off = select(Journey.name, Journey.quiet_until).where(mine(reader, leads=True), *readable_open(reader))
    rows = session.execute(off.where(Journey.quiet_until > reader.today).order_by(Journey.quiet_until).limit(MOST))
    return tuple((row.name, row.quiet_until) for row in rows)

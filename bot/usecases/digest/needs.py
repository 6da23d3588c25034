"""What a reader can do this week: handovers they own that want something, and questions they have not answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown, WordShown
from bot.rules.reminders.weekly import FAR, WEEK, Need, monday, need
from bot.rules.values import fact
from bot.usecases import receiving
from bot.usecases.digest.reading import Reader, mine, spoken_of
from bot.usecases.journeys.listing.coming import first_day
from bot.usecases.projection.drawing import Drawing
from storage import showing
from storage.tables import Handover, Journey, Phase, Question, Word

DAY = timedelta(days=1)
SOON = timedelta(days=14)
"""How long before somebody takes over Monday speaks of the brief."""
MOST_READ = 200
"""Handovers of one owner that are looked at, the nearest first."""


@fact
class Wanting:
    """A handover that the reader owns: what it wants of them, and whose answer is awaited."""

    id: int
    uid: str
    shown: HandoverShown
    need: Need | None
    awaited: tuple[WordShown, ...]


def owned(session: Session, reader: Reader, *, only: int | None = None) -> tuple[Wanting, ...]:
    """Handovers that the reader owns and that may want something, the nearest first; or `only` that one."""
    return tuple(_owned(session, reader, only=only))


def nearest(session: Session, reader: Reader, most: int) -> Iterator[Wanting]:
    """The nearest of these, from at `most` so many that are looked at; each is read when it is asked for."""
    return _owned(session, reader, most=most)


def _owned(session: Session, reader: Reader, *, only: int | None = None, most: int = MOST_READ) -> Iterator[Wanting]:
    found = _candidates(reader).limit(most)
    journeys: dict[int, Drawing] = {}
    for row in session.execute(found.where(Handover.id == only) if only is not None else found).all():
        if row.journey_id not in journeys:
            kept = showing.of_journey(session.connection(), reader.workspace.id, row.journey_id)
            assert kept is not None
            journeys[row.journey_id] = Drawing(kept, reader.today)
        if journeys[row.journey_id].owner.id == reader.id:
            yield _wanting(reader, row, journeys[row.journey_id])


def _wanting(reader: Reader, row: Any, drawing: Drawing) -> Wanting:
    shown = drawing.handover(row.id)
    weeks = (monday(reader.today) - monday(row.created_at.date())) // WEEK
    wants = need(shown, reader.id, max(reader.workspace.steps, default=0), weeks)
    silent = tuple(word for word in shown.words if _is_awaited(word, reader))
    return Wanting(id=row.id, uid=row.uid, shown=shown, need=wants, awaited=silent)


def _is_awaited(word: WordShown, reader: Reader) -> bool:
    """Somebody else who was asked, not only this morning, and said nothing."""
    asked = word.asked_on is not None and word.asked_on < reader.today
    return asked and word.answer is None and word.who.id != reader.id


def _candidates(reader: Reader) -> Any:
    """What holds on a sure date with nobody asked wants nothing, and is not even read."""
    asked = exists().where(Question.handover_id == Handover.id, Question.state == "open")
    unsure = or_(first_day.is_(None), Phase.tentative.is_(True), Phase.start_latest.is_not(None))
    near = or_(first_day.is_(None), first_day <= (reader.today + FAR * DAY).isoformat())
    return (
        select(Handover.id, Handover.uid, Handover.journey_id, Journey.created_at)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(mine(reader, leads=True), *spoken_of(reader), near, or_(Handover.state != "holds", unsure, asked))
        .order_by(first_day.is_(None), first_day, Handover.id)
    )


def briefs(session: Session, reader: Reader) -> Iterator[receiving.Waiting]:
    """What the reader takes over soon and has not read the brief of; not of journeys that are quiet."""
    for one in receiving.waiting(session, reader.viewer, reader.today):
        quiet = session.get_one(Journey, one.handover.journey_id).quiet_until
        if one.first <= reader.today + SOON and (quiet is None or quiet <= reader.today):
            yield one


def questions(session: Session, reader: Reader) -> Iterator[Any]:
    """Questions to the reader that they said nothing to yet, with `id`, `handover_id` and `uid` (the handover's)."""
    said = exists().where(
        Word.handover_id == Question.handover_id, Word.person_id == reader.id, Word.lapsed_at.is_(None)
    )
    speaks = or_(Journey.quiet_until.is_(None), Journey.quiet_until <= reader.today)
    found = (
        select(Question.id, Question.handover_id, Handover.uid)
        .join(Handover, Handover.id == Question.handover_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(Question.person_id == reader.id, Question.state == "open", ~said, Handover.closed_at.is_(None))
        .where(Journey.state == "open", Journey.void_change.is_(None), speaks)
        .order_by(first_day.is_(None), first_day, Question.id)
    )
    yield from session.execute(found)

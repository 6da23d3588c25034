"""What an alert shows beside its handover: who caused it, and all that it breaks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection import Who
from bot.rules.projection.at_once import CauseShown
from bot.usecases.at_once.booked import BOOKED, too_much
from bot.usecases.at_once.causes import CLOSED
from bot.usecases.projection import as_called
from bot.usecases.rights import Viewer
from storage.tables import Handover, Journey, Occasion, Person


def cause_shown(
    session: Session, occasion: Occasion, standing: Sequence[Handover], people: Collection[Who], viewer: Viewer
) -> CauseShown:
    """`people` are those of the journey that is shown first: by them everybody is called."""
    kept = occasion.values
    named = select(Journey.id, Journey.name).where(
        Journey.workspace_id == occasion.workspace_id, Journey.id.in_({row.journey_id for row in standing})
    )
    names = {row.id: row.name for row in session.execute(named)}
    who = _called(session, kept["who"], people)
    return CauseShown(
        kind=kept["cause"],
        who=who,
        too_much=too_much(session, standing[0], who, viewer) if kept["cause"] == BOOKED and who and standing else None,
        by=_called(session, kept["by"], people),
        first=_day(kept.get("first")),
        last=_day(kept.get("last")),
        broken=tuple((names[row.journey_id], _day(row.answer["start"])) for row in standing),
        hold=kept["hold"],
        reopened=kept["cause"] == CLOSED and _is_open(session, kept["who"]),
    )


def _is_open(session: Session, person_id: int) -> bool:
    return session.get_one(Person, person_id).active_to is None


def _called(session: Session, person_id: int | None, people: Collection[Who]) -> Who | None:
    person = session.get(Person, person_id) if person_id else None
    return None if person is None else as_called(person, people)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Who was put on a journey by somebody else is told in the evening, quietly, unless it was taken back by then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from bot.rules.reminders.evening import evening
from bot.usecases.changing import Stamp
from bot.usecases.planning.hearing import KEPT
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.workdays import work_days
from storage.tables import Assignment, Handover, Journey, Occasion, Person, Workspace

TOLD = ("member", "guest")
SAID = ("attached", "done")


def tell_put(session: Session, stamp: Stamp, journey: Journey, people: Iterable[Person]) -> None:
    """Plan it for those who can be written to and did not do it themselves; once a day and journey."""
    others = [one for one in people if one.id != stamp.by and one.slack_id is not None and one.kind in TOLD]
    if stamp.by is None or not others:
        return
    workspace = session.get_one(Workspace, stamp.workspace)
    days = work_days(session, workspace.id, workspace.country)
    for person in others:
        tz = person.tz or workspace.tz
        day, due = evening(stamp.at, tz, workspace.at_time, days)
        put(
            session,
            ToSay(
                workspace=workspace.id,
                uid=journey.uid,
                kind="put",
                recipient=person.uid,
                due_on=day,
                due_at=due,
                expires_at=due + KEPT,
                at=workspace.at_time,
                tz=tz,
                journey_id=journey.id,
                person_id=person.id,
                values={"since": stamp.at.isoformat()},
            ),
        )


def put_since(session: Session, occasion: Occasion) -> Sequence[Assignment]:
    """What the person was given on the journey by others since then, and still has."""
    mine = (Assignment.journey_id == occasion.journey_id, Assignment.person_id == occasion.to_person_id)
    since = datetime.fromisoformat(occasion.values["since"])
    by_others = (Assignment.added_at >= since, Assignment.added_by != occasion.to_person_id)
    found = select(Assignment).where(
        *mine, *by_others, Assignment.void_change.is_(None), Assignment.given != "declined"
    )
    return session.scalars(found.order_by(Assignment.id)).all()


def is_news(session: Session, occasion: Occasion) -> bool:
    """Whether it is still so, and no question has told them meanwhile."""
    return bool(put_since(session, occasion)) and not session.scalar(select(_was_asked(occasion)))


def _was_asked(occasion: Occasion) -> ColumnElement[bool]:
    asked: Any = select(Occasion.id).join(Handover, Handover.id == Occasion.handover_id)
    since = datetime.fromisoformat(occasion.values["since"])
    about = (Handover.journey_id == occasion.journey_id, Occasion.to_person_id == occasion.to_person_id)
    return exists(asked.where(*about, Occasion.kind == "ask", Occasion.due_at >= since, Occasion.state.in_(SAID)))

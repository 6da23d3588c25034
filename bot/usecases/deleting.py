"""A journey deleted: nobody finds it any more, and what was posted about it says nothing of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.rules.projection.taken import Taken
from bot.rules.texts import N_, Refusal
from bot.usecases import planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.journeys import changeable
from bot.usecases.recording import number
from bot.usecases.rights import Viewer
from storage.engine import Store
from storage.tables import Assignment, Journey, Note, Person, Phase

NOT_YOURS = N_(
    "Only {creator}, who started {journey}, or an admin can delete it. You can close it: `/handover {key}: close`."
)


def takes(store: Store, viewer: Viewer, journey_uid: str) -> Taken:
    """What goes with it, for who may delete it."""
    with store.read() as session:
        journey = _deletable(session, viewer, journey_uid, None)
        return Taken(
            version=journey.version,
            phases=_count(session, Phase, Phase.id, journey),
            people=_count(session, Assignment, Assignment.person_id.distinct(), journey),
            notes=_count(session, Note, Note.id, journey),
        )


def delete(store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, version: int) -> Done:
    """Take it away with all that is in it, as it was at that `version`; who did it can take that back."""
    with changing(store, stamp) as session:
        journey = _deletable(session, viewer, journey_uid, version)
        journey.void_change = number(session, stamp.workspace)
        done = finish(session, stamp, journey.id, "journey.deleted", {"name": journey.name})
        planning.redraw_all(session, journey.id)
        return done


def _deletable(session: Session, viewer: Viewer, uid: str, version: int | None) -> Journey:
    """Its creator's and the admins' to delete, not whoever leads now (`product.md` §9)."""
    journey = changeable(session, viewer, uid, version, closed=True)
    if journey.creator_id != viewer.person_id and not viewer.admin:
        creator = session.get_one(Person, journey.creator_id).name
        raise Refusal(NOT_YOURS, creator=creator, journey=journey.name, key=journey.key)
    return journey


def _count(session: Session, table: type[Phase | Assignment | Note], what: Any, journey: Journey) -> int:
    counted = select(func.count(what)).where(table.journey_id == journey.id, table.void_change.is_(None))
    return session.scalar(counted) or 0

"""The handover that a button or a form speaks of: looked up, never trusted, and checked at every click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown, JourneyShown, Who
from bot.rules.texts import N_, Refusal
from bot.usecases.changing import Stamp
from bot.usecases.done import day_in
from bot.usecases.projection import as_called, handover_shown
from bot.usecases.rights import NOT_FOUND, Viewer, alone, may_see, must_change
from storage.engine import Store
from storage.tables import Assignment, Handover, Journey, Person, Question, Workspace

FRESH = timedelta(days=30)
"""How long after the start somebody can still be asked about it (the day's note says "while it is fresh")."""

GONE = N_("This handover is no longer in the plan, so there is nothing left to decide.")
PAST = N_("That day has passed, so there is nothing left to decide.")
CLOSED = N_("{journey} is closed, so there is nothing left to decide. /handover resume opens it again.")
PAUSED = N_("{journey} is paused, so I ask nobody about it. /handover resume ends the pause.")
NOTHING_AHEAD = N_("{journey} has no handover ahead.")
ACCOUNT_CLOSED = N_("{person}'s account is closed, so I can't ask. Please choose someone else.")
OUTSIDE = N_("{person} is not a member here, so I can't ask. Please choose someone else.")
NOT_A_PERSON = N_("{person} is a bot. Please choose a person.")


_handover = Handover.__table__
_journey = Journey.__table__
_workspace = Workspace.__table__
_FIND = (
    select(
        *(_handover.c[name] for name in ("id", "uid", "workspace_id", "journey_id", "from_phase_id", "to_phase_id")),
        _handover.c.person_id.label("leaves_id"),
        *(_handover.c[name] for name in ("answer", "closed_at")),
        _journey.c.name.label("journey_name"),
        _journey.c.state.label("journey_state"),
        _journey.c.void_change.label("journey_void"),
        _workspace.c.tz,
    )
    .join(_journey, _journey.c.id == _handover.c.journey_id)
    .join(_workspace, _workspace.c.id == _handover.c.workspace_id)
    .where(_handover.c.workspace_id == bindparam("workspace"), _handover.c.uid == bindparam("uid"))
)
_part = Assignment.__table__
_PLANNED = select(_part.c.phase_id, _part.c.side, _part.c.given, _part.c.role_text, _part.c.first, _part.c.last).where(
    _part.c.person_id == bindparam("person"),
    _part.c.phase_id.in_((bindparam("giver"), bindparam("receiver"))),
    _part.c.void_change.is_(None),
)


@dataclass(slots=True)
class Found:
    """A handover as it is now, inside one transaction: what is asked about it; who writes it gets the entity."""

    row: Any
    today: date
    """In the workspace's zone."""

    @property
    def start(self) -> date | None:
        text = self.row.answer.get("start")
        return date.fromisoformat(text) if text else None

    @property
    def within(self) -> bool:
        """Whether it is a change of hands within a phase."""
        return self.row.leaves_id is not None

    def rests_on(self, person_id: int) -> bool:
        """Whether the vendor's state, as a whole or for a system, rests on this person."""
        scopes = self.row.answer.get("scopes", ())
        return any(scope["side"] == "vendor" and person_id in scope["rests_on"] for scope in scopes)

    def shown(self, session: Session) -> HandoverShown:
        return handover_shown(session, self.row.workspace_id, self.row.id, self.today)

    def journey(self, session: Session) -> Journey:
        return session.get_one(Journey, self.row.journey_id)

    def called(self, session: Session, person: Any) -> str:
        """What a person is called among those of the journey."""
        return as_called(person, self.shown(session).people).called


def find(session: Session, stamp: Stamp, uid: str) -> Found:
    """The handover with that uid in the stamp's workspace; refuses what is closed, quiet or long past."""
    row = session.connection().execute(_FIND, {"workspace": stamp.workspace, "uid": uid}).first()
    if row is None:
        raise Refusal(NOT_FOUND)
    found = Found(row, day_in(row, stamp.at))
    if refusal := _over(found):
        raise refusal if _is_known(session, stamp, found) else Refusal(NOT_FOUND)
    return found


def _over(found: Found) -> Refusal | None:
    """Why nothing can be decided about it."""
    row = found.row
    if row.closed_at is not None or row.journey_void is not None:
        return Refusal(GONE)
    if row.journey_state != "open":
        return Refusal(PAUSED if row.journey_state == "paused" else CLOSED, journey=row.journey_name)
    if (start := found.start) is not None and start + FRESH < found.today and not row.answer.get("tentative"):
        return Refusal(PAST)
    return None


def must_be_known(session: Session, stamp: Stamp, found: Found) -> None:
    """Refuse to whom the handover does not exist: they may not see it, and were never planned nor asked."""
    if not _is_known(session, stamp, found):
        raise Refusal(NOT_FOUND)


def _is_known(session: Session, stamp: Stamp, found: Found) -> bool:
    reader = session.get(Person, stamp.by) if stamp.by else None
    if reader is None:
        return False
    asked = exists().where(Question.handover_id == found.row.id, Question.person_id == reader.id)
    planned_once = exists().where(Assignment.journey_id == found.row.journey_id, Assignment.person_id == reader.id)
    part = bool(session.scalar(select(or_(asked, planned_once))))
    return part or may_see(session, alone(reader, found.today), found.journey(session))


def find_to_change(session: Session, stamp: Stamp, viewer: Viewer, uid: str) -> Found:
    """The same for who decides: who may change the journey, and its owner wherever the question reached them."""
    found = find(session, stamp, uid)
    if viewer.kind == "member" and owner(session, found).id == viewer.person_id:
        return found
    must_change(session, viewer, found.journey(session))
    return found


def show(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> HandoverShown:
    """The handover for a form by which it is to be changed."""
    with store.read() as session:
        return find_to_change(session, stamp, viewer, uid).shown(session)


def ahead(journey: JourneyShown, *, between: bool = False) -> HandoverShown:
    """The next handover of a journey: the one that a typed line is about. What has not begun is still ahead.

    `between` phases only: no change of hands within one.
    """
    for shown in journey.handovers:
        if between and shown.within:
            continue
        if shown.days_left is None or shown.days_left >= 0 or not shown.has_come:
            return shown
    raise Refusal(NOTHING_AHEAD, journey=journey.name)


def owner(session: Session, found: Found) -> Who:
    shown = found.shown(session)
    assert shown.owner is not None
    return shown.owner


def person(session: Session, stamp: Stamp, key: str | int) -> Person:
    """The person with that uid, or that id of ours, in the stamp's workspace."""
    known = Person.id == key if isinstance(key, int) else Person.uid == key
    row = session.scalar(select(Person).where(Person.workspace_id == stamp.workspace, known))
    if row is None:
        raise Refusal(NOT_FOUND)
    return row


def must_be_askable(person: Person, on: date) -> None:
    """Members and guests can be asked; bots, outsiders and closed accounts cannot (`product.md` §9)."""
    if person.kind == "bot":
        raise Refusal(NOT_A_PERSON, field="person", person=person.name)
    if person.active_to is not None and person.active_to < on:
        raise Refusal(ACCOUNT_CLOSED, field="person", person=person.name)
    if person.slack_id is None or person.kind in ("stranger", "outside"):
        raise Refusal(OUTSIDE, field="person", person=person.name)


def planned(session: Session, found: Found, person_id: int) -> Sequence[Any]:
    """The person's rows on the two phases, of either side, also those they declined: only what a word rests on."""
    session.flush()
    of = {"person": person_id, "giver": found.row.from_phase_id, "receiver": found.row.to_phase_id}
    return session.connection().execute(_PLANNED, of).all()


def parts(session: Session, person_id: int, phase_id: int | None) -> list[Assignment]:
    """The person's vendor assignments on a phase, also those they declined."""
    mine = select(Assignment).where(
        Assignment.phase_id == phase_id,
        Assignment.person_id == person_id,
        Assignment.side == "vendor",
        Assignment.void_change.is_(None),
    )
    return list(session.scalars(mine.order_by(Assignment.id)))

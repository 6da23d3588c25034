"""People who are followed by somebody else, who leave, or who are away for a while."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.continuity.phases import completed
from bot.rules.texts import N_, Refusal
from bot.usecases import at_once, planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish, today
from bot.usecases.journeys import changeable
from bot.usecases.people.orphans import ask_for_owners
from bot.usecases.people.placing import assignments, copy, cover, systems_of
from bot.usecases.people.telling import tell_put
from bot.usecases.people.who import must_be_addable, person_of, told
from bot.usecases.planning.lapsing import reopen_questions
from bot.usecases.recording import number, record
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.timeline import live
from storage.engine import Store
from storage.tables import Absence, Assignment, Journey, Person, Phase

DAY = timedelta(days=1)

AWAY_ALREADY = N_("I know already that {name} is away from {first} to {last}, so there is nothing to change.")
YOU_ARE_AWAY = N_("I know already that you are away from {first} to {last}, so there is nothing to change.")
NOT_ON_IT = N_("{name} is not on {journey} then, so there is nothing to change.")
LAST_BEFORE_FIRST = N_("The last day ({last}) is before the first ({first}). Which of the two is right?")
SAME_PERSON = N_("That is the same person twice. Who takes over from {name}?")


def replace(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    old_id: int,
    new_id: int,
    since: date | None = None,
    *,
    version: int | None = None,
) -> Done:
    """`new` takes over everything `old` has from a day on (None: today): roles, lead, key, systems, share."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version)
        old, new = person_of(session, stamp, old_id), person_of(session, stamp, new_id)
        if old.id == new.id:
            raise Refusal(SAME_PERSON, field="new", name=old.name)
        must_be_addable(new, today(session, stamp.workspace, stamp.at))
        day = since or today(session, stamp.workspace, stamp.at)
        for row in _from(session, journey, old, day):
            taken = copy(row, person_id=new.id, added_by=stamp.by, added_at=stamp.at, given="unconfirmed")
            taken.first = _end(session, stamp, row, day)
            session.add(taken)
            session.flush()
            cover(session, taken, systems_of(session, row.id))
        tell_put(session, stamp, journey, [new])
        values = {"old": told(old), "new": told(new), "since": day.isoformat()}
        return finish(session, stamp, journey.id, "person.replaced", values)


def remove(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    person_id: int,
    since: date | None = None,
    *,
    phases: Sequence[str] = (),
    version: int | None = None,
) -> Done:
    """End what a person has from a day on (None: today), on the phases named (none: all). Nothing is erased."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version)
        person = person_of(session, stamp, person_id)
        day = since or today(session, stamp.workspace, stamp.at)
        for row in _from(session, journey, person, day, phases):
            _end(session, stamp, row, day)
        values = {"person": told(person), "since": day.isoformat(), "phases": list(phases)}
        return finish(session, stamp, journey.id, "person.removed", values)


def away(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store, stamp: Stamp, viewer: Viewer, person_id: int, first: date, last: date
) -> Done:
    """Somebody is away from `first` to `last`, both included, on every journey; no reason is asked."""
    if last < first:
        raise Refusal(LAST_BEFORE_FIRST, field="last", first=first, last=last)
    if viewer.kind != "member":
        raise Refusal(NOT_FOUND)
    with changing(store, stamp) as session:
        person = person_of(session, stamp, person_id)
        if _known_absence(session, person, first, last):
            sentence = YOU_ARE_AWAY if person.id == viewer.person_id else AWAY_ALREADY
            raise Refusal(sentence, name=person.name, first=first, last=last)
        number(session, stamp.workspace)
        session.add(Absence(workspace_id=stamp.workspace, person_id=person.id, first=first, last=last))
        session.flush()
        days = {"first": first.isoformat(), "last": last.isoformat()}
        _refresh(session, stamp, at_once.Cause(kind="away", who=person.id, more=days))
        values = {"person": told(person), **days}
        uid = record(session, stamp, None, "person.away", values).uid
        return Done(journey=None, change_uid=uid, what="person.away", values=values)


def account_changed(store: Store, stamp: Stamp, person_id: int) -> None:
    """Somebody's account was closed or opened again: every handover that may rest on them is judged anew, and who is
    back is asked again what they were asked."""
    with changing(store, stamp) as session:
        closed = session.get_one(Person, person_id).active_to
        days = {"first": closed.isoformat()} if closed else {}
        if closed is None:
            reopen_questions(session, person_id, stamp.at.date())
        _refresh(session, stamp, at_once.Cause(kind="closed", who=person_id, more=days))
        if closed:
            ask_for_owners(session, stamp, person_id)


def _refresh(session: Session, stamp: Stamp, cause: at_once.Cause) -> None:
    """Every journey the cause's person has a part in; what breaks by it is told."""
    assert cause.who is not None
    fresh = {journey: planning.refresh(session, stamp, journey) for journey in journeys_of(session, cause.who)}
    at_once.tell(session, stamp, cause, fresh)


def journeys_of(session: Session, person_id: int) -> list[int]:
    """Ids of the journeys a person has a part in."""
    mine = select(Assignment.journey_id).where(Assignment.person_id == person_id, Assignment.void_change.is_(None))
    return list(session.scalars(mine.distinct().order_by(Assignment.journey_id)))


def _from(
    session: Session, journey: Journey, person: Person, day: date, phases: Sequence[str] = ()
) -> list[Assignment]:
    """What the person has on the journey from that day on; refused when it is nothing.

    Who stays as long as the phase does is there until it ends, not longer: an end of their own would say so.
    """
    line = live(session, journey.id)
    meant = {phase.id: end for phase, end in zip(line, _ends(line), strict=True) if not phases or phase.uid in phases}
    mine = [row for row in assignments(session, journey.id, person_id=person.id) if row.phase_id in meant]
    rows = [row for row in mine if (row.last or meant[row.phase_id] or date.max) >= day]
    if not rows:
        raise Refusal(NOT_ON_IT, name=person.name, journey=journey.name)
    return rows


def _ends(line: Sequence[Phase]) -> Iterator[date | None]:
    """The last day of each phase as far as it is known (D2)."""
    ended = None
    for phase, following in zip_longest(line, line[1:]):
        yield completed(ended, phase.start, phase.end, following.start if following else None).last
        ended = phase.end


def _end(session: Session, stamp: Stamp, row: Assignment, day: date) -> date | None:
    """End the assignment the day before; one that has not begun by then is voided.

    Returns the first day of who takes it over: None = as the phase.
    """
    begins = row.first or session.get_one(Phase, row.phase_id).start
    if begins is not None and begins >= day:
        row.void_change = number(session, stamp.workspace)
        return row.first
    row.last = day - DAY
    return day


def _known_absence(session: Session, person: Person, first: date, last: date) -> bool:
    same = (Absence.person_id == person.id, Absence.first <= first, Absence.last >= last)
    return session.scalar(select(Absence.id).where(*same, Absence.void_change.is_(None)).limit(1)) is not None

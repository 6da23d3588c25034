"""What people's journeys take of their time, read in two statements, and where that is more than fits (D13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, select
from sqlalchemy.orm import Session, aliased

from bot.rules import facts
from bot.rules.continuity import Double, Load, double, loads
from bot.rules.projection import JourneyShown, Who
from bot.rules.projection.supposed import TooMuch
from bot.usecases.rights import Viewer, readable
from storage.engine import Store
from storage.tables import Absence, Assignment, Journey, Person, Phase

_THEIRS: Any = bindparam("people", expanding=True)
_PART = aliased(Assignment)  # a condition on journeys asks for parts of its own
_PARTS = (
    select(
        Phase.journey_id,
        Phase.id.label("phase"),
        *(Phase.start, Phase.end),
        _PART.id.label("assignment"),
        *(_PART.person_id, _PART.first, _PART.last, _PART.percent, _PART.given),
    )
    .join(Journey, Journey.id == Phase.journey_id)
    .outerjoin(
        _PART,
        and_(_PART.phase_id == Phase.id, _PART.person_id.in_(_THEIRS), _PART.void_change.is_(None)),
    )
    .where(
        Journey.workspace_id == bindparam("workspace"),
        Journey.void_change.is_(None),
        Journey.state == "open",
        Phase.void_change.is_(None),
        Journey.id.in_(
            select(Assignment.journey_id).where(Assignment.person_id.in_(_THEIRS), Assignment.void_change.is_(None))
        ),
    )
    .order_by(Phase.journey_id, Phase.rank, _PART.id)
)
"""All phases of their journeys, since a phase's days depend on its neighbours; with nobody's parts but theirs."""
_THERE = (
    select(Person.id, Person.active_from, Person.active_to, Absence.first, Absence.last)
    .outerjoin(Absence, and_(Absence.person_id == Person.id, Absence.void_change.is_(None)))
    .where(Person.workspace_id == bindparam("workspace"), Person.id.in_(_THEIRS))
)


def journeys_of(
    session: Session, workspace: int, people: Collection[int], may_read: ColumnElement[bool] | None = None
) -> tuple[facts.Journey, ...]:
    """The open journeys of these people as facts, with their own parts only; ids as strings.

    `may_read` is a condition on Journey: what is told as a figure counts no journey that its reader may not read.
    """
    session.flush()
    connection, here = session.connection(), {"workspace": workspace, "people": list(people)}
    there = _there(connection.execute(_THERE, here))
    parts: dict[int, list[Any]] = defaultdict(list)
    wanted = _PARTS if may_read is None else _PARTS.where(may_read)
    for row in connection.execute(wanted, here):
        parts[row.journey_id].append(row)
    return tuple(_journey(str(id_), rows, there) for id_, rows in parts.items())


def too_much(store: Store, viewer: Viewer, journey: JourneyShown, people: Collection[str] = ()) -> tuple[TooMuch, ...]:
    """Days to come on which this journey and others are too much for its people (uids; none given: all of them).

    Blanks count as nothing, nor do journeys that the viewer may not read. Where nobody has a percentage here, nothing
    is read.
    """
    mine = {
        one.who.id: one.who
        for one in journey.assignments
        if one.percent is not None and one.given != "declined" and (not people or one.who.uid in people)
    }
    if not mine or viewer.today is None:
        return ()
    with store.read() as session:
        here = session.scalar(
            select(Journey.id).where(Journey.workspace_id == viewer.workspace, Journey.uid == journey.uid)
        )
        theirs = journeys_of(session, viewer.workspace, mine, readable(viewer))
        return told(session, viewer, theirs, str(here), mine)


def told(
    session: Session, viewer: Viewer, journeys: Iterable[facts.Journey], here: str, people: Mapping[int, Who]
) -> tuple[TooMuch, ...]:
    """The same of facts: journeys that the viewer may read; `here` is the one it is about."""
    theirs = loads(journeys, [str(person) for person in people])
    runs = [run for run in double(theirs) if here in run.journeys and not _over(run, viewer.today)]
    if not runs:
        return ()
    named = _named(session, viewer, {int(id_) for run in runs for id_ in run.journeys})
    return tuple(_told(run, people[int(run.person)], _peak(run, theirs, viewer.today), here, named) for run in runs)


def _told(run: Double, who: Who, peak: _Peak, here: str, named: Mapping[str, str]) -> TooMuch:
    """This journey stands first among those of the fullest day."""
    shares = sorted(peak.shares, key=lambda load: (load.journey != here, load.journey))
    return TooMuch(
        who=who,
        first=peak.first,
        last=run.last,
        percent=peak.percent,
        shares=tuple((named[load.journey], load.percent or 0.0) for load in shares),
    )


class _Peak(NamedTuple):
    first: date
    """The first day of the run that is still to come."""
    percent: float
    shares: list[Load]


def _peak(run: Double, theirs: Iterable[Load], today: date | None) -> _Peak:
    """The fullest day from today to the run's last. Only where something begins can there be more than before."""
    first = max(day for day in (run.first, today) if day is not None)
    mine = [load for load in theirs if load.person == run.person and load.percent]
    begins = {load.first for load in mine if load.first and first < load.first <= (run.last or load.first)}
    on = [[load for load in mine if (load.first or day) <= day <= (load.last or day)] for day in (first, *begins)]
    shares = max(on, key=_sum)
    return _Peak(first, _sum(shares), shares)


def _sum(on: Iterable[Load]) -> float:
    return round(sum(load.percent or 0.0 for load in on), 2)


def _over(run: Double, today: date | None) -> bool:
    return run.last is not None and today is not None and run.last < today


def _named(session: Session, viewer: Viewer, ids: Collection[int]) -> dict[str, str]:
    rows = session.execute(select(Journey.id, Journey.name).where(Journey.id.in_(ids), readable(viewer)))
    return {str(row.id): row.name for row in rows}


def _there(rows: Iterable[Any]) -> dict[str, facts.Person]:
    """Who is with us when, and away when."""
    found: dict[str, facts.Person] = {}
    for row in rows:
        known = found.get(str(row.id))
        absences = known.absences if known else ()
        away = (facts.Span(row.first, row.last),) if row.first else ()
        active = facts.Span(row.active_from, row.active_to)
        found[str(row.id)] = facts.Person(id=str(row.id), active=active, absences=(*absences, *away))
    return found


def _journey(id_: str, rows: Iterable[Any], people: Mapping[str, facts.Person]) -> facts.Journey:
    rows = list(rows)
    phases = {row.phase: facts.Phase(id=str(row.phase), start=row.start, end=row.end) for row in rows}
    parts = (
        facts.Assignment(
            id=str(row.assignment),
            phase=str(row.phase),
            person=str(row.person_id),
            first=row.first,
            last=row.last,
            percent=row.percent,
            given=facts.Given(row.given),
        )
        for row in rows
        if row.assignment is not None
    )
    return facts.Journey(id=id_, phases=tuple(phases.values()), assignments=tuple(parts), people=people)

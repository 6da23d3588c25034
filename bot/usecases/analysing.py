"""Every journey of a database as facts, some at a time: for those who look at all of them and keep none.

Ids are those that people know: a journey's key, a person's Slack id or name in the file they came from; with the
workspace's id before them where the database holds more than one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, select

from bot.rules import facts
from bot.rules.analysis import Judged
from bot.rules.continuity.phases import OPEN_DAYS
from bot.usecases.calendars import days_off
from bot.usecases.facts import as_assignment, as_person, as_phase, years_of
from storage.engine import Store
from storage.tables import Absence, Assignment, AssignmentSystem, Journey, Person, Phase, System, Title, Workspace

AT_ONCE = 200
"""Journeys in memory at a time."""

_HERE: Any = bindparam("journeys", expanding=True)
_LIVE = and_(Assignment.void_change.is_(None), Phase.void_change.is_(None), Journey.void_change.is_(None))
_PAGE = (
    select(Journey.id, Journey.key, Workspace.country, Workspace.team_id)
    .join(Workspace, Workspace.id == Journey.workspace_id)
    .where(Journey.void_change.is_(None), Journey.id > bindparam("after"))
    .order_by(Journey.id)
    .limit(AT_ONCE)
)
_PHASES = (
    select(Phase.__table__)
    .where(Phase.journey_id.in_(_HERE), Phase.void_change.is_(None))
    .order_by(Phase.journey_id, Phase.rank)
)
_ASSIGNMENTS = (
    select(Assignment.__table__, Title.carries, Title.kind.label("title_kind"))
    .join(Phase, Phase.id == Assignment.phase_id)
    .outerjoin(Title, Title.id == Assignment.title_id)
    .where(Assignment.journey_id.in_(_HERE), Assignment.void_change.is_(None), Phase.void_change.is_(None))
    .order_by(Assignment.journey_id, Assignment.id)
)
_SYSTEMS = (
    select(AssignmentSystem.assignment_id, System.name)
    .join(System, System.id == AssignmentSystem.system_id)
    .where(System.journey_id.in_(_HERE))
)
_THEIRS = select(Assignment.person_id).where(Assignment.journey_id.in_(_HERE))
_PEOPLE = (
    select(
        Person.id,
        Workspace.team_id,
        func.coalesce(Person.slack_id, Person.outside_ref, Person.uid).label("ref"),
        Person.active_from,
        Person.active_to,
    )
    .join(Workspace, Workspace.id == Person.workspace_id)
    .where(Person.id.in_(_THEIRS))
)
_ABSENCES = select(Absence.person_id, Absence.first, Absence.last).where(
    Absence.void_change.is_(None), Absence.person_id.in_(_THEIRS)
)


class Stored:
    """All journeys that are not taken back, open or quiet, in the order they were made."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        known = connection.scalar(select(func.count()).select_from(Workspace))
        self.several = known is not None and known > 1

    @property
    def count(self) -> int:
        counted = select(func.count()).select_from(Journey).where(Journey.void_change.is_(None))
        return self.connection.scalar(counted) or 0

    @property
    def horizon(self) -> date | None:
        """30 days after the last given date of all journeys: how long stays without an end count (D2)."""
        phases = select(func.max(Phase.start), func.max(Phase.end)).join(Journey, Journey.id == Phase.journey_id)
        assignments = _with_phases(select(func.max(Assignment.first), func.max(Assignment.last)))
        live = (
            phases.where(Phase.void_change.is_(None), Journey.void_change.is_(None)),
            assignments.where(_LIVE, Assignment.given != facts.Given.DECLINED),
        )
        days = [day for asked in live for day in self.connection.execute(asked).one() if day is not None]
        return max(days) + OPEN_DAYS if days else None

    def judged(self) -> Iterator[Judged]:
        """Every journey with the holidays of its workspace's country."""
        for page in self._pages():
            for row, journey in zip(page, self._read(page), strict=True):
                yield Judged(journey, tuple(range(1, len(journey.phases) + 1)), _holidays(row.country or "", journey))

    def taking(self, constants: facts.Constants) -> Iterator[facts.Journey]:
        """The journeys that count for something in somebody's load (D13)."""
        figure = exists().where(Assignment.journey_id == Journey.id, Assignment.percent > 0)
        for page in self._pages(() if constants.blank_allocation > 0 else (figure,)):
            yield from self._read(page)

    def _pages(self, wanted: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
        page: Sequence[Any] = ()
        asked = _PAGE.where(*wanted)
        while page := self.connection.execute(asked, {"after": page[-1].id if page else 0}).all():
            yield page

    def _read(self, page: Sequence[Any]) -> Iterator[facts.Journey]:
        """The facts of a page of journeys, in its order."""
        here = {"journeys": [row.id for row in page]}
        systems: dict[int, set[str]] = defaultdict(set)
        for assignment, name in self.connection.execute(_SYSTEMS, here):
            systems[assignment].add(name)
        phases: dict[int, list[facts.Phase]] = defaultdict(list)
        for row in self.connection.execute(_PHASES, here):
            phases[row.journey_id].append(as_phase(row))
        people = self._people(here)
        assignments: dict[int, list[facts.Assignment]] = defaultdict(list)
        for row in self.connection.execute(_ASSIGNMENTS, here):
            one = as_assignment(row, people[row.person_id].id, systems.get(row.id, ()))
            assignments[row.journey_id].append(one)
        known = {person.id: person for person in people.values()}
        for row in page:
            yield facts.Journey(
                id=self._called(row.team_id, row.key),
                phases=tuple(phases[row.id]),
                assignments=tuple(assignments[row.id]),
                people=known,
            )

    def _people(self, here: Mapping[str, Any]) -> dict[int, facts.Person]:
        """Everybody on these journeys, by our id of them."""
        absences: dict[int, list[facts.Span]] = defaultdict(list)
        for person, first, last in self.connection.execute(_ABSENCES, here):
            absences[person].append(facts.Span(first, last))
        return {
            row.id: as_person(row, self._called(row.team_id, row.ref), absences[row.id])
            for row in self.connection.execute(_PEOPLE, here)
        }

    def _called(self, team: str, id_: str) -> str:
        return f"{team}/{id_}" if self.several else id_


@contextmanager
def stored(store: Store) -> Iterator[Stored]:
    """The journeys as they are at one moment: what is changed meanwhile is not seen."""
    with store.look() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield Stored(connection)


def _with_phases(asked: Any) -> Any:
    return asked.join(Phase, Phase.id == Assignment.phase_id).join(Journey, Journey.id == Assignment.journey_id)


def _holidays(country: str, journey: facts.Journey) -> frozenset[date]:
    """Stays without an end count for a while after the last date, so the next year's holidays may matter."""
    years = years_of(journey)
    return _off(country, years.start, years.stop + 1) if years else frozenset()


@lru_cache(maxsize=1024)
def _off(country: str, first: int, after: int) -> frozenset[date]:
    return days_off(country, range(first, after))

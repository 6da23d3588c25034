"""What the rules say of journeys that are just being written: their handovers with state and answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import facts, names
from bot.usecases import answers
from bot.usecases.facts import constants, years_of
from bot.usecases.importing.new import New, Values
from bot.usecases.importing.rows import Known
from storage.columns import new_uid
from storage.tables import Absence, Person


def handovers(session: Session, known: Known, journeys: Sequence[New]) -> Iterator[Values]:
    """Their rows with state and answer, as `answers.write` makes them."""
    people = _people(session, known)
    years = {year for one in journeys for year in years_of(one.told)}
    figures = constants(session, known.stamp.workspace, sorted(years))
    for one in journeys:
        if len(one.told.phases) > 1 or one.told.assignments:
            for (to_phase, leaves), (from_phase, answer) in answers.of_new(
                _as_kept(known, one, people), figures
            ).items():
                yield {
                    "uid": new_uid(),
                    "workspace_id": known.stamp.workspace,
                    "journey_id": one.columns["id"],
                    "kind": "boundary" if leaves is None else "within",
                    "to_phase_id": to_phase,
                    "from_phase_id": from_phase,
                    "person_id": leaves,
                    "state": answers.state_of(answer),
                    "answer": answer,
                }


def _people(session: Session, known: Known) -> dict[str, facts.Person]:
    """Everybody in the source by our id, as they are kept by now: when they are active, and when away."""
    workspace = known.stamp.workspace
    away: dict[int, list[facts.Span]] = defaultdict(list)
    absent = select(Absence.person_id, Absence.first, Absence.last)
    for person, first, last in session.execute(
        absent.where(Absence.workspace_id == workspace, Absence.void_change.is_(None))
    ):
        away[person].append(facts.Span(first, last))
    mine = select(Person.id, Person.active_from, Person.active_to).where(Person.workspace_id == workspace)
    ours = set(known.people.values())
    return {
        str(id_): facts.Person(id=str(id_), active=facts.Span(first, last), absences=tuple(away[id_]))
        for id_, first, last in session.execute(mine)
        if id_ in ours
    }


def _as_kept(known: Known, one: New, people: Mapping[str, facts.Person]) -> facts.Journey:
    """The journey as the rules would read it from the rows."""
    phases = {id_: str(row["id"]) for id_, row in one.phases.items()}
    assignments = []
    for each, row in zip(one.told.assignments, one.assignments, strict=True):
        _, carries, kind = known.title(row["role_text"])
        assignments.append(
            replace(
                each,
                id=str(row["id"]),
                phase=phases[each.phase],
                person=str(row["person_id"]),
                role=row["role_text"],
                key=row["key"],
                systems=frozenset(one.named[names.fold(system)] for system in each.systems),
                carries=carries,
                title_kind=kind,
            )
        )
    return facts.Journey(
        id=str(one.columns["id"]),
        phases=tuple(
            replace(phase, id=phases[phase.id], kind=row["kind"], name=row["name"])
            for phase, row in zip(one.told.phases, one.phases.values(), strict=True)
        ),
        assignments=tuple(assignments),
        people={each.person: people[each.person] for each in assignments},
    )

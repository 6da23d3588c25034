"""A journey's rows as they would be, so that the same drawing shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from bot.rules import facts
from bot.usecases.answers import Answer, Key, state_of
from bot.usecases.whatif.supposing import Supposing
from storage.showing import Shown
from storage.tables import Person

UNDECIDED = (
    *("closed_at", "accepted_by", "accepted_at", "accepted_reason", "accepted_state", "accepted_start"),
    *("later_until", "later_for", "later_by"),
)
"""Columns of what people have decided about a handover: of one that is only supposed, nothing."""


def redrawn(rows: Shown, supposing: Supposing, answers: Mapping[Key, Answer]) -> Shown:
    """`rows` are those of the journey as it is; `answers` are of what is supposed, by what a handover is found by."""
    then, people = supposing.then, supposing.people
    phases = {int(one.id): one for one in then.phases}
    known = {row.id: row for row in rows.assignments}
    assignments = [
        _changed(known[int(one.id)], one) if one.id.isdigit() else _new(one, people[int(one.person)])
        for one in then.assignments
    ]
    planned = [
        _planned(row, phases[row.id], answers.get((row.id, row.leaves_id))) if row.id in phases else row
        for row in rows.phases
    ]
    return rows._replace(
        phases=[*planned, *_arising(planned, answers)],
        assignments=assignments,
        systems=_systems(rows, then),
        words=[*rows.words, *(_cannot(row.handover_id, people[one]) for row in rows.phases for one in supposing.gone)],
    )


def _cannot(handover_id: int, person: Person) -> Any:
    """Who would not be there cannot stay on either: nobody is advised to ask them."""
    about = {"person_id": person.id, "name": person.name, "slack_id": person.slack_id, "uid": person.uid}
    by = {"by_id": person.id, "by_name": person.name, "by_slack": person.slack_id, "by_uid": person.uid}
    return SimpleNamespace(handover_id=handover_id, answer="no", at=datetime.min.replace(tzinfo=UTC), **about, **by)


def _planned(row: Any, one: facts.Phase, answer: Answer | None) -> Any:
    """Who would stay in the phase after all has nothing to hand over any more."""
    planned = row._replace(
        start=one.start, start_latest=one.start_latest, end=one.end, tentative=one.tentative, begun_on=one.begun_on
    )
    if answer is not None:
        return planned._replace(answer=answer, state=state_of(answer), closed_at=None)
    return planned if row.leaves_id is None else planned._replace(closed_at=datetime.min.replace(tzinfo=UTC))


def _arising(planned: list[Any], answers: Mapping[Key, Answer]) -> Iterator[Any]:
    """Changes of hands that there are none of now."""
    there = {(row.id, row.leaves_id) for row in planned}
    by_id = {row.id: row for row in planned}
    for number, (key, answer) in enumerate(answers.items(), start=1):
        phase, leaves = key
        if leaves is None or key in there or phase not in by_id:
            continue
        nothing = dict.fromkeys(UNDECIDED)
        found_by = {"handover_id": -number, "handover_uid": f"{by_id[phase].uid} {leaves}", "leaves_id": leaves}
        held = {"from_phase_id": phase, "answer": answer, "state": state_of(answer), "card_up": False}
        yield by_id[phase]._replace(**nothing, **found_by, **held)


def _changed(row: Any, one: facts.Assignment) -> Any:
    return row._replace(**_own(one))


def _new(one: facts.Assignment, person: Person) -> Any:
    return SimpleNamespace(
        id=one.id,
        uid="",
        phase_id=int(one.phase),
        person_id=person.id,
        name=person.name,
        slack_id=person.slack_id,
        person_uid=person.uid,
        active_to=person.active_to,
        side=one.side.value,
        **_own(one),
    )


def _own(one: facts.Assignment) -> dict[str, Any]:
    return {
        "role_text": one.role,
        "lead": one.lead,
        "key": one.key,
        "all_systems": one.all_systems,
        "first": one.first,
        "last": one.last,
        "percent": one.percent,
        "given": one.given.value,
        "carries": one.carries,
    }


def _systems(rows: Shown, then: facts.Journey) -> list[Any]:
    """A row per system and assignment that names it, and one for each system that nobody is named for."""
    by_name = {row.name: row._replace(assignment_id=None) for row in rows.systems}
    named = [
        by_name[name]._replace(assignment_id=int(one.id) if one.id.isdigit() else one.id)
        for one in then.assignments
        for name in sorted(one.systems)
    ]
    return [*by_name.values(), *named]

"""Everybody that the rows of a journey name, called by what tells them apart there."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rules.calling import among, called
from bot.rules.projection import Who
from storage.showing import Shown
from storage.tables import Person


def everybody(rows: Shown) -> dict[int, Who]:
    """By person id."""
    named = {row.person_id: (row.name, row.slack_id, row.person_uid) for row in rows.assignments}
    for row in rows.words:
        named[row.person_id] = (row.name, row.slack_id, row.uid)
        if row.by_id is not None:
            named[row.by_id] = (row.by_name, row.by_slack, row.by_uid)
    for row in rows.phases:
        if row.accepted_by is not None:
            named[row.accepted_by] = (row.accepted_name, row.accepted_slack, row.accepted_uid)
        if row.later_by is not None:
            named[row.later_by] = (row.later_name, row.later_slack, row.later_uid)
    made = rows.journey
    named[made.creator_id] = (made.creator_name, made.creator_slack, made.creator_uid)
    short = called({person: about[0] for person, about in named.items()})
    return {person: Who(person, *about, short[person]) for person, about in named.items()}


def as_called(person: Person, people: Iterable[Who]) -> Who:
    """A person as called among the people of a journey, of whom they need not be one."""
    people = tuple(people)
    known = next((who for who in people if who.id == person.id), None)
    short = known.short if known else among(person.name, [who.name for who in people])
    return Who(person.id, person.name, person.slack_id, person.uid, short)

"""Which people are meant, and whether they can be put on a journey."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.texts import N_, Refusal
from bot.rules.typed import PersonRef
from bot.usecases.changing import Stamp
from bot.usecases.done import today
from bot.usecases.people.known import known_of
from bot.usecases.rights import NOT_FOUND, alone
from storage import directory
from storage.tables import Person

NOBODY = N_("Whom should I add? Mention them, for example: add @anna project manager.")
IS_A_BOT = N_("{name} is an app. Only people can stay on over a handover.")
ACCOUNT_CLOSED = N_("{name}'s Slack account is closed, so I did not add them. Who else could it be?")
SEVERAL_NAMED = N_("I know several people called {name}. Please mention the one you mean with @.")


def people_meant(
    session: Session, stamp: Stamp, refs: tuple[PersonRef, ...], ids: Iterable[int | None]
) -> list[Person]:
    if not refs:
        raise Refusal(NOBODY, field="people")
    day = today(session, stamp.workspace, stamp.at)
    people = []
    for ref, person_id in zip(refs, ids, strict=True):
        person = (
            person_of(session, stamp, person_id)
            if person_id is not None
            else somebody_named(session, stamp, ref.name or "")
        )
        must_be_addable(person, day)
        people.append(person)
    return people


def person_of(session: Session, stamp: Stamp, person_id: int) -> Person:
    person = session.get(Person, person_id)
    if person is None or person.workspace_id != stamp.workspace or person.forgotten_at is not None:
        raise Refusal(NOT_FOUND)
    return person


def somebody_named(session: Session, stamp: Stamp, name: str) -> Person:
    """The one person of that name whom they know who name it, else somebody new outside Slack."""
    kept = names.tidy(name)
    if not kept:
        raise Refusal(NOBODY, field="people")
    known = directory.people_named(session, stamp.workspace, names.fold(kept))
    if stamp.by is not None:
        known = known_of(session, alone(session.get_one(Person, stamp.by), stamp.at.date()), known)
    if len(known) > 1:
        raise Refusal(SEVERAL_NAMED, field="people", name=kept)
    if known:
        return session.get_one(Person, known[0].id)
    person = Person(workspace_id=stamp.workspace, name=kept, fold=names.fold(kept), kind="outside")
    session.add(person)
    session.flush()
    return person


def must_be_addable(person: Person, day: date) -> None:
    if person.kind == "bot":
        raise Refusal(IS_A_BOT, field="people", name=person.name)
    if person.active_to is not None and person.active_to < day:
        raise Refusal(ACCOUNT_CLOSED, field="people", name=person.name)


def told(person: Person) -> dict[str, Any]:
    return {"uid": person.uid, "name": person.name}

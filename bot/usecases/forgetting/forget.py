"""Forgetting a person on an admin's word; and once more where a database that knew them was put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select, update
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.texts import N_, Refusal
from bot.rules.values import fact
from bot.usecases import identity
from bot.usecases.changing import Stamp, changing
from bot.usecases.forgetting.erasing import erase
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.settings.reading import must_be_admin
from storage import patches
from storage.engine import Store
from storage.tables import Change, Person, Tombstone

FORGOTTEN = "person.forgotten"
NOT_YOURSELF = N_("You cannot forget yourself. Another admin can.")


@fact
class Meant:
    """Somebody who may be forgotten."""

    id: int
    uid: str
    name: str


def candidate(store: Store, viewer: Viewer, uid: str) -> Meant:
    """By the uid that a button carries; NOT_FOUND for who is unknown or forgotten already. For admins."""
    with store.read() as session:
        must_be_admin(session, viewer)
        person = _known(session, viewer.workspace, uid)
        return Meant(id=person.id, uid=person.uid, name=person.name)


def candidates(store: Store, viewer: Viewer, *, slack_id: str | None = None, name: str = "") -> tuple[Meant, ...]:
    """Whom a mention or a typed name may mean, their account closed or not. For admins."""
    with store.read() as session:
        must_be_admin(session, viewer)
    if slack_id is None:
        people = identity.find_people(store, viewer.workspace, name)
    else:
        found = identity.person(store, viewer.workspace, slack_id)
        people = (found,) if found else ()
    return tuple(Meant(id=one.id, uid=one.uid, name=one.name) for one in people)


def forget(store: Store, stamp: Stamp, viewer: Viewer, uid: str) -> None:
    """Erase them for good, however long it takes. There is no undo: what would bring them back is erased too."""
    with changing(store, replace(stamp, late=lambda: False)) as session:
        must_be_admin(session, viewer)
        person = _known(session, stamp.workspace, uid)
        if person.id == viewer.person_id:
            raise Refusal(NOT_YOURSELF)
        bury(session, stamp, person)
    store.scrub()


def forget_name(store: Store, stamp: Stamp, viewer: Viewer, name: str) -> None:
    """Take a whole name of nobody we know out of all that people wrote, for good. For admins."""
    kept = names.tidy(name)
    with changing(store, replace(stamp, late=lambda: False)) as session:
        must_be_admin(session, viewer)
        if not is_whole(kept):
            raise Refusal(NOT_FOUND)
        person = Person(workspace_id=stamp.workspace, name=kept, fold=names.fold(kept), kind="outside")
        session.add(person)
        session.flush()
        bury(session, stamp, person)
    store.scrub()


def is_whole(name: str) -> bool:
    """Whether it is more than a word, which might mean anything."""
    return " " in names.tidy(name)


def bury(session: Session, stamp: Stamp, person: Person) -> None:
    """Erase the person, and remember that: a database put back from a backup does it again."""
    session.add(Tombstone(workspace_id=stamp.workspace, person_uid=person.uid, at=stamp.at))
    _erase(session, stamp, person)


def again(store: Store, now: datetime) -> int:
    """Whoever was forgotten and is there again, as in a database put back from a backup. Returns how many."""
    with store.read() as session:
        waiting = session.execute(_back()).all()
    for person_id, workspace in waiting:
        with store.write() as session:
            patches.begin(session)
            _erase(session, Stamp(workspace=workspace, by=None, at=now), session.get_one(Person, person_id))
    if waiting:
        store.scrub()
    return len(waiting)


def _back() -> Any:
    """The statement that finds them: our ids of the people, and of their workspaces."""
    buried = and_(Tombstone.workspace_id == Person.workspace_id, Tombstone.person_uid == Person.uid)
    return select(Person.id, Person.workspace_id).join(Tombstone, buried).where(Person.forgotten_at.is_(None))


def _known(session: Session, workspace: int, uid: str) -> Person:
    mine = (Person.workspace_id == workspace, Person.uid == uid, Person.forgotten_at.is_(None))
    person = session.scalar(select(Person).where(*mine))
    if person is None:
        raise Refusal(NOT_FOUND)
    return person


def _erase(session: Session, stamp: Stamp, person: Person) -> None:
    """What was noted of the rows on the way is not kept: it would bring them back."""
    erase(session, stamp, person)
    patches.begin(session)
    uid = record(session, stamp, None, FORGOTTEN, {"person": {"uid": person.uid}}).uid
    session.execute(update(Change).where(Change.uid == uid).values(patch=None))

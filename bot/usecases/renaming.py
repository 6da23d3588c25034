"""A journey called otherwise: its plain name, its key, its customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from bot.rules import names, twins
from bot.rules.line.words import PHASES
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewNames
from bot.rules.values import value
from bot.usecases import planning
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.journeys import changeable
from bot.usecases.journeys.keys import must_be_free
from bot.usecases.journeys.starting import keep_customer
from bot.usecases.phases import phase_of
from bot.usecases.rights import NOT_FOUND, Viewer, visible
from bot.usecases.timeline import live, title
from storage.engine import Store
from storage.tables import Customer, Journey, Phase

NOTHING_NEW = N_("{journey} is called that already, so there is nothing to change.")
CALLED_ALREADY = N_("{phase} is called that already, so there is nothing to change.")
NAME_TAKEN = N_("Another phase is called {phase}. Please give it a name of its own.")
NO_NAME = N_("Please give a name with at least one letter.")


@value
class Known:
    """A customer that is there already."""

    uid: str
    name: str


class Twins(Exception):
    """Nothing is kept: the customer may be one of these. `same`: it is the first, by name."""

    def __init__(self, journey_version: int, known: Sequence[Known], *, same: bool) -> None:
        super().__init__(", ".join(one.uid for one in known))
        self.version = journey_version
        self.known = tuple(known)
        self.same = same


def rename(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    version: int | None,
    new: NewNames,
    *,
    customer_uid: str | None = None,
    sure: bool = False,
) -> Done:
    """Carry it out. `customer_uid` is the customer that was chosen; `sure`: none of the known ones is meant.

    Raises Twins where somebody should be asked first.
    """
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version, closed=True)
        was = _names(session, journey)
        if new.name is not None:
            journey.name = _tidy(new.name, "name")
        if new.key is not None:
            _give_key(session, journey, new.key)
        if customer_uid is not None:
            journey.customer_id = _chosen(session, viewer, customer_uid).id
        elif new.customer is not None:
            _serve(session, viewer, journey, _tidy(new.customer, "customer"), sure=sure)
        session.flush()
        now = _names(session, journey)
        changed = {key: word for key, word in now.items() if word != was[key]}
        if not changed:
            raise Refusal(NOTHING_NEW, journey=journey.name)
        told = {**changed, "was": {key: was[key] for key in changed}}
        return finish(session, stamp, journey.id, "journey.renamed", told)


def rename_phase(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store, stamp: Stamp, viewer: Viewer, journey_uid: str, phase_uid: str, name: str
) -> Done:
    """Another name for a phase; the word of its own kind takes its name away, and everybody reads their language's."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, None)
        phase = phase_of(session, journey.id, phase_uid)
        was, called = phase.name, _tidy(name, "name")
        phase.name = None if PHASES.get(names.fold(called)) == phase.kind else called
        if phase.name == was:
            raise Refusal(CALLED_ALREADY, phase=title(phase))
        others = [one for one in live(session, journey.id) if one is not phase]
        if any(_same(one, phase) for one in others):
            raise Refusal(NAME_TAKEN, phase=title(phase))
        told = {"phase": phase.uid, "kind": phase.kind, "name": phase.name, "was": was}
        return finish(session, stamp, journey.id, "phase.renamed", told)


def _same(one: Phase, other: Phase) -> bool:
    if one.name is None or other.name is None:
        return one.kind == other.kind and one.name == other.name
    return twins.is_same(one.name, other.name)


def others_of(store: Store, viewer: Viewer, customer: str) -> int:
    """How many journeys that the viewer may see are with the customer of that name."""
    with store.read() as session:
        theirs = (Customer.workspace_id == viewer.workspace, Customer.fold == names.fold(customer))
        counted = select(func.count(Journey.id)).join(Customer, Customer.id == Journey.customer_id)
        return session.scalars(counted.where(visible(viewer), *theirs)).one()


def _names(session: Session, journey: Journey) -> dict[str, Any]:
    customer = session.get_one(Customer, journey.customer_id).name
    return asdict(NewNames(name=journey.name, key=journey.key, customer=customer))


def _tidy(name: str, field: str) -> str:
    tidy = names.tidy(name)
    if not names.slug(tidy):
        raise Refusal(NO_NAME, field)
    return tidy


def _give_key(session: Session, journey: Journey, typed: str) -> None:
    key = names.key(_tidy(typed, "key"), ())
    must_be_free(session, journey, key)
    journey.key = key


def _chosen(session: Session, viewer: Viewer, uid: str) -> Customer:
    """A customer that the viewer was offered: one of a journey they may see."""
    found: Customer | None = session.scalar(_seen(viewer).where(Customer.uid == uid))
    if found is None:
        raise Refusal(NOT_FOUND)
    return found


def _serve(session: Session, viewer: Viewer, journey: Journey, name: str, *, sure: bool) -> None:
    """This journey is with the customer of that name, made when it is new; written otherwise only, it is the same."""
    mine = session.get_one(Customer, journey.customer_id)
    if twins.is_same(name, mine.name):
        mine.name = name
        for other in session.scalars(select(Journey.id).where(Journey.customer_id == mine.id)).all():
            planning.redraw(session, other)
        return
    if not sure:
        _must_be_new(session, viewer, journey, name)
    journey.customer_id = keep_customer(session, journey.workspace_id, name)


def _must_be_new(session: Session, viewer: Viewer, journey: Journey, name: str) -> None:
    """Ask about customers that are nearly called so, of those the viewer may know of."""
    others = session.scalars(_seen(viewer).where(Customer.id != journey.customer_id).order_by(Customer.id)).all()
    known = {other.name: Known(uid=other.uid, name=other.name) for other in others}
    if found := twins.twins(name, known):
        same = [each for each in found if twins.is_same(name, each)]
        raise Twins(journey.version, [known[each] for each in same or found], same=bool(same))


def _seen(viewer: Viewer) -> Any:
    """Customers of the journeys that exist for the viewer."""
    of = exists().where(Journey.customer_id == Customer.id, visible(viewer))
    return select(Customer).where(Customer.workspace_id == viewer.workspace, of)

"""Starting a journey: its row, its key, its customer, phases and systems."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewJourney, NewPhase
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.journeys.keys import keys, set_free
from bot.usecases.recording import number
from bot.usecases.timeline import check, planned
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Customer, Journey, Phase, System

RANK_STEP = 1000
MOST_PHASES = 40

NO_NAME = N_("Please give the journey a name.")
NO_PHASES = N_("A journey needs at least one phase, for example: sales 1 sep.")
TOO_MANY_PHASES = N_("That is more phases than one journey can have ({most}).")


def start(store: Store, stamp: Stamp, new: NewJourney, channel_id: int | None) -> Done:
    """Start a journey, linked to our channel `channel_id`; without one it is stored and quiet."""
    with changing(store, stamp) as session:
        return started(session, stamp, new, channel_id)


def started(session: Session, stamp: Stamp, new: NewJourney, channel_id: int | None) -> Done:
    """The same inside a transaction."""
    name, customer = names.tidy(new.name), names.tidy(new.customer) or names.tidy(new.name)
    if not name:
        raise Refusal(NO_NAME, field="name")
    if not new.phases:
        raise Refusal(NO_PHASES, field="phases")
    if len(new.phases) > MOST_PHASES:
        raise Refusal(TOO_MANY_PHASES, field="phases", most=MOST_PHASES)
    taken = keys(session, stamp.workspace)
    customer_id = keep_customer(session, stamp.workspace, customer)
    journey = make(session, stamp, name=name, taken=taken, customer_id=customer_id, channel_id=channel_id)
    for at, phase in enumerate(new.phases, start=1):
        session.add(_phase(journey, phase, at * RANK_STEP))
    keep_systems(session, journey, new.systems, {})
    session.flush()
    check(session, journey.id)
    return finish(session, stamp, journey.id, "journey.started", _told(journey, customer, new), created=True)


def make(
    session: Session, stamp: Stamp, *, name: str, taken: Container[str], customer_id: int, channel_id: int | None
) -> Journey:
    """The bare row of a new journey, under a key that is not taken. `stamp.by` is its creator."""
    number(session, stamp.workspace)
    key = names.key(name, taken)
    set_free(session, stamp.workspace, key)
    journey = Journey(
        workspace_id=stamp.workspace,
        customer_id=customer_id,
        key=key,
        name=name,
        channel_id=channel_id,
        creator_id=stamp.by,
        created_at=stamp.at,
        changed_at=stamp.at,
        version=0,
    )
    session.add(journey)
    session.flush()
    return journey


def keep_customer(session: Session, workspace: int, name: str) -> int:
    """The customer of that name, compared folded; made when it is new."""
    fold = names.fold(name)
    keep_new(session, Customer, workspace_id=workspace, name=name, fold=fold)
    found = select(Customer.id).where(Customer.workspace_id == workspace, Customer.fold == fold)
    return session.scalars(found).one()


def keep_systems(
    session: Session, journey: Journey, systems: Iterable[tuple[str, bool]], known: dict[str, System]
) -> None:
    """Add to `known`, the journey's systems by folded name, those that are new to it."""
    for name, main in systems:
        kept, fold = names.tidy(name), names.fold(name)
        if not fold or fold in known:
            continue
        known[fold] = System(workspace_id=journey.workspace_id, journey_id=journey.id, name=kept, fold=fold, main=main)
        session.add(known[fold])


def _phase(journey: Journey, new: NewPhase, rank: int) -> Phase:
    return Phase(workspace_id=journey.workspace_id, journey_id=journey.id, rank=rank, **planned(new))


def _told(journey: Journey, customer: str, new: NewJourney) -> dict[str, Any]:
    return {
        "key": journey.key,
        "name": journey.name,
        "customer": customer,
        "phases": [
            {key: value.isoformat() if isinstance(value, date) else value for key, value in planned(phase).items()}
            for phase in new.phases
        ],
        "systems": [[name, main] for name, main in new.systems],
    }

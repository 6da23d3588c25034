"""Journeys: starting one, finding the one that is meant, showing it, listing those somebody may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewJourney, NewPhase
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish
from bot.usecases.projection import journey_shown
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Access, Viewer, access, must_change, visible
from bot.usecases.timeline import check, planned
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Customer, Journey, Phase, System

RANK_STEP = 1000
MOST_PHASES = 40

NO_NAME = N_("Please give the journey a name.")
NO_PHASES = N_("A journey needs at least one phase, for example: sales 1 sep.")
TOO_MANY_PHASES = N_("That is more phases than one journey can have ({most}).")
NONE_HERE = N_("There is no journey in this channel yet. Start one with /handover new.")
NO_SUCH_KEY = N_("I know no journey called {key} that you can see. /handover list shows those you can.")

STALE = N_("Somebody changed {key} while this was open, so nothing was changed. Please look at it again, then retry.")


class NoneHere(Refusal):
    """The channel has no journey: the place for a welcome."""


class Several(Exception):
    """More than one journey may be meant: (uid, key, name) of each."""

    def __init__(self, options: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(", ".join(key for _, key, _ in options))
        self.options = options


def start(store: Store, stamp: Stamp, new: NewJourney, channel_id: int | None) -> Done:
    """Start a journey, linked to our channel `channel_id`; without one it is stored and quiet."""
    name, customer = names.tidy(new.name), names.tidy(new.customer) or names.tidy(new.name)
    if not name:
        raise Refusal(NO_NAME, field="name")
    if not new.phases:
        raise Refusal(NO_PHASES, field="phases")
    if len(new.phases) > MOST_PHASES:
        raise Refusal(TOO_MANY_PHASES, field="phases", most=MOST_PHASES)
    with changing(store, stamp) as session:
        journey = make(session, stamp, name=name, customer=customer, channel_id=channel_id)
        for at, phase in enumerate(new.phases, start=1):
            session.add(_phase(journey, phase, at * RANK_STEP))
        keep_systems(session, journey, new.systems)
        session.flush()
        check(session, journey.id)
        return finish(session, stamp, journey.id, "journey.started", _told(journey, customer, new), created=True)


def make(session: Session, stamp: Stamp, *, name: str, customer: str, channel_id: int | None) -> Journey:
    """The bare row of a new journey, under a key of its own. `stamp.by` is its creator."""
    number(session, stamp.workspace)
    taken = frozenset(session.scalars(select(Journey.key).where(Journey.workspace_id == stamp.workspace)))
    journey = Journey(
        workspace_id=stamp.workspace,
        customer_id=keep_customer(session, stamp.workspace, customer),
        key=names.key(name, taken),
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


def keep_systems(session: Session, journey: Journey, systems: tuple[tuple[str, bool], ...]) -> dict[str, System]:
    """The journey's systems by folded name, those new to it added."""
    known = {one.fold: one for one in session.scalars(select(System).where(System.journey_id == journey.id))}
    for name, main in systems:
        kept, fold = names.tidy(name), names.fold(name)
        if not fold or fold in known:
            continue
        known[fold] = System(workspace_id=journey.workspace_id, journey_id=journey.id, name=kept, fold=fold, main=main)
        session.add(known[fold])
    session.flush()
    return known


def show(store: Store, viewer: Viewer, today: date, *, key: str | None = None, uid: str | None = None) -> JourneyShown:
    """The journey meant, as much of it as the viewer may have: to those outside its channel name, owner and dates."""
    with store.read() as session:
        journey = resolve(session, viewer, key=key, uid=uid)
        shown = journey_shown(session, viewer.workspace, journey.id, today)
        if access(session, viewer, journey) >= Access.READ:
            return shown
        return replace(shown, assignments=(), handovers=(), systems=(), channel=None)


def resolve(session: Session, viewer: Viewer, *, key: str | None = None, uid: str | None = None) -> Journey:
    """The journey meant: by uid, by key, else the one linked to the viewer's channel.

    Raises Several when the channel has more than one, NoneHere when it has none.
    """
    if uid is not None:
        return row_of(session, viewer, uid)
    if key is not None:
        found = session.scalar(select(Journey).where(visible(viewer), Journey.key == names.slug(key)))
        if found is None:
            raise Refusal(NO_SUCH_KEY, key=key)
        return found
    if viewer.channel_id is None:
        raise NoneHere(NONE_HERE)
    here = select(Journey).where(visible(viewer), Journey.channel_id == viewer.channel_id).order_by(Journey.id)
    rows = list(session.scalars(here))
    if not rows:
        raise NoneHere(NONE_HERE)
    if len(rows) > 1:
        raise Several(tuple((row.uid, row.key, row.name) for row in rows))
    return rows[0]


def row_of(session: Session, viewer: Viewer, uid: str) -> Journey:
    """The journey with that uid; unknown, foreign and hidden ones get the same words."""
    row = session.scalar(select(Journey).where(Journey.workspace_id == viewer.workspace, Journey.uid == uid))
    if row is None or access(session, viewer, row) == Access.NONE:
        raise Refusal(NOT_FOUND)
    return row


def changeable(session: Session, viewer: Viewer, uid: str, version: int | None) -> Journey:
    """The journey, for a change by the viewer. A form or button made from an older version is refused."""
    journey = row_of(session, viewer, uid)
    must_change(session, viewer, journey)
    if version is not None and version != journey.version:
        raise Refusal(STALE, key=journey.key)
    return journey


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

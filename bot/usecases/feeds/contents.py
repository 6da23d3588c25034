"""What stands in a calendar: journeys with all that their reader may know of them, and their customer meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from bot.rules.projection import JourneyShown, PhaseShown
from bot.rules.projection.calendars import Contents, Dated
from bot.rules.standing import has_begun
from bot.usecases.feeds.meetings import meetings
from bot.usecases.feeds.readers import NOBODY, Reader
from bot.usecases.journeys.listing.coming import day
from bot.usecases.journeys.listing.lines import phase_shown
from bot.usecases.projection import journey_shown
from bot.usecases.rights import readable, visible
from storage.engine import Store
from storage.tables import Customer, Handover, Journey, Phase

GOES_ON = ("open", "paused")


def contents(store: Store, reader: Reader) -> Contents:
    """Journeys that go on. A person's: those they have to do with and may read, and their meetings; the workspace's:
    those of public channels, without states and people, as every member may know them."""
    with store.read() as session:
        found = session.execute(
            select(Journey.id, Journey.uid, Journey.key, Journey.name, Journey.state, Journey.version)
            .add_columns(Journey.changed_at, Customer.name.label("customer"))
            .join(Customer, Customer.id == Journey.customer_id)
            .where(
                visible(reader.viewer),
                Journey.state.in_(GOES_ON),
                *(() if reader.person == NOBODY else (readable(reader.viewer),)),
            )
            .order_by(Journey.id)
        ).all()
        plans = _plans(session, reader)
        if reader.person == NOBODY:
            phases = _phases(session, reader)
            shown: Iterable[JourneyShown] = [_outline(row, phases[row.id]) for row in found]
        else:
            shown = [journey_shown(session, reader.workspace, row.id, reader.today) for row in found]
        return Contents(
            journeys=tuple(Dated(one, row.changed_at, plans[row.id]) for one, row in zip(shown, found, strict=True)),
            meetings=() if reader.person == NOBODY else meetings(session, reader),
        )


def _plans(session: Session, reader: Reader) -> dict[int, dict[str, int]]:
    """Of each journey; closed handovers too, so that one which is opened again goes on counting."""
    plans: dict[int, dict[str, int]] = defaultdict(dict)
    wanted = (
        select(Handover.journey_id, Handover.uid, Handover.kind, Handover.plan_version, Phase.uid.label("phase"))
        .join(Phase, Phase.id == Handover.to_phase_id)
        .join(Journey, Journey.id == Handover.journey_id)
        .where(visible(reader.viewer))
    )
    for row in session.execute(wanted):
        plans[row.journey_id][row.uid if row.kind == "within" else row.phase] = row.plan_version
    return plans


def _phases(session: Session, reader: Reader) -> dict[int, list[PhaseShown]]:
    """The phases of each journey in order; where no start is given, the one that follows from the phase before."""
    phases: dict[int, list[PhaseShown]] = defaultdict(list)
    into = and_(Handover.to_phase_id == Phase.id, Handover.kind == "boundary", Handover.closed_at.is_(None))
    wanted = (
        select(Phase, Handover.answer)
        .join(Journey, Journey.id == Phase.journey_id)
        .outerjoin(Handover, into)
        .where(visible(reader.viewer), Journey.state.in_(GOES_ON), Phase.void_change.is_(None))
        .order_by(Phase.journey_id, Phase.rank)
    )
    for phase, answer in session.execute(wanted):
        start = phase.start or day((answer or {}).get("start"))
        begun = has_begun(start, phase.begun_on, phase.tentative, reader.today)
        phases[phase.journey_id].append(replace(phase_shown(phase), start=start, begun=begun))
    return phases


def _outline(row: Any, phases: list[PhaseShown]) -> JourneyShown:
    return JourneyShown(
        uid=row.uid,
        key=row.key,
        name=row.name,
        customer=row.customer,
        state=row.state,
        phases=tuple(phases),
        assignments=(),
        handovers=(),
        version=row.version,
    )

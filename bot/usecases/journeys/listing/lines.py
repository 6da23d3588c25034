"""The lines of one page of journeys, from the few rows that stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from bot.rules.projection import PhaseShown, Who
from bot.rules.projection.listed import JourneyLine
from bot.rules.reminders.quiet import is_quiet
from bot.usecases.journeys.listing.coming import day
from bot.usecases.planning.reading import rests_on
from bot.usecases.rights import Viewer, readable
from storage.tables import Customer, Handover, Journey, Person, Phase, Word

WORSE = {"breaks": 3, "unstaffed": 2, "thin": 1, "holds": 0}


def lines(
    session: Session, viewer: Viewer, today: date, found: Sequence[tuple[int, int | None]], accepted: Sequence[int]
) -> tuple[JourneyLine, ...]:
    """Journeys in this order, each with the handover to tell of, if any."""
    journeys = {row.id: row for row in session.execute(_journeys(viewer, [one for one, _ in found]))}
    handovers = {row.id: row for row in session.execute(_handovers([one for _, one in found if one is not None]))}
    on_purpose, said = set(accepted), _said(session, viewer, handovers.values())
    return tuple(
        _line(journeys[journey], handovers.get(handover) if handover else None, handover in on_purpose, said, today)
        for journey, handover in found
    )


def _journeys(viewer: Viewer, ids: Sequence[int]) -> Any:
    return (
        select(
            Journey.id,
            Journey.uid,
            Journey.key,
            Journey.name,
            Journey.state,
            Journey.quiet_until,
            Customer.name.label("customer"),
            readable(viewer).label("readable"),
        )
        .join(Customer, Customer.id == Journey.customer_id)
        .where(Journey.id.in_(ids))
    )


def _handovers(ids: Sequence[int]) -> Any:
    by, leaver = aliased(Person), aliased(Person)
    return (
        select(Handover.id, Handover.state, Handover.answer, Phase, by.id.label("by_id"), by.name.label("by_name"))
        .add_columns(leaver.id.label("leaver_id"), leaver.name.label("leaver_name"))
        .outerjoin(leaver, leaver.id == Handover.person_id)
        .join(Phase, Phase.id == Handover.to_phase_id)
        .outerjoin(by, by.id == Handover.accepted_by)
        .where(Handover.id.in_(ids))
    )


def _said(session: Session, viewer: Viewer, handovers: Iterable[Any]) -> dict[int, tuple[int, int]]:
    """By handover that holds or is thin: of those it rests on how many have said yes, and how many these are."""
    needed = {row.id: rests_on(row) for row in handovers if row.state in ("holds", "thin")}
    live = Word.workspace_id == viewer.workspace, Word.lapsed_at.is_(None), Word.answer == "yes"
    found = session.execute(select(Word.handover_id, Word.person_id).where(*live, Word.handover_id.in_(needed)))
    yes = {(row.handover_id, row.person_id) for row in found}
    return {one: (sum((one, who) in yes for who in people), len(people)) for one, people in needed.items()}


def _line(row: Any, handover: Any, accepted: bool, said: Mapping[int, tuple[int, int]], today: date) -> JourneyLine:
    told = handover is not None and row.readable
    return JourneyLine(
        uid=row.uid,
        key=row.key,
        name=row.name,
        customer=row.customer,
        state=row.state,
        handover=handover.state if told else None,
        start=day(handover.answer.get("start")) if handover is not None else None,
        tentative=handover is not None and handover.Phase.tentative and not handover.leaver_id,
        leaves=Who(handover.leaver_id, handover.leaver_name) if told and handover.leaver_id else None,
        to_phase=phase_shown(handover.Phase) if handover is not None else None,
        systems=_systems(handover) if told else (),
        at_customer=_at_customer(handover) if told else "",
        accepted_by=Who(handover.by_id, handover.by_name) if told and accepted else None,
        shape=_shape(handover) if told else "",
        said=said.get(handover.id, (0, 0)) if told else (0, 0),
        quiet_until=row.quiet_until if row.state == "paused" or is_quiet(row.quiet_until, today) else None,
    )


def _systems(handover: Any) -> tuple[str, ...]:
    """The vendor's systems in the handover's state, when the whole is better than that."""
    vendor = [scope for scope in handover.answer["scopes"] if scope["side"] == "vendor"]
    whole = next((scope["state"] for scope in vendor if scope["system"] is None), handover.state)
    if WORSE[whole] >= WORSE[handover.state]:
        return ()
    return tuple(scope["system"] for scope in vendor if scope["system"] and scope["state"] == handover.state)


def _at_customer(handover: Any) -> str:
    states = [scope["state"] for scope in handover.answer["scopes"] if scope["side"] == "customer"]
    worst = max(states, key=WORSE.__getitem__, default="")
    return worst if worst in ("breaks", "thin") else ""


def _shape(handover: Any) -> str:
    name, _ = handover.answer.get("shape") or ("", ())
    return str(name)


def phase_shown(phase: Phase) -> PhaseShown:
    """A phase that is still to come."""
    return PhaseShown(
        uid=phase.uid,
        kind=phase.kind,
        name=phase.name,
        start=phase.start,
        start_latest=phase.start_latest,
        end=phase.end,
        tentative=phase.tentative,
        begun=False,
    )

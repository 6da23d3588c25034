"""Putting people on phases of a journey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.standing import has_begun
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Placement
from bot.rules.words import basis
from bot.usecases import answered
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish, today
from bot.usecases.facts import journey_facts
from bot.usecases.journeys import changeable
from bot.usecases.people.placing import Placing
from bot.usecases.people.telling import tell_put
from bot.usecases.people.who import people_meant, told
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.timeline import live
from storage.engine import Store
from storage.tables import Assignment, Handover, Journey, Phase, System, Word

NO_SUCH_SYSTEM = N_("{journey} has no system called {system}.")
PERCENTAGE = N_("A share is more than 0 % and at most 100 %, not {percent} %.")
LAST_BEFORE_FIRST = N_("The last day ({last}) is before the first ({first}). Which of the two is right?")


def put(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    wanted: Placement,
    person_ids: Sequence[int | None],
    *,
    version: int | None = None,
) -> Done:
    """Put people on phases. `person_ids` go with `wanted.people`; None = look them up by the name written there.

    A name that nobody has makes somebody outside Slack, who is never asked. Who adds oneself has given one's word.
    """
    check(wanted)
    with changing(store, stamp) as session:
        return placed(session, stamp, changeable(session, viewer, journey_uid, version), wanted, person_ids)


def placed(
    session: Session, stamp: Stamp, journey: Journey, wanted: Placement, person_ids: Sequence[int | None]
) -> Done:
    """The same inside a transaction, of a journey that may be changed and a placement that was checked."""
    number(session, stamp.workspace)
    people = people_meant(session, stamp, wanted.people, person_ids)
    phases = live(session, journey.id)
    chosen = _chosen(phases, wanted, today(session, stamp.workspace, stamp.at))
    placing = Placing(session, stamp, journey, wanted, systems_named(session, journey, wanted.systems))
    order = [phase.id for phase in phases]
    rows = {person: placing.put(person.id, chosen, order) for person in people}
    tell_put(session, stamp, journey, [who for who, theirs in rows.items() if _is_new(theirs, stamp)])
    if any(person.id == stamp.by for person in people):
        _give_own_word(session, stamp, journey)
    values = {
        **_understood(wanted, placing),
        "people": [told(person) for person in people],
        "phases": [phase.uid for phase in chosen],
    }
    return finish(session, stamp, journey.id, "person.put", values)


def _is_new(rows: Iterable[Assignment], stamp: Stamp) -> bool:
    """Whether one of them was not there before."""
    return any(row.added_at == stamp.at for row in rows)


def check(wanted: Placement) -> None:
    if wanted.percent is not None and not 0 < wanted.percent <= 100:
        raise Refusal(PERCENTAGE, field="percent", percent=wanted.percent)
    if wanted.first is not None and wanted.last is not None and wanted.last < wanted.first:
        raise Refusal(LAST_BEFORE_FIRST, field="last", first=wanted.first, last=wanted.last)


def _chosen(phases: list[Phase], wanted: Placement, day: date) -> list[Phase]:
    """The phases meant: all, those named, else the one that is on: the last that has begun, else the first."""
    if wanted.throughout:
        return phases
    chosen = [phase for phase in phases if phase.uid in wanted.phases]
    if len(chosen) != len(set(wanted.phases)):
        raise Refusal(NOT_FOUND)
    if chosen:
        return chosen
    begun = [phase for phase in phases if has_begun(phase.start, phase.begun_on, phase.tentative, day)]
    return begun[-1:] or phases[:1]


def systems_named(session: Session, journey: Journey, wanted: Iterable[str]) -> list[int]:
    """Ids of the journey's systems of these names."""
    known = {one.fold: one.id for one in session.scalars(select(System).where(System.journey_id == journey.id))}
    missing = next((name for name in wanted if names.fold(name) not in known), None)
    if missing is not None:
        raise Refusal(NO_SUCH_SYSTEM, field="systems", journey=journey.name, system=missing)
    return [known[names.fold(name)] for name in wanted]


def _give_own_word(session: Session, stamp: Stamp, journey: Journey) -> None:
    """Who adds oneself has said yes to every handover that their assignments bridge."""
    session.flush()
    facts, me = journey_facts(session, journey.id), str(stamp.by)
    mine = {int(one.phase) for one in facts.assignments if one.person == me}
    bridged = select(Handover).where(Handover.journey_id == journey.id, Handover.closed_at.is_(None))
    for handover in session.scalars(bridged):
        if handover.from_phase_id not in mine or handover.to_phase_id not in mine:
            continue
        live_word = (Word.handover_id == handover.id, Word.person_id == stamp.by, Word.lapsed_at.is_(None))
        earlier = session.scalar(select(Word).where(*live_word))
        if earlier is not None:
            earlier.lapsed_at = stamp.at
            session.flush()
        start = handover.answer.get("start")
        word = Word(
            workspace_id=stamp.workspace,
            handover_id=handover.id,
            person_id=stamp.by,
            answer="yes",
            given_by=stamp.by,
            given_at=stamp.at,
            start=date.fromisoformat(start) if start else None,
            basis=basis(facts, me, str(handover.from_phase_id), str(handover.to_phase_id)),
        )
        session.add(word)
        answered.close(session, handover.id, int(me))


def _understood(wanted: Placement, placing: Placing) -> dict[str, Any]:
    return {
        "role": placing.role,
        "throughout": wanted.throughout,
        "customer": wanted.customer,
        "lead": wanted.lead,
        "key": wanted.key,
        "systems": list(wanted.systems),
        "percent": wanted.percent,
        "first": wanted.first and wanted.first.isoformat(),
        "last": wanted.last and wanted.last.isoformat(),
    }

"""Phases planned anew: moved, ended, begun, put in between."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.dates import near
from bot.rules.line.months import months_later
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewPhase, PhaseChange
from bot.usecases.breaking import before, must_not_break
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done, finish, today
from bot.usecases.journeys import changeable
from bot.usecases.journeys.starting import MOST_PHASES, RANK_STEP, TOO_MANY_PHASES
from bot.usecases.recording import number
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.timeline import check, live, planned, starting, title
from storage.engine import Store
from storage.tables import Handover, Journey, Phase

NO_DATE_TO_PUSH = N_("{phase} has no date yet, so it cannot be pushed. Give it one: phase {phase} 1 dec.")
BEGUN_ALREADY = N_("{phase} began on {day}, so there is nothing to change.")
NOTHING_SAID = N_("What should change for {phase}? Give it a date, for example: phase {phase} 1 dec.")
NOT_YET = N_("{phase} cannot have begun on {day}: that day is still to come.")
NO_ROOM = N_("There is no room for another phase at that place.")


def change(  # noqa: PLR0917 - who, where and what, as everywhere
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    journey_uid: str,
    version: int | None,
    wanted: PhaseChange,
    *,
    anyway: bool = False,
) -> Done:
    """Carry out the change of a phase. `version` is what the form or button was made from; None = typed just now."""
    with changing(store, stamp) as session:
        journey = changeable(session, viewer, journey_uid, version)
        was = before(session, journey)
        if wanted.phase is None:
            what, values = _add(session, stamp, journey.id, wanted)
        else:
            what, values = _move(session, stamp, phase_of(session, journey.id, wanted.phase), wanted)
            _wake(session, journey, wanted)
        check(session, journey.id)
        done = finish(session, stamp, journey.id, what, values)
        if wanted.phase is not None and not anyway:
            must_not_break(session, was, done)
        return done


def phase_of(session: Session, journey_id: int, uid: str) -> Phase:
    """The journey's phase with that uid, unless it was taken away."""
    found = session.scalar(
        select(Phase).where(Phase.journey_id == journey_id, Phase.uid == uid, Phase.void_change.is_(None))
    )
    if found is None:
        raise Refusal(NOT_FOUND)
    return found


def _wake(session: Session, journey: Journey, wanted: PhaseChange) -> None:
    """What begins is on its way: a pause is over. A date that is firm now waits for no order any more."""
    if wanted.begun and journey.state == "paused":
        journey.state, journey.quiet_until = "open", None
    firm = select(Phase.id).where(Phase.journey_id == journey.id, Phase.tentative.is_(False))
    waiting = select(Handover).where(Handover.journey_id == journey.id, Handover.later_for.is_not(None))
    for handover in session.scalars(waiting.where(Handover.to_phase_id.in_(firm))):
        handover.later_for = None


# -- moving ---------------------------------------------------------------------------------------------------------


def _move(session: Session, stamp: Stamp, phase: Phase, wanted: PhaseChange) -> tuple[str, dict[str, Any]]:
    was = dates_of(phase)
    replan(phase, wanted, today(session, stamp.workspace, stamp.at))
    what = "phase.begun" if wanted.begun else "phase.planned"
    return what, {"phase": phase.uid, "kind": phase.kind, "name": phase.name, **dates_of(phase), "was": was}


def replan(phase: Phase, wanted: PhaseChange, day: date) -> None:
    """Plan a phase anew. A given end moves with a pushed start; a start that is moved ahead has not begun any more."""
    was = dates_of(phase)
    if wanted.shift_days is not None or wanted.shift_months is not None:
        _push(phase, timedelta(days=wanted.shift_days or 0), wanted.shift_months or 0)
    if wanted.start is not None:
        for column, value in starting(wanted.start).items():
            setattr(phase, column, value)
    if wanted.end is not None:
        phase.end = wanted.end
    if wanted.begun:
        _begin(phase, day, said=wanted.start is not None)
    elif phase.begun_on is not None and (phase.start is None or phase.start > day):
        phase.begun_on = None
    if wanted.begun and dates_of(phase) == was:
        raise Refusal(BEGUN_ALREADY, phase=title(phase), day=phase.start)
    if not wanted.begun and dates_of(phase) == was and wanted.start is None and wanted.end is None:
        raise Refusal(NOTHING_SAID, field="start", phase=title(phase))


def _push(phase: Phase, by: timedelta, months: int) -> None:
    if phase.start is None and phase.end is None:
        raise Refusal(NO_DATE_TO_PUSH, field="start", phase=title(phase))
    for column in ("start", "start_latest", "end"):
        day: date | None = getattr(phase, column)
        if day is not None:
            later = months_later(day, months) + by
            setattr(phase, column, near(later, later.isoformat()))


def _begin(phase: Phase, day: date, *, said: bool) -> None:
    """Mark as begun on its start, or today when it has none or came earlier; that makes the date firm."""
    if phase.start is None or (phase.start > day and not said):
        phase.start = day
    if phase.start > day:
        raise Refusal(NOT_YET, field="start", phase=title(phase), day=phase.start)
    phase.begun_on = phase.start
    phase.start_latest = None
    phase.tentative = False


def dates_of(phase: Phase) -> dict[str, Any]:
    """The dates as the history keeps them, days as text."""
    days = {name: getattr(phase, name) for name in ("start", "start_latest", "end", "begun_on")}
    told = {name: day and day.isoformat() for name, day in days.items()}
    return {**told, "tentative": phase.tentative}


# -- adding -----------------------------------------------------------------------------------------------------------


def _add(session: Session, stamp: Stamp, journey_id: int, wanted: PhaseChange) -> tuple[str, dict[str, Any]]:
    """Put a new phase after the one named; else by its date; else last."""
    new = wanted.add
    if new is None:
        raise Refusal(NOT_FOUND)
    phases = live(session, journey_id)
    if len(phases) >= MOST_PHASES:
        raise Refusal(TOO_MANY_PHASES, field="phase", most=MOST_PHASES)
    before = phase_of(session, journey_id, wanted.after) if wanted.after else _by_date(phases, new)
    number(session, stamp.workspace)
    phase = Phase(
        workspace_id=stamp.workspace,
        journey_id=journey_id,
        rank=_rank(session, journey_id, before.rank if before else 0),
        **planned(new),
    )
    session.add(phase)
    session.flush()
    forget_accepted(session, [one for one in phases if one.rank > phase.rank][:1])
    after = {"uid": before.uid, "kind": before.kind, "name": before.name} if before else None
    told = {"phase": phase.uid, "kind": phase.kind, "name": phase.name, **dates_of(phase)}
    return "phase.added", {**told, "after": after}


def forget_accepted(session: Session, following: list[Phase]) -> None:
    """What was accepted of another giver is not accepted of the new one (identity rule 3 of data-model.md)."""
    into = select(Handover).where(Handover.to_phase_id.in_([phase.id for phase in following]))
    for handover in session.scalars(into):
        handover.accepted_by = None


def _by_date(phases: list[Phase], new: NewPhase) -> Phase | None:
    """The phase that a new one follows by its start."""
    start = new.start.first if new.start else None
    if start is None:
        return phases[-1] if phases else None
    earlier = [phase for phase in phases if phase.start is None or phase.start <= start]
    later = [phase for phase in phases if phase.start is not None and phase.start > start]
    if later:
        earlier = [phase for phase in earlier if phase.rank < later[0].rank]
    return earlier[-1] if earlier else None


def _rank(session: Session, journey_id: int, before: int) -> int:
    """A rank half-way to the next phase. Voided phases keep theirs: undo may bring them back."""
    after = select(Phase.rank).where(Phase.journey_id == journey_id, Phase.rank > before).order_by(Phase.rank)
    following = session.scalar(after.limit(1))
    rank = before + RANK_STEP if following is None else (before + following) // 2
    if rank == before:
        raise Refusal(NO_ROOM, field="phase")
    return rank

"""The answers kept beside each handover, so that showing a journey runs no rules; kept true by every change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.continuity import Boundary, Change, changes_of_hands, covers, handovers, phase_days
from bot.rules.continuity.phases import gap_days
from bot.rules.continuity.shape import shaped
from bot.rules.facts import Phase, Side, Span, State
from bot.rules.reminders import Turn, turn
from bot.usecases import hands
from bot.usecases.facts import constants, journey_facts, years_of
from storage import patches
from storage.tables import Handover, Journey, Word

Answer = dict[str, Any]
"""{start, gap, tentative, leads_to, shape, scopes: [{side, system, state, reason, ...}]}; people by id, days as ISO.

`shape` is the journey's, [name, people] or None: the same with each of its handovers. A scope's `evidence` are the
people and pairs that keep it from breaking (`Boundary.evidence`). `covers`, where there are any: [person, day back] of
who is away over the start while nobody else stays on (D16).
"""

Key = tuple[int, int | None]
"""What a handover is found by: the receiving phase, and who leaves it where hands change within it."""

_ROWS = select(Handover).where(Handover.journey_id == bindparam("journey"))
WORST_FIRST = (State.BREAKS, State.UNSTAFFED, State.THIN, State.HOLDS)


def write(session: Session, journey_id: int, now: datetime) -> tuple[Turn, ...] | None:
    """Make and close the journey's handover rows (identity rules 1 to 6 of data-model.md) and keep their answers true.

    1. Each phase but the first has one row, found by the receiving phase; a closed one of that phase is opened again.
    2. A change of hands within a phase has one, found by the phase and who leaves; who stays after all closes it.
    3. A row whose phase is gone, or is now the first, is closed and keeps its last answer.
    4. Another start or another giving phase is another plan: `plan_version` rises.

    Returns what became of the handovers whose answer is another now. Words and decisions alone change no plan, but for
    who can't take over from somebody: else there is nothing to do, and None is returned.
    """
    session.flush()
    if patches.only(session, Word, Handover) and not hands.said_no(session):
        return None
    journey = session.get_one(Journey, journey_id)
    answers = current(session, journey)
    rows = {(row.to_phase_id, row.person_id): row for row in session.scalars(_ROWS, {"journey": journey_id})}
    for key, row in rows.items():
        if key not in answers and row.closed_at is None:
            row.closed_at = now
    changed = []
    for key, (from_phase, answer) in answers.items():
        known, then = rows.get(key), None
        if known is None:
            known = _made(journey, from_phase, key, answer)
            session.add(known)
        else:
            then = (known.state, known.answer) if known.closed_at is None else None
            _keep(known, from_phase, answer)
        if then is None or then[1] != known.answer:
            changed.append((known, then))
    session.flush()
    return tuple(turn(row.id, then, (row.state, row.answer)) for row, then in changed)


def current(session: Session, journey: Journey) -> dict[Key, tuple[int, Answer]]:
    """What the rules say now, by what each handover is found by: the giving phase and the answer."""
    if journey.void_change is not None:
        return {}
    known = journey_facts(session, journey.id)
    figures = constants(session, journey.workspace_id, years_of(known))
    return _with_changes(known, figures, hands.changes(session, known, figures))


def of_new(journey: facts.Journey, figures: facts.Constants) -> dict[Key, tuple[int, Answer]]:
    """The same of a journey that is just being made, of which nobody has refused anything."""
    return _with_changes(journey, figures, changes_of_hands(journey, figures))


def _with_changes(
    journey: facts.Journey, figures: facts.Constants, changes: Iterable[Change]
) -> dict[Key, tuple[int, Answer]]:
    """The answers between phases, and those of changes of hands within one."""
    answers: dict[Key, tuple[int, Answer]] = {(phase, None): told for phase, told in of_facts(journey, figures).items()}
    shape = next((told["shape"] for _, told in answers.values()), None)
    for (phase, who), told in hands.of_changes(changes).items():
        answers[phase, who] = phase, told | {"shape": shape}
    return answers


def answered(journey: facts.Journey, figures: facts.Constants) -> dict[Key, Answer]:
    """All answers, of facts that are only supposed: nobody has refused anything there."""
    answers: dict[Key, Answer] = {(phase, None): told for phase, (_, told) in of_facts(journey, figures).items()}
    answers.update(hands.of_changes(changes_of_hands(journey, figures)).items())
    return answers


def of_facts(journey: facts.Journey, figures: facts.Constants) -> dict[int, tuple[int, Answer]]:
    """The answers between phases, by receiving phase, of any facts, also of those that are only supposed."""
    found, days = handovers(journey, figures), phase_days(journey)
    shape = shaped(journey, found)
    named = shape and [str(shape.shape), _ids(shape.people)]
    away = _away(journey, found, figures)
    return {
        int(after.id): (
            int(before.id),
            _answer(found, after, days[before.id], days[after.id]) | {"shape": named} | away.get(after.id, {}),
        )
        for before, after in pairwise(journey.phases)
    }


def _away(
    journey: facts.Journey, found: tuple[Boundary, ...], figures: facts.Constants
) -> dict[str, dict[str, list[list[Any]]]]:
    """By receiving phase, where nobody else stays on: who is away over the start, and when they are back."""
    away: dict[str, dict[str, list[list[Any]]]] = {}
    asked = [one for one in covers(journey, found, figures) if one.side is Side.VENDOR] if _absences(journey) else []
    staying = {(one.to_phase, who) for one in found if one.side is Side.VENDOR for who in one.stays_on}
    gone = {(one.to_phase, one.person) for one in asked}
    for one in asked:
        if not one.there and not any(phase == one.to_phase for phase, _ in staying - gone):
            there = away.setdefault(one.to_phase, {"covers": []})
            there["covers"].append([int(one.person), one.back_on.isoformat()])
    return away


def _absences(journey: facts.Journey) -> bool:
    return any(person.absences for person in journey.people.values())


def state_of(answer: Answer) -> str:
    """The vendor's state: the worst of the whole and its systems, unstaffed when the whole is."""
    vendor = {scope["system"]: scope["state"] for scope in answer["scopes"] if scope["side"] == "vendor"}
    if vendor.get(None, State.UNSTAFFED) == State.UNSTAFFED:
        return State.UNSTAFFED.value
    return next(state.value for state in WORST_FIRST if state in vendor.values())


def _made(journey: Journey, from_phase: int, key: Key, answer: Answer) -> Handover:
    to_phase, leaves = key
    return Handover(
        workspace_id=journey.workspace_id,
        journey_id=journey.id,
        kind="boundary" if leaves is None else "within",
        to_phase_id=to_phase,
        from_phase_id=from_phase,
        person_id=leaves,
        state=state_of(answer),
        answer=answer,
    )


def _keep(row: Handover, from_phase: int, answer: Answer) -> None:
    def plan(giver: int | None, kept: Answer) -> tuple[Any, ...]:
        return giver, kept.get("start"), kept.get("tentative")

    if row.closed_at is not None or plan(row.from_phase_id, row.answer) != plan(from_phase, answer):
        row.plan_version += 1
    row.closed_at = None
    row.from_phase_id = from_phase
    row.state = state_of(answer)
    if row.answer != answer:
        row.answer = answer


def _answer(found: tuple[Boundary, ...], after: Phase, giving: Span, receiving: Span) -> Answer:
    here = [one for one in found if one.to_phase == after.id]
    vendor = next((one for one in here if one.side == Side.VENDOR and one.system is None), None)
    return {
        "start": receiving.first and receiving.first.isoformat(),
        "gap": gap_days(giving, receiving),
        "tentative": after.tentative,
        "leads_to": _ids(vendor.leads_to) if vendor else [],
        "scopes": [_scope(one) for one in here],
    }


def _scope(one: Boundary) -> Answer:
    """`because` is kept where not all that it rests on give the reason."""
    because = {} if one.because == one.rests_on else {"because": _ids(one.because)}
    return because | {
        "side": str(one.side),
        "system": one.system,
        "state": str(one.state),
        "reason": one.reason,
        "carriers": _ids(one.stays_on),
        "rests_on": _ids(one.rests_on),
        "givers": _ids(one.from_people),
        "receivers": _ids(one.to_people),
        "returners": _ids(one.returners),
        "evidence": [_ids(item) for item in one.evidence],
        "together": [[int(giver), int(receiver), days] for giver, receiver, days in one.transfers],
    }


def _ids(people: tuple[str, ...]) -> list[int]:
    return [int(person) for person in people]

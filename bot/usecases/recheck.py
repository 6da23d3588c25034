"""What is kept of handovers against the truth: an answer that differs from what the rules say now is an error."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.values import fact
from bot.usecases import answers
from storage.engine import Store
from storage.tables import Handover, Journey

AT_ONCE = 200
"""Journeys per look, so that no reader holds the database for long."""


@fact
class Difference:
    """One handover that is not kept as the rules see it."""

    journey_key: str
    handover_uid: str | None
    """None: there is no row for a handover that the journey has."""
    kept: str
    true: str
    """States; "closed", "missing", or "other answer" where the states are the same."""


def recheck(store: Store) -> list[Difference]:
    """Every difference in the whole database."""
    found: list[Difference] = []
    last = 0
    while True:
        with store.read() as session:
            some = select(Journey).where(Journey.id > last).order_by(Journey.id).limit(AT_ONCE)
            journeys = list(session.scalars(some))
            if not journeys:
                return found
            for journey in journeys:
                found += differences(session, journey)
            last = journeys[-1].id


def differences(session: Session, journey: Journey) -> list[Difference]:
    """Those of one journey."""
    true = answers.current(session, journey)
    every = select(Handover).where(Handover.journey_id == journey.id)
    rows = {(row.to_phase_id, row.person_id): row for row in session.scalars(every)}
    found = []
    for key in sorted(true.keys() | rows.keys(), key=lambda one: (one[0], one[1] or 0)):
        row, answer = rows.get(key), true.get(key)
        kept_as, true_as = _kept(row), _true(answer)
        if kept_as == true_as and row and answer and not row.closed_at:
            from_phase, told = answer
            true_as = kept_as if (row.from_phase_id, row.answer) == (from_phase, told) else "other answer"
        if kept_as != true_as:
            uid = row.uid if row else None
            found.append(Difference(journey_key=journey.key, handover_uid=uid, kept=kept_as, true=true_as))
    return found


def _kept(row: Handover | None) -> str:
    if row is None:
        return "missing"
    return row.state if row.closed_at is None else "closed"


def _true(answer: tuple[int, answers.Answer] | None) -> str:
    return "closed" if answer is None else answers.state_of(answer[1])

"""What people see of a handover: Holds, Thin, Breaks, Not staffed yet, and on whom it rests (`continuity.md` D16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.rules.continuity.crossing import Crossing, Pair
from bot.rules.continuity.days import FUTURE, PAST, Days, WorkingDays
from bot.rules.continuity.labels import unstaffed
from bot.rules.continuity.presence import Presence
from bot.rules.facts import Constants, State
from bot.rules.values import value

HOLDS = ("key_carrier", "transfer_long")
THIN = ("carrier_short", "carrier_relation", "carrier_not_key", "transfer_short", "key_returner")
REASONS = HOLDS + THIN
"""The better first; of several reasons for a state the first is told."""


@value
class Verdict:
    state: State
    reason: str
    rests_on: tuple[str, ...] = ()
    evidence: tuple[tuple[str, ...], ...] = ()


def verdict(
    crossing: Crossing,
    stays_on: Sequence[str],
    pairs: Sequence[Pair],
    constants: Constants,
    working: WorkingDays,
) -> Verdict:
    """The state by its best evidence. `stays_on` are the carriers when short absences do not count."""
    if missing := unstaffed(crossing):
        return Verdict(State.UNSTAFFED, missing)
    evidence = [
        *_of_carriers(crossing, stays_on, constants, working),
        *_of_transfers(pairs, constants),
        *_of_returners(crossing, stays_on, constants),
    ]
    holds = [(reason, people) for reason, people in evidence if reason in HOLDS]
    if best := holds or evidence:
        people = {person for _, people in best for person in people}
        reason = min((reason for reason, _ in best), key=REASONS.index)
        items = tuple(sorted({people for _, people in evidence}))
        return Verdict(State.HOLDS if holds else State.THIN, reason, tuple(sorted(people)), items)
    if set(crossing.both) - set(stays_on):
        return Verdict(State.BREAKS, "returner")
    return Verdict(State.BREAKS, "brief_contact" if pairs else "nobody")


Evidence = Iterator[tuple[str, tuple[str, ...]]]


def _of_carriers(crossing: Crossing, stays_on: Sequence[str], constants: Constants, working: WorkingDays) -> Evidence:
    for person in stays_on:
        if not crossing.key(person):
            yield "carrier_not_key", (person,)
        elif not (crossing.givers[person].solution or crossing.receivers[person].solution):
            yield "carrier_relation", (person,)
        elif not _long_enough(crossing.receivers[person], crossing.receiving, constants, working):
            yield "carrier_short", (person,)
        else:
            yield "key_carrier", (person,)


def _long_enough(after: Presence, receiving: Days, constants: Constants, working: WorkingDays) -> bool:
    """N effective working days in the receiving phase, or as many as it has where it is shorter."""
    if after.endless or receiving == Days(PAST, FUTURE):
        return True
    wanted = min(constants.transfer, working.count(receiving))
    percent_days = sum(working.count(stretch.cut(receiving)) * percent for stretch, percent in after.loads)
    return percent_days >= wanted * 100


def _of_transfers(pairs: Sequence[Pair], constants: Constants) -> Evidence:
    for pair in pairs:
        if pair.percent_days >= 2 * constants.transfer * 100:
            yield "transfer_long", (pair.giver, pair.receiver)
        elif pair.percent_days >= constants.transfer * 100:
            yield "transfer_short", (pair.giver, pair.receiver)


def _of_returners(crossing: Crossing, stays_on: Sequence[str], constants: Constants) -> Evidence:
    for person in crossing.both:
        if person not in stays_on and crossing.key(person) and _in_time(crossing, person, constants):
            yield "key_returner", (person,)


def _in_time(crossing: Crossing, person: str, constants: Constants) -> bool:
    """Whether a returner is there from about the start; an unknown start contradicts nobody."""
    arrives = crossing.receivers[person].arrives(settled=True)
    start = crossing.receiving.first
    return arrives is not None and (start == PAST or arrives <= start + constants.tolerance)

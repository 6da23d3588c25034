"""What people see of a handover: Holds, Thin, Breaks, Not staffed yet, and on whom it rests (`continuity.md` D16)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rules.continuity.crossing import Crossing, Pair, transfers
from bot.rules.continuity.days import FUTURE, PAST, Days, WorkingDays
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
    because: tuple[str, ...] = ()
    """Those of them who give that reason; others may give a lesser one."""
    evidence: tuple[tuple[str, ...], ...] = ()


def verdict(
    crossing: Crossing,
    stays_on: Sequence[str],
    pairs: Sequence[Pair],
    constants: Constants,
    working: WorkingDays,
) -> Verdict:
    """The state by its best evidence. `stays_on` are the carriers when short absences do not count."""
    evidence = [_of_carrier(crossing, person, constants, working) for person in stays_on]
    if pairs:
        evidence += [_of_transfer(pair, constants) for pair in transfers(pairs, constants)]
    away = [person for person in crossing.both if person not in stays_on]
    if away:
        evidence += [("key_returner", (person,)) for person in away if _in_time(crossing, person, constants)]
    if evidence:
        return _best(evidence)
    if away:
        return Verdict(State.BREAKS, "returner")
    return Verdict(State.BREAKS, "brief_contact" if pairs else "nobody")


Evidence = tuple[str, tuple[str, ...]]
"""One of `REASONS`, and who gives it."""


def _best(evidence: Sequence[Evidence]) -> Verdict:
    """What the best of it says; there is some."""
    if len(evidence) == 1:  # so it is most often
        ((only, whose),) = evidence
        people = tuple(sorted(whose))
        return Verdict(State.HOLDS if only in HOLDS else State.THIN, only, people, people, (whose,))
    holds = [one for one in evidence if one[0] in HOLDS]
    best = holds or evidence
    reason = min([reason for reason, _ in best], key=REASONS.index)
    people = _people(best)
    items = sorted([people for _, people in evidence])
    return Verdict(
        State.HOLDS if holds else State.THIN,
        reason,
        people,
        _people([one for one in best if one[0] == reason]),
        tuple(items),
    )


def _people(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({person for _, people in evidence for person in people}))


def _of_carrier(crossing: Crossing, person: str, constants: Constants, working: WorkingDays) -> Evidence:
    before, after = crossing.givers[person], crossing.receivers[person]
    if not (before.key or after.key):
        return "carrier_not_key", (person,)
    if not (before.solution or after.solution):
        return "carrier_relation", (person,)
    if not _long_enough(after, crossing.receiving, constants, working):
        return "carrier_short", (person,)
    return "key_carrier", (person,)


def _long_enough(after: Presence, receiving: Days, constants: Constants, working: WorkingDays) -> bool:
    """N effective working days in the receiving phase, or as many as it has where it is shorter."""
    if after.endless or receiving == Days(PAST, FUTURE):
        return True
    wanted = min(constants.transfer, working.count(receiving))
    percent_days = sum([working.count(stretch.cut(receiving)) * percent for stretch, percent in after.loads])
    return percent_days >= wanted * 100


def _of_transfer(pair: Pair, constants: Constants) -> Evidence:
    long = pair.percent_days >= 2 * constants.transfer * 100
    return "transfer_long" if long else "transfer_short", (pair.giver, pair.receiver)


def _in_time(crossing: Crossing, person: str, constants: Constants) -> bool:
    """Whether a key returner is there from about the start; an unknown start contradicts nobody."""
    if not crossing.key(person):
        return False
    arrives = crossing.receivers[person].arrives(settled=True)
    start = crossing.receiving.first
    return arrives is not None and (start == PAST or arrives <= start + constants.tolerance)

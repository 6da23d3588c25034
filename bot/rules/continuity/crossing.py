"""One handover seen from one side in one scope: who is on both sides of it, who works side by side (D5, D6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.rules.continuity.days import PAST, Days, WorkingDays
from bot.rules.continuity.presence import Presence
from bot.rules.facts import Constants
from bot.rules.values import value


@value
class Pair:
    """A giver and a receiver who are there on the same days; `percent_days` = effective working days x 100 (D6)."""

    giver: str
    receiver: str
    percent_days: float

    @property
    def days(self) -> float:
        return self.percent_days / 100


class Crossing:
    """The people of both phases by id, somebody on each; the receiving phase's days; the gap in calendar days, None
    if unknown. `both` are the people with effective assignments on both sides.
    """

    def __init__(
        self, givers: Mapping[str, Presence], receivers: Mapping[str, Presence], receiving: Days, gap: int | None
    ) -> None:
        self.givers, self.receivers = givers, receivers
        self.receiving, self.gap = receiving, gap
        there = [id_ for id_ in givers if id_ in receivers]
        self.both = [id_ for id_ in there if givers[id_].effective and receivers[id_].effective]

    def key(self, person: str) -> bool:
        """Whether somebody on both sides is a key person on one of them."""
        return self.givers[person].key or self.receivers[person].key


def carriers(crossing: Crossing, constants: Constants, *, settled: bool = False) -> tuple[str, ...]:
    """Who is away over the handover for no longer than allowed (D5). `settled`: short absences do not count (D16)."""
    if not crossing.both:
        return ()
    allowed = max(crossing.gap or 0, 0) + constants.tolerance
    givers, receivers = crossing.givers, crossing.receivers
    return tuple([one for one in crossing.both if _away(givers[one], receivers[one], settled=settled) <= allowed])


def _away(before: Presence, after: Presence, *, settled: bool) -> float:
    """Calendar days between a person's last day before and first day after (D5)."""
    if before.undated or after.undated:
        return PAST
    leaves, arrives = before.leaves(settled=settled), after.arrives(settled=settled)
    if leaves is None or arrives is None:
        return float("inf")
    return arrives - leaves - 1


def pairs(crossing: Crossing, working: WorkingDays) -> tuple[Pair, ...]:
    """Everybody with some time together, the longest first (D6)."""
    found = [
        Pair(giver.person, receiver.person, percent_days)
        for giver in crossing.givers.values()
        for receiver in crossing.receivers.values()
        if giver.person != receiver.person
        if (percent_days := together(giver, receiver, working)) > 0
    ]
    found.sort(key=lambda pair: (-pair.percent_days, pair.giver, pair.receiver))
    return tuple(found)


def together(giver: Presence, receiver: Presence, working: WorkingDays) -> float:
    """Effective working days of two people on the same days, times 100 (D6)."""
    found = 0.0
    for ours, mine in giver.loads:
        for theirs, yours in receiver.loads:
            if ours.meets(theirs):
                found += working.count(ours.cut(theirs)) * min(mine, yours)
    return found


def transfers(pairs: Sequence[Pair], constants: Constants) -> tuple[Pair, ...]:
    """Pairs with at least N effective working days together (D6)."""
    return tuple([pair for pair in pairs if pair.percent_days >= constants.transfer * 100])

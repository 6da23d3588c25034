"""How far the start of a phase may slip until nobody key is on both sides of the handover (`continuity.md` D11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.load import Load
from bot.rules.continuity.moving import Moving
from bot.rules.continuity.slipping import Holder, Part, part
from bot.rules.facts import Constants, Given, Journey, Person, Side

DEFAULTS = Constants()
REASONS = ("booked", "leaves", "inactive", "away", "later", "not_key")
"""Why somebody does not hold the handover any more; of several people the first of these is told.

booked: other journeys take too much of the new start day. leaves: their own last day comes before it. inactive: they
are not with us that day. away: too long between the phases. later: they join after it. not_key: a member only.
"""


class Slip(NamedTuple):
    """The answer for one handover, side and scope."""

    days: int
    """The start may slip by 0 to so many calendar days (at most the horizon, 60); -1: it does not hold today."""
    robust: bool | None
    """Whether it holds up to the latest possible start; None where no latest start is given."""
    lost: str | None = None
    """Who cannot hold it one day later. None: it holds to the horizon, or nobody is on both sides."""
    because: str | None = None
    """One of `REASONS`, or `nobody`; None when it holds to the horizon."""
    with_journeys: tuple[str, ...] = ()
    """The other journeys that `lost` is booked for on the day that does not hold."""


def slip(
    journey: Journey, boundary: Boundary, others: Iterable[Load] = (), constants: Constants = DEFAULTS
) -> Slip | None:
    """The slack of one handover; `others` are the loads of its people. None when the start is not known."""
    return slips(journey, [boundary], Booked(others, constants))[0]


def slips(journey: Journey, boundaries: Sequence[Boundary], booked: Booked) -> tuple[Slip | None, ...]:
    """The slack of a journey's `handovers`, in their order. The journey's own loads in `booked` do not count."""
    asked = _Asked(journey, booked)
    return tuple([asked.about(boundary) for boundary in boundaries])


def slacks(journey: Journey, boundaries: Sequence[Boundary], booked: Booked) -> tuple[int | None, ...]:
    """The days of `slips` alone: who is lost then, and why, is not looked for. The handovers are judged by the same
    constants: only a key carrier holds one while nothing moves, and every one does as far as D5 goes."""
    asked = _Asked(journey, booked, judged=True)
    return tuple([asked.slack(boundary) for boundary in boundaries])


On = Mapping[str, Sequence[Part]]
"""What people do on one phase and side."""
NOTHING: Sequence[Part] = ()


class _Held(NamedTuple):
    """Who may hold a handover in one scope, and for how many days somebody does."""

    holders: Sequence[Holder]
    slack: int


class _Asked:
    """What all handovers of a journey have in common; `judged` by the constants of `booked`, or not known to be."""

    def __init__(self, journey: Journey, booked: Booked, *, judged: bool = False) -> None:
        self.journey, self.booked, self.constants = journey, booked, booked.constants
        self.judged = judged
        self.places = {phase.id: place for place, phase in enumerate(journey.phases)}
        self.on: dict[tuple[str, Side], dict[str, list[Part]]] = defaultdict(dict)
        declined = Given.DECLINED
        for one in journey.assignments:
            if one.given is not declined:
                self.on[one.phase, one.side].setdefault(one.person, []).append(part(one))
        self._boundaries: dict[str, Moving] = {}
        self._found: dict[tuple[str, Side, tuple[bool, ...]], _Held] = {}

    def about(self, boundary: Boundary) -> Slip | None:
        if boundary.start is None:
            return None
        held = self._held(boundary)
        robust = self._robust(boundary, held.slack)
        if held.slack >= self.constants.slip_horizon:
            return Slip(held.slack, robust)
        return self._lost(held.holders, held.slack, robust)

    def slack(self, boundary: Boundary) -> int | None:
        """The days of `about`."""
        if boundary.start is None:
            return None
        return self._held(boundary).slack if boundary.key_carriers else -1

    def _slack(self, holders: Sequence[Holder]) -> int:
        """Goes as far as one person holds it, then on from there with whom else does."""
        if len(holders) == 1:
            return holders[0].until(0)
        horizon = self.constants.slip_horizon
        at = 0
        while at <= horizon and (reach := max([one.until(at) for one in holders], default=-1)) >= at:
            at = reach + 1
        return at - 1

    def _robust(self, boundary: Boundary, slack: int) -> bool | None:
        latest = self.journey.phases[self.places[boundary.to_phase]].start_latest
        if latest is None or boundary.start is None:
            return None
        return slack >= (latest - boundary.start).days

    def _lost(self, holders: Sequence[Holder], slack: int, robust: bool | None) -> Slip:
        """Of those who held it to the last, the one to name."""
        last = [one for one in holders if slack < 0 or one.lost(slack) is None]
        why = [(one.lost(slack + 1) or "", one) for one in last]
        if not why:
            return Slip(slack, robust, None, "nobody")
        because, who = min(why, key=lambda one: (REASONS.index(one[0]), one[1].person.id))
        return Slip(slack, robust, who.person.id, because, who.booked_with(slack + 1) if because == "booked" else ())

    def _held(self, boundary: Boundary) -> _Held:
        """Everybody on both sides with a key role there. Scopes with the same assignments have the same."""
        giving, receiving = self.on[boundary.from_phase, boundary.side], self.on[boundary.to_phase, boundary.side]
        counting = _scope(boundary.system, giving, receiving)
        key = boundary.to_phase, boundary.side, counting
        if key not in self._found:
            both = [id_ for id_ in giving if id_ in receiving]
            system = boundary.system if counting else None
            found = [self._holder(id_, boundary, system, giving[id_], receiving[id_]) for id_ in both]
            holders = [one for one in found if one is not None]
            self._found[key] = _Held(holders, self._slack(holders))
        return self._found[key]

    def _holder(
        self, id_: str, boundary: Boundary, system: str | None, giving: Sequence[Part], receiving: Sequence[Part]
    ) -> Holder | None:
        """Somebody with all these parts; of them those count that are for the system, where it is not the whole."""
        before, after, others = giving, receiving, NOTHING
        if system is not None:
            before = [one for one in giving if one.assignment.covers(system)]
            after = [one for one in receiving if one.assignment.covers(system)]
            others = [one for one in receiving if not one.assignment.covers(system)]
        if not (before and after and (_any_key(before) or _any_key(after))):
            return None
        person = self.journey.people.get(id_) or Person(id=id_)
        carries = self.judged and id_ in boundary.key_carriers
        moving = self._moving(boundary)
        return Holder(person, self.journey.id, moving, before, after, others, self.booked, carries=carries)

    def _moving(self, boundary: Boundary) -> Moving:
        if boundary.to_phase not in self._boundaries:
            around = (None, *self.journey.phases, None)
            place = self.places[boundary.to_phase] + 1
            before, after = self.journey.phases[place - 2 : place]
            self._boundaries[boundary.to_phase] = Moving(around[place - 2], before, after, around[place + 1])
        return self._boundaries[boundary.to_phase]


def _any_key(parts: Iterable[Part]) -> bool:
    return any([one.key for one in parts])  # noqa: C419 - of one or two: a generator takes longer


def _scope(system: str | None, *phases: On) -> tuple[bool, ...]:
    """Which of the assignments count for the system; empty when all do."""
    if system is None:
        return ()
    covers = [one.assignment.covers(system) for on in phases for theirs in on.values() for one in theirs]
    return () if all(covers) else tuple(covers)

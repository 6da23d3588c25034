"""How far the start of a phase may slip until nobody key is on both sides of the handover (`continuity.md` D11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.rules.continuity.booked import Booked
from bot.rules.continuity.handovers import Boundary
from bot.rules.continuity.load import Load
from bot.rules.continuity.slipping import Holder, Moving, part
from bot.rules.facts import Assignment, Constants, Given, Journey, Person, Side

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
    return tuple(asked.about(boundary) for boundary in boundaries)


On = Mapping[str, Sequence[Assignment]]
"""Assignments of one phase and side by person."""


class _Asked:
    """What all handovers of a journey have in common."""

    def __init__(self, journey: Journey, booked: Booked) -> None:
        self.journey, self.booked, self.constants = journey, booked, booked.constants
        self.places = {phase.id: place for place, phase in enumerate(journey.phases)}
        self.on: dict[tuple[str, Side], dict[str, list[Assignment]]] = defaultdict(dict)
        for one in journey.assignments:
            if one.given is not Given.DECLINED:
                self.on[one.phase, one.side].setdefault(one.person, []).append(one)
        self._boundaries: dict[str, Moving] = {}
        self._found: dict[tuple[str, Side, tuple[bool, ...]], Slip] = {}

    def about(self, boundary: Boundary) -> Slip | None:
        """Scopes with the same assignments have one answer."""
        if boundary.start is None:
            return None
        giving, receiving = (self.on[phase, boundary.side] for phase in (boundary.from_phase, boundary.to_phase))
        key = boundary.to_phase, boundary.side, self._scope(boundary.system, giving, receiving)
        if key not in self._found:
            self._found[key] = self._answer(boundary, self._holders(boundary, giving, receiving))
        return self._found[key]

    def _scope(self, system: str | None, *phases: On) -> tuple[bool, ...]:
        """Which of the assignments count for the system; empty when all do."""
        if system is None:
            return ()
        covers = [one.covers(system) for on in phases for theirs in on.values() for one in theirs]
        return () if all(covers) else tuple(covers)

    def _answer(self, boundary: Boundary, holders: Sequence[Holder]) -> Slip:
        """Goes as far as one person holds it, then on from there with whom else does."""
        horizon = self.constants.slip_horizon
        at = 0
        while at <= horizon and (reach := max((one.until(at) for one in holders), default=-1)) >= at:
            at = reach + 1
        slack = at - 1
        robust = self._robust(boundary, slack)
        return Slip(slack, robust) if slack >= horizon else self._lost(holders, slack, robust)

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

    def _holders(self, boundary: Boundary, giving: On, receiving: On) -> list[Holder]:
        """Everybody on both sides with a key role there; on which days is theirs to say."""
        found = []
        for id_ in giving.keys() & receiving.keys():
            before = [part(one) for one in giving[id_] if one.covers(boundary.system)]
            after = [part(one, counts=one.covers(boundary.system)) for one in receiving[id_]]
            there = [one for one in after if one.counts]
            if before and there and any(one.key for one in (*before, *there)):
                person = self.journey.people.get(id_) or Person(id=id_)
                found.append(
                    Holder(
                        person=person,
                        journey=self.journey.id,
                        moving=self._moving(boundary),
                        giving=before,
                        receiving=after,
                        booked=self.booked,
                    )
                )
        return found

    def _moving(self, boundary: Boundary) -> Moving:
        if boundary.to_phase not in self._boundaries:
            around = (None, *self.journey.phases, None)
            place = self.places[boundary.to_phase] + 1
            before, after = self.journey.phases[place - 2 : place]
            self._boundaries[boundary.to_phase] = Moving(around[place - 2], before, after, around[place + 1])
        return self._boundaries[boundary.to_phase]

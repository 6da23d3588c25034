"""Finds and ranks who could carry: of the giving side, of earlier phases, of other journeys, of the receiving side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from bot.rules.candidates.kinds import Around, Candidate, Known, Reason, Way, Where
from bot.rules.candidates.proposing import Proposed, not_there, side_by_side, stay_until
from bot.rules.candidates.ranking import rank
from bot.rules.candidates.shapes import shapes
from bot.rules.continuity import Free, booked, free, phase_days
from bot.rules.continuity.days import days
from bot.rules.continuity.phases import window
from bot.rules.continuity.presence import FULL, Presence, stays
from bot.rules.continuity.roster import rosters
from bot.rules.facts import Assignment, Given, Journey, Person, Side

DAY = timedelta(days=1)
NOTHING_KNOWN = Around()


def candidates(
    journey: Journey,
    giver: str,
    receiver: str,
    *,
    askable: Container[str],
    refused: Container[str] = (),
    system: str | None = None,
    where: Sequence[Where] = (Where.GIVING,),
    around: Around = NOTHING_KNOWN,
) -> tuple[Candidate, ...]:
    """Who could carry the handover from phase `giver` to phase `receiver`, the likeliest first (`rank`).

    Of the vendor's people who can be asked, did not refuse and are still there at the start. With a `system` only who
    covers it. By default those of the giving side who are not on the receiving one; `where` asks for others too.
    """
    asked = _Asked(journey, giver, receiver, system, around)
    found = (
        candidate for group in where for candidate in asked.of(group)
        if candidate.person in askable and candidate.person not in refused and not asked.gone(candidate.person)
    )  # fmt: skip
    return tuple(sorted(map(asked.told, found), key=rank))


class _Asked:
    """One handover: its phases, its people, what is known beside it."""

    def __init__(self, journey: Journey, giver: str, receiver: str, system: str | None, around: Around) -> None:
        self.journey, self.giver, self.receiver, self.system, self.around = journey, giver, receiver, system, around
        self.phases = phase_days(journey)
        self.start = self.phases[receiver].first
        self.theirs: dict[str, list[Assignment]] = defaultdict(list)
        for one in journey.assignments:
            if one.side is Side.VENDOR and one.given is not Given.DECLINED:
                self.theirs[one.person].append(one)

    def of(self, where: Where) -> Iterator[Candidate]:
        """Who knows the customer from there, not yet with days."""
        if where is Where.OTHER_JOURNEY:
            others = {one.person: one for one in reversed(self.around.known) if one.person not in self.theirs}
            yield from map(_of_other_journey, others.values())
            return
        phases = self._phases(where)
        for person, theirs in self.theirs.items():
            there = [one for one in theirs if one.phase in phases and one.covers(self.system)]
            if there and self._where(theirs) is where:
                yield self._of_this_journey(person, where, there)

    def gone(self, person: str) -> bool:
        """Has left before the next phase starts."""
        last = self._limits(person).active.last
        return last is not None and (self.start is None or last < self.start)

    def told(self, candidate: Candidate) -> Candidate:
        """With proposed days, what is free on them, and the reasons."""
        percent = self._planned(candidate)
        fitted = self._dated(candidate, percent)
        left = self._left(fitted)
        while left.percent and left.percent < (FULL if percent is None else percent):
            percent = left.percent
            fitted = self._dated(candidate, percent)
            left = self._left(fitted)
        reasons = (
            *shapes(self.journey, fitted, self.giver, self.system, self.around.main_system),
            *self._load(fitted, left),
        )
        return replace(fitted, percent=left.percent or None, reasons=reasons)

    # -- who

    def _phases(self, where: Where) -> frozenset[str]:
        if where is Where.EARLIER:
            order = [phase.id for phase in self.journey.phases]
            return frozenset(order[: order.index(self.giver)])
        return frozenset({self.giver if where is Where.GIVING else self.receiver})

    def _where(self, theirs: Iterable[Assignment]) -> Where | None:
        """Where somebody of this journey stands; None for who is on both sides already."""
        on = {one.phase for one in theirs}
        if self.giver in on:
            return None if self.receiver in on else Where.GIVING
        return Where.RECEIVING if self.receiver in on else Where.EARLIER

    def _of_this_journey(self, person: str, where: Where, there: Sequence[Assignment]) -> Candidate:
        best = min(there, key=lambda one: (not (one.key or one.lead), one.carries != "solution", one.id))
        begun = (one.first or self.phases[one.phase].first for one in self.theirs[person])
        return Candidate(
            person=person,
            where=where,
            way=Way.STAYS_ON if where is Where.GIVING else Way.SIDE_BY_SIDE,
            role=best.role,
            key=best.key or best.lead,
            lead=any(one.lead for one in there),
            carries=best.carries,
            since=min((first for first in begun if first), default=None),
        )

    def _limits(self, person: str) -> Person:
        return self.journey.people.get(person) or Person(id=person)

    # -- when

    def _planned(self, candidate: Candidate) -> float | None:
        """The percentage that the plan gives them on the next phase already."""
        if candidate.where is not Where.RECEIVING:
            return None
        return next((one.percent for one in self.theirs[candidate.person] if one.phase == self.receiver), None)

    def _dated(self, candidate: Candidate, percent: float | None) -> Candidate:
        if candidate.way is Way.STAYS_ON or self.start is None:
            last = self.start and stay_until(self.start)
            return replace(candidate, first=self.start, last=last)
        days = self._beside(candidate.person, percent)
        if days is None:
            return replace(candidate, way=Way.JOINS, first=self.start, last=stay_until(self.start))
        return replace(
            candidate,
            first=days.first,
            last=None if self._stays(candidate, days.until) else days.last,
            partner=days.partner,
            partner_last=days.partner_last,
        )

    def _stays(self, candidate: Candidate, until: date | None) -> bool:
        """Whether the plan keeps them on the next phase until that day already."""
        if candidate.where is not Where.RECEIVING:
            return False
        theirs = (one for one in self.theirs[candidate.person] if one.phase == self.receiver)
        ends = [one.last or self.phases[self.receiver].last for one in theirs]
        return any(end is None or until is None or end >= until for end in ends)

    def _beside(self, person: str, percent: float | None) -> Proposed | None:
        """Days with the likeliest of the giving side who can be there for them."""
        assert self.start is not None
        others = (one for one in self._partners if one.person != person)
        away = not_there(self._limits(person))
        found = (
            side_by_side(one, self.start, percent, (*away, *not_there(self._limits(one.person))), self.around)
            for one in others
        )
        return next((one for one in found if one is not None), None)

    @cached_property
    def _partners(self) -> list[Presence]:
        """The giving side with dates, the likeliest first."""
        roster = rosters(stays(self.journey, self.phases), days(window(self.journey, None))).get(Side.VENDOR)
        people = roster.people(self.giver, self.system).values() if roster else ()
        there = [one for one in people if one.loads and not self.gone(one.person)]
        return sorted(there, key=lambda one: (not one.key, not one.solution, not one.lead, one.person))

    def _left(self, candidate: Candidate) -> Free:
        """What is free on the proposed days; of who is planned already on those before."""
        if candidate.first is None:
            return Free(None, 0)
        last = candidate.last or max(candidate.first, (self.start or candidate.first) - DAY)
        return free(self.around.loads, candidate.person, candidate.first, last, self.around.constants)

    def _load(self, candidate: Candidate, left: Free) -> Iterator[Reason]:
        """What given figures say of the proposed days."""
        if left.percent:
            yield Reason("free", percent=left.percent)
        elif left.percent is not None and candidate.first is not None:
            last = candidate.last or candidate.first
            with_journeys = booked(self.around.loads, candidate.person, candidate.first, last, self.around.constants)
            yield Reason("booked", percent=left.percent, journeys=with_journeys)
        if left.blanks:
            yield Reason("no_figures", count=left.blanks)


def _of_other_journey(known: Known) -> Candidate:
    return Candidate(
        person=known.person,
        where=Where.OTHER_JOURNEY,
        way=Way.SIDE_BY_SIDE,
        role=known.role,
        key=known.key or known.lead,
        lead=known.lead,
        carries=known.carries,
        since=known.since,
        journey=known.journey,
    )

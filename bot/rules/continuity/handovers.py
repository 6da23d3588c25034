"""Every handover of a journey, answered for each side and scope: where the definitions come together (D1 to D16)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from bot.rules.continuity import crossing as crossings
from bot.rules.continuity.bus_factor import bus_factor
from bot.rules.continuity.crossing import Crossing
from bot.rules.continuity.days import Days, days, working_days
from bot.rules.continuity.labels import label, unstaffed
from bot.rules.continuity.phases import gap_days, gap_workdays, phase_days, window
from bot.rules.continuity.presence import stays
from bot.rules.continuity.risk import UNKNOWN, risk
from bot.rules.continuity.roster import OnPhase, Staff, rosters
from bot.rules.continuity.state import verdict
from bot.rules.facts import Constants, Journey, Phase, Side, State

DEFAULTS = Constants()


class Boundary(NamedTuple):
    """The answer for one handover on one side in one scope. People are ids, sorted. What is left out where a side has
    nobody stands last."""

    from_phase: str
    to_phase: str
    side: Side
    system: str | None
    """None: the whole delivery."""
    start: date | None
    """First day of the receiving phase (D2)."""
    gap_days: int | None
    gap_workdays: int | None
    from_people: tuple[str, ...]
    to_people: tuple[str, ...]
    leads_from: tuple[str, ...]
    leads_to: tuple[str, ...]
    tentative: bool
    label: str
    risk: str
    state: State
    reason: str
    """Why the state is what it is; the codes stand in `state.py`."""
    carriers: tuple[str, ...] = ()
    key_carriers: tuple[str, ...] = ()
    stays_on: tuple[str, ...] = ()
    """The carriers when absences of at most 35 days do not count, as in the state (D16)."""
    returners: tuple[str, ...] = ()
    transfers: tuple[tuple[str, str, float], ...] = ()
    """Giver, receiver, effective working days together; the longest first."""
    best_together: float = 0.0
    """The most effective working days that any giver and receiver have together, also below a transfer."""
    rests_on: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    """Those it rests on who give the reason that is told; others may give a lesser one."""
    """Everybody who gives the best evidence; empty when the state is breaks or unstaffed."""
    evidence: tuple[tuple[str, ...], ...] = ()
    """Whatever keeps the state from breaks, better or worse: one person who stays on, or a pair side by side (D16)."""
    bus_factor: int = 0


def handovers(
    journey: Journey, constants: Constants = DEFAULTS, *, horizon: date | None = None
) -> tuple[Boundary, ...]:
    """One answer per handover, side and scope, the whole delivery first (D7, D8).

    `horizon` is the last day on which stays without an end count as time together; None: 30 days after the
    journey's own last date.
    """
    asked = _Asked(journey, constants, horizon)
    if not asked.rosters:
        return ()
    return tuple([answer for before, after in pairwise(journey.phases) for answer in asked.about(before, after)])


class _Handover(NamedTuple):
    """What is the same on both sides and in all scopes."""

    before: Phase
    after: Phase
    receiving: Days
    start: date | None
    gap: int | None
    workdays: int | None
    """The gap in working days."""
    tentative: bool


class _Scope(NamedTuple):
    """One side of a handover, and what of it: a system, or the whole delivery."""

    side: Side
    system: str | None
    givers: Staff
    receivers: Staff


class _Asked:
    """What all answers of a journey have in common."""

    def __init__(self, journey: Journey, constants: Constants, horizon: date | None) -> None:
        self.constants = constants
        self.working = working_days(constants.holidays, calendar=constants.calendar)
        self.weekdays = working_days(constants.holidays) if constants.calendar else self.working
        self.phases = phase_days(journey)
        there = stays(journey, self.phases)
        self.short_absences = any(stay.settled is not stay.present for stay in there)
        self.rosters = rosters(there, days(window(journey, horizon)))

    def about(self, before: Phase, after: Phase) -> list[Boundary]:
        """The answers for one handover."""
        giving, receiving = self.phases[before.id], self.phases[after.id]
        gap, workdays = gap_days(giving, receiving), gap_workdays(giving, receiving, self.weekdays)
        tentative = before.tentative or after.tentative
        handover = _Handover(before, after, days(receiving), receiving.first, gap, workdays, tentative)
        found: list[Boundary] = []
        for side, roster in self.rosters.items():
            found += self._of_side(handover, side, roster.on(before.id), roster.on(after.id))
        return found

    def _of_side(self, handover: _Handover, side: Side, giving: OnPhase, receiving: OnPhase) -> list[Boundary]:
        """Scopes with the same people and assignments have one answer."""
        found, known = [], dict[tuple[str | None, str | None], Boundary]()
        for system in giving.scopes():
            scopes = giving.scope(system), receiving.scope(system)
            if scopes in known:
                found.append(known[scopes]._replace(system=system))
                continue
            scope = _Scope(side, system, giving.staff(scopes[0]), receiving.staff(scopes[1]))
            missing = unstaffed(scope.givers.ids, scope.receivers.ids)
            known[scopes] = _unanswered(handover, scope, missing) if missing else self._answer(handover, scope)
            found.append(known[scopes])
        return found

    def _answer(self, handover: _Handover, scope: _Scope) -> Boundary:
        crossing = Crossing(scope.givers.by_id, scope.receivers.by_id, handover.receiving, handover.gap)
        carriers = crossings.carriers(crossing, self.constants)
        stays_on = crossings.carriers(crossing, self.constants, settled=True) if self.short_absences else carriers
        pairs = crossings.pairs(crossing, self.working)
        transfers = crossings.transfers(pairs, self.constants) if pairs else ()
        seen = verdict(crossing, stays_on, pairs, self.constants, self.working)
        return Boundary(
            *_told(handover, scope),
            label=label(crossing, carriers, pairs, transfers),
            risk=risk(crossing, carriers, transfers, self.constants),
            state=seen.state,
            reason=seen.reason,
            carriers=carriers,
            key_carriers=tuple([person for person in carriers if crossing.key(person)]),
            stays_on=stays_on,
            returners=tuple([person for person in crossing.both if person not in carriers]),
            transfers=tuple([(pair.giver, pair.receiver, pair.days) for pair in transfers]),
            best_together=pairs[0].days if pairs else 0.0,
            rests_on=seen.rests_on,
            because=seen.because,
            evidence=seen.evidence,
            bus_factor=bus_factor(carriers, [(pair.giver, pair.receiver) for pair in transfers]),
        )


def _unanswered(handover: _Handover, scope: _Scope, missing: str) -> Boundary:
    """Nobody carries where nobody is."""
    return Boundary(*_told(handover, scope), label=missing, risk=UNKNOWN, state=State.UNSTAFFED, reason=missing)


Gap = tuple[date | None, int | None, int | None]
Ids = tuple[str, ...]


def _told(handover: _Handover, scope: _Scope) -> tuple[str, str, Side, str | None, *Gap, Ids, Ids, Ids, Ids, bool]:
    """The fields of a Boundary that ask for no rule."""
    before, after, _, start, gap, workdays, tentative = handover
    side, system, one, other = scope
    people = one.ids, other.ids, one.leads, other.leads
    return before.id, after.id, side, system, start, gap, workdays, *people, tentative

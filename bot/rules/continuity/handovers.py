"""Every handover of a journey, answered for each side and scope: where the definitions come together (D1 to D16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from bot.rules.continuity import crossing as crossings
from bot.rules.continuity.bus_factor import bus_factor
from bot.rules.continuity.crossing import Crossing
from bot.rules.continuity.days import WorkingDays, days
from bot.rules.continuity.labels import label
from bot.rules.continuity.phases import gap_days, gap_workdays, phase_days, window
from bot.rules.continuity.presence import rosters, stays
from bot.rules.continuity.risk import risk
from bot.rules.continuity.state import verdict
from bot.rules.facts import Constants, Journey, Phase, Side, State

DEFAULTS = Constants()


class Boundary(NamedTuple):
    """The answer for one handover on one side in one scope. People are ids, sorted."""

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
    carriers: tuple[str, ...]
    key_carriers: tuple[str, ...]
    stays_on: tuple[str, ...]
    """The carriers when absences of at most 35 days do not count, as in the state (D16)."""
    returners: tuple[str, ...]
    transfers: tuple[tuple[str, str, float], ...]
    """Giver, receiver, effective working days together; the longest first."""
    best_together: float
    """The most effective working days that any giver and receiver have together, also below a transfer."""
    leads_from: tuple[str, ...]
    leads_to: tuple[str, ...]
    label: str
    risk: str
    state: State
    reason: str
    """Why the state is what it is; the codes stand in `state.py`."""
    rests_on: tuple[str, ...]
    """Everybody who gives the best evidence; empty when the state is breaks or unstaffed."""
    evidence: tuple[tuple[str, ...], ...]
    """Whatever keeps the state from breaks, better or worse: one person who stays on, or a pair side by side (D16)."""
    bus_factor: int
    tentative: bool


def handovers(
    journey: Journey, constants: Constants = DEFAULTS, *, horizon: date | None = None
) -> tuple[Boundary, ...]:
    """One answer per handover, side and scope, the whole delivery first (D7, D8).

    `horizon` is the last day on which stays without an end count as time together; None: 30 days after the
    journey's own last date.
    """
    asked = _Asked(journey, constants, horizon)
    return tuple(answer for before, after in pairwise(journey.phases) for answer in asked.about(before, after))


class _Handover(NamedTuple):
    """What is the same on both sides and in all scopes; `workdays` is the gap in working days."""

    before: Phase
    after: Phase
    start: date | None
    workdays: int | None


class _Asked:
    """What all answers of a journey have in common."""

    def __init__(self, journey: Journey, constants: Constants, horizon: date | None) -> None:
        self.constants = constants
        self.working = WorkingDays(constants.holidays, calendar=constants.calendar)
        self.weekdays = WorkingDays(constants.holidays) if constants.calendar else self.working
        self.phases = phase_days(journey)
        there = stays(journey, self.phases)
        self.short_absences = any(stay.settled is not stay.present for stay in there)
        self.rosters = rosters(there, days(window(journey, horizon)))

    def about(self, before: Phase, after: Phase) -> Iterator[Boundary]:
        """The answers for one handover. Scopes with the same people and assignments have one answer."""
        giving, receiving = self.phases[before.id], self.phases[after.id]
        handover = _Handover(before, after, receiving.first, gap_workdays(giving, receiving, self.weekdays))
        there, gap = days(receiving), gap_days(giving, receiving)
        for side, roster in self.rosters.items():
            found: dict[tuple[str | None, str | None], Boundary] = {}
            for system in roster.scopes(before.id):
                scopes = roster.scope(before.id, system), roster.scope(after.id, system)
                if scopes in found:
                    yield found[scopes]._replace(system=system)
                    continue
                givers, receivers = roster.people(before.id, scopes[0]), roster.people(after.id, scopes[1])
                found[scopes] = self.answer(handover, side, system, Crossing(givers, receivers, there, gap))
                yield found[scopes]

    def answer(self, handover: _Handover, side: Side, system: str | None, crossing: Crossing) -> Boundary:
        carriers = crossings.carriers(crossing, self.constants)
        stays_on = crossings.carriers(crossing, self.constants, settled=True) if self.short_absences else carriers
        pairs = crossings.pairs(crossing, self.working)
        transfers = crossings.transfers(pairs, self.constants)
        seen = verdict(crossing, stays_on, pairs, self.constants, self.working)
        return Boundary(
            from_phase=handover.before.id,
            to_phase=handover.after.id,
            side=side,
            system=system,
            start=handover.start,
            gap_days=crossing.gap,
            gap_workdays=handover.workdays,
            from_people=tuple(crossing.givers),
            to_people=tuple(crossing.receivers),
            carriers=carriers,
            key_carriers=tuple([person for person in carriers if crossing.key(person)]),
            stays_on=stays_on,
            returners=tuple([person for person in crossing.both if person not in carriers]),
            transfers=tuple([(pair.giver, pair.receiver, pair.days) for pair in transfers]),
            best_together=pairs[0].days if pairs else 0.0,
            leads_from=tuple([id_ for id_, one in crossing.givers.items() if one.lead]),
            leads_to=tuple([id_ for id_, one in crossing.receivers.items() if one.lead]),
            label=label(crossing, carriers, pairs, transfers),
            risk=risk(crossing, carriers, transfers, self.constants),
            state=seen.state,
            reason=seen.reason,
            rests_on=seen.rests_on,
            evidence=seen.evidence,
            bus_factor=bus_factor(carriers, [(pair.giver, pair.receiver) for pair in transfers]),
            tentative=handover.before.tentative or handover.after.tentative,
        )

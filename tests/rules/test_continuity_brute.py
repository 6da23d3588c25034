"""The rules against a second, slow answer: written from continuity.md day by day, without any code of theirs."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import folder
from bot.rules.continuity import Boundary, handovers, open_until
from bot.rules.facts import Assignment, Constants, Journey, Phase

DATA = Path(__file__).parents[3] / "shared" / "data"
DAY = timedelta(days=1)
NEVER, ALWAYS = date.min, date.max
HOLIDAYS = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)})


class Slow:
    """One journey, answered by sets of days and all pairs of people."""

    def __init__(self, journey: Journey, constants: Constants, horizon: date | None) -> None:
        self.journey, self.constants = journey, constants
        given = [day for one in (*journey.phases,) for day in (one.start, one.end) if day]
        self.live = [one for one in journey.assignments if one.given != "declined"]
        given += [day for one in self.live for day in (one.first, one.last) if day]
        self.first = min(given, default=date(2026, 1, 1))
        self.horizon = horizon or max(given, default=date(2026, 1, 1)) + 30 * DAY
        self.live = [one for one in self.live if self.ends(one)[0] <= self.ends(one)[1]]

    # D2

    def given_phase(self, phase: Phase) -> tuple[date | None, date | None]:
        place = self.journey.phases.index(phase)
        start, end = phase.start, phase.end
        if start is None and place and self.journey.phases[place - 1].end:
            start = self.journey.phases[place - 1].end + DAY
        if end is None and place + 1 < len(self.journey.phases) and self.journey.phases[place + 1].start:
            end = self.journey.phases[place + 1].start - DAY
        if start and end and end < start:
            return (start, start) if phase.end is None or phase.start else (end, end)
        return start, end

    def gap(self, before: Phase, after: Phase) -> int | None:
        end, start = self.given_phase(before)[1], self.given_phase(after)[0]
        return None if end is None or start is None else (start - end).days - 1

    def gap_workdays(self, before: Phase, after: Phase) -> int | None:
        end, start = self.given_phase(before)[1], self.given_phase(after)[0]
        if end is None or start is None:
            return None
        if start > end:
            return sum(self.weekday(end + n * DAY) for n in range(1, (start - end).days))
        return -sum(self.weekday(start + n * DAY) for n in range((end - start).days + 1))

    def weekday(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.constants.holidays

    def works(self, day: date) -> bool:
        return self.constants.calendar or self.weekday(day)

    # D3, D4

    def phase_of(self, one: Assignment) -> Phase:
        return next(phase for phase in self.journey.phases if phase.id == one.phase)

    def dates(self, one: Assignment) -> tuple[date | None, date | None]:
        start, end = self.given_phase(self.phase_of(one))
        return one.first or start, one.last or end

    def undated(self, one: Assignment) -> bool:
        return self.dates(one) == (None, None)

    def ends(self, one: Assignment) -> tuple[date, date]:
        first, last = self.dates(one)
        person = self.journey.people.get(one.person)
        lower = person.active.first if person and person.active.first else NEVER
        upper = person.active.last if person and person.active.last else ALWAYS
        return max(first or NEVER, lower), min(last or ALWAYS, upper)

    def absent(self, person: str, day: date, longer_than: int) -> bool:
        """On an absence; absences that overlap or touch are one, and those of few days may be left out."""
        known = self.journey.people.get(person)
        away = known.absences if known else ()

        def off(one: date) -> bool:
            return any(span.first <= one <= span.last for span in away)

        if not off(day):
            return False
        first = last = day
        while off(first - DAY):
            first -= DAY
        while off(last + DAY):
            last += DAY
        return (last - first).days + 1 > longer_than

    def edge(self, one: Assignment, longer_than: int, *, last: bool) -> date | None:
        """First or last present day of an assignment; NEVER and ALWAYS for what has no end."""
        lower, upper = self.ends(one)
        at, step, stop = (upper, -DAY, lower) if last else (lower, DAY, upper)
        while at not in (NEVER, ALWAYS) and self.absent(one.person, at, longer_than):
            if at == stop:
                return None
            at += step
        return at

    def effective(self, one: Assignment) -> bool:
        start, end = self.given_phase(self.phase_of(one))
        lower, upper = self.ends(one)
        return lower <= (end or ALWAYS) and (start or NEVER) <= upper

    # D5

    def away(self, before: list[Assignment], after: list[Assignment], longer_than: int) -> float:
        found = [float("inf")]
        for a, b in product(filter(self.effective, before), filter(self.effective, after)):
            if self.undated(a) or self.undated(b):
                return -float("inf")
            leaves, arrives = self.edge(a, longer_than, last=True), self.edge(b, longer_than, last=False)
            if leaves == ALWAYS or arrives == NEVER:
                return -float("inf")
            if leaves and arrives:
                found.append((arrives - leaves).days - 1)
        return min(found)

    # D6

    def loads(self, ones: list[Assignment]) -> dict[date, float]:
        """Percentage on every working day that counts, all roles together."""
        found: dict[date, float] = {}
        for one in ones:
            first, last = max(self.ends(one)[0], self.first), min(self.ends(one)[1], self.horizon)
            while first <= last and not self.undated(one):
                if self.works(first) and not self.absent(one.person, first, 0):
                    found[first] = min(100, found.get(first, 0) + (100 if one.percent is None else one.percent))
                first += DAY
        return found

    def together(self, ours: dict[date, float], theirs: dict[date, float]) -> float:
        return sum(min(ours[day], theirs[day]) for day in ours.keys() & theirs.keys()) / 100

    # All together

    def answer(self, before: Phase, after: Phase, side: str, system: str | None) -> dict[str, Any]:
        def crowd(phase: Phase) -> dict[str, list[Assignment]]:
            ones = [one for one in self.live if (one.phase, one.side) == (phase.id, side)]
            ones = [one for one in ones if system is None or one.all_systems or system in one.systems]
            return {person: [o for o in ones if o.person == person] for person in sorted({o.person for o in ones})}

        givers, receivers = crowd(before), crowd(after)
        gap, tau, needed = self.gap(before, after), self.constants.tolerance, self.constants.transfer
        both = [
            p for p in givers
            if p in receivers and any(map(self.effective, givers[p])) and any(map(self.effective, receivers[p]))
        ]  # fmt: skip
        carriers = [p for p in both if self.away(givers[p], receivers[p], 0) <= max(gap or 0, 0) + tau]
        settled = [p for p in both if self.away(givers[p], receivers[p], 35) <= max(gap or 0, 0) + tau]
        giving, receiving = ({p: self.loads(ones) for p, ones in crowd.items()} for crowd in (givers, receivers))
        times = {(g, r): self.together(giving[g], receiving[r]) for g, r in product(givers, receivers) if g != r}
        transfers = {pair: days for pair, days in times.items() if days >= needed}

        def key(ones: list[Assignment]) -> bool:
            return any(one.key or one.lead for one in ones)

        def lead(ones: list[Assignment]) -> bool:
            return any(one.lead for one in ones)

        def sure(g: str, r: str) -> int:
            said = (any(one.given == "confirmed" for one in ones) for ones in (givers[g], receivers[r]))
            return 0 if all(said) else 1

        # D9
        items = [(0 if key(givers[p]) or key(receivers[p]) else 1) + sure(p, p) for p in carriers]
        items += [1 + sure(g, r) for g, r in transfers]
        level = min(min([2, *items]) + (1 if gap is not None and gap > self.constants.long_gap else 0), 2)
        # D10
        if not givers or not receivers:
            label = "unstaffed_" + ("both" if not givers and not receivers else "from" if not givers else "to")
        elif any(lead(givers[p]) and lead(receivers[p]) for p in carriers):
            label = "lead_continues"
        elif any(key(givers[p]) for p in carriers):
            label = "key_overlap"
        elif any(key(receivers[p]) for p in carriers):
            label = "sub_lead_succession"
        else:
            label = "other_overlap" if carriers else "transfer" if transfers else "returner_only" if both else ""
            label = label or ("brief_contact" if any(days > 0 for days in times.values()) else "relay")
        # D14
        rest = [pair for pair in transfers if not set(pair) & set(carriers)]
        people = sorted({person for pair in rest for person in pair})
        cover = next(
            n for n in range(len(people) + 1)
            if any(all(set(pair) & set(gone) for pair in rest) for gone in combinations(people, n))
        )  # fmt: skip
        # D16
        evidence = [(2, ())]
        start, end = self.given_phase(after)
        for p in both:
            if p in settled:
                ones = [one for one in receivers[p] if self.effective(one)]
                phase_length = (
                    None if end is None else needed if start is None
                    else sum(self.works(start + n * DAY) for n in range((end - start).days + 1))
                )  # fmt: skip
                wanted = needed if phase_length is None else min(needed, phase_length)
                loads = receiving[p]
                there = sum(loads[day] for day in loads if (start or NEVER) <= day <= (end or ALWAYS)) / 100
                stays = (start, end) == (None, None) or there >= wanted
                stays = stays or any(self.undated(one) or self.ends(one)[1] == ALWAYS for one in ones)
                solution = any(one.carries == "solution" for one in (*givers[p], *receivers[p]))
                evidence.append((0 if (key(givers[p]) or key(receivers[p])) and solution and stays else 1, (p,)))
            elif key(givers[p]) or key(receivers[p]):
                firsts = [self.edge(one, 35, last=False) for one in receivers[p] if self.effective(one)]
                if any(first and (start is None or first <= start + tau * DAY) for first in firsts):
                    evidence.append((1, (p,)))
        evidence += [(0 if days >= 2 * needed else 1, pair) for pair, days in transfers.items()]
        best = min(rank for rank, _ in evidence)
        unstaffed = not givers or not receivers
        return {
            "gap_days": gap,
            "gap_workdays": self.gap_workdays(before, after),
            "from_people": tuple(givers),
            "to_people": tuple(receivers),
            "carriers": tuple(carriers),
            "key_carriers": tuple(p for p in carriers if key(givers[p]) or key(receivers[p])),
            "stays_on": tuple(settled),
            "returners": tuple(p for p in both if p not in carriers),
            "transfers": {pair: round(days, 6) for pair, days in transfers.items()},
            "best_together": round(max(times.values(), default=0), 6),
            "leads_from": tuple(p for p in givers if lead(givers[p])),
            "leads_to": tuple(p for p in receivers if lead(receivers[p])),
            "label": label,
            "risk": "unknown" if unstaffed else ("low", "medium", "high")[level],
            "state": "unstaffed" if unstaffed else ("holds", "thin", "breaks")[best],
            "rests_on": () if unstaffed else tuple(sorted({p for rank, who in evidence for p in who if rank == best})),
            "bus_factor": len(carriers) + cover,
            "tentative": before.tentative or after.tentative,
        }

    def answers(self) -> list[tuple[tuple[str, str, str, str | None], dict[str, Any]]]:
        found = []
        for before, after in pairwise(self.journey.phases):
            for side in ("vendor", "customer"):
                if not any(one.side == side for one in self.live):
                    continue
                named = {
                    system for one in self.live if (one.phase, one.side) == (before.id, side) for system in one.systems
                }
                for system in (None, *sorted(named)):
                    answer = self.answer(before, after, side, system)
                    found.append(((before.id, after.id, side, system), answer))
        return found


def quick(boundary: Boundary) -> tuple[tuple[str, str, str, str | None], dict[str, Any]]:
    """The rules' answer in the same words."""
    words = (
        *("gap_days", "gap_workdays", "from_people", "to_people", "carriers", "key_carriers", "stays_on", "returners"),
        *("transfers", "best_together", "leads_from", "leads_to", "label", "risk", "state", "rests_on", "bus_factor"),
        "tentative",
    )
    found = {word: getattr(boundary, word) for word in words}
    found["transfers"] = {(giver, receiver): round(days, 6) for giver, receiver, days in boundary.transfers}
    found["best_together"] = round(boundary.best_together, 6)
    return (boundary.from_phase, boundary.to_phase, boundary.side, boundary.system), found


def compare(journey: Journey, constants: Constants, horizon: date | None) -> None:
    slow = Slow(journey, constants, horizon)
    assert [quick(found) for found in handovers(journey, constants, horizon=horizon)] == slow.answers()


CONSTANTS = st.builds(
    Constants,
    tolerance=st.integers(0, 10),
    transfer=st.integers(1, 6),
    long_gap=st.integers(0, 30),
    calendar=st.booleans(),
    holidays=st.sampled_from((frozenset(), HOLIDAYS)),
)


@pytest.mark.parametrize("profile", ["fast", pytest.param("ci", marks=pytest.mark.ci)])
def test_any_journey_is_answered_as_day_by_day(profile: str, random_journeys: st.SearchStrategy[Journey]) -> None:
    compared = given(random_journeys, CONSTANTS, st.none())(compare)
    settings(settings.get_profile(profile))(compared)()


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the data sets of ../shared are not here")
@pytest.mark.parametrize(
    ("name", "every"),
    [
        pytest.param("k8s-release-team", 1, id="Kubernetes"),
        pytest.param("openstack-ptl", 5, id="every fifth OpenStack team"),
        pytest.param("uci-incidents", 50, id="every 50th incident"),
    ],
)
def test_real_journeys_are_answered_as_day_by_day(name: str, every: int) -> None:
    source = folder.read(DATA / name)
    for journey in source.journeys[::every]:
        compare(journey, Constants(), open_until(source.journeys))

"""The rules against a second, slow answer: written from continuity.md day by day, without any code of theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import folder
from bot.rules.continuity import (
    Booked,
    Boundary,
    changes_of_hands,
    double,
    free,
    handovers,
    loads,
    open_until,
    slips,
)
from bot.rules.facts import Assignment, Constants, Journey, Phase

DATA = Path(__file__).parents[3] / "shared" / "data"
DAY = timedelta(days=1)
NEVER, ALWAYS = date.min, date.max
DAYS = st.integers(0, 140).map(lambda number: date(2026, 2, 2) + number * DAY)
HOLIDAYS = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)})


class Slow:
    """One journey, answered by sets of days and all pairs of people."""

    def __init__(self, journey: Journey, constants: Constants, horizon: date | None) -> None:
        self.journey, self.constants = journey, constants
        self.dated: dict[str, list[tuple[Assignment, tuple[date, date]]]] = {}
        self.slipped: dict[tuple[str, int], Slow] = {}
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

    def crowd(self, phase: Phase, side: str, system: str | None) -> dict[str, list[Assignment]]:
        ones = [one for one in self.live if (one.phase, one.side) == (phase.id, side)]
        ones = [one for one in ones if system is None or one.all_systems or system in one.systems]
        return {person: [o for o in ones if o.person == person] for person in sorted({o.person for o in ones})}

    def answer(self, before: Phase, after: Phase, side: str, system: str | None) -> dict[str, Any]:
        givers, receivers = self.crowd(before, side, system), self.crowd(after, side, system)
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

    # D13

    def of(self, person: str) -> list[tuple[Assignment, tuple[date, date]]]:
        """A person's assignments that take days."""
        if person not in self.dated:
            theirs = [one for one in self.live if one.person == person and not self.undated(one)]
            self.dated[person] = [(one, self.ends(one)) for one in theirs]
        return self.dated[person]

    def taken(self, person: str, day: date, among: list[Assignment] | None = None) -> float:
        """What the journey takes of a person's day; what `among` takes, absent or not."""
        ones = [
            one for one, (first, last) in self.of(person) if first <= day <= last
        ] if among is None else among  # fmt: skip
        if not ones or (among is None and self.absent(person, day, 0)):
            return 0
        given = sum(one.percent for one in ones if one.percent is not None)
        blank = any(one.percent is None for one in ones)
        return max(given, self.constants.blank_allocation) if blank else given

    # D11

    def moved(self, before: Phase, after: Phase, delta: int) -> Slow:
        """The journey when the end of one phase and the start of the next are so many days later."""

        def later(phase: Phase) -> Phase:
            if phase.id == before.id and phase.end:
                return replace(phase, end=phase.end + delta * DAY)
            if phase.id == after.id and phase.start:
                return replace(phase, start=phase.start + delta * DAY)
            return phase

        if (before.id, delta) not in self.slipped:
            phases = tuple(map(later, self.journey.phases))
            theirs = tuple(one for one in self.journey.assignments if one.phase in (before.id, after.id))
            journey = replace(self.journey, phases=phases, assignments=theirs)
            self.slipped[before.id, delta] = Slow(journey, self.constants, self.horizon)
        return self.slipped[before.id, delta]

    def held(self, before: str, after: str, side: str, system: str | None, others: list[Slow]) -> bool:
        """Whether some key person on both sides holds the handover as it stands."""
        first, then = (next(phase for phase in self.journey.phases if phase.id == id_) for id_ in (before, after))
        givers, receivers = self.crowd(first, side, system), self.crowd(then, side, system)
        day, gap = self.given_phase(then)[0], self.gap(first, then)
        assert day
        return any(self.holds(p, givers[p], receivers[p], self.crowd(then, side, None)[p], day, gap, others)
                   for p in givers if p in receivers)  # fmt: skip

    def holds(self, p: str, before: list[Assignment], after: list[Assignment], every: list[Assignment],
              day: date, gap: int | None, others: list[Slow]) -> bool:  # fmt: skip
        on = [one for one in every if self.ends(one)[0] <= day <= self.ends(one)[1]]
        booked = sum(other.taken(p, day) for other in others) + self.taken(p, day, on)
        return (
            any(one.key or one.lead for one in (*before, *after))
            and self.away(before, after, 0) <= max(gap or 0, 0) + self.constants.tolerance
            and any(one in after for one in on)
            and booked <= self.constants.capacity
        )

    def slack(self, before: Phase, after: Phase, side: str, system: str | None, others: list[Slow]) -> int | None:
        if self.given_phase(after)[0] is None:
            return None
        for delta in range(self.constants.slip_horizon + 1):
            if not self.moved(before, after, delta).held(before.id, after.id, side, system, others):
                return delta - 1
        return self.constants.slip_horizon

    # D15

    def days_there(self, ones: list[Assignment]) -> set[date]:
        found = set()
        for one in ones:
            first, last = self.ends(one)
            while not self.undated(one) and first <= last:
                if not self.absent(one.person, first, 0):
                    found.add(first)
                first += DAY
        return found

    def days_on(self, one: Assignment, asked: list[date]) -> list[date]:
        first, last = self.ends(one)
        if self.undated(one):
            return []
        return [day for day in asked if first <= day <= last and not self.absent(one.person, day, 0)]

    def hands(self) -> set[tuple[str, str, str, date, str, tuple[str, ...]]]:
        """Phase, side, person, last day, state, who it rests on."""
        found = set()
        tau = self.constants.tolerance
        for place, phase in enumerate(self.journey.phases):
            start, end = self.given_phase(phase)
            for side in ("vendor", "customer"):
                on = self.crowd(phase, side, None) if start and end else {}
                there = {p: self.days_there(ones) for p, ones in on.items()}
                keys = {p for p, ones in on.items() if any(one.key or one.lead for one in ones)}
                for x in keys:
                    own_ends = all(one.last for one in on[x])
                    if not there[x] or not own_ends or not start <= max(there[x]) <= end - tau * DAY:
                        continue
                    gone = max(there[x])
                    if any(self.soon(later, side, x, gone) for later in self.journey.phases[place + 1 :]):
                        continue
                    earlier = any(x in self.crowd(one, side, None) for one in self.journey.phases[:place])
                    if earlier and gone < start + 30 * DAY:
                        continue
                    stay = [p for p in on if p != x and there[p] and max(there[p]) > gone]
                    holding = [p for p in stay if p in keys and min(there[p]) <= gone] or [
                        p for p in stay
                        if self.together(self.loads(on[x]), self.loads(on[p])) >= self.constants.transfer
                    ]  # fmt: skip
                    found.add((phase.id, side, x, gone, "holds" if holding else "breaks", tuple(sorted(holding))))
        return found

    def soon(self, later: Phase, side: str, x: str, gone: date) -> bool:
        """Whether x is in a later phase within tau days of leaving."""
        for one in self.crowd(later, side, None).get(x, ()):
            first, last = self.ends(one)
            days = (gone + n * DAY for n in range(1, self.constants.tolerance + 2))
            if self.undated(one) or any(first <= day <= last and not self.absent(x, day, 0) for day in days):
                return True
        return False

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


def runs(journeys: list[Slow], constants: Constants, horizon: date) -> list[tuple[Any, ...]]:
    """Double allocation, day by day; who has begun at an unknown time is on it from the day before all dates."""
    people = sorted({one.person for slow in journeys for one in slow.live})
    given = [day for slow in journeys for day in (slow.first, *(day for one in slow.live for day in slow.ends(one)))]
    given += [
        day for slow in journeys for known in slow.journey.people.values()
        for span in known.absences for day in (span.first, span.last) if day
    ]  # fmt: skip
    first = min(day for day in given if day != NEVER) - DAY if given else horizon
    found = []
    for person in people:
        theirs = [slow for slow in journeys if slow.of(person)]
        begin = min((begins for slow in theirs for _, (begins, _) in slow.of(person)), default=horizon)
        run: list[tuple[date, dict[str, float]]] = []
        for number in range((max(begin, first) - first).days, (horizon - first).days + 2):
            day = first + number * DAY
            taken = {slow.journey.id: slow.taken(person, day) for slow in theirs if day <= horizon}
            if round(sum(taken.values()), 6) > constants.capacity:
                run.append((day, taken))
            elif run:
                names = {name for _, all_taken in run for name, percent in all_taken.items() if percent > 0}
                peak = max(sum(all_taken.values()) for _, all_taken in run)
                begun = None if run[0][0] == first else run[0][0]
                found.append((person, begun, run[-1][0], round(peak, 6), tuple(sorted(names))))
                run = []
    return found


def compare(journey: Journey, constants: Constants, horizon: date | None, others: tuple[Journey, ...] = ()) -> None:
    slow = Slow(journey, constants, horizon)
    found = handovers(journey, constants, horizon=horizon)
    assert [quick(one) for one in found] == slow.answers()
    beside = [Slow(other, constants, horizon) for other in others]
    phases = {phase.id: phase for phase in journey.phases}
    slack = [slow.slack(phases[one.from_phase], phases[one.to_phase], one.side, one.system, beside) for one in found]
    booked = Booked(loads([journey, *others]), constants)
    assert [one and one.days for one in slips(journey, found, booked)] == slack
    changes = {(one.phase, one.side, one.person, one.last_day, one.state, one.stays)
               for one in changes_of_hands(journey, constants, horizon=horizon)}  # fmt: skip
    assert changes == slow.hands()


def compare_load(journeys: list[Journey], constants: Constants, horizon: date) -> None:
    slow = [Slow(journey, constants, horizon) for journey in journeys]
    found = double(loads(journeys), constants, horizon=horizon)
    assert [(*one[:3], round(one.percent, 6), one.journeys) for one in found] == runs(slow, constants, horizon)


def compare_free(journeys: list[Journey], constants: Constants, first: date, days: int) -> None:
    """What is free over some days is what the fullest of them leaves; without any figure nothing is said."""
    slow = [Slow(journey, constants, None) for journey in journeys]
    asked = [first + number * DAY for number in range(days)]
    for person in ("anna", "bo"):
        there = [
            (one.journey.id, work.percent) for one in slow for work in one.live for day in asked
            if work.person == person and day in one.days_on(work, asked)
        ]  # fmt: skip
        figured = {id_ for id_, percent in there if percent is not None}
        fullest = max(sum(one.taken(person, day) for one in slow) for day in asked)
        expected = round(max(0, constants.capacity - fullest), 6) if figured else None
        found = free(loads(journeys), person, asked[0], asked[-1], constants)
        assert (found.percent, found.blanks) == (expected, len({id_ for id_, _ in there} - figured))


CONSTANTS = st.builds(
    Constants,
    tolerance=st.integers(0, 10),
    transfer=st.integers(1, 6),
    long_gap=st.integers(0, 30),
    calendar=st.booleans(),
    holidays=st.sampled_from((frozenset(), HOLIDAYS)),
    blank_allocation=st.sampled_from((0, 0, 30, 100)),
    slip_horizon=st.sampled_from((60, 60, 5, 0)),
)
PROFILES = ["fast", pytest.param("ci", marks=[pytest.mark.ci, pytest.mark.timeout(240)])]
"""A few in the fast suite; 500 with everything switched on in CI."""


def many(profile: str) -> settings:
    return settings(settings.get_profile(profile), max_examples=300 if profile == "ci" else 25)


@pytest.mark.parametrize("profile", PROFILES)
def test_any_journey_is_answered_as_day_by_day(profile: str, together: st.SearchStrategy[tuple[Journey, ...]]) -> None:
    @many(profile)
    @given(together, CONSTANTS)
    def answered(journeys: tuple[Journey, ...], constants: Constants) -> None:
        compare(journeys[0], constants, None, journeys[1:])

    answered()


@pytest.mark.parametrize("profile", PROFILES)
def test_any_load_is_added_up_as_day_by_day(profile: str, together: st.SearchStrategy[tuple[Journey, ...]]) -> None:
    @many(profile)
    @given(together, CONSTANTS, DAYS, st.integers(1, 40))
    def added(journeys: tuple[Journey, ...], constants: Constants, first: date, days: int) -> None:
        compare_load(list(journeys), constants, date(2026, 9, 1))
        compare_free(list(journeys), constants, first, days)

    added()


STRICT = Constants(tolerance=0, transfer=1, long_gap=10, calendar=True, blank_allocation=100)
MILD = Constants(tolerance=21, transfer=10, long_gap=90, blank_allocation=40, capacity=60, holidays=HOLIDAYS)


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the data sets of ../shared are not here")
@pytest.mark.parametrize(
    ("name", "every"),
    [
        pytest.param("k8s-release-team", 1, id="Kubernetes", marks=pytest.mark.ci),
        pytest.param("openstack-ptl", 10, id="every tenth OpenStack team"),
        pytest.param("uci-incidents", 50, id="every 50th incident"),
        pytest.param("crm-opportunities", 50, id="every 50th opportunity"),
    ],
)
@pytest.mark.parametrize(
    "constants",
    [
        pytest.param(Constants(), id="as usual"),
        pytest.param(STRICT, id="strict", marks=pytest.mark.ci),
        pytest.param(MILD, id="mild", marks=pytest.mark.ci),
    ],
)
def test_real_journeys_are_answered_as_day_by_day(name: str, every: int, constants: Constants) -> None:
    source = folder.read(DATA / name)
    horizon = open_until(source.journeys)
    sample = source.journeys[::every]
    for place, journey in enumerate(sample):
        compare(journey, constants, horizon, sample[:place][-3:])
    assert horizon
    compare_load(list(sample), constants, horizon)

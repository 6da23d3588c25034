"""The laws of continuity.md, each on many random journeys: a few in the fast suite, hundreds in CI."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.rules.continuity import (
    Booked,
    Boundary,
    Load,
    changes_of_hands,
    double,
    free,
    handovers,
    journey_answers,
    loads,
    open_until,
    slips,
)
from bot.rules.continuity.whatif import without
from bot.rules.facts import Assignment, Constants, Given, Journey, Phase, Side, Span

DAYS = st.integers(0, 140).map(lambda number: date(2026, 2, 2) + timedelta(days=number))
LEVELS = ("low", "medium", "high", "unknown")
Draw = Callable[..., Any]


def more_tolerance_never_loses_a_carrier_nor_raises_a_risk(journey: Journey, draw: Draw) -> None:
    low, more = draw(st.integers(0, 10)), draw(st.integers(0, 20))
    strict, mild = (handovers(journey, Constants(tolerance=days)) for days in (low, low + more))
    for before, after in zip(strict, mild, strict=True):
        assert set(before.carriers) <= set(after.carriers)
        assert LEVELS.index(after.risk) <= LEVELS.index(before.risk)


def a_declined_assignment_changes_nothing_against_leaving_it_out(journey: Journey, draw: Draw) -> None:
    kept = tuple(one for one in journey.assignments if one.given is not Given.DECLINED)
    assert handovers(journey) == handovers(replace(journey, assignments=kept))


def moving_all_dates_by_whole_weeks_changes_nothing(journey: Journey, draw: Draw) -> None:
    weeks = timedelta(weeks=draw(st.integers(-60, 60)))
    found = tuple(one._replace(start=moved(one.start, weeks)) for one in handovers(journey))
    assert handovers(all_moved(journey, weeks)) == found


def the_order_of_rows_changes_nothing(journey: Journey, draw: Draw) -> None:
    shuffled = replace(
        journey,
        assignments=tuple(draw(st.permutations(journey.assignments))),
        people=dict(draw(st.permutations(list(journey.people.items())))),
    )
    assert handovers(shuffled) == handovers(journey)


def the_names_of_people_change_nothing(journey: Journey, draw: Draw) -> None:
    found = [answer_without_names(one) for one in handovers(journey)]
    turned = replace(
        journey,
        assignments=tuple(replace(one, person=one.person[::-1], id=f"x{one.id}") for one in journey.assignments),
        people={id_[::-1]: replace(person, id=id_[::-1]) for id_, person in journey.people.items()},
    )
    assert [answer_without_names(one) for one in handovers(turned)] == found


def the_role_changes_nothing_that_the_table_does_not_say(journey: Journey, draw: Draw) -> None:
    named = tuple(replace(one, role=draw(st.sampled_from(("", "lead", "architect")))) for one in journey.assignments)
    assert handovers(replace(journey, assignments=named)) == handovers(journey)


def a_confirmed_key_person_on_both_sides_makes_it_low(journey: Journey, draw: Draw) -> None:
    before, after = draw(st.sampled_from(list(zip(journey.phases, journey.phases[1:], strict=False))))
    added = tuple(
        Assignment(id=f"new {phase.id}", phase=phase.id, person="new", key=True, all_systems=True)
        for phase in (before, after)
    )
    found = handovers(replace(journey, assignments=(*journey.assignments, *added)))
    here = [one for one in found if (one.from_phase, one.side) == (before.id, Side.VENDOR)]
    assert here
    for one in here:
        assert one.risk == ("medium" if one.gap_days is not None and one.gap_days > 30 else "low")


def the_bus_factor_is_never_less_than_the_carriers(journey: Journey, draw: Draw) -> None:
    assert all(one.bus_factor >= len(one.carriers) for one in handovers(journey))


def removing_so_many_breaks_it_and_no_fewer_do(journey: Journey, draw: Draw) -> None:
    horizon = open_until([journey])
    whole = [one for one in handovers(journey, Constants(transfer=1), horizon=horizon) if one.system is None]
    assume(whole)
    asked = draw(st.sampled_from(whole))
    people = sorted({*asked.from_people, *asked.to_people})
    for count in range(len(people) + 1):
        broken = any(gone_without(journey, asked, gone, horizon) for gone in combinations(people, count))
        assert broken is (count >= asked.bus_factor)


def a_journeys_risk_is_at_least_each_known_scopes(journey: Journey, draw: Draw) -> None:
    boundaries = handovers(journey)
    for answer in journey_answers(journey, boundaries):
        known = [one.risk for one in boundaries if one.side is answer.side and one.risk != "unknown"]
        assert all(LEVELS.index(answer.risk) >= LEVELS.index(risk) for risk in known)
        assert (answer.risk == "unknown") is (not known)


def a_state_rests_on_somebody_exactly_when_it_holds_or_is_thin(journey: Journey, draw: Draw) -> None:
    for one in handovers(journey):
        assert bool(one.rests_on) is (one.state in ("holds", "thin"))
        assert set(one.rests_on) <= {*one.from_people, *one.to_people}


def slack_never_grows_when_another_journey_takes_more(journey: Journey, draw: Draw) -> None:
    found = handovers(journey)
    first, length = draw(DAYS), draw(st.integers(0, 90))
    percents, people = st.sampled_from((10, 60, 100, None)), st.sampled_from(("anna", "bo", "cia"))
    before = [Load("anna", "beta", None, None, 20), Load("bo", "beta", None, None, 40)]
    more = Load(draw(people), "coop", first, first + timedelta(days=length), draw(percents))
    was, becomes = (slips(journey, found, Booked(taken)) for taken in (before, [*before, more]))
    for one, other in zip(was, becomes, strict=True):
        assert (one is None) is (other is None)
        assert one is None or other is None or other.days <= one.days


def more_tolerance_never_shortens_slack(journey: Journey, draw: Draw) -> None:
    low, more = draw(st.integers(0, 10)), draw(st.integers(0, 20))
    strict, mild = (Booked((), Constants(tolerance=days)) for days in (low, low + more))
    found = handovers(journey)
    for one, other in zip(slips(journey, found, strict), slips(journey, found, mild), strict=True):
        assert one is None or other is None or one.days <= other.days


def loads_slack_and_hands_know_no_declined_no_order_no_calendar(journey: Journey, draw: Draw) -> None:
    weeks = timedelta(weeks=draw(st.integers(-60, 60)))
    kept = tuple(one for one in journey.assignments if one.given is not Given.DECLINED)
    other = replace(journey, assignments=tuple(draw(st.permutations(kept))))
    was, becomes = (all_about(one) for one in (journey, all_moved(other, weeks)))
    assert becomes == (
        was[0],
        [replaced(one, weeks) for one in was[1]],
        [(moved(day, weeks), *rest) for day, *rest in was[2]],
    )


def what_holds_today_is_said_of_a_key_carrier(journey: Journey, draw: Draw) -> None:
    found = handovers(journey)
    for boundary, slip in zip(found, slips(journey, found, Booked()), strict=True):
        if slip is not None and slip.days >= 0:
            assert boundary.key_carriers
        if slip is not None:
            assert (slip.because is None) is (slip.days == 60)


def free_is_what_double_leaves(journey: Journey, draw: Draw) -> None:
    first, length = draw(DAYS), draw(st.integers(0, 60))
    last = first + timedelta(days=length)
    for person in ("anna", "bo"):
        left = free(loads([journey]), person, first, last)
        assert left.percent is None or 0 <= left.percent <= 100
        for run in double(loads([journey]), horizon=last):
            if run.person == person and run.last and run.last >= first:
                assert left.percent == 0


def losing_somebody_changes_only_what_they_were_on(journey: Journey, draw: Draw) -> None:
    horizon = open_until([journey])
    person = draw(st.sampled_from(("anna", "bo", "cia")))
    both = (journey, without(journey, person))
    was, becomes = ({_place(one): one for one in handovers(each, horizon=horizon)} for each in both)
    on = {one.phase for one in journey.assignments if one.person == person}
    for place in was.keys() & becomes.keys():
        before, after = was[place], becomes[place]
        same = (before.state, before.reason, before.rests_on) == (after.state, after.reason, after.rests_on)
        assert same or on & {before.from_phase, before.to_phase}


def _place(one: Boundary) -> tuple[str, str, Side, str | None]:
    return one.from_phase, one.to_phase, one.side, one.system


LAWS = (
    more_tolerance_never_loses_a_carrier_nor_raises_a_risk,
    a_declined_assignment_changes_nothing_against_leaving_it_out,
    moving_all_dates_by_whole_weeks_changes_nothing,
    the_order_of_rows_changes_nothing,
    the_names_of_people_change_nothing,
    the_role_changes_nothing_that_the_table_does_not_say,
    a_confirmed_key_person_on_both_sides_makes_it_low,
    the_bus_factor_is_never_less_than_the_carriers,
    removing_so_many_breaks_it_and_no_fewer_do,
    a_journeys_risk_is_at_least_each_known_scopes,
    a_state_rests_on_somebody_exactly_when_it_holds_or_is_thin,
    slack_never_grows_when_another_journey_takes_more,
    more_tolerance_never_shortens_slack,
    loads_slack_and_hands_know_no_declined_no_order_no_calendar,
    what_holds_today_is_said_of_a_key_carrier,
    free_is_what_double_leaves,
    losing_somebody_changes_only_what_they_were_on,
)


@pytest.mark.parametrize("profile", ["fast", pytest.param("ci", marks=pytest.mark.ci)])
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__.replace("_", " "))
def test_a_law_holds(
    law: Callable[[Journey, Draw], None], profile: str, random_journeys: st.SearchStrategy[Journey]
) -> None:
    @settings(settings.get_profile(profile))
    @given(random_journeys, st.data())
    def holds(journey: Journey, data: st.DataObject) -> None:
        law(journey, data.draw)

    holds()


def all_about(journey: Journey) -> tuple[list[Any], list[Load], list[tuple[Any, ...]]]:
    """Slack; loads by person; changes of hands, the day first."""
    found = handovers(journey)
    return (
        list(slips(journey, found, Booked(loads([journey])))),
        sorted(loads([journey]), key=lambda one: (one.person, one.first or date.min)),
        [(one.last_day, one.phase, one.person, one.side, one.state, one.stays) for one in changes_of_hands(journey)],
    )


def replaced(load: Load, by: timedelta) -> Load:
    return load._replace(first=moved(load.first, by), last=moved(load.last, by))


def moved(day: date | None, by: timedelta) -> date | None:
    return day and day + by


def all_moved(journey: Journey, by: timedelta) -> Journey:
    def phase(one: Phase) -> Phase:
        return replace(one, start=moved(one.start, by), end=moved(one.end, by))

    def span(one: Span) -> Span:
        return Span(moved(one.first, by), moved(one.last, by))

    return replace(
        journey,
        phases=tuple(map(phase, journey.phases)),
        assignments=tuple(
            replace(one, first=moved(one.first, by), last=moved(one.last, by)) for one in journey.assignments
        ),
        people={
            id_: replace(person, active=span(person.active), absences=tuple(map(span, person.absences)))
            for id_, person in journey.people.items()
        },
    )


def answer_without_names(one: Boundary) -> tuple[object, ...]:
    return (
        *(one.from_phase, one.side, one.system, len(one.carriers), len(one.returners), len(one.transfers)),
        *(one.best_together, one.label, one.risk, one.state, one.reason, len(one.rests_on), one.bus_factor),
    )


def gone_without(journey: Journey, asked: Boundary, gone: tuple[str, ...], horizon: date | None) -> bool:
    """Whether nothing carries the handover once these people are not there."""
    kept = tuple(one for one in journey.assignments if one.person not in gone)
    left = handovers(replace(journey, assignments=kept), Constants(transfer=1), horizon=horizon)
    return not any(
        one.carriers or one.transfers
        for one in left
        if (one.from_phase, one.side, one.system) == (asked.from_phase, asked.side, None)
    )

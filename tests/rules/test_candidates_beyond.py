"""Who could carry beyond the giving side: with reasons, free days, and a proposal that makes the handover hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.candidates import EVERYWHERE, Around, Candidate, Known, Where, candidates
from bot.rules.continuity import handovers, loads
from bot.rules.facts import Assignment, Constants, Journey, Side

THREE = "sale 01-05..03-31, pilot 04-01..06-30, care 07-01..12-31"
EVERYBODY = frozenset({"anna", "bo", "cia", "dan", "eva"})
TODAY = date(2026, 5, 4)


def asked(journey: Journey, **more: Any) -> tuple[Candidate, ...]:
    """Who could carry it from the pilot to care."""
    around = {name: more.pop(name) for name in ("known", "loads", "main_system", "today") if name in more}
    return candidates(
        journey, "pilot", "care", **{"askable": EVERYBODY, "where": EVERYWHERE, "around": Around(**around)} | more
    )


def told(found: tuple[Candidate, ...]) -> list[str]:
    """`cia receiving side_by_side with anna from 06-17`."""
    return [
        " ".join(
            filter(
                None,
                (
                    *(one.person, one.where, one.way),
                    one.partner and f"with {one.partner}",
                    one.first and f"{one.first:%m-%d}..{one.last:%m-%d}" if one.last else f"from {one.first:%m-%d}",
                    one.partner_last and f"{one.partner} to {one.partner_last:%m-%d}",
                ),
            )
        )
        for one in found
    ]


def test_each_place_where_somebody_knows_the_customer_has_its_turn(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "anna pilot lead; bo sale lead; cia care lead")
    known = [Known(person="dan", journey="beta", role="architect", key=True, since=date(2025, 1, 1))]
    assert told(asked(journey, known=known)) == [
        "anna giving stays_on 07-01..07-30",
        "bo earlier_phase side_by_side with anna 06-17..07-30",
        "dan other_journey side_by_side with anna 06-17..07-30",
        "cia receiving side_by_side with anna from 06-17",
    ]


@pytest.mark.parametrize(
    ("people", "today", "expected"),
    [
        pytest.param("anna pilot; cia care", TODAY, "with anna from 06-17", id="ten working days before the end"),
        pytest.param("anna pilot 50%; cia care", TODAY, "with anna from 06-03", id="at half time twice as many"),
        pytest.param("anna pilot; cia care 20%", TODAY, "with anna from 05-04 anna to 07-10", id="both sides move"),
        pytest.param("anna pilot ..06-19; cia care", TODAY, "with anna from 06-08", id="before the giver leaves"),
        pytest.param(
            "anna pilot; cia care", date(2026, 6, 24), "with anna from 06-24 anna to 07-07", id="late: she stays late"
        ),
        pytest.param(
            "anna pilot; cia care", date(2026, 7, 10), "with anna from 07-10 anna to 07-23", id="after the start"
        ),
        pytest.param("anna pilot; bo pilot key; cia care", TODAY, "with bo from 06-17", id="with the likeliest giver"),
        pytest.param("cia care; anna sale", TODAY, "joins 07-01..07-30", id="nobody to work beside"),
    ],
)
def test_the_proposed_days_are_twice_enough_side_by_side(
    a_journey: Callable[..., Journey], people: str, today: date, expected: str
) -> None:
    found = asked(a_journey(THREE, people), today=today, where=(Where.RECEIVING,))
    assert told(found)[0].partition("side_by_side ")[2] == expected or told(found)[0].endswith(expected)


def test_absences_of_both_are_no_days_together(a_journey: Callable[..., Journey]) -> None:
    away = {"anna": "06-29..06-30", "cia": "06-25..06-26"}
    journey = a_journey(THREE, "anna pilot; cia care", away=away)
    assert told(asked(journey, where=(Where.RECEIVING,))) == ["cia receiving side_by_side with anna from 06-11"]


def test_who_leaves_in_time_cannot_stay_late(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "anna pilot key; bo pilot; cia care", active={"anna": "..07-02"})
    found = asked(journey, where=(Where.RECEIVING,), today=date(2026, 6, 29))
    assert told(found) == ["cia receiving side_by_side with bo from 06-29 bo to 07-10"]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna pilot; anna care", [], id="on both sides already"),
        pytest.param("anna pilot declined", [], id="declined"),
        pytest.param("anna sale customer", [], id="the customer's people"),
        pytest.param("fia pilot; fia sale", [], id="outside Slack"),
        pytest.param(
            "anna sale; anna care", ["anna"], id="on the next phase, and of an earlier one: is asked to join early"
        ),
    ],
)
def test_who_is_left_out(a_journey: Callable[..., Journey], people: str, expected: list[str]) -> None:
    assert [one.person for one in asked(a_journey(THREE, people))] == expected


def test_who_said_no_or_is_gone_is_left_out_wherever_they_are(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(THREE, "anna pilot; bo sale; cia care; dan sale", active={"bo": "..06-30"})
    known = [Known(person="eva", journey="beta")]
    assert [one.person for one in asked(journey, known=known, refused={"anna", "eva"})] == ["dan", "cia"]


def test_who_is_on_this_journey_is_not_proposed_from_another(a_journey: Callable[..., Journey]) -> None:
    known = [
        Known(person="anna", journey="beta"),
        Known(person="dan", journey="beta"),
        Known(person="dan", journey="c"),
    ]
    found = asked(a_journey(THREE, "anna pilot"), known=known)
    assert [(one.person, one.journey) for one in found] == [("anna", None), ("dan", "beta")]


def test_for_a_system_only_who_covers_it(a_journey: Callable[..., Journey]) -> None:
    people = "anna pilot CRM; bo pilot BI; cia sale *; dan care CRM; eva care"
    found = asked(a_journey(THREE, people), system="CRM")
    assert [one.person for one in found] == ["anna", "cia", "dan"]


# -- reasons


def codes(found: tuple[Candidate, ...]) -> dict[str, list[str]]:
    return {one.person: [reason.code for reason in one.reasons] for one in found}


@pytest.mark.parametrize(
    ("people", "more", "expected"),
    [
        pytest.param("anna pilot", {}, {"anna": ["knows_since"]}, id="since when"),
        pytest.param(
            "anna sale architect; anna pilot architect",
            {},
            {"anna": ["knows_since", "architect_through"]},
            id="the architect of every phase so far",
        ),
        pytest.param("anna pilot architect; bo sale", {}, {"anna": ["knows_since"]}, id="not of every phase"),
        pytest.param(
            "anna pilot manager CRM; bo pilot lead",
            {"main_system": "CRM"},
            {"anna": ["knows_since", "main_system", "sub_lead"]},
            id="the sub-lead of the main system",
        ),
        pytest.param(
            "anna pilot lead CRM; bo pilot lead; cia pilot BI",
            {"main_system": "BI"},
            {"anna": ["knows_since"], "cia": ["knows_since", "main_system"]},
            id="of another system, and not leading it",
        ),
        pytest.param(
            "anna pilot lead CRM; bo pilot CRM; cia pilot BI",
            {},
            {"anna": ["knows_since", "largest_system", "sub_lead"]},
            id="of the largest, where none is the main one",
        ),
        pytest.param(
            "anna pilot lead CRM; anna pilot lead",
            {},
            {"anna": ["knows_since", "largest_system"]},
            id="who leads it all is no sub-lead",
        ),
        pytest.param(
            "anna pilot CRM", {"system": "CRM"}, {"anna": ["knows_since", "asked_system"]}, id="the system asked about"
        ),
    ],
)
def test_why_somebody_is_proposed(
    a_journey: Callable[..., Journey], people: str, more: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    found = codes(asked(a_journey(THREE, people), where=(Where.GIVING,), **more))
    assert {person: reasons for person, reasons in found.items() if person in expected} == expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param("anna pilot; bo pilot key", "bo anna", id="key before others"),
        pytest.param("anna pilot key relation; bo pilot key", "bo anna", id="the solution before the relation"),
        pytest.param("anna pilot key; bo pilot lead", "bo anna", id="who leads before who is key"),
        pytest.param(
            "anna pilot 04-01..; bo pilot manager CRM 04-10..; cia pilot lead", "cia bo anna", id="who fits a shape"
        ),
        pytest.param("bo pilot key manager CRM; cia pilot lead", "cia bo", id="who leads before who fits a shape"),
        pytest.param("anna pilot 04-10..; bo pilot", "bo anna", id="the longest with the customer"),
        pytest.param("anna sale key; bo pilot", "bo anna", id="the giving side before earlier phases"),
        pytest.param("anna care key; bo sale", "bo anna", id="who knows the customer before who comes"),
    ],
)
def test_the_likelier_comes_first(a_journey: Callable[..., Journey], people: str, expected: str) -> None:
    assert " ".join(one.person for one in asked(a_journey(THREE, people))) == expected


# -- free


@pytest.fixture
def beside(a_journey: Callable[..., Journey]) -> Callable[..., Any]:
    """Loads of other journeys: `beside("anna beta 60%")` from June on."""

    def build(people: str) -> Any:
        return loads([replace(a_journey("beta 06-01..", people), id="beta")])

    return build


def test_what_is_free_is_proposed_and_told(a_journey: Callable[..., Journey], beside: Callable[..., Any]) -> None:
    (anna,) = asked(a_journey(THREE, "anna pilot"), loads=beside("anna beta 60%"))
    assert (anna.percent, [(one.code, one.percent) for one in anna.reasons][1:]) == (40, [("free", 40)])


def test_who_is_booked_comes_last_with_the_journeys_named(
    a_journey: Callable[..., Journey], beside: Callable[..., Any]
) -> None:
    found = asked(a_journey(THREE, "anna pilot lead; bo sale"), loads=beside("anna beta 100%"))
    assert [one.person for one in found] == ["bo", "anna"]
    assert (found[1].percent, found[1].booked, found[1].reasons[-1].journeys) == (None, True, ("beta",))


def test_journeys_without_figures_are_counted_and_alarm_nobody(
    a_journey: Callable[..., Journey], beside: Callable[..., Any]
) -> None:
    (anna,) = asked(a_journey(THREE, "anna pilot"), loads=beside("anna beta"))
    assert (anna.percent, anna.reasons[-1].code, anna.reasons[-1].count) == (None, "no_figures", 1)


def test_who_is_half_free_needs_twice_the_days(a_journey: Callable[..., Journey], beside: Callable[..., Any]) -> None:
    found = asked(a_journey(THREE, "anna pilot; cia care"), loads=beside("cia beta 50%"), where=(Where.RECEIVING,))
    assert told(found) == ["cia receiving side_by_side with anna from 06-03"]
    assert found[0].percent == 50


# -- the law: what is proposed helps


def done(journey: Journey, one: Candidate, receiver: str) -> Journey:
    """As if everybody had said yes."""
    theirs = Assignment(
        id="new", phase=receiver, person=one.person, first=one.first, last=one.last, key=True, percent=one.percent
    )
    if one.partner_last is not None:
        giver = journey.phases[-2].id
        journey = replace(
            journey,
            assignments=tuple(
                replace(each, last=one.partner_last) if (each.person, each.phase) == (one.partner, giver) else each
                for each in journey.assignments
            ),
        )
    return replace(journey, assignments=(*journey.assignments, replace(theirs, all_systems=True)))


@pytest.mark.parametrize("profile", ["fast", pytest.param("ci", marks=pytest.mark.ci)])
def test_what_is_proposed_makes_the_handover_hold(
    profile: str, together: st.SearchStrategy[tuple[Journey, ...]]
) -> None:
    @settings(settings.get_profile(profile))
    @given(together, st.none() | st.dates(date(2026, 2, 1), date(2026, 8, 1)))
    def holds(journeys: tuple[Journey, ...], today: date | None) -> None:
        journey, constants = journeys[0], Constants(transfer=2)
        giver, receiver = (phase.id for phase in journey.phases[-2:])
        around = Around(loads=loads(journeys), today=today, constants=constants)
        for one in candidates(journey, giver, receiver, askable=EVERYBODY, where=EVERYWHERE, around=around):
            if one.way != "side_by_side" or one.booked or one.first is None:
                continue
            after = done(journey, one, receiver)
            found = next(each for each in handovers(after, constants) if each.side is Side.VENDOR
                         and (each.from_phase, each.system) == (giver, None))  # fmt: skip
            assert found.state == "holds", one

    holds()

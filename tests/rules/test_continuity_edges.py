"""The edge cases of continuity.md, decided: one journey each, and what is said of its handover."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.rules.continuity import Boundary, handovers, phase_days
from bot.rules.facts import Constants, Journey, Side, Span

TWO = "sale 01-05..03-31, project 04-01..06-30"
"""Two phases that follow each other on a Wednesday."""
LATER = "sale 01-05..03-31, project 05-11..06-30"
"""40 days between them."""
UNTIL_FRIDAY = "sale 01-05..03-27, project 03-30..06-30"


def said(boundary: Boundary, words: dict[str, Any]) -> dict[str, Any]:
    return {word: getattr(boundary, word) for word in words}


@pytest.mark.parametrize(
    ("phases", "people", "expected"),
    [
        pytest.param(
            "sale 01-05..04-10, project 04-01..06-30",
            "anna sale lead; bo project lead",
            {"gap_days": -10, "gap_workdays": -8, "label": "transfer", "best_together": 8, "risk": "medium"},
            id="phases overlap in time: the overlap gives time together",
        ),
        pytest.param(
            "sale 01-05..04-30, project 04-01..06-30",
            "anna sale key ..03-31; anna project",
            {"gap_days": -30, "carriers": ("anna",), "label": "key_overlap"},
            id="an overlap takes nothing from the tolerance",
        ),
        pytest.param(
            LATER,
            "anna sale lead; anna project",
            {"gap_days": 40, "carriers": ("anna",), "label": "key_overlap", "risk": "medium", "state": "holds"},
            id="a gap of more than 30 days costs one level of risk, not of state",
        ),
        pytest.param(
            "sale 01-05..03-31, project 05-01..06-30",
            "anna sale key; anna project 05-08..",
            {"gap_days": 30, "carriers": ("anna",), "risk": "low"},
            id="tolerance is on top of the gap",
        ),
        pytest.param(
            "sale 01-05..03-31, project 05-01..06-30",
            "anna sale key; anna project 05-09..",
            {"carriers": (), "returners": ("anna",), "label": "returner_only", "risk": "high"},
            id="one day more than gap and tolerance: a returner",
        ),
        pytest.param(
            UNTIL_FRIDAY,
            "anna sale; bo project",
            {"gap_days": 2, "gap_workdays": 0, "label": "relay", "state": "breaks", "reason": "nobody"},
            id="a weekend between phases",
        ),
        pytest.param(
            "sale 01-05..03-31, maintenance 04-01..",
            "anna sale 01-05..; anna maintenance key; bo maintenance",
            {"gap_days": 0, "carriers": ("anna",), "risk": "low", "state": "holds"},
            id="open maintenance is endless",
        ),
        pytest.param(
            "sale, project",
            "anna sale key; anna project",
            {
                "gap_days": None,
                "start": None,
                "carriers": ("anna",),
                "best_together": 0,
                "risk": "low",
                "state": "holds",
            },
            id="undated: the roster alone, and being on both lists carries",
        ),
        pytest.param(
            "sale 01-05.., project",
            "anna sale; bo project",
            {"gap_days": None, "gap_workdays": None, "label": "relay"},
            id="an open phase before an undated one: the gap is unknown",
        ),
        pytest.param(
            "sale 01-05..03-31~, project 04-01..06-30",
            "anna sale lead; anna project lead",
            {"label": "lead_continues", "risk": "low", "tentative": True},
            id="tentative dates: the same label",
        ),
        pytest.param(
            TWO,
            "anna sale ..04-14; bo project",
            {"label": "transfer", "best_together": 10, "reason": "transfer_long", "rests_on": ("anna", "bo")},
            id="the giver stays late",
        ),
        pytest.param(
            TWO,
            "anna sale; bo project 03-25..",
            {"label": "transfer", "best_together": 5, "state": "thin", "reason": "transfer_short"},
            id="the receiver joins early",
        ),
        pytest.param(
            TWO,
            "anna sale 50%; bo project 03-18.. 80%",
            {"label": "transfer", "best_together": 5},
            id="part time: the smaller of the two percentages",
        ),
        pytest.param(
            TWO,
            "anna sale; bo project 03-26..",
            {"label": "brief_contact", "best_together": 4, "risk": "high", "reason": "brief_contact"},
            id="too short to pass anything on",
        ),
        pytest.param(
            TWO,
            "anna sale lead 50%; anna sale key 50%; anna project",
            {"from_people": ("anna",), "carriers": ("anna",), "bus_factor": 1},
            id="the same person in two roles is one carrier",
        ),
        pytest.param(
            TWO,
            "anna sale ..04-14; anna sale ..04-14; bo project",
            {"best_together": 10},
            id="two roles never make more than a day of a day",
        ),
        pytest.param(
            TWO,
            "anna sale ..04-14 30%; anna sale ..04-14 40%; bo project",
            {"best_together": 7},
            id="two given percentages of one person are added",
        ),
        pytest.param(
            TWO,
            "anna sale lead unconfirmed; anna project lead",
            {"label": "lead_continues", "risk": "medium", "state": "holds"},
            id="unconfirmed: one level worse, the state unchanged",
        ),
        pytest.param(
            TWO,
            "anna sale lead; anna project lead declined; bo project",
            {"to_people": ("bo",), "label": "relay", "risk": "high"},
            id="declined: as if absent",
        ),
        pytest.param(
            TWO,
            "anna sale lead; bo sale; anna project 03-02..03-31",
            {"to_people": ("anna",), "carriers": (), "returners": (), "label": "transfer", "best_together": 22},
            id="left before the phase began: not on the receiving side, but present",
        ),
        pytest.param(
            "sale 01-05..02-28, project 03-01..06-30",
            "anna sale key; anna project 04-20..; bo project",
            {"label": "returner_only", "risk": "high", "returners": ("anna",), "reason": "returner"},
            id="came back long after: high, but named",
        ),
        pytest.param(
            TWO,
            "anna sale lead; anna project; bo project lead",
            {"label": "key_overlap", "key_carriers": ("anna",), "leads_from": ("anna",), "leads_to": ("bo",)},
            id="the lead goes on as a member: a key person on both sides",
        ),
        pytest.param(
            TWO,
            "anna sale lead; anna sale 01-05..01-31; bo sale; bo project lead",
            {"label": "sub_lead_succession", "risk": "low"},
            id="a member becomes the lead",
        ),
        pytest.param(
            TWO,
            "anna sale; anna project",
            {"label": "other_overlap", "risk": "medium", "state": "thin", "reason": "carrier_not_key"},
            id="somebody who is not key stays on",
        ),
        pytest.param(
            TWO,
            "anna sale lead",
            {
                "label": "unstaffed_to",
                "risk": "unknown",
                "state": "unstaffed",
                "reason": "unstaffed_to",
                "rests_on": (),
            },
            id="nobody named yet: unknown, not high",
        ),
        pytest.param(
            "sale 01-05..03-31, project 04-01..06-30, maintenance 07-01..",
            "anna maintenance",
            {"label": "unstaffed_both", "bus_factor": 0},
            id="nobody on either side",
        ),
    ],
)
def test_an_edge_case_is_decided(
    a_journey: Callable[..., Journey], phases: str, people: str, expected: dict[str, Any]
) -> None:
    found = handovers(a_journey(phases, people))[0]
    assert said(found, expected) == expected


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        pytest.param("04-01..04-07", {"carriers": ("anna",), "state": "holds"}, id="a week's leave over the start"),
        pytest.param(
            "04-01..04-21",
            {"returners": ("anna",), "label": "returner_only", "risk": "high", "state": "holds", "stays_on": ("anna",)},
            id="three weeks: a returner, whom the state does not hold against anybody",
        ),
        pytest.param("04-01..05-05", {"state": "holds"}, id="35 days do not count as away for people"),
        pytest.param("04-01..05-06", {"state": "breaks", "reason": "returner"}, id="36 days do"),
        pytest.param("04-01..04-20 04-21..05-06", {"state": "breaks"}, id="two absences that touch are one"),
        pytest.param("03-10..05-31", {"carriers": (), "state": "breaks"}, id="away at the end and at the start"),
        pytest.param("04-01..", {"carriers": (), "state": "breaks", "reason": "returner"}, id="never there again"),
    ],
)
def test_leave_over_the_start_counts_as_away(
    a_journey: Callable[..., Journey], away: str, expected: dict[str, Any]
) -> None:
    journey = a_journey(TWO, "anna sale lead; anna project", away={"anna": away})
    assert said(handovers(journey)[0], expected) == expected


@pytest.mark.parametrize(
    ("active", "expected"),
    [
        pytest.param("..03-15", {"to_people": (), "label": "unstaffed_to"}, id="the account closed before the start"),
        pytest.param("..04-02", {"carriers": ("anna",), "state": "thin", "reason": "carrier_short"}, id="soon after"),
        pytest.param("04-01..", {"from_people": (), "label": "unstaffed_from"}, id="came after the sale"),
    ],
)
def test_nothing_counts_outside_the_active_period(
    a_journey: Callable[..., Journey], active: str, expected: dict[str, Any]
) -> None:
    journey = a_journey(TWO, "anna sale lead; anna project", active={"anna": active})
    assert said(handovers(journey)[0], expected) == expected


def test_a_public_holiday_is_no_day_together(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale ..04-07; bo project")
    easter = Constants(holidays=frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    assert [handovers(journey, one)[0].best_together for one in (Constants(), easter)] == [5, 3]


def test_calendar_days_count_weekends_and_holidays(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale ..04-07; bo project")
    assert handovers(journey, Constants(calendar=True, holidays=frozenset({date(2026, 4, 3)})))[0].best_together == 7


def test_an_open_stay_counts_until_30_days_after_the_last_date(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey("sale 01-05.., care", "anna sale; bo care 03-02..")
    assert handovers(journey)[0].best_together == 23  # to 1 April
    assert handovers(journey, horizon=date(2026, 4, 3))[0].best_together == 25


def test_what_was_declined_moves_no_last_date(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey("sale 01-05.., care", "anna sale; bo care 03-02..; cia care declined 03-02..08-31")
    assert handovers(journey)[0].best_together == 23


# -- scopes


def scoped(journey: Journey) -> dict[tuple[Side, str | None], str]:
    return {(found.side, found.system): found.label for found in handovers(journey)}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param(
            "anna sale lead CRM; anna project CRM; bo sale BI; cia project BI",
            {None: "key_overlap", "BI": "relay", "CRM": "key_overlap"},
            id="each system its own row",
        ),
        pytest.param(
            "anna sale CRM; anna project key *",
            {None: "sub_lead_succession", "CRM": "sub_lead_succession"},
            id="a star covers all",
        ),
        pytest.param(
            "anna sale CRM; anna project",
            {None: "other_overlap", "CRM": "unstaffed_to"},
            id="orphaned: nobody follows it",
        ),
        pytest.param("anna sale *; anna project CRM", {None: "other_overlap"}, id="a new system has nothing to carry"),
        pytest.param("anna sale; anna project", {None: "other_overlap"}, id="no system: the whole delivery only"),
    ],
)
def test_a_system_is_answered_by_its_own_people(
    a_journey: Callable[..., Journey], people: str, expected: dict[str | None, str]
) -> None:
    assert scoped(a_journey(TWO, people)) == {(Side.VENDOR, system): label for system, label in expected.items()}


def test_customer_and_vendor_are_two_answers(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale; anna project; bo sale customer ..04-30; cia project customer")
    assert scoped(journey) == {(Side.VENDOR, None): "other_overlap", (Side.CUSTOMER, None): "transfer"}


def test_a_side_without_anybody_has_no_answer(a_journey: Callable[..., Journey]) -> None:
    assert scoped(a_journey(TWO, "bo sale customer; anna project declined")) == {(Side.CUSTOMER, None): "unstaffed_to"}


def test_who_changes_employer_carries_on_neither_side(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale lead; anna project customer lead; bo project; cia sale customer")
    assert {found.carriers for found in handovers(journey)} == {()}


def test_time_together_across_sides_is_no_transfer(a_journey: Callable[..., Journey]) -> None:
    journey = a_journey(TWO, "anna sale ..05-31; bo project 05-31..; bo project customer")
    assert [found.transfers for found in handovers(journey)] == [(), ()]


# -- D2


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        pytest.param("a 01-05..01-31, b ..03-31", ["01-05..01-31", "02-01..03-31"], id="a missing start"),
        pytest.param("a 01-05.., b 02-01..02-28", ["01-05..01-31", "02-01..02-28"], id="a missing end"),
        pytest.param("a 01-05.., b", ["01-05..", ".."], id="no chain: open, and undated"),
        pytest.param("a, b ..02-28, c 03-01..", ["..", "..02-28", "03-01.."], id="an end alone has begun some day"),
        pytest.param(
            "a 02-10.., b 02-01..02-28", ["02-10..02-10", "02-01..02-28"], id="an implied end before the start"
        ),
        pytest.param(
            "a 01-05..02-10, b ..02-01", ["01-05..02-10", "02-01..02-01"], id="an implied start after the end"
        ),
        pytest.param("a ..01-31, b, c 02-01..", ["..01-31", "02-01..02-01", "02-01.."], id="no room between two"),
    ],
)
def test_missing_dates_come_from_the_neighbours_given_ones(
    a_journey: Callable[..., Journey], phases: str, expected: list[str]
) -> None:
    def short(span: Span) -> str:
        return "..".join("" if one is None else one.isoformat()[5:] for one in (span.first, span.last))

    assert [short(span) for span in phase_days(a_journey(phases, "")).values()] == expected

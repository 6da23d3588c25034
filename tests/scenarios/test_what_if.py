"""`what-if`: what would become of every handover, shown and not done; from Monday 12 October 2026 on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person

PHASES = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
NEW = f"/handover new Acme ERP for Acme AB: {PHASES}, systems: CRM*, BI"
ANSWER = "*Acme ERP, what if:*"


@pytest.fixture
def journey(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim, with Acme ERP: Anna stays on into the project, which Bo leads; Per has the maintenance."""
    return begins(
        kim,
        NEW,
        "/handover add @kim account manager, sales, lead",
        "/handover add @bo project manager, project, lead",
        "/handover add @anna solution architect, sales to project, CRM",
        "/handover add @per maintenance lead, maintenance",
    )


def answer(person: Person) -> str:
    """The last answer there is."""
    return person.screen().rpartition(ANSWER)[2]


def plan(person: Person) -> str:
    """How `show` tells it."""
    person.types("/handover show")
    return person.screen().rpartition("*Acme ERP* for Acme AB · `acme-erp`")[2]


def states(told: str) -> list[str]:
    """The states of the handovers to come, in their order: of `show`, or the later ones of an answer."""
    lines = (line for line in told.splitlines() if line.startswith(("↓", "*Sales →", "*Project →")))
    marks = (line.partition(" · ")[0].rpartition("→")[2] if "→ " in line else line for line in lines)
    return [next(one for one in ("Holds", "Thin", "Breaks", "Not staffed") if one in mark) for mark in marks]


def would_be(told: str) -> list[str]:
    """The states that an answer says there would be."""
    lines = (line.partition(": ")[2] for line in told.splitlines() if line.startswith(("*Sales →", "*Project →")))
    becomes = (line.partition(". ")[0].rpartition("→")[2] for line in lines)
    return [next(one for one in ("Holds", "Thin", "Breaks", "Not staffed") if one in mark) for mark in becomes]


# -- what it shows ----------------------------------------------------------------------------------------------------


def test_a_lost_person_breaks_what_rested_on_her_and_nothing_is_changed(journey: Person) -> None:
    before = plan(journey)

    journey.types("/handover what-if without @anna from 1 nov")

    assert journey.sees("without Anna from Sunday 1 November 2026 (week 44)")
    assert journey.sees("One handover would break.")
    assert journey.sees("Sales → Project*, Tue 1 Dec: ● Holds → ○ Breaks. Nobody from the sale is in the project yet.")
    assert journey.sees("CRM: ● Holds → ? Not staffed yet. Nobody is named for the project yet.")
    assert journey.sees("Nothing is changed.")
    assert plan(journey) == before


def test_who_would_not_be_there_is_not_whom_to_ask(journey: Person) -> None:
    journey.types("/handover what-if without @anna from 1 nov")

    assert journey.sees("*Then the best next step:* Kim, will you stay on?")


def test_a_date_that_slips_past_somebodys_last_day_shows_what_it_would_break(journey: Person) -> None:
    journey.types("/handover remove @anna 2026-12-20")

    journey.types("/handover what-if project 15 jan")

    assert journey.sees("Project: Friday 15 January 2027 (week 2); now Tuesday 1 December 2026 (week 49)")
    assert journey.sees("Sales → Project*, Fri 15 Jan: ● Holds → ")


def test_only_who_is_there_for_a_few_days_is_said_to_be(journey: Person) -> None:
    journey.types("/handover add @kim account manager, project")
    journey.types("/handover remove @anna 2027-01-12")
    assert "Anna stays on" in plan(journey)
    journey.types("/handover what-if project 11 jan")
    assert "Anna stays on, but only for a few days." in answer(journey)


def test_what_gets_better_is_said_too(journey: Person) -> None:
    journey.types("/handover what-if with @anna solution architect, maintenance")

    assert journey.sees("with Anna: solution architect · the maintenance")
    assert journey.sees("One handover would get better.")
    assert journey.sees("Project → Maintenance*, Tue 1 Jun: ○ Breaks → ● Holds. Anna stays on.")
    assert journey.sees("Sales → Project*, Tue 1 Dec: ● Holds, as now. Anna stays on.")


def test_one_goes_and_another_comes(journey: Person) -> None:
    journey.types("/handover what-if without @anna from 1 nov and with @eva solution architect, sales to project, CRM")

    assert journey.sees("without Anna from")
    assert journey.sees("with Eva: solution architect · the sale and the project · CRM")
    assert would_be(answer(journey)) == ["Holds", "Breaks"]


def test_a_yes_to_another_date_would_be_asked_for_anew(journey: Person, anna: Person) -> None:
    anna.types("/handover confirm")

    journey.types("/handover what-if push project 2 weeks")

    assert journey.sees("Anna said yes to the other date and would be asked again.")


def test_what_was_accepted_would_end_when_it_moves_far(kim: Person) -> None:
    kim.types(NEW)
    kim.types("/handover add @kim account manager, sales, lead")
    kim.types("/handover add @bo project manager, project, lead")
    kim.types("/handover accept because the customer wants it so")

    kim.types("/handover what-if push project 4 weeks")

    assert kim.sees("Kim lets it be so on purpose now; that would end.")


def test_too_much_work_is_told_only_where_it_would_be_new(journey: Person) -> None:
    journey.types("/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-06-01", "other")
    journey.types("/handover add @anna architect, sales, 60%", "other")

    journey.types("/handover what-if with @anna architect, maintenance, 50%")
    assert not journey.sees("By the figures given")

    journey.types("/handover what-if with @anna solution architect, project, 50%")

    assert journey.sees("By the figures given Anna is at 110 % from 1 Dec to 31 May: Acme ERP 50 %, Beta CRM 60 %.")


# -- elsewhere --------------------------------------------------------------------------------------------------------


def on_two_more(kim: Person) -> None:
    """Anna carries one more handover of Kim's in #other, and one in #secret."""
    for name, channel in (("Beta CRM", "other"), ("Gamma Web", "secret")):
        kim.types(f"/handover new {name} for Somebody: sales 2026-09-01, project 2027-01-07", channel)
        kim.types("/handover add @anna architect, throughout", channel)
        kim.types("/handover add @bo project manager, project", channel)


def test_a_lost_person_is_lost_everywhere_one_may_see(journey: Person) -> None:
    on_two_more(journey)

    journey.types("/handover what-if without @anna from 1 nov")

    assert journey.sees("Anna is in 2 more handovers. 2 would break: Beta CRM (Thu 7 Jan), Gamma Web (Thu 7 Jan).")


def test_journeys_of_private_channels_are_not_counted_for_others(journey: Person, per: Person) -> None:
    on_two_more(journey)

    per.types("/handover what-if without @anna from 1 nov")

    assert not per.sees("Gamma Web")
    assert not per.sees("2 more handovers")


# -- doing it ---------------------------------------------------------------------------------------------------------

LINES = [
    "project 15 jan",
    "push project 2 weeks",
    "push maintenance 8 weeks",
    "sales ends 1 nov",
    "without @anna",
    "without @anna from 20 dec",
    "without @anna project",
    "without @anna and @bo from 1 nov",
    "with @anna solution architect, maintenance",
    "with @anna maintenance",
    "with @eva maintenance lead, project, 1 may until 31 may",
    "with @eva architect, throughout, 50%",
    "with @sara consultant, BI, project",
    "without @anna from 1 nov and with @eva solution architect, sales to project, CRM",
    "push project 3 weeks, without @bo, with @per maintenance lead, project",
]


@pytest.mark.parametrize("line", LINES)
def test_what_is_shown_is_what_doing_it_comes_to(journey: Person, line: str) -> None:
    journey.types(f"/handover what-if {line}")
    shown = would_be(answer(journey))
    assert len(shown) == 2

    journey.presses("Do it")

    assert states(plan(journey)) == shown


def test_done_it_can_be_taken_back(journey: Person) -> None:
    before = plan(journey)
    journey.types("/handover what-if without @anna from 1 nov")
    journey.presses("Do it")
    assert journey.sees("Anna is no longer in the plan from Sunday 1 November 2026 (week 44).")

    journey.presses("Undo")

    assert plan(journey) == before


def test_what_was_tried_before_another_change_is_not_done(journey: Person, bo: Person) -> None:
    journey.types("/handover what-if without @anna from 1 nov")
    bo.types("/handover phase maintenance 2027-07-01")

    journey.presses("Do it")

    assert journey.sees("Somebody changed Acme ERP while this was open, so nothing was changed.")


# -- the form ---------------------------------------------------------------------------------------------------------


def test_alone_it_asks_what_to_try(journey: Person) -> None:
    journey.types("/handover what-if")

    journey.submits(
        phase="Project", start="2027-01-15", old="Anna Berg", since="2026-11-01", people=["Eva Holm"], role="architect"
    )

    assert journey.sees("Project: Friday 15 January 2027 (week 2); now")
    assert journey.sees("without Anna from Sunday 1 November 2026")
    assert journey.sees("with Eva: architect · the sale")


def test_an_empty_form_asks_once_more(journey: Person) -> None:
    journey.types("/handover what-if")

    assert "What shall I try?" in journey.submits()["phase"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("projekt", "When? Please give a date.", id="no date"),
        pytest.param("without @sara", "is not on Acme ERP then", id="somebody who is not on it"),
        pytest.param("project 1 aug 2026", "not after the phase before it", id="before the sale"),
        pytest.param("project ends 1 nov", "before it starts", id="an end before the start"),
        pytest.param("with @eva 50%, 60%", "Please keep one", id="two percentages"),
    ],
)
def test_what_cannot_be_is_said_in_the_form(journey: Person, line: str, said: str) -> None:
    journey.types(f"/handover what-if {line}")

    assert journey.form is not None
    assert journey.sees(said)


# -- who may ----------------------------------------------------------------------------------------------------------


def test_to_others_a_private_journey_does_not_exist(kim: Person, bo: Person) -> None:
    kim.types(NEW, "secret")

    bo.types("/handover acme-erp: what-if project 15 jan")

    assert bo.sees("I know no journey called")


def test_outside_its_channel_there_is_nothing_to_try(journey: Person, sara: Person) -> None:
    journey.types("/handover new Delta Web for Delta: sales 2026-09-01, project 2026-12-01", "with-acme")
    sara.leaves("acme")

    sara.types("/handover acme-erp: what-if project 15 jan", "other")

    assert sara.sees("the rest is for its channel. Join that, then try again.")


def test_a_guest_tries_nothing(journey: Person, everybody: Callable[[str], Person]) -> None:
    gus = everybody("gus")

    gus.types("/handover what-if project 15 jan")

    assert not gus.sees(ANSWER)


@pytest.mark.parametrize("words", ["tänk om projektet 15 jan", "hvad hvis projekt 15 jan", "what if project 15 jan"])
def test_it_is_asked_in_all_three_languages(journey: Person, words: str) -> None:
    journey.types(f"/handover {words}")

    assert journey.sees("Project: Friday 15 January 2027 (week 2)")


def test_a_change_of_hands_that_would_arise_is_named_and_comes_true(journey: Person) -> None:
    journey.types("/handover what-if without @bo from 2027-03-03")
    told = answer(journey)
    journey.types("/handover what-if without @bo from 2027-03-03 and without @anna from 2027-03-03")

    assert "*Bo leaves the project*, Tue 2 Mar: ● Holds. Anna stays in the project." in told
    assert "2 handovers would break." in answer(journey)
    assert "*Bo leaves the project*, Tue 2 Mar: ○ Breaks. Nobody takes over from Bo yet." in answer(journey)
    journey.presses("Do it")
    assert "↳ ○ Breaks · Bo leaves on Tue 2 Mar, in 141 days. Nobody takes over from Bo yet." in plan(journey)

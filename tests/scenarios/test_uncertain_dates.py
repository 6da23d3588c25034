"""Dates that are not sure: said rightly everywhere, asked about, confirmed, moved, begun, given up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

pytestmark = pytest.mark.ci  # months of the clock in each: too slow for ./dev test

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project {project}, maintenance 2027-06-01"
AROUND, RANGE, UNKNOWN = "~2026-12-01", "2026-12-01..2026-12-20", "?"


@pytest.fixture
def sells(kim: Person, begins: Callable[..., Person]) -> Callable[..., Person]:
    """Kim leads the sale; Anna stays on (or not); Bo runs the project."""

    def sold(project: str = AROUND, *, carried: bool = True, until: str = "") -> Person:
        return begins(
            kim,
            NEW.format(project=project),
            "/handover add @kim account manager, sales, lead",
            f"/handover add @anna solution architect, sales{' to project' if carried else ''}",
            "/handover add @bo project manager, project",
            until=until,
        )

    return sold


def posts(person: Person, channel: str = "acme") -> list[str]:
    return person.scene.channel(channel).texts


def card(person: Person) -> str:
    """The living card, as it stands in #acme."""
    return next(text for text in posts(person) if text.startswith("*Acme ERP: Sales → Project"))


def question(person: Person) -> str:
    """What the owner was asked last."""
    return person.dm.texts[-1]


# -- said rightly ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("project", "reply", "start_card", "in_show"),
    [
        pytest.param(
            AROUND,
            "• Project: around Tuesday 1 December 2026 (week 49)",
            "Project around 1 Dec",
            "*Project*, around Tue 1 Dec",
            id="around",
        ),
        pytest.param(
            RANGE,
            "• Project: between Tuesday 1 December 2026 (week 49) and Sunday 20 December 2026 (week 51)",
            "Project between 1 and 20 Dec",
            "*Project*, between 1 and 20 Dec",
            id="range",
        ),
        pytest.param(
            "2026-12-28..2027-01-10",
            "• Project: between Monday 28 December 2026 (week 53) and Sunday 10 January 2027 (week 1)",
            "Project between 28 Dec and 10 Jan",
            "*Project*, between 28 Dec and 10 Jan",
            id="over the year",
        ),
        pytest.param(UNKNOWN, "• Project: no date yet", "Project, no date yet", "*Project*, no date yet", id="unknown"),
    ],
)
def test_a_new_journey_says_how_sure_its_dates_are(
    kim: Person, project: str, reply: str, start_card: str, in_show: str
) -> None:
    kim.types(NEW.format(project=project))
    assert kim.sees(reply)
    assert start_card in posts(kim)[0]

    kim.types("/handover show")

    assert kim.sees(in_show)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("phase project ~8 dec", "Project is planned for around Tue 8 Dec."),
        ("phase project 8-20 dec", "Project is planned to start between 8 and 20 Dec."),
        ("phase project week 50", "Project is planned to start between 7 and 13 Dec."),
        ("phase project ~1 dec", "Project is planned for around Tue 1 Dec."),
        ("push project 2 weeks", "Project is planned for Tue 15 Dec."),
        ("push project 3 months", "Project is planned for Mon 1 Mar."),
        ("flytta projekt en månad", "Project is planned for Fri 1 Jan."),
        ("phase project ?", "Project has no date any more."),
    ],
)
def test_a_change_says_how_sure_the_new_date_is(
    sells: Callable[..., Person], kim: Person, line: str, said: str
) -> None:
    sells("2026-12-01").types(f"/handover {line}")

    assert kim.sees(said)


def test_a_range_is_pushed_as_a_whole(sells: Callable[..., Person], kim: Person) -> None:
    sells(RANGE).types("/handover push project 2 weeks")

    assert kim.sees("Project is planned to start between 15 Dec and 3 Jan.")
    assert kim.sees("• Before: between Tuesday 1 December 2026 (week 49) and Sunday 20 December 2026 (week 51)")


def test_the_form_keeps_a_range_and_can_make_one(sells: Callable[..., Person], kim: Person) -> None:
    sells().types("/handover phase")
    kim.submits(phase="Project", start="2026-12-01", latest="2026-12-20")

    assert kim.sees("Project is planned to start between 1 and 20 Dec.")


def test_the_form_makes_a_date_unsure_where_it_stands(sells: Callable[..., Person], kim: Person) -> None:
    sells("2026-12-01").types("/handover phase")
    kim.submits(phase="Project", sure=["Not sure yet"])

    assert kim.sees("Project is planned for around Tue 1 Dec.")


def test_the_form_of_a_new_journey_tells_the_last_day_of_a_range(kim: Person) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 31 feb, project 2026-12-01..2026-12-20")

    assert kim.sees("Or later, until 20 Dec at the latest.")


@pytest.mark.parametrize(
    ("project", "said"),
    [(AROUND, "around Tue 1 Dec, in about 13 days."), (RANGE, "between 1 and 20 Dec, in 13 days at the earliest.")],
    ids=["around", "range"],
)
def test_the_card_counts_the_days_from_the_earliest(
    sells: Callable[..., Person], kim: Person, project: str, said: str
) -> None:
    sells(project, carried=False, until="2026-11-18 10:00")
    kim.types("/handover phase maintenance 2 jun 2027")

    assert said in card(kim)


@pytest.mark.parametrize(
    ("project", "said"), [(AROUND, "around Tue 1 Dec?"), (RANGE, "between 1 and 20 Dec?")], ids=["around", "range"]
)
def test_who_is_asked_hears_how_sure_the_date_is(
    sells: Callable[..., Person], anna: Person, project: str, said: str
) -> None:
    sells(project, until="2026-11-17 10:00")

    assert f"Will you stay on when Acme ERP goes from Sales to Project {said}" in anna.dm.texts[-1]


@pytest.mark.parametrize(
    ("project", "said"),
    [(AROUND, "Project: around Tue 1 Dec"), (RANGE, "Project: between 1 and 20 Dec")],
    ids=["around", "range"],
)
def test_the_list_says_it_too(sells: Callable[..., Person], kim: Person, project: str, said: str) -> None:
    sells(project).types("/handover list")

    assert kim.sees(said)


@pytest.mark.parametrize(
    ("project", "said"),
    [(AROUND, "Sales → Project, around Tue 1 Dec."), (RANGE, "Sales → Project, between 1 and 20 Dec.")],
    ids=["around", "range"],
)
def test_a_reply_that_changed_something_says_it_too(
    sells: Callable[..., Person], kim: Person, project: str, said: str
) -> None:
    sells(project).types("/handover add @sara consultant, project")

    assert kim.sees(said)


# -- asked about -------------------------------------------------------------------------------------------------------


def test_until_two_weeks_before_only_the_owner_is_asked(
    sells: Callable[..., Person], kim: Person, anna: Person, clock: Any
) -> None:
    sells(carried=False)
    before = posts(kim)

    clock.moves_to("2026-11-03 10:00")

    assert "Is that date still right?" in question(kim)
    assert posts(kim) == before
    assert not anna.sees("Will you stay on")


def test_still_right_thanks_in_the_question_and_is_taken_back_there(sells: Callable[..., Person], kim: Person) -> None:
    sells(until="2026-11-03 10:00")
    kim.presses("Still right")
    assert "Thank you. I keep to that date until you move it." in question(kim)

    kim.presses("Undo")

    assert "Is that date still right?" in question(kim)
    kim.presses("Still right")
    assert "Thank you." in question(kim)


def test_move_opens_the_form_for_that_phase_and_the_question_shows_the_new_date(
    sells: Callable[..., Person], kim: Person
) -> None:
    sells(until="2026-11-03 10:00")
    kim.presses("Move…")
    kim.submits(start="2026-12-15", latest="2026-12-22")

    assert "between 15 and 22 Dec" in question(kim)


def test_who_has_just_moved_a_date_is_not_asked_about_the_new_one_at_once(
    sells: Callable[..., Person], kim: Person, clock: Any
) -> None:
    sells(until="2026-11-03 10:00")
    kim.types("/handover phase project ~4 dec")
    clock.moves_to("2026-11-12 10:00")
    assert len(kim.dm.texts) == 1

    kim.types("/handover phase project ~15 jan")
    clock.moves_to("2026-12-18 10:00")

    assert len(kim.dm.texts) == 2


def test_a_range_is_asked_about_as_one(sells: Callable[..., Person], kim: Person) -> None:
    sells(RANGE, until="2026-11-03 10:00")
    assert "between 1 and 20 Dec, in 28 days at the earliest. Is that still right?" in question(kim)

    kim.presses("Still right")

    assert "I keep to those days until you move them." in question(kim)
    kim.types("/handover undo")
    assert kim.sees("Taken back: “It is still right: between 1 and 20 Dec.”")


def test_not_happening_closes_and_undo_asks_again(sells: Callable[..., Person], kim: Person) -> None:
    sells(until="2026-11-03 10:00")
    kim.presses("Not happening")
    assert kim.sees("Acme ERP is closed, and I'll be quiet about it.")
    assert "Is that date still right?" not in question(kim)

    kim.presses("Undo")

    assert any("Is that date still right?" in text for text in kim.dm.texts)


def test_signed_answers_the_question(sells: Callable[..., Person], kim: Person) -> None:
    sells(until="2026-11-03 10:00")
    kim.types("/handover signed")

    assert "Is that date still right?" not in question(kim)


def test_confirmed_and_moved_the_date_is_not_confirmed_any_more(sells: Callable[..., Person], kim: Person) -> None:
    sells(until="2026-11-03 10:00")
    kim.presses("Still right")
    kim.types("/handover phase project ~8 dec")

    assert "Thank you." not in question(kim)


# -- the day -----------------------------------------------------------------------------------------------------------


def the_day(person: Person) -> str:
    return posts(person)[-1]


def test_the_day_asks_whether_it_started_and_yes_means_that_day(
    sells: Callable[..., Person], kim: Person, bo: Person, clock: Any
) -> None:
    sells(until="2026-12-01 10:00")
    assert "Acme ERP: did the project start today?" in the_day(kim)
    clock.moves_to("2026-12-03 10:00")

    bo.presses("Yes", on="did the project start today?")

    assert "did the project start" not in "".join(posts(kim))
    bo.types("/handover show")
    assert bo.sees("*Project*, since Tue 1 Dec, now")


def test_the_second_to_say_so_is_told_that_it_has_begun(sells: Callable[..., Person], kim: Person, bo: Person) -> None:
    sells(until="2026-12-01 10:00")
    bo.types("/handover started")

    kim.types("/handover started project")

    assert kim.sees("It has begun already, so there is nothing to change.")


def test_yes_is_taken_back_and_the_question_stands_again(sells: Callable[..., Person], kim: Person) -> None:
    sells(until="2026-12-01 10:00")
    kim.presses("Yes", on="did the project start today?")
    kim.presses("Undo")

    assert "Acme ERP: did the project start today?" in "".join(posts(kim))


def test_later_the_question_names_the_day_it_was_about(sells: Callable[..., Person], kim: Person, clock: Any) -> None:
    sells(until="2026-12-01 10:00")
    clock.moves_to("2026-12-03 10:00")
    kim.types("/handover add @sara consultant, project")
    assert "Acme ERP: has the project started? It was planned for around Tue 1 Dec." in the_day(kim)

    kim.presses("Yes, on 1 Dec")

    kim.types("/handover show")
    assert kim.sees("*Project*, since Tue 1 Dec, now")


def test_not_yet_moves_it_and_the_day_is_asked_about_anew(
    sells: Callable[..., Person], kim: Person, clock: Any
) -> None:
    sells(until="2026-12-01 10:00")
    kim.presses("Not yet…")
    kim.submits(start="2026-12-08", sure=["Not sure yet"])
    clock.moves_to("2026-12-08 10:00")

    assert "Acme ERP: did the project start today?" in the_day(kim)


def test_of_a_range_the_earliest_day_is_asked_about(sells: Callable[..., Person], kim: Person) -> None:
    sells(RANGE, until="2026-12-01 10:00")

    assert "Acme ERP: did the project start today?" in the_day(kim)


def test_a_guest_cannot_say_that_it_started(sells: Callable[..., Person], kim: Person, everybody: Any) -> None:
    sells(until="2026-12-01 10:00")
    gus = everybody("gus")

    gus.presses("Yes", on="did the project start today?")

    assert "did the project start today?" in "".join(posts(kim))


@pytest.mark.parametrize(
    ("line", "since"),
    [
        ("started", "Thu 3 Dec"),
        ("started project", "Thu 3 Dec"),
        ("started 1 dec", "Tue 1 Dec"),
        ("started project yesterday", "Wed 2 Dec"),
        ("startat projekt igår", "Wed 2 Dec"),
    ],
)
def test_started_takes_a_phase_and_a_day(sells: Callable[..., Person], kim: Person, line: str, since: str) -> None:
    sells(until="2026-12-03 10:00")
    kim.types(f"/handover {line}")

    kim.types("/handover show")

    assert kim.sees(f"*Project*, since {since}, now")


@pytest.mark.parametrize("line", ["started project 8 dec", "started gladly"])
def test_what_cannot_have_started_opens_the_form(sells: Callable[..., Person], kim: Person, line: str) -> None:
    sells().types(f"/handover {line}")

    assert kim.form is not None


# -- what a move would break -------------------------------------------------------------------------------------------


def with_systems(person: Person) -> Person:
    """Anna carries CRM and leaves on 20 December; Sara carries BI throughout."""
    person.types(f"{NEW.format(project='2026-12-01')}; systems: CRM*, BI")
    person.types("/handover add @anna solution architect, sales to project, CRM, until 2026-12-20")
    person.types("/handover add @sara consultant, key, sales to project, BI")
    person.types("/handover add @bo project manager, project")
    return person


def test_a_system_that_a_move_would_lose_is_shown_before_it_is_kept(kim: Person) -> None:
    with_systems(kim).types("/handover phase project 2027-01-15")

    assert kim.sees("This would break a handover, so I have not moved it yet.")
    assert kim.sees("BI holds. CRM is not staffed yet.")


def test_the_form_asks_too_and_another_date_that_breaks_nothing_saves_at_once(kim: Person) -> None:
    with_systems(kim).types("/handover phase")
    kim.submits(phase="Project", start="2027-01-15")
    assert kim.sees("This would break a handover")
    kim.presses("Another date…")

    kim.submits(start="2026-12-03")

    assert kim.sees("Project is planned for Thu 3 Dec.")


def test_a_further_system_of_a_handover_that_breaks_already_is_shown(kim: Person) -> None:
    with_systems(kim).types("/handover remove @sara 2026-11-20")

    kim.types("/handover phase project 2027-01-15")

    assert kim.sees("This would break a handover, so I have not moved it yet.")


def test_several_handovers_are_counted(kim: Person) -> None:
    kim.types(NEW.format(project="2026-12-01"))
    kim.types("/handover add @anna solution architect, sales to project, until 2026-12-20")
    kim.types("/handover add @eva project manager, key, project to maintenance, until 2027-06-20")
    kim.types("/handover add @per maintenance lead, maintenance")
    kim.types("/handover phase maintenance 2027-09-01")
    kim.presses("Move anyway")
    kim.types("/handover undo")
    kim.types("/handover phase project 2027-01-15")

    assert kim.sees("This would break a handover")


# -- how long it holds -------------------------------------------------------------------------------------------------

BETA = "/handover new Beta CRM for Beta AB: sales 2026-06-01, project 2026-12-21, maintenance 2027-06-01"
WITH_BETA = "It holds if the start slips up to 19 days; after that Anna is with Beta CRM."
ELSEWHERE = "It holds if the start slips up to 19 days; after that Anna is booked elsewhere."


def booked(person: Person, channel: str = "acme") -> None:
    """Beta takes much of Anna from 21 December; half her time is Acme's."""
    person.types(BETA, channel)
    person.types("/handover beta-crm: add @anna consultant, project, 60%", channel)


def shares(person: Person, project: str = AROUND) -> Person:
    """Anna stays on with half her time."""
    person.types(NEW.format(project=project))
    person.types("/handover add @kim account manager, sales, lead")
    person.types("/handover add @anna solution architect, sales to project, 50%")
    person.types("/handover add @bo project manager, project")
    return person


def test_show_says_how_long_it_holds_and_where_anna_is_then(kim: Person) -> None:
    shares(kim)
    booked(kim)
    kim.types("/handover acme-erp: show")

    assert kim.sees(WITH_BETA)


def test_a_hidden_journey_is_not_named_to_who_may_not_read_it(kim: Person, bo: Person) -> None:
    shares(kim)
    booked(kim, "secret")
    bo.types("/handover acme-erp: show")
    assert bo.sees(ELSEWHERE)

    kim.types("/handover acme-erp: show")

    assert kim.sees(WITH_BETA)
    kim.presses("Share in channel")
    assert bo.sees(ELSEWHERE)
    assert not bo.sees("Beta")


def test_the_owner_is_asked_with_how_long_it_holds(kim: Person, clock: Any) -> None:
    shares(kim)
    booked(kim, "secret")

    clock.moves_to("2026-11-03 10:00")

    assert WITH_BETA in question(kim)
    kim.presses("Still right")
    assert WITH_BETA in question(kim)


def test_the_card_says_it_without_naming_a_journey_of_another_channel(
    sells: Callable[..., Person], kim: Person, clock: Any
) -> None:
    sells(carried=False)
    booked(kim, "secret")
    clock.moves_to("2026-11-17 10:00")
    kim.types("/handover add @anna solution architect, project, 50%")

    assert "● Holds." in card(kim)
    assert ELSEWHERE in card(kim)


def test_a_range_that_holds_throughout_says_so(kim: Person) -> None:
    shares(kim, RANGE).types("/handover show")

    assert kim.sees("It holds whichever day it becomes, also on Sun 20 Dec.")


def test_of_a_firm_date_nothing_is_said(kim: Person) -> None:
    shares(kim, "2026-12-01").types("/handover show")

    assert not kim.sees("slips")


# -- waiting for the order ---------------------------------------------------------------------------------------------


def test_later_can_wait_for_the_order(sells: Callable[..., Person], kim: Person, clock: Any) -> None:
    sells(carried=False, until="2026-11-17 10:00")
    kim.chooses("Later", "When the order is signed")
    assert kim.sees("I'll be quiet about Acme ERP: Sales → Project until the order is signed.")
    before = len(posts(kim))
    clock.moves_to("2026-11-25 10:00")
    assert len(posts(kim)) == before

    kim.types("/handover signed")
    clock.moves(minutes=11)

    assert len(kim.scene.channel("acme").thread(kim.scene.channel("acme").messages[1])) > 0


# -- paused and lost, in what was posted -------------------------------------------------------------------------------


def test_while_it_is_paused_the_card_says_so_and_asks_nothing(sells: Callable[..., Person], kim: Person) -> None:
    sells("2026-12-01", carried=False, until="2026-11-04 10:00")
    kim.types("/handover paused until 1 feb")
    assert card(kim).splitlines()[1] == "Paused: I ask nobody about it."

    kim.types("/handover show")
    assert kim.sees("Paused until Mon 1 Feb: I send no reminders.")
    kim.presses("Go on with it")

    assert "Kim, shall I ask Anna?" in card(kim)


def test_who_was_asked_is_not_asked_while_it_is_paused(sells: Callable[..., Person], kim: Person, anna: Person) -> None:
    sells("2026-12-01", until="2026-11-04 10:00")
    kim.types("/handover paused")
    assert "nothing to answer for now" in anna.dm.texts[-1]

    kim.types("/handover resume")
    anna.presses("Yes, I'm staying")

    assert "Thank you." in anna.dm.texts[-1]


def test_the_unsure_date_of_a_paused_journey_asks_nothing(sells: Callable[..., Person], kim: Person) -> None:
    sells(until="2026-11-03 10:00")
    kim.types("/handover paused")

    assert "Paused: I ask nobody about it." in question(kim)


def test_a_start_that_slipped_within_a_range_says_the_range(
    sells: Callable[..., Person], kim: Person, clock: Any
) -> None:
    sells("2026-12-01", carried=False, until="2026-11-04 10:00")
    kim.types("/handover phase project 8-20 dec")
    clock.moves(minutes=11)

    assert any("moves from Tue 1 Dec: it starts between 8 and 20 Dec now." in text for text in posts(kim))

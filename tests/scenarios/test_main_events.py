"""The trade's main events: the order is signed, it is lost, it waits, it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

SALE = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project {project}, maintenance {maintenance}"


STAFF = (
    "/handover add @kim account manager, sales, lead",
    "/handover add @anna solution architect, sales to project",
    "/handover add @bo project manager, project",
)


def starts(person: Person, project: str = "~2026-12-01", maintenance: str = "~2027-06-01") -> Person:
    """Kim sells with Anna, who stays on; Bo runs the project."""
    for line in (SALE.format(project=project, maintenance=maintenance), *STAFF):
        person.types(line)
    return person


def posts(person: Person, channel: str = "acme") -> list[str]:
    return person.scene.channel(channel).texts


@pytest.fixture
def sale(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(kim, SALE.format(project="~2026-12-01", maintenance="~2027-06-01"), *STAFF)


# -- signed ------------------------------------------------------------------------------------------------------------


def test_signed_makes_every_date_firm_and_says_which(sale: Person) -> None:
    sale.types("/handover signed")

    assert sale.sees("Signed: the dates of Project and Maintenance are firm.")
    assert sale.sees("• Project: Tuesday 1 December 2026 (week 49)")


def test_signed_a_second_time_says_that_they_are_firm(sale: Person) -> None:
    sale.types("/handover signed")
    sale.types("/handover signed")

    assert sale.sees("Every date of Acme ERP is firm already")


def test_undo_makes_them_unsure_again(sale: Person) -> None:
    sale.types("/handover signed")
    sale.presses("Undo")
    sale.types("/handover show")

    assert sale.sees("*Project*, around Tue 1 Dec")


@pytest.mark.parametrize(
    "line",
    ["signed project 8 dec", "signed 8 dec", "påskrivet 8 dec", "signeret projekt 8 dec", "signed: 8 dec"],
)
def test_the_day_is_set_while_at_it(sale: Person, line: str) -> None:
    sale.types(f"/handover {line}")

    assert sale.sees("• Project: Tuesday 8 December 2026 (week 50)")


@pytest.mark.parametrize("project", ["2026-12-01..2026-12-20", "?"], ids=["range", "no date"])
def test_what_has_no_day_asks_for_it_in_a_form(kim: Person, project: str) -> None:
    starts(kim, project).types("/handover signed")
    kim.submits(start="2026-12-08")

    assert kim.sees("• Project: Tuesday 8 December 2026 (week 50)")


def test_a_typed_range_is_not_a_day(sale: Person) -> None:
    sale.types("/handover signed project 1-20 dec")

    assert sale.form is not None
    assert sale.sees("Project: on which day does it start?")


def test_a_later_range_stays_one(kim: Person) -> None:
    starts(kim, maintenance="2027-06-01..2027-06-20").types("/handover signed")

    assert kim.sees("Signed: the date of Project is firm.")
    assert kim.sees("• Maintenance: between Tuesday 1 June 2027")


def test_a_word_that_says_nothing_opens_the_form(sale: Person) -> None:
    sale.types("/handover signed project gladly")

    assert sale.sees("I did not understand “gladly”")


def test_a_day_that_would_break_a_handover_is_shown_before_it_is_kept(sale: Person) -> None:
    sale.types("/handover remove @anna 15 dec")
    sale.types("/handover signed 2027-01-15")
    assert sale.sees("This would break a handover, so I have not moved it yet.")

    sale.presses("Move anyway")

    assert sale.sees("• Project: Friday 15 January 2027 (week 2)")


def test_move_anyway_is_stale_after_another_change(sale: Person, bo: Person) -> None:
    sale.types("/handover remove @anna 15 dec")
    sale.types("/handover signed 2027-01-15")
    bo.types("/handover add @per maintenance lead, maintenance")

    sale.presses("Move anyway")

    assert sale.sees("so nothing was changed")


def test_a_form_left_open_shows_the_newer_plan(kim: Person, bo: Person) -> None:
    starts(kim, "2026-12-01..2026-12-20").types("/handover signed")
    bo.types("/handover phase project 2-21 dec")
    kim.submits(start="2026-12-08")
    assert kim.sees("while this was open")
    assert kim.sees("between 2 and 21 Dec")

    kim.submits()

    assert kim.sees("Signed: the date")


def test_signed_ends_a_pause(sale: Person) -> None:
    sale.types("/handover paused")
    sale.types("/handover signed")
    sale.types("/handover show")

    assert sale.sees("Kim keeps an eye on it.")


def test_where_all_has_begun_there_is_nothing_to_sign(kim: Person) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01")
    kim.types("/handover signed 8 dec")

    assert kim.sees("Acme ERP has no handover ahead.")


# -- lost --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["lost because they chose another", "lost they chose another", "tabt fordi they chose another"]
)
def test_lost_closes_it_with_the_reason(sale: Person, line: str) -> None:
    sale.types(f"/handover {line}")
    assert sale.sees("The journey does not go on: they chose another")

    sale.types("/handover show")

    assert sale.sees("Closed: it did not become an order.")


def test_what_was_asked_is_withdrawn_and_nothing_more_is_said(sale: Person, anna: Person, clock: Any) -> None:
    sale.types("/handover signed")
    clock.moves_to("2026-11-03 10:00")
    assert anna.sees("Will you stay on")
    sale.types("/handover lost")
    before = posts(sale)

    clock.moves_to("2026-12-02 10:00")

    assert posts(sale) == before
    assert not any(button in anna.screen() for button in ("Yes, I'm staying", "I can't"))
    assert any("nothing to answer" in text for text in anna.dm.texts)


@pytest.mark.parametrize(
    "line",
    [
        "add @bo architect, project",
        "remove @anna",
        "replace @anna with @bo",
        "phase project 2027-02-01",
        "push project 2 weeks",
        "signed",
    ],
)
def test_what_is_closed_is_not_changed_but_the_way_back_is_told(sale: Person, line: str) -> None:
    sale.types("/handover add @anna architect, sales")
    sale.types("/handover lost")
    sale.types(f"/handover {line}")

    assert sale.sees("is closed. Type /handover resume to open it again, then retry.")


def test_a_form_that_was_open_when_it_closed_changes_nothing(sale: Person, anna: Person) -> None:
    sale.types("/handover add")
    anna.types("/handover lost", "acme")

    sale.submits(people=["Bo Ek"], phases=["Project"])

    assert sale.form is not None
    assert sale.sees("Acme ERP is closed. Type /handover resume to open it again, then retry.")


def test_lost_twice_says_so_once_more(sale: Person) -> None:
    sale.types("/handover lost")
    sale.types("/handover lost")

    assert sale.sees("Acme ERP is closed already, and I am quiet about it.")


def test_lost_is_taken_back_and_the_question_comes_alive(sale: Person, anna: Person, clock: Any) -> None:
    sale.types("/handover signed")
    clock.moves_to("2026-11-03 10:00")
    sale.types("/handover lost")
    sale.presses("Undo")

    anna.presses("Yes, I'm staying")

    assert any("Thank you." in text for text in anna.dm.texts)


def test_what_was_lost_goes_on(sale: Person, anna: Person, clock: Any) -> None:
    sale.types("/handover signed")
    sale.types("/handover lost")
    clock.moves_to("2026-11-10 10:00")
    sale.types("/handover resume")
    assert sale.sees("The journey goes on, and I keep an eye on it again.")

    clock.moves(minutes=11)

    assert anna.sees("Will you stay on")


@pytest.mark.parametrize("line", ["signed", "paused", "started"])
def test_what_is_closed_is_opened_first(sale: Person, line: str) -> None:
    sale.types("/handover lost")
    sale.types(f"/handover {line}")

    assert sale.sees("Acme ERP is closed. Type /handover resume to open it again, then retry.")


# -- paused ------------------------------------------------------------------------------------------------------------


def test_paused_is_quiet_until_it_is_resumed(sale: Person, anna: Person, clock: Any) -> None:
    sale.types("/handover signed")
    sale.types("/handover paused")
    clock.moves_to("2026-11-10 10:00")
    assert not anna.sees("Will you stay on")

    sale.types("/handover resume")
    clock.moves(minutes=11)

    assert anna.sees("Will you stay on")


@pytest.mark.parametrize("line", ["paused until 1 nov", "pause 2026-11-01", "på paus til 1 nov"])
def test_paused_until_a_day_says_the_day(sale: Person, line: str) -> None:
    sale.types(f"/handover {line}")

    assert sale.sees("Paused: I am quiet about it until Sunday 1 November 2026 (week 44).")


def test_a_pause_is_over_on_its_day_by_itself(sale: Person, anna: Person, clock: Any) -> None:
    sale.types("/handover signed")
    sale.types("/handover paused until 9 nov")
    sale.types("/handover add @per maintenance lead, maintenance")
    clock.moves_to("2026-11-06 10:00")
    assert not anna.sees("Will you stay on")

    clock.moves_to("2026-11-09 10:00")

    assert anna.sees("Will you stay on")
    sale.types("/handover history")
    assert sale.sees("The journey goes on, and I keep an eye on it again.")


def test_when_a_pause_is_over_the_owner_is_asked_about_a_date_that_is_not_sure(sale: Person, clock: Any) -> None:
    sale.types("/handover paused until 2 nov")

    clock.moves_to("2026-11-02 10:00")

    assert any("Is that date still right?" in text for text in sale.dm.texts)


def test_paused_already_says_until_when_and_another_day_is_taken(sale: Person) -> None:
    sale.types("/handover paused until 9 nov")
    sale.types("/handover paused until 9 nov")
    assert sale.sees("Acme ERP is paused already, until 9 Nov.")

    sale.types("/handover paused")

    assert sale.sees("until somebody types `/handover resume`")


@pytest.mark.parametrize("line", ["paused until 2026-09-01", "paused gladly", "paused until 1 nov 9 nov"])
def test_what_is_no_day_ahead_opens_the_form(sale: Person, line: str) -> None:
    sale.types(f"/handover {line}")

    sale.submits(until="2026-11-09")

    assert sale.sees("Paused: I am quiet about it until Monday 9 November 2026 (week 46).")


def test_a_pause_is_taken_back(sale: Person) -> None:
    sale.types("/handover paused until 9 nov")
    sale.presses("Undo")
    sale.types("/handover show")

    assert sale.sees("Kim keeps an eye on it.")


def test_resume_has_nothing_to_do_on_the_way(sale: Person) -> None:
    sale.types("/handover resume")

    assert sale.sees("Acme ERP is on its way, so there is nothing to resume.")


def test_resume_does_not_guess(sale: Person) -> None:
    sale.types("/handover paused")
    sale.types("/handover resume @anna")

    assert sale.sees("nothing was changed")


# -- who may -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["signed", "lost", "paused", "resume"])
def test_who_is_not_in_the_channel_changes_nothing(sale: Person, everybody: Any, word: str) -> None:
    everybody("sara").types(f"/handover acme-erp: {word}", "other")
    assert everybody("sara").sees("Only members of the journey's channel can change it.")

    everybody("gus").types(f"/handover {word}")

    assert everybody("gus").sees("As a guest you can answer what you are asked")
    sale.types("/handover show")
    assert sale.sees("Kim keeps an eye on it.")

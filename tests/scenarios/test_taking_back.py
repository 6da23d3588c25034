"""History in pages with an Undo at each line, and taking back what others have built on, as people do it."""

from typing import Any

import pytest

from bot.sandbox.people import Person


@pytest.fixture
def moved_twice(staffed: Person, bo: Person) -> Person:
    staffed.types("/handover phase project 2026-12-08")
    bo.types("/handover phase project 2026-12-15")
    return staffed


def newest(person: Person) -> str:
    """What stands last on the screen of a person's channel."""
    return person.screen().split("acme> ")[-1]


# -- history -----------------------------------------------------------------------------------------------------------


def test_each_line_has_its_own_undo(staffed: Person) -> None:
    staffed.types("/handover phase maintenance 2027-06-08")
    staffed.types("/handover history")
    staffed.presses("undo.2", on="what was changed")

    assert staffed.sees("Taken back: “Anna is in the plan as solution architect.”")
    staffed.types("/handover history")
    assert "• 12 Oct, Kim: Anna is in the plan as solution architect. · taken back" in newest(staffed)


def test_what_was_taken_back_offers_no_undo_a_second_time(staffed: Person) -> None:
    staffed.types("/handover history")
    staffed.presses("undo.1", on="what was changed")
    staffed.presses("undo.1", on="what was changed")

    assert staffed.sees("This was undone already, by Kim Lind on 12 Oct.")


def test_many_changes_come_in_pages(staffed: Person) -> None:
    for day in range(1, 13):
        staffed.types(f"/handover phase maintenance 2027-07-{day:02}")
    staffed.types("/handover history")
    assert "Page 1 of 2" in newest(staffed)
    assert "is on its way" not in newest(staffed)

    staffed.presses("Older")

    assert "Page 2 of 2" in newest(staffed)
    assert "*Acme ERP* for Acme AB is on its way" in newest(staffed)
    staffed.presses("Newer")
    assert "Page 1 of 2" in newest(staffed)


def test_the_changes_of_one_person_and_about_them(moved_twice: Person) -> None:
    moved_twice.types("/handover history @bo")

    said = newest(moved_twice)
    assert "*Acme ERP*: what was changed by or about Bo Ek, the latest first." in said
    assert "Bo: Project is planned for Tue 15 Dec." in said
    assert "Kim: Bo is in the plan" in said
    assert "8 Dec" not in said


def test_the_changes_that_fit_a_word(moved_twice: Person) -> None:
    moved_twice.types("/handover history architect")
    assert "Anna is in the plan as solution architect." in newest(moved_twice)
    assert "Project is planned" not in newest(moved_twice)

    moved_twice.types("/handover history nothing such")
    assert moved_twice.sees("Nothing was changed that fits.")
    moved_twice.presses("Show all")
    assert "Project is planned for Tue 15 Dec." in newest(moved_twice)


def test_who_does_not_know_yet_is_named_to_the_owner_alone(relay: Person, anna: Person, bo: Person, clock: Any) -> None:
    relay.types("/handover ask @anna")
    anna.presses("Don't know yet")

    relay.types("/handover history")
    assert "Anna: Anna does not know yet." in newest(relay)
    bo.types("/handover history")
    assert "Anna: Anna has answered." in newest(bo)


def test_the_settings_history_is_for_admins(staffed: Person, bo: Person) -> None:
    staffed.types("/handover away 20 dec until 6 jan")
    staffed.types("/handover history settings")
    assert "What was changed in the settings of this workspace" in newest(staffed)
    assert "away" not in newest(staffed)

    bo.types("/handover history settings")
    assert bo.sees("Only admins of this workspace can see")


def test_who_may_only_look_gets_lines_without_buttons(staffed: Person, sara: Person) -> None:
    sara.leaves("acme")
    sara.types("/handover acme-erp: history", "other")

    assert sara.sees("the rest is for its channel")


# -- taking back what others have built on -----------------------------------------------------------------------------


def test_what_would_go_too_is_said_first_and_goes_by_one_button(moved_twice: Person) -> None:
    moved_twice.presses("Undo", on="Project is planned for Tue 8 Dec.")

    assert moved_twice.sees(
        "“Project is planned for Tue 8 Dec.” cannot be taken back alone. A later change rests on it"
    )
    assert moved_twice.sees("• 12 Oct, Bo: Project is planned for Tue 15 Dec.")
    moved_twice.presses("Undo both")
    assert moved_twice.sees("*Acme ERP*: Taken back: “Project is planned for Tue 8 Dec.”")
    assert moved_twice.sees("Taken back: “Project is planned for Tue 15 Dec.”")
    moved_twice.types("/handover")
    assert "Tue 1 Dec" in newest(moved_twice)


def test_both_are_done_again_by_one_undo(moved_twice: Person) -> None:
    moved_twice.types("/handover undo")
    moved_twice.presses("Undo both")

    moved_twice.presses("Undo")

    moved_twice.types("/handover")
    assert "Tue 15 Dec" in newest(moved_twice)


def test_the_button_is_stale_after_any_other_change(moved_twice: Person, anna: Person) -> None:
    moved_twice.types("/handover undo")
    anna.types("/handover add @eva consultant, sales")

    moved_twice.presses("Undo both")

    assert moved_twice.sees("while this was open, so nothing was changed")


def test_pressed_twice_it_is_done_once(moved_twice: Person) -> None:
    moved_twice.types("/handover undo")
    moved_twice.presses("Undo both")
    moved_twice.presses("Undo both")

    assert moved_twice.sees("while this was open, so nothing was changed")
    assert newest(moved_twice).count("Taken back") == 0


def test_an_answer_given_since_stays_and_it_is_said_why(relay: Person, anna: Person) -> None:
    relay.types("/handover phase add pilot after sales 2026-11-15")
    relay.types("/handover ask @anna")
    anna.presses("Yes, I'm staying")

    relay.presses("Undo", on="pilot comes after")

    assert relay.sees("Anna Berg has answered since, on 12 Oct, and that is not taken back by anybody else.")
    relay.types("/handover")
    assert "pilot" in newest(relay)


def test_a_whole_journey_goes_only_after_saying_what_goes_too(staffed: Person, bo: Person) -> None:
    staffed.presses("Undo", on="is on its way")

    assert staffed.sees("Since Acme ERP was started 2 things were changed in it, and they would go too:")
    bo.types("/handover")
    assert "Anna Berg" in newest(bo)
    staffed.presses("Undo the whole journey")
    assert staffed.sees("Taken back: “*Acme ERP* for Acme AB is on its way")
    bo.types("/handover")
    assert "There is no journey in this channel yet" in newest(bo)
    staffed.presses("Undo")
    bo.types("/handover")
    assert "Anna Berg" in newest(bo)


def test_nobody_takes_back_the_journey_of_another(staffed: Person, bo: Person) -> None:
    bo.types("/handover history")
    bo.presses("undo.3", on="what was changed")

    assert bo.sees("Only Kim Lind, who started the journey, or an admin can take the whole of it back.")

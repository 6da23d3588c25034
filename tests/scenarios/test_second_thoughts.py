"""What happens the second time: asked on the day, asked once more, taken back after something else has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

pytestmark = pytest.mark.ci  # months of the clock in each: too slow for ./dev test

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01"
THROUGHOUT = "/handover add @anna solution architect, throughout"


def card(person: Person) -> str:
    """The living card, as it stands in #acme."""
    return next(text for text in person.scene.channel("acme").texts if text.startswith("*Acme ERP: Sales → Project"))


RELAY = (
    NEW,
    "/handover add @kim account manager, sales, lead",
    "/handover add @anna solution architect, sales",
    "/handover add @bo project manager, project",
)


@pytest.fixture
def relay(kim: Person, begins: Callable[..., Person]) -> Person:
    """Kim and Anna sold it, Bo runs the project."""
    return begins(kim, *RELAY)


@pytest.fixture
def carded(kim: Person, begins: Callable[..., Person]) -> Person:
    """The same 28 days before, when the card is up."""
    return begins(kim, *RELAY, until="2026-11-03 10:00")


def test_a_question_put_on_the_day_can_still_be_answered(relay: Person, anna: Person, clock: Any) -> None:
    clock.moves_to("2026-12-01 10:00")
    relay.presses("Ask Anna")

    clock.moves(minutes=30)

    anna.presses("Yes, I'm staying")
    assert any("Thank you." in text for text in anna.dm.texts)


def test_asked_whether_an_old_yes_still_stands_one_can_say_yes_again(kim: Person, anna: Person, clock: Any) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2027-03-01")
    kim.types("/handover add @bo project manager, project")
    anna.types(THROUGHOUT)
    clock.moves_to("2027-02-15 10:00")
    assert any("Will you stay on" in text for text in anna.dm.texts)

    anna.presses("Yes, I'm staying")

    assert not anna.sees("You answered that already")
    assert any("Thank you." in text for text in anna.dm.texts)


def test_who_does_not_know_yet_may_say_so_at_every_step(kim: Person, anna: Person, clock: Any) -> None:
    kim.types(NEW)
    kim.types("/handover add @bo project manager, project")
    kim.types(THROUGHOUT)
    clock.moves_to("2026-11-03 10:00")
    anna.presses("Don't know yet")
    clock.moves_to("2026-11-17 10:00")

    anna.presses("Don't know yet")

    assert not anna.sees("You answered that already")


def test_a_move_is_taken_back_after_a_yes_was_given_anew(kim: Person, anna: Person) -> None:
    kim.types(NEW)
    kim.types("/handover add @bo project manager, project")
    kim.types(THROUGHOUT)
    anna.types("/handover confirm")
    kim.types("/handover phase project 2026-12-20")
    anna.types("/handover confirm")

    kim.presses("Undo")

    assert not kim.sees("Something went wrong")
    kim.types("/handover show")
    assert kim.sees("1 Dec")


def test_another_takes_back_what_came_before_a_word_and_not_the_word(carded: Person, anna: Person) -> None:
    carded.presses("Ask Anna")
    anna.presses("Yes, I'm staying")

    carded.types("/handover undo")

    assert any("Thank you." in text for text in anna.dm.texts)
    carded.types("/handover show")
    assert "Anna Berg" in carded.screen().rpartition("*Project*")[2]


def test_undo_takes_back_what_one_has_done_oneself_and_no_other(relay: Person, anna: Person) -> None:
    anna.types("/handover phase project 2026-12-08")
    relay.types("/handover away 2026-11-02 until 2026-11-04")

    relay.types("/handover undo")

    assert relay.sees("Taken back: “Kim is away")
    anna.types("/handover undo")
    assert anna.sees("*Acme ERP*: Taken back: “Project is planned for Tue 8 Dec.”")


def test_who_has_changed_nothing_is_told_whose_change_it_is_and_asked(relay: Person, bo: Person) -> None:
    bo.types("/handover undo")

    assert bo.sees(
        "There is nothing left of yours to undo here. The latest change of Acme ERP: • 12 Oct, Kim: Bo is in the"
    )
    assert not bo.sees("Taken back")
    bo.presses("Take it back")
    assert bo.sees("Taken back: “Bo is in the plan")


def test_alone_with_the_bot_there_is_no_channel_to_share_in(relay: Person) -> None:
    relay.types_to_the_bot("/handover acme-erp: show")
    relay.types_to_the_bot("/handover acme-erp: phase project 2026-12-08")

    said = relay.screen().partition("dm>")[2]
    assert "Move a phase…" in said
    assert "Undo" in said
    assert "Share in channel" not in said


def test_after_undo_the_question_is_open_again(carded: Person, anna: Person) -> None:
    carded.presses("Ask Anna")
    anna.presses("Yes, I'm staying")

    anna.presses("Undo")

    assert "Anna was asked on 3 Nov." in card(carded)


def test_a_journey_taken_back_leaves_no_start_card_that_asks(kim: Person) -> None:
    kim.types(NEW)

    kim.presses("Undo")

    assert kim.scene.channel("acme").texts == ["*This was about a journey that has been deleted.*"]


def test_a_journey_that_is_not_happening_asks_nothing_any_more(carded: Person, clock: Any) -> None:
    carded.types("/handover phase project ~2026-12-01")
    clock.moves_to("2026-12-01 10:00")

    carded.presses("Not happening")

    assert not any("Ask Anna" in text or "Add someone" in text for text in carded.scene.channel("acme").texts)
    carded.presses("Undo")
    assert any("Ask Anna" in text for text in carded.scene.channel("acme").texts)


def test_what_was_accepted_of_one_giver_is_not_of_another(carded: Person) -> None:
    carded.types("/handover accept because the customer asked for it")

    carded.types("/handover phase add pilot after sales 2026-11-20")

    assert not any("Goes without overlap:" in text for text in carded.scene.channel("acme").texts)
    carded.presses("Undo")
    assert any("Goes without overlap: the customer" in text for text in carded.scene.channel("acme").texts)


def test_a_card_counts_no_days_that_have_passed_while_nothing_ran(relay: Person, clock: Any, world: Any) -> None:
    clock.moves_to("2026-11-29 10:00")
    tick, world.ticker.tick = world.ticker.tick, lambda: 0
    clock.moves_to("2026-12-05 10:00")
    world.ticker.tick = tick

    world.tick()

    assert not any(" in 4 days" in text or " in 7 days" in text for text in relay.scene.channel("acme").texts)


def test_undo_alone_takes_ones_own_last_change_of_all_the_channels_journeys_back(relay: Person) -> None:
    relay.types("/handover new Beta CRM for Beta AB: sales 2026-09-01, project 2027-06-01")
    relay.types("/handover acme-erp: add @eva consultant, project")
    relay.types("/handover undo")
    assert relay.sees("Taken back")
    relay.types("/handover acme-erp")
    assert "Eva" not in relay.screen().rpartition("*Acme ERP*")[2]


def test_undo_of_a_named_journey_is_about_that_journey_alone(relay: Person) -> None:
    relay.types("/handover language sv")
    relay.types("/handover language en")
    relay.types("/handover acme-erp: undo")
    assert not relay.sees("Taken back: *From now on I speak")
    relay.types("/handover undo")
    assert relay.sees("svenska")

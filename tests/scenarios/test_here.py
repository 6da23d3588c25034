"""Where a journey lives and where its phases are written about: who could read, what moves along, who may."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox import happenings
from bot.sandbox.people import Person, Room
from bot.sandbox.sandbox import Sandbox

ALL = {"U0KIM", "U0ANNA", "U0BO", "U0EVA", "U0PER", "U0SARA"}


@pytest.fixture
def delivery(relay: Person, sandbox: Sandbox) -> Room:
    """A public channel with the bot."""
    sandbox.workspace.add_channel("delivery", members={*ALL, sandbox.workspace.app.user_id})
    return relay.scene.channel("delivery")


@pytest.fixture
def team(relay: Person, sandbox: Sandbox) -> Room:
    """A private channel of Kim's and Bo's with the bot."""
    members = {"U0KIM", "U0BO", sandbox.workspace.app.user_id}
    sandbox.workspace.add_channel("team", members=members, kind="private")
    return relay.scene.channel("team")


def moves(person: Person, to: str = "delivery") -> None:
    person.types("/handover acme-erp: here", to)


# -- the journey -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["here", "här", "her"])
def test_a_journey_moves_and_says_so_in_both_channels(relay: Person, acme: Room, delivery: Room, word: str) -> None:
    relay.types(f"/handover acme-erp: {word}", "delivery")
    assert relay.sees("It lives in #delivery now: who is in there reads and changes it, and I write there.")

    assert "Acme ERP lives in another channel now." in acme.texts[-1]
    assert "Kim keeps an eye on Acme ERP here." in delivery.texts[-1]


def test_its_card_is_posted_in_the_new_channel(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    moves(relay)
    before = acme.texts

    clock.moves_to("2026-11-03 10:00")

    assert "Ask Anna" in delivery.texts[-1]
    assert acme.texts == before


def test_a_card_that_is_up_stays_as_a_line_and_a_new_one_comes(
    relay: Person, acme: Room, delivery: Room, clock: Any
) -> None:
    clock.moves_to("2026-11-03 10:00")
    moves(relay)
    clock.moves(minutes=11)

    assert "Acme ERP: Sales → Project: I write about it in another channel now." in acme.texts[-1]
    assert "Ask Anna" not in "".join(acme.texts)
    assert "Ask Anna" in delivery.texts[-1]


def test_replies_go_to_the_card_in_the_new_channel(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    clock.moves_to("2026-11-03 10:00")
    moves(relay)
    clock.moves_to("2026-11-17 10:00")

    assert len(delivery.thread(delivery.messages[-1])) == 1
    assert acme.thread(acme.messages[-1]) == []


def test_undo_brings_it_back_with_its_card(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    clock.moves_to("2026-11-03 10:00")
    before = acme.texts
    moves(relay)
    relay.presses("Undo", on="It lives in")

    assert acme.texts == before
    assert all("another channel" in text for text in delivery.texts)


def test_moved_there_and_back_says_hello_once(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    moves(relay)
    clock.moves(days=1)
    moves(relay, "acme")

    assert sum("Kim keeps an eye on Acme ERP here." in text for text in acme.texts) == 1


def test_what_lives_here_already_is_said_so_and_how_to_bring_another(relay: Person) -> None:
    relay.types("/handover here")

    assert relay.sees("Acme ERP lives in this channel already. To bring another journey here, name it first")


def test_two_journeys_in_a_channel_are_named_from_now_on(relay: Person, delivery: Room) -> None:
    relay.types("/handover new Beta for Beta AB: sales 2026-09-01", "delivery")
    moves(relay)
    assert relay.sees("Two journeys live here now. Name the one you mean first: `/handover acme-erp: show`.")

    relay.types("/handover show", "delivery")

    assert relay.sees("Which journey do you mean?")


def test_a_channel_without_one_offers_ones_own(relay: Person, delivery: Room) -> None:
    relay.types("/handover here", "delivery")
    relay.presses("Acme ERP")

    assert relay.sees("It lives in #delivery now")


def test_a_journey_from_a_conversation_with_the_bot_gets_its_first_channel(relay: Person, acme: Room) -> None:
    relay.types_to_the_bot("/handover new Beta for Beta AB: sales 2026-09-01")
    relay.types("/handover beta: here")
    assert relay.sees("Everybody in this workspace can read this channel.")

    relay.presses("Write here anyway")

    assert "Kim keeps an eye on Beta here." in acme.texts[-1]


def test_who_moves_it_must_be_in_both(relay: Person, sandbox: Sandbox, delivery: Room) -> None:
    relay.types("/handover new Beta for Beta AB: sales 2026-09-01", "secret")
    relay.leaves("secret")

    relay.types("/handover beta: here", "delivery")

    assert relay.sees("To move Beta you must be in the channel that it has now, too.")


def test_who_cannot_see_it_does_not_move_it(relay: Person, bo: Person, delivery: Room) -> None:
    relay.types("/handover new Beta for Beta AB: sales 2026-09-01", "secret")

    bo.types("/handover beta: here", "delivery")

    assert bo.sees("I know no journey called *beta* here.")


# -- a phase -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["acme-erp: here project", "acme-erp: här projekt", "acme-erp: her projekt"])
def test_a_phase_is_written_about_where_it_is_done(relay: Person, delivery: Room, line: str) -> None:
    relay.types(f"/handover {line}", "delivery")

    assert relay.sees("*Acme ERP*: Project: I write about it in #delivery from now on.")


def test_the_card_is_in_the_givers_channel_and_the_day_in_both(
    relay: Person, acme: Room, delivery: Room, clock: Any
) -> None:
    relay.types("/handover acme-erp: here project", "delivery")

    clock.moves_to("2026-12-01 10:00")

    assert any("Ask Anna" in text or "Sales → Project today" in text for text in acme.texts)
    assert [text for text in delivery.texts if "Today Acme ERP goes from Sales to Project" in text]
    assert [text for text in acme.texts if "Today Acme ERP goes from Sales to Project" in text]


def test_a_giver_elsewhere_has_the_card_there(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")

    clock.moves_to("2026-11-03 10:00")

    assert "Ask Anna" in delivery.texts[-1]
    assert "Ask Anna" not in "".join(acme.texts)


def test_a_phase_comes_back_to_the_journeys_channel(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")
    relay.types("/handover here sales")
    assert relay.sees("Sales: I write about it in the journey's own channel again.")

    clock.moves_to("2026-11-03 10:00")

    assert "Ask Anna" in acme.texts[-1]


def test_a_journey_that_moves_to_a_phases_channel_takes_the_phase_along_from_there(
    relay: Person, acme: Room, delivery: Room, clock: Any
) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")
    moves(relay)
    moves(relay, "acme")

    clock.moves_to("2026-11-03 10:00")

    assert "Ask Anna" in acme.texts[-1]


def test_a_phase_put_between_takes_the_card_to_its_giver(relay: Person, acme: Room, delivery: Room, clock: Any) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")
    clock.moves_to("2026-11-03 10:00")
    relay.types("/handover phase add pilot after sales 20 nov")

    assert "I write about it in another channel now." in delivery.texts[-1]


def test_in_a_phases_channel_the_journey_is_meant_for_who_may_read_it(
    relay: Person, bo: Person, sara: Person, delivery: Room, team: Room
) -> None:
    relay.types("/handover acme-erp: here project", "delivery")
    bo.types("/handover show", "delivery")
    sara.types("/handover show", "delivery")

    assert bo.sees("*Acme ERP* for Acme AB")
    assert sara.sees("There is no journey in this channel yet.")


def test_who_sees_a_card_there_and_is_not_of_the_journey_is_refused_kindly(
    relay: Person, sara: Person, delivery: Room, clock: Any
) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")
    clock.moves_to("2026-11-03 10:00")

    sara.presses("Ask Anna")

    assert sara.sees("Only members of the journey's channel can change it. Join the channel, then try again.")


@pytest.mark.parametrize("words", ["here nonsense", "here project 1 dec"])
def test_what_is_no_phase_is_asked_with_a_button_each(relay: Person, delivery: Room, words: str) -> None:
    relay.types(f"/handover acme-erp: {words}", "delivery")
    assert relay.sees("Which part of *Acme ERP* belongs in this channel?")

    relay.presses("Project", on="Which part of")

    assert relay.sees("Project: I write about it in #delivery from now on.")


def test_a_phase_that_is_there_already_is_said_so(relay: Person, delivery: Room) -> None:
    for _ in range(2):
        relay.types("/handover acme-erp: here project", "delivery")

    assert relay.sees("I write about Project in this channel already.")


def test_a_journey_without_a_channel_gets_one_first(kim: Person) -> None:
    kim.types_to_the_bot("/handover new Beta for Beta AB: sales 2026-09-01, project 2026-12-01")
    kim.types("/handover beta: here project")

    assert kim.sees("Beta has no channel of its own yet.")


# -- who could read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "home", "channel", "told"),
    [
        ("here project", "secret", "delivery", "Everybody in this workspace can read this channel."),
        ("here", "secret", "delivery", "Everybody in this workspace can read this channel."),
        ("here project", "secret", "team", "Everybody in this channel could read that, also who can't read it now."),
    ],
)
def test_more_readers_are_told_before_anything_is_written(
    relay: Person, delivery: Room, team: Room, line: str, home: str, channel: str, told: str
) -> None:
    relay.types("/handover new Beta for Beta AB: sales 2026-09-01, project 2026-12-01", home)
    relay.types(f"/handover beta: {line}", channel)
    assert relay.sees(told)
    assert not any("Beta" in text for text in relay.scene.channel(channel).texts)

    relay.presses("Write here anyway")

    assert relay.sees("I write about it in" if "project" in line else "It lives in")


def test_a_guest_there_is_named_first(relay: Person, gus: Person, delivery: Room) -> None:
    gus.types("/handover")
    relay.types("/handover", "delivery")
    gus.joins("delivery")

    relay.types("/handover acme-erp: here project", "delivery")

    assert relay.sees("Gus Guest is a guest here and could read along.")


def test_fewer_readers_are_no_question(relay: Person, team: Room) -> None:
    relay.types("/handover acme-erp: here project", "team")

    assert relay.sees("I write about it in #team from now on.")


def test_write_here_anyway_is_stale_after_another_change(relay: Person, anna: Person, delivery: Room) -> None:
    relay.types("/handover new Beta for Beta AB: sales 2026-09-01, project 2026-12-01", "secret")
    relay.types("/handover beta: here project", "delivery")
    anna.types("/handover phase project 8 dec", "secret")

    relay.presses("Write here anyway")

    assert relay.sees("Somebody changed Beta while this was open")


@pytest.mark.parametrize("line", ["here", "here project"])
def test_where_outsiders_read_along_nothing_is_ever_written(relay: Person, with_acme: Room, line: str) -> None:
    relay.types(f"/handover acme-erp: {line}", "with-acme")

    assert relay.sees("People from outside this workspace read along in this channel")
    assert with_acme.texts == []


def test_where_the_bot_is_not_it_joins_on_a_press_and_goes_on(relay: Person, sandbox: Sandbox) -> None:
    relay.types("/handover acme-erp: here project", "other")
    assert relay.sees("I am not in this channel yet, so I can't write here.")
    relay.presses("Invite me")

    assert sandbox.workspace.app.user_id in sandbox.workspace.channels["C0OTHER"].members
    assert relay.sees("Project: I write about it in #other from now on.")
    assert not relay.sees("I am not in this channel yet")


@pytest.mark.parametrize(
    ("spoils", "said"),
    [
        ("scope", "I may not join channels by myself here"),
        ("archived", "This channel is archived, so nobody can join it."),
        ("private", "Slack does not let me join this channel by myself. Please type `/invite @Handover`."),
    ],
)
def test_where_it_may_not_join_it_says_why(relay: Person, sandbox: Sandbox, spoils: str, said: str) -> None:
    relay.types("/handover acme-erp: here project", "other")
    workspace = sandbox.workspace
    if spoils == "scope":
        object.__setattr__(workspace.app, "scopes", workspace.app.scopes - {"channels:join"})
    elif spoils == "archived":
        workspace.channels["C0OTHER"].archived = True
    else:
        workspace.channels["C0OTHER"].kind = "private"
    relay.presses("Invite me")
    assert relay.sees(said)


def test_in_a_conversation_with_the_bot_it_tells_where(relay: Person) -> None:
    relay.types_to_the_bot("/handover acme-erp: here")

    assert relay.sees("Please type it in the channel that you mean: `/handover acme-erp: here`.")


# -- a phase's channel that is lost ------------------------------------------------------------------------------------


def test_a_phases_channel_that_is_archived_reaches_the_owner(
    relay: Person, sandbox: Sandbox, delivery: Room, clock: Any
) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")
    happenings.archive(sandbox.workspace, delivery.channel, "U0KIM")
    relay.scene.settle()

    clock.moves_to("2026-11-03 10:00")

    assert any("Its channel is archived, so I could not post this there." in text for text in relay.dm.texts)


def test_a_phases_channel_that_is_shared_since_hears_nothing(
    relay: Person, sandbox: Sandbox, delivery: Room, clock: Any
) -> None:
    relay.types("/handover acme-erp: here sales", "delivery")
    happenings.share(sandbox.workspace, delivery.channel)
    relay.scene.settle()

    clock.moves_to("2026-11-03 10:00")

    assert not any("Acme" in text for text in delivery.texts)
    assert relay.dm.texts

"""Nothing internal reaches people from outside: judged right before each post and edit, and closed when in doubt."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox import happenings
from bot.sandbox.people import Person, Room

pytestmark = pytest.mark.ci


@pytest.fixture
def card(relay: Person, begins: Callable[..., Person]) -> Person:
    """28 days before: the card stands in #acme."""
    return begins(relay, until="2026-11-03 09:00")


def shares(world: Any, room: Room) -> None:
    happenings.share(world.sandbox.workspace, room.channel)
    world.settle()


def quietly_shared(world: Any, room: Room) -> None:
    """Slack's event is lost on the way."""
    room.channel.shared = True


def offered(world: Any, room: Room) -> None:
    """A share that the other side has not taken yet; Slack tells nobody."""
    room.channel.pending = True


@pytest.mark.parametrize("becomes", [shares, quietly_shared, offered], ids=lambda one: one.__name__)
def test_case_56_what_waits_for_a_channel_that_becomes_shared_is_told_to_the_owner_alone(
    world: Any, relay: Person, acme: Room, clock: Any, becomes: Callable[[Any, Room], None]
) -> None:
    before = acme.texts
    becomes(world, acme)
    clock.moves_to("2026-12-02 09:00")
    assert acme.texts == before
    assert any("from outside" in text for text in relay.dm.texts)


def test_case_56_when_slack_does_not_say_who_reads_along_nothing_is_posted(
    world: Any, relay: Person, acme: Room, clock: Any
) -> None:
    before = acme.texts
    for method in ("conversations.info", "users.conversations"):
        world.sandbox.faults.next(method, "500_before", times=100)
    clock.moves_to("2026-11-03 09:00")
    assert acme.texts == before

    world.sandbox.faults.clear()
    clock.moves(hours=1)
    assert len(acme.texts) == len(before) + 1


@pytest.mark.parametrize("becomes", [shares, quietly_shared, offered], ids=lambda one: one.__name__)
def test_a_card_in_a_channel_that_became_shared_is_not_edited_nor_answered(
    world: Any, card: Person, acme: Room, clock: Any, becomes: Callable[[Any, Room], None]
) -> None:
    stood = acme.messages[-1]
    told = stood.text
    becomes(world, acme)
    clock.moves(minutes=11)
    card.types_to_the_bot("/handover acme-erp: add @eva consultant, project")
    clock.moves_to("2026-12-02 09:00")
    assert (acme.messages[-1], stood.text, acme.thread(stood)) == (stood, told, [])
    assert "Eva" not in str(stood.blocks)


@pytest.mark.parametrize("becomes", [shares, quietly_shared, offered], ids=lambda one: one.__name__)
def test_an_answer_is_not_shared_there(
    world: Any, card: Person, acme: Room, clock: Any, becomes: Callable[[Any, Room], None]
) -> None:
    card.types("/handover show")
    before = acme.texts
    becomes(world, acme)
    clock.moves(minutes=11)
    stood = acme.texts
    card.presses("Share in channel", on="Next")
    assert acme.texts == stood == before
    assert card.sees("so I do not show it to everybody")

"""`language sv`: what a person is spoken to in; `language sv here`: what a channel reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.sandbox.people import Person


@pytest.mark.parametrize("line", ["language sv", "language swedish", "språk svenska", "sprog på svensk"])
def test_what_one_chose_holds_from_the_next_word_on(kim: Person, line: str) -> None:
    kim.types(f"/handover {line}")
    assert kim.sees("Jag pratar svenska med dig, som du har valt.")

    kim.types("/handover show")

    assert kim.sees("Starta en kundresa")


def test_messages_to_the_person_are_in_it_too(relay: Person, anna: Person) -> None:
    anna.types("/handover language da")
    relay.types("/handover ask @anna")

    assert "Er du med, når Acme ERP går fra Salg til Projekt" in anna.dm.texts[-1]


def test_auto_is_that_of_slack_and_of_the_workspace_where_slack_has_none_of_ours(world: Any, kim: Person) -> None:
    users = world.sandbox.workspace.users
    users["U0ANNA"] = replace(users["U0ANNA"], locale="da-DK")
    users["U0KIM"] = replace(users["U0KIM"], locale="fi-FI")
    anna = world.person("anna")
    for person in (anna, kim):
        person.types("/handover language sv")
        person.types("/handover language auto")

    assert anna.sees("Jeg taler dansk med dig, fordi du har Slack på det sprog.")
    assert kim.sees("I speak English with you, as this workspace does.")


def test_alone_it_says_what_holds_and_offers_the_others(kim: Person) -> None:
    kim.types("/handover language")
    assert kim.sees("I speak English with you, as you have Slack in it.")

    kim.presses("Svenska")
    assert kim.sees("Jag pratar svenska med dig, som du har valt.")

    kim.presses("Som i Slack")
    assert kim.sees("I speak English with you, as you have Slack in it.")


def test_a_channel_reads_the_language_chosen_for_it(kim: Person, acme: Any) -> None:
    kim.types("/handover language sv here")
    assert kim.sees("Posts in the channel are in Swedish from now on.")

    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01")

    assert "Kim håller ett öga på Acme ERP här." in acme.texts[-1]


def test_that_of_a_channel_can_be_taken_back_and_be_the_workspaces_again(kim: Person) -> None:
    kim.types("/handover språk svenska här")
    kim.presses("Undo")
    assert kim.sees("Taken back: “Posts in the channel are in Swedish from now on.”")

    kim.types("/handover sprog dansk her")
    kim.types("/handover language auto here")

    assert kim.sees("Posts in the channel are in English again, as in the whole workspace.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("language klingon", "I speak English, Swedish and Danish."),
        ("language sv da", "I speak English, Swedish and Danish."),
        ("language here", "I speak English, Swedish and Danish."),
        ("language auto here", "Posts in this channel are in that language already."),
    ],
)
def test_what_cannot_be_meant_changes_nothing(kim: Person, line: str, said: str) -> None:
    kim.types(f"/handover {line}")

    assert kim.sees(said)


def test_alone_with_the_bot_there_is_no_channel(kim: Person) -> None:
    kim.types_to_the_bot("/handover language sv here")

    assert kim.sees("Say that in a channel: it is about what I post there.")


def test_a_guest_chooses_nothing_for_a_channel(gus: Person) -> None:
    gus.types("/handover language sv here")

    assert gus.sees("As a guest you can answer what you are asked")

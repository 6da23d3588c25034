"""`chart`: the overlap picture with the same facts as a list, and the list alone where there can be no picture."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.people import Person

ALT = "Acme ERP Sales → Project: ○ Breaks. Nobody from the sale is in the project yet."


def pictures(world: Any) -> list[bytes]:
    return [file.content for file in world.sandbox.workspace.files.known.values() if file.shown_from]


@pytest.mark.parametrize("line", ["chart", "bild", "billede", "acme-erp: chart", "picture"])
def test_the_picture_comes_with_the_same_facts_below(relay: Person, world: Any, line: str) -> None:
    relay.types(f"/handover {line}")

    assert relay.sees(ALT)
    assert relay.sees("○ Breaks · Tue 1 Dec")
    assert relay.sees("solution architect")
    assert [content[:4] for content in pictures(world)] == [b"\x89PNG"]


def test_right_after_the_upload_slack_does_not_know_the_file_yet(relay: Person, world: Any) -> None:
    world.sandbox.workspace.files.settle = timedelta(seconds=0.2)

    relay.types("/handover chart")

    assert relay.sees(ALT)


def test_without_the_permission_it_is_a_list_and_says_what_is_missing(relay: Person, world: Any) -> None:
    app = world.sandbox.workspace.app
    object.__setattr__(app, "scopes", app.scopes - {"files:write"})

    relay.types("/handover chart")

    assert relay.sees("I may not upload pictures here yet")
    assert relay.sees("files:write")
    assert relay.sees("○ Breaks · Tue 1 Dec")


def test_when_slack_takes_no_file_it_is_a_list(relay: Person, world: Any) -> None:
    world.sandbox.faults.next("files.getUploadURLExternal", "500_before")

    relay.types("/handover chart")

    assert relay.sees("The picture could not be shown just now")
    assert relay.sees("○ Breaks · Tue 1 Dec")


def test_a_picture_is_shared_as_ones_own_act(relay: Person, anna: Person, acme: Any) -> None:
    relay.types("/handover chart")
    assert relay.sees(ALT)

    relay.presses("Share in channel")

    assert anna.sees(ALT)


def test_where_outsiders_read_along_the_picture_is_shared_with_nobody(relay: Person, world: Any, clock: Any) -> None:
    relay.types("/handover chart")
    assert relay.sees(ALT)
    world.sandbox.workspace.channels["C0ACME"].shared = True
    clock.moves(minutes=30)
    before = len(pictures(world))

    relay.presses("Share in channel")

    assert relay.sees("People from outside read along in this channel, so I do not show it to everybody here.")
    assert len(pictures(world)) == before


def test_who_is_outside_the_channel_gets_the_dates_and_no_picture(relay: Person, sara: Person, world: Any) -> None:
    sara.leaves("acme")

    sara.types("/handover acme-erp: chart", "other")

    assert sara.sees("Who is on it is for its channel")
    assert pictures(world) == []


@pytest.mark.parametrize(
    ("pressed", "on", "until"), [("Show the picture", "keeps an eye", ""), ("Picture", "28", "2026-11-03")]
)
def test_start_card_and_card_show_it_to_who_presses_alone(
    relay: Person, anna: Person, clock: Any, pressed: str, on: str, until: str
) -> None:
    if until:
        clock.moves_to(until)

    anna.presses(pressed, on=on)

    assert anna.sees(ALT)
    assert ALT not in relay.screen()

"""Who may read a meeting: its journey's readers, who takes part where that is public, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.people import Person, Room

Last = Callable[..., str]
NEW = "/handover new Lynx for Opal AB: sales 2026-09-01, project 2027-03-01"


def test_of_a_private_channel_nobody_outside_hears(kim: Person, bo: Person, secret: Room, clock: Any) -> None:
    kim.types(NEW, "secret")
    kim.types("/handover meeting 5 nov with @bo about prices", "secret")
    clock.moves_to("2026-11-06 09:01")
    bo.types("/handover meetings all", "other")

    assert not any("Opal" in text for text in bo.dm.texts)
    assert "No customer meeting is planned. Which one is next?" in bo.screen()
    assert any("How did the meeting with Opal AB go" in text for text in kim.dm.texts), "somebody has to tell"


def test_without_a_journey_it_is_for_the_people_of_its_channel(
    kim: Person, anna: Person, eva: Person, secret: Room, last: Last
) -> None:
    kim.types("/handover meeting Beta 5 nov about prices", "secret")
    assert "• For the people of the channel it was made in" in last(kim, "secret")
    anna.types("/handover meetings all", "secret")
    assert "*Beta* · 5 Nov · prices" in last(anna, "secret")
    eva.types("/handover meetings all", "other")

    assert "No customer meeting is planned. Which one is next?" in last(eva, "other")


def test_who_takes_part_tells_how_it_went_and_takes_their_own_back(held: Person, bo: Person, last: Last) -> None:
    """Bo is in no plan, and has said nothing in the channel before."""
    bo.presses("How did it go?")
    bo.submits(heard="They fear the summer")
    bo.presses("Promise")
    bo.presses("Undo", on="A note was kept")

    assert "Taken back: “A note was kept (promise).”" in last(bo, "dm")

"""Afterwards: who came, what was answered; answers become notes, and three things are told in the channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person, Room

Last = Callable[..., str]


def answers(person: Person, *, first: str, **more: str | list[str]) -> None:
    """Fills in the form, with an answer to its first question."""
    assert person.form
    line = next(block["block_id"] for block in person.form.body["blocks"] if block["block_id"].startswith("a:"))
    person.submits(**{line: first, **more})


@pytest.fixture
def told(held: Person, bo: Person) -> Person:
    """Bo has told how it went, and kept two notes."""
    held.types("/handover add Ulla Ny system owner, customer, sales")
    bo.presses("How did it go?")
    heard = "They fear the summer, from Ulla"
    answers(bo, first="Printing takes a morning", heard=heard, quote="We type it twice", quote_by="Jens Ek")
    bo.presses("Pain")
    bo.presses("Promise")
    return bo


def test_who_was_to_be_there_is_asked_the_day_after_until_somebody_has_told(
    held: Person, bo: Person, eva: Person, last: Last
) -> None:
    assert "*How did the meeting with Acme AB go on Thu 5 Nov?*" in bo.dm.texts[-1]
    assert eva.dm.texts == bo.dm.texts
    bo.presses("How did it go?")
    answers(bo, first="Printing takes a morning", came=["Eva Holm"])

    assert "• Were there: Eva" in last(bo, "dm")
    assert "Thank you: it is told how the meeting with Acme AB went." in eva.dm.texts[-1]


def test_an_answer_is_a_note_with_one_tap_and_those_who_came_heard_it(told: Person, anna: Person, last: Last) -> None:
    anna.types("/handover notes pain")

    assert "*Pain* · Printing takes a morning\nBo and Eva heard it on 5 Nov." in last(anna)
    told.presses("Undo", on="A note was kept (promise)")
    anna.types("/handover notes promises")
    assert "No note is like that." in last(anna)


def test_three_things_are_looked_at_as_the_channel_will_read_them_then_told_once(
    told: Person, kim: Person, acme: Room, last: Last
) -> None:
    kim.types("/handover language sv here")
    told.presses("Three things we heard…")
    told.submits(quote="We type everything twice")
    lines = [
        "Två saker som vi hörde av Acme AB torsdag 5 november:",
        "• Printing takes a morning",
        "• They fear the summer (Ulla Ny)",
        "Med kundens egna ord: ”We type everything twice” (Jens Ek)",
        "Från oss: Bo och Eva",
    ]
    assert last(told, "dm").splitlines()[1:6] == lines
    assert not any("hörde av" in text for text in acme.texts)
    told.presses("Post it")

    assert acme.texts[-1] == f"*{lines[0]}*\n" + "\n".join([*lines[1:], "Öppna mötet"])
    told.presses("What was heard")
    assert "Three things we heard…" not in last(told, "dm")


def test_nothing_is_told_where_outsiders_read_along(told: Person, world: Any, acme: Room, clock: Any) -> None:
    told.presses("Three things we heard…")
    told.submits(quote="")
    acme.channel.shared = True
    clock.moves(minutes=11)
    before = list(acme.texts)
    told.presses("Post it")
    clock.moves(minutes=1)

    assert acme.texts == before
    assert "What you heard from Acme AB was not posted." in told.screen()


def test_two_who_write_to_the_same_line_both_stand(held: Person, bo: Person, eva: Person, last: Last) -> None:
    bo.presses("How did it go?")
    eva.presses("How did it go?")
    answers(bo, first="Printing takes a morning")
    answers(eva, first="Nobody reads the lists")

    assert "Printing takes a morning\nNobody reads the lists" in last(eva, "dm")


def test_the_home_asks_for_it_too_and_shows_what_is_to_come(held: Person, bo: Person) -> None:
    held.types("/handover meeting 12 nov with @bo")
    bo.opens_home()
    assert bo.sees("*Acme AB* · 12 Nov · Bo")
    assert bo.sees("How did the meeting with Acme AB go on Thu 5 Nov?")


def test_who_was_there_is_known_to_have_met_the_customer(planned: Person, anna: Person, clock: Any, last: Last) -> None:
    planned.types("/handover add @bo project manager, sales")
    clock.moves_to("2026-11-06 09:01")
    planned.types("/handover meetings past")
    planned.presses("Open")
    planned.presses("How did it go?")
    planned.submits(came=["Bo Ek"])
    anna.types("/handover who")

    assert " · met the customer on 5 Nov · " in last(anna)


def test_it_cannot_be_told_before_the_day(planned: Person, last: Last) -> None:
    assert "How did it go?" not in last(planned)

"""The driver itself: a whole conversation with the real bot, in sentences."""

from __future__ import annotations

from typing import Any

from bot.sandbox.people import Person, Room
from bot.sandbox.sandbox import Sandbox

NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"


def test_a_relay_is_seen_and_mended_in_sentences(
    kim: Person, anna: Person, acme: Room, clock: Any, sandbox: Sandbox
) -> None:
    kim.types(NEW)
    kim.types("/handover add @anna solution architect, sales")
    kim.types("/handover add @bo project manager, project")
    before = len(acme.messages)

    clock.moves_to("2026-11-03 10:00")
    card = acme.messages[-1]
    assert len(acme.messages) == before + 1
    assert card.metadata is not None
    assert card.metadata["event_payload"]["step"] == "28"

    kim.presses("ask_person", on="28 days")
    anna.presses("confirm_continuity")
    assert card.edited_times > 0

    clock.moves_to("2026-12-02 10:00")
    assert sandbox.api.called("chat.update")


def test_nothing_is_said_to_those_it_does_not_concern(kim: Person, anna: Person, xenia: Person) -> None:
    kim.types(NEW)

    assert kim.sees("acme-erp")
    assert not anna.sees("acme-erp")
    assert xenia.screen() == ""


def test_a_person_from_outside_cannot_type_a_command(xenia: Person) -> None:
    xenia.types("/handover help", channel="with-acme")

    assert xenia.sees("/handover is not available to people outside")


def test_a_word_alone_opens_a_form_that_can_be_filled(kim: Person) -> None:
    kim.types("/handover new")
    assert kim.form is not None

    kim.closes()
    assert kim.form is None

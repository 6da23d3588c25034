"""`who` answers from notes too: who heard it from whom, until when they are with the customer, and who has read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.people import Person

Last = Callable[..., str]


def test_a_system_is_answered_from_notes_too(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover notes")
    bo.presses("I have read these")
    bo.types("/handover who CRM")

    said = last(bo)
    assert "Who knows *CRM*:" in said
    assert (
        "One note about it:\n*Pain* · Orders are typed twice in the CRM\n"
        "Anna heard it from Bosse Blom on 12 Oct (with Acme AB until 30 Nov). Bo has read it.\nAsk Anna"
    ) in said


def test_what_nothing_is_called_is_looked_for_in_notes(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover who knows about orders?")

    assert "Nothing in the plans is called *orders*, but people have noted it." in last(bo)
    assert "Anna heard it from Bosse Blom on 12 Oct" in last(bo)


def test_a_customer_s_notes_and_the_way_to_all_of_them(noted: Person, bo: Person, last: Last) -> None:
    for n in range(3):
        noted.types(f"/handover note wish Wish {n}")
    bo.types("/handover who Acme AB")
    assert "5 notes about it, the newest first:" in last(bo)
    bo.presses("All these notes")

    assert "5 notes that you may read, the newest first." in last(bo)


def test_nobody_asks_oneself(noted: Person, last: Last) -> None:
    noted.types("/handover who orders")

    assert "Anna heard it from Bosse Blom" in last(noted)
    assert "Ask Anna" not in last(noted)


def test_what_is_not_the_reader_s_to_know_is_not_told(noted: Person, kim: Person, bo: Person, last: Last) -> None:
    kim.types("/handover new Beta Web for Beta AB: sales 2026-09-01", "secret")
    kim.types("/handover note pain Invoices get lost", "secret")
    bo.types("/handover who invoices")
    kim.types("/handover who invoices")

    assert "I found nothing called *invoices*" in last(bo)
    assert "Invoices get lost" in last(kim)


def test_the_link_leads_to_the_conversation(world: Any, noted: Person, bo: Person) -> None:
    bo.types("/handover who orders")
    messages = [one for place in world.sandbox.workspace.channels.values() for one in place.messages.values()]
    newest = max((one for one in messages if one.ephemeral_to), key=lambda one: one.ts)
    links = [one["url"] for block in newest.blocks for one in block.get("elements", ()) if "url" in one]

    assert links == [f"slack://user?team={world.sandbox.workspace.team}&id=U0ANNA"]


def test_what_somebody_heard_is_told_with_what_they_know(noted: Person, bo: Person, last: Last) -> None:
    bo.types("/handover who @anna")
    assert "2 notes of what this person heard, the newest first:\n*Promise* · promised EDI before summer" in last(bo)
    bo.types("/handover who @bo")
    assert "what this person heard" not in last(bo)
    bo.types("/handover note wish One contact")
    bo.types("/handover notes @bo")

    assert "One note about *Acme ERP*.\n*Wish* · One contact" in last(bo)

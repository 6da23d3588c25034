"""Who has Slack in Swedish or Danish is answered in it, and types in it; a channel reads its workspace's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.sandbox.people import Person


@pytest.fixture
def speaks(world: Any) -> Callable[[str], Person]:
    """Kim has Slack in that language."""

    def kim(locale: str) -> Person:
        users = world.sandbox.workspace.users
        users["U0KIM"] = replace(users["U0KIM"], locale=locale)
        person: Person = world.person("kim")
        return person

    return kim


def test_a_plan_in_swedish(speaks: Any) -> None:
    kim = speaks("sv-SE")
    kim.types("/handover ny Acme ERP för Acme AB: försäljning 2026-09-01, projekt 1 dec")
    assert kim.sees("*Acme ERP* för Acme AB är i gång, med nyckeln `acme-erp`.")
    assert kim.sees("Projekt: tisdag 1 december 2026 (vecka 49)")
    kim.types("/handover lägg till @anna lösningsarkitekt, försäljning")
    kim.types("/handover @bo projektledare, projekt")

    kim.types("/handover visa")

    assert kim.sees("Anna Berg: lösningsarkitekt, leder")
    assert kim.sees("○ Brister · tisdag 1 december, om 50 dagar. Ingen från försäljningen är med i projektet än.")
    assert kim.sees("Anna keeps an eye on Acme ERP here.")
    kim.presses("Fråga Anna")
    assert kim.sees("Jag har frågat om Anna kan följa med när Acme ERP går över till Projekt.")


def test_a_plan_in_danish(speaks: Any) -> None:
    kim = speaks("da-DK")
    kim.types("/handover ny Acme ERP for Acme AB: salg 2026-09-01, projekt 1. dec")
    kim.types("/handover tilføj @anna løsningsarkitekt, salg")
    kim.types("/handover @bo projektleder, projekt")

    kim.types("/handover vis")

    assert kim.sees("Anna Berg: løsningsarkitekt")
    assert kim.sees("Ingen fra salget er med i projektet endnu.")
    kim.presses("Spørg Anna")
    assert kim.sees("Jeg har spurgt, om Anna kan følge med, når Acme ERP går over til Projekt.")

"""Case 61 where somebody is in no plan: who met the customer, is named in a note, or was asked about the customer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.people import Person, Room

MEETING = (
    "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2027-03-01",
    "/handover meeting 5 nov with @bo business partner, @eva about what @eva saw",
)


def forget(person: Person, who: str, name: str) -> None:
    person.types(f"/handover forget {who}")
    person.presses(f"Forget {name}")


@pytest.mark.ci
def test_case_61_who_met_the_customer(kim: Person, bo: Person, acme: Room, world: Any, begins: Any) -> None:
    begins(kim, *MEETING, until="2026-11-06 09:01")
    bo.presses("How did it go?")
    bo.submits(heard="They fear the summer")
    bo.presses("Pain")
    bo.presses("Three things we heard…")
    bo.submits(quote="")
    bo.presses("Post it")
    assert "From us: Bo and Eva" in acme.texts[-1]
    forget(kim, "@eva", "Eva Holm")

    assert [text for text in (*acme.texts, *bo.dm.texts) if "Eva" in text] == []
    held = b"".join(file.read_bytes() for file in Path(world.store.writer.url.database).parent.glob("handover.db*"))
    assert (b"U0EVA" in held, b"Eva Holm" in held) == (False, False)


@pytest.mark.ci
def test_case_61_who_is_named_in_what_stands_in_the_channel(
    kim: Person, anna: Person, eva: Person, acme: Room, begins: Any, clock: Any
) -> None:
    begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover add @anna solution architect, sales to project, lead",
        "/handover note pain Eva Holm saw orders typed twice",
    )
    eva.types("/handover help")
    clock.moves_to("2026-11-24 09:01")
    anna.presses("Pick 1")
    clock.moves_to("2026-12-01 09:01")
    assert any("Eva Holm" in text for text in acme.texts)
    forget(kim, "@eva", "Eva Holm")

    assert [text for text in (*acme.texts, *anna.dm.texts) if "Eva" in text] == []


def test_case_61_who_was_asked_is_asked_no_more(kim: Person, bo: Person, sara: Person, begins: Any) -> None:
    begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover add @anna solution architect, sales",
        "/handover add @sara consultant, sales",
        "/handover add @bo project manager, project",
    )
    bo.types("/handover brief")
    bo.presses("brief_ask_whom.1")
    assert bo.sees("I have asked Anna.")
    forget(kim, "@anna", "Anna Berg")
    bo.types("/handover brief")
    bo.presses("brief_ask_whom.1")

    assert bo.sees("I have asked Sara.")

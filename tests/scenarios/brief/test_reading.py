"""Reading a brief: `I have read it`, what one takes along, what a giver says to that; and the brief as a file."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.people import Person


def newest(person: Person, room: str = "acme") -> str:
    return person.screen().split(f"{room}> ")[-1]


def test_who_takes_over_has_read_it_and_what_came_later_is_new(known: Person, bo: Person) -> None:
    bo.types("/handover brief")
    known.types("/handover note wish One order screen")
    bo.presses("I have read it")
    assert "Thank you. What came since then is marked as new." in newest(bo)
    assert "Bo read this on 12 Oct." in newest(bo)
    assert "One note is new since you read it." in newest(bo)
    assert "• *New:* Wish: One order screen" in newest(bo)
    bo.presses("I have read it")
    assert "Thank you. All of it counts as read by you." in newest(bo)
    assert "I have read it" not in newest(bo).split("Thank you.")[1]
    known.types("/handover notes wishes")

    assert "Bo has read it." in newest(known)


def test_only_who_takes_over_reads_for_the_record_and_only_who_hands_over_adds(
    known: Person, bo: Person, kim: Person
) -> None:
    bo.types("/handover brief")
    kim.types("/handover brief")
    assert "I have read it" not in newest(kim)
    known.types("/handover remove @bo")
    bo.presses("I have read it")

    assert bo.sees("That is for those who take over, and you are not one of them.")


def test_what_one_takes_along_is_looked_at_in_the_evening(
    known: Person, bo: Person, kim: Person, anna: Person, clock: Any
) -> None:
    bo.types("/handover brief")
    bo.presses("What I take along…")
    bo.submits(line="*EDI* before summer\nand <!channel>")
    assert "Kept. Kim sees it at the end of the working day." in newest(bo)
    clock.moves_to("2026-10-12 16:00")
    assert "*Acme ERP: Bo takes this along into Project.*\n“∗EDI∗ before summer and <!channel>”" in newest(kim, "dm")
    kim.presses("That is right")
    assert "Thank you. It stays as it is." in newest(kim, "dm")

    assert not anna.sees("takes this along")


def test_what_is_said_to_it_is_read_in_the_evening_and_another_line_begins_anew(
    known: Person, bo: Person, kim: Person, clock: Any
) -> None:
    bo.types("/handover brief")
    bo.presses("What I take along…")
    bo.submits(line="EDI before summer")
    kim.types("/handover brief")
    kim.presses("Add something…")
    kim.submits(line="Before midsummer, to be precise")
    clock.moves_to("2026-10-12 16:00")
    assert "Kim has read what you take along from Acme ERP, and says:" in newest(bo, "dm")
    assert "takes this along" not in newest(kim, "dm")
    bo.presses("What I take along…")
    bo.submits(line="EDI before midsummer")
    bo.types("/handover brief")

    assert "Bo takes along: “EDI before midsummer”\n" in newest(bo)


def test_the_file_holds_all_of_it_and_typed_text_stays_inert(known: Person, bo: Person, world: Any) -> None:
    for n in range(1, 6):
        known.types(f"/handover note wish [Wish](https://evil.example) # {n} *bold* <b>")
    bo.types("/handover brief")
    assert "2 more in the file." in newest(bo)
    bo.presses("As a file")
    (file,) = [one for one in world.sandbox.workspace.files.known.values() if one.name == "acme-erp-project.md"]
    text = file.content.decode()

    assert bo.sees("The file is in our conversation")
    assert text.startswith("# Brief · Acme ERP: Sales → Project on Tue 1 Dec, in 50 days.\n")
    assert "\n## Ask while there is time: only people who leave the journey have heard this\n" in text
    assert "- Wish: \\[Wish\\](evil.example) \\# 5 ∗bold∗ &lt;b&gt;\n" in text
    assert text.count("Wish: ") == 5
    assert "- **To Project:** Bo Ek (project manager, leads)" in text


def test_where_no_file_can_be_sent_its_text_is_the_answer(known: Person, bo: Person, world: Any) -> None:
    app = world.sandbox.workspace.app
    object.__setattr__(app, "scopes", app.scopes - {"files:write"})
    bo.types("/handover brief")
    bo.presses("As a file")

    assert "I may not upload files here yet" in newest(bo)
    assert "## Pains" in newest(bo)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("sv", "Underlag · Acme ERP: Försäljning → Projekt tisdag 1 december, om 50 dagar."),
        ("sv", "Fortfarande öppet: ett löfte är inte levererat och 2 smärtpunkter saknar lindring."),
        ("sv", "*Har träffat Acme AB:* Anna (har hört 2 saker, till och med 30 nov), Sara"),
        ("da", "Materiale · Acme ERP: Salg → Projekt tirsdag 1. december, om 50 dage."),
        ("da", "Stadig åbent: et løfte er ikke leveret og 2 smertepunkter mangler lindring."),
    ],
)
def test_the_brief_in_swedish_and_danish(known: Person, bo: Person, language: str, told: str) -> None:
    bo.types(f"/handover language {language}")
    bo.types("/handover brief")

    assert told in newest(bo)

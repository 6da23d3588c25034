"""Whatever people type is shown as typed, everywhere: it calls nobody, links nowhere, and breaks no layout."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.sandbox.people import Person
from storage.tables import Customer

MENTIONS = "<!channel> <!here> <!everyone> <@U1> <!subteam^S1>"
LINKS = "<javascript:alert(1)|Acme> <https://evil.example|https://good.example>"
MARKS = "``` *a* _b_ ~c~ > ```"
CALLS = ("<!", "<@U1>", "<http", "<javascript")


def said_in(part: Any) -> Iterator[str]:
    """All text that Slack reads marks in, in the blocks of a message or a form."""
    if isinstance(part, dict) and part.get("type") in ("mrkdwn", "markdown"):
        yield part["text"]
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from said_in(each)


def everything_said(world: Any) -> str:
    """By replies, posts, edits, direct messages and forms: blocks and fallback `text`."""
    workspace = world.sandbox.workspace
    messages = [one for room in workspace.channels.values() for one in room.messages.values()]
    ours = [one for one in messages if one.by_bot or one.ephemeral_to]
    forms = [call.arguments.json("view") for call in world.sandbox.api.calls if call.method.startswith("views.")]
    blocks = [*(one.blocks for one in ours), *(one["blocks"] for one in forms)]
    return "\n".join([*(one.text for one in ours), *said_in(blocks)])


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(MENTIONS, id="case 46"),
        pytest.param(LINKS, id="case 47", marks=pytest.mark.ci),
        pytest.param(MARKS, id="case 48", marks=pytest.mark.ci),
    ],
)
def test_case_46_47_and_48_are_literal_on_every_surface(
    world: Any, kim: Person, anna: Person, clock: Any, typed: str
) -> None:
    """A journey whose names, systems, people, reasons and notes are all of that kind, to the day of its handover."""
    kim.types(f"/handover new X {typed} for Y {typed}: sales 2026-09-01, project 2026-12-01; systems: S {typed}")
    for line in (
        "add @kim account manager, sales, lead",
        "add @anna architect, sales",
        "add @bo project manager, project",
    ):
        kim.types(f"/handover {line}")
    kim.types(f"/handover add Z {typed} system owner, customer, sales")
    kim.types(f"/handover note worry They fear {typed}")
    clock.moves_to("2026-11-03 09:00")
    kim.presses("Ask Anna")
    anna.presses("Yes, I'm staying")
    for line in (
        "show",
        "list",
        "history",
        "notes",
        "who",
        "phase",
        "add",
        "remove",
        "rename",
        "what-if",
        "nope: show",
    ):
        kim.types(f"/handover {line}")
        if kim.form:
            kim.closes()
    kim.types(f"/handover accept because {typed}")
    clock.moves_to("2026-12-01 10:00")

    said = everything_said(world)
    assert [each for each in CALLS if each in said] == []
    assert typed != MARKS or "```" not in said
    assert "javascript" not in said or "&lt;javascript" in said


@pytest.mark.parametrize("length", [3_001, 40_000])
def test_case_48_a_note_too_long_is_refused_with_what_was_typed(kim: Person, length: int) -> None:
    kim.types("/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01")
    kim.types(f"/handover note worry {'x' * length}")
    assert kim.sees("characters") or kim.form
    assert not kim.told


@pytest.mark.parametrize(
    "twin",
    ["Ac\u202eme AB", "Ac\u200bme\u2060 AB", "Ａｃｍｅ ＡＢ", "ACME  ab", "\u2066Acme\u2069 AB"],
    ids=["bidi", "zero width", "full width", "case", "isolates"],
)
def test_case_49_there_is_no_second_acme(world: Any, kim: Person, twin: str) -> None:
    for customer in ("Acme AB", twin):
        kim.types(f"/handover new ERP for {customer}: sales 2026-09-01, project 2026-12-01")
    with world.store.read() as session:
        assert session.scalar(select(func.count(Customer.id))) == 1


@pytest.mark.parametrize(
    ("name", "warned"),
    [
        ("Аcme", True),
        ("Acme Αθήνα", False),
        ("Аэрофлот", False),
        ("東京ERP", False),
        ("Åkerö", False),
    ],
)
def test_case_49_letters_that_only_look_alike_are_told(kim: Person, name: str, warned: bool) -> None:
    kim.types(f"/handover new {name} for Beta: sales 2026-09-01, project 2026-12-01")
    assert kim.sees("letters of two alphabets in one word") is warned
    kim.types("/handover rename Ordinary")
    kim.types(f"/handover rename {name}")
    assert (kim.screen().count("letters of two alphabets in one word") == 2) is warned

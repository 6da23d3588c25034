"""The demo as a visitor meets it: the page's own API against the whole bot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from bot.demo.demo import Demo
from bot.demo.place import CHANNELS
from tests.waiting import until

pytestmark = [pytest.mark.ci, pytest.mark.timeout(300), pytest.mark.xdist_group("demo")]


class Visitor:
    """Uses the page's API as the page does."""

    def __init__(self, demo: Demo) -> None:
        self.base = f"{demo.address}/api-page"

    def get(self, path: str, **query: str) -> dict[str, Any]:
        with urlopen(f"{self.base}/{path}?{urlencode(query)}") as answer:
            return dict(json.load(answer))

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        with urlopen(Request(f"{self.base}/{path}", json.dumps(body).encode(), headers)) as answer:
            said = dict(json.load(answer))
        assert said.get("ok", True), said
        return said

    def types(self, line: str, who: str = "U0KIM", channel: str = "C0ACME") -> None:
        self.post("type", **{"as": who}, channel=channel, text=line)

    def room(self, who: str, channel: str) -> list[dict[str, Any]]:
        return list(self.get("messages", **{"as": who}, channel=channel)["messages"])

    def posts(self, channel: str = "C0ACME", who: str = "U0KIM") -> list[str]:
        """What the bot has said for everybody to see, with all its words."""
        return [words(one) for one in self.room(who, channel) if one["bot"] and not one["ephemeral"]]

    def dm(self, who: str) -> str:
        rooms = self.get("state", **{"as": who})["conversations"]
        return str(next(one["id"] for one in rooms if one["kind"] == "dm"))

    def presses(self, button: str, who: str, channel: str) -> None:
        for one in reversed(self.room(who, channel)):
            for block in one["blocks"]:
                for element in block.get("elements", []):
                    if isinstance(element.get("text"), dict) and element["text"]["text"].startswith(button):
                        place = {"block_id": block["block_id"], "action_id": element["action_id"]}
                        self.post("press", **{"as": who}, channel=channel, ts=one["ts"], **place)
                        return
        pytest.fail(f"{who} sees no {button!r} in {channel}")

    def move(self, **how: Any) -> str:
        return str(self.post("clock", **how)["now"])


def words(message: dict[str, Any]) -> str:
    return " ".join([message["text"], json.dumps(message["blocks"], ensure_ascii=False)])


@pytest.fixture
def visitor(demo: Demo) -> Visitor:
    """A visitor on the first morning."""
    return Visitor(demo)


def plays_the_guide(visitor: Visitor, *, anna: str = "") -> None:
    """The guide's first three lines; `anna` replaces what is said of Anna."""
    lines = [step["line"] for step in visitor.get("state")["guide"] if "line" in step]
    assert len(lines) == 5
    for line in lines[:3]:
        visitor.types(f"/handover add @anna {anna}" if anna and "@anna" in line else line)


def test_each_seeded_channel_has_its_journey_and_acme_is_empty(visitor: Visitor) -> None:
    said = {name: visitor.posts(f"C0{name.upper().replace('-', '')}") for name, _ in CHANNELS}

    assert said.pop("acme") == []
    assert all(said.values()), said


def test_nothing_waits_unread_on_the_first_morning_and_old_replies_are_gone(visitor: Visitor) -> None:
    rooms = visitor.get("state")["conversations"]

    assert [one["name"] for one in rooms if one["unread"]] == []
    assert [one for room in rooms for one in visitor.room("U0KIM", room["id"]) if one["ephemeral"]] == []


def test_the_guide_leads_from_a_broken_handover_to_one_that_holds(visitor: Visitor) -> None:
    plays_the_guide(visitor)
    until(lambda: len(visitor.posts()) == 1, "the start card")
    before = len(visitor.posts())

    now = visitor.move(to="next")

    card = visitor.posts()[-1]
    assert (now[5:10], len(visitor.posts())) == ("11-03", before + 1)
    assert "Nobody from the sale" in card
    assert "Anna" in card

    visitor.presses("Ask Anna", "U0KIM", "C0ACME")
    room = visitor.dm("U0ANNA")
    until(lambda: any("Will you stay on when Acme" in one for one in visitor.posts(room, "U0ANNA")), "the question")
    visitor.presses("Yes, I'm staying", "U0ANNA", room)

    until(lambda: "Holds" in visitor.posts()[-1], "the card says so")
    visitor.move(days=26)
    assert len(visitor.posts()) == before + 1
    visitor.move(days=2)
    assert len(visitor.posts()) == before + 2
    assert "Today" in visitor.posts()[-1]


def test_the_guide_shows_what_a_customer_said_and_whom_to_meet_next(visitor: Visitor) -> None:
    *_, met, visit = [step["line"] for step in visitor.get("state")["guide"] if "line" in step]
    visitor.types(met)
    visitor.types(visit)
    said = " ".join(map(words, visitor.room("U0KIM", "C0ACME")))

    assert "Lumen Energi" in said
    assert "13:00–14:30" in said
    assert "Service hours 24/7" in said
    assert "Three things we heard from Lumen Energi" in visitor.posts("C0LUMENERP")[-1]


def test_a_plan_that_holds_asks_only_anna_and_the_channel_hears_nothing_until_the_day(visitor: Visitor) -> None:
    plays_the_guide(visitor, anna="solution architect, throughout")
    before, room = len(visitor.posts()), visitor.dm("U0ANNA")
    asked = len(visitor.posts(room, "U0ANNA"))

    visitor.move(days=27)

    assert len(visitor.posts()) == before
    assert any("Acme ERP" in one for one in visitor.posts(room, "U0ANNA")[asked:])

    visitor.move(days=2)
    assert len(visitor.posts()) == before + 1


def test_a_demo_goes_on_where_it_was_left_unless_it_is_to_begin_anew(folder: Path) -> None:
    with Demo(folder, 0) as demo:
        Visitor(demo).types("good morning")
        moved = Visitor(demo).move(days=3)
    with Demo(folder, 0) as demo:
        assert [one["text"] for one in Visitor(demo).room("U0KIM", "C0ACME")][-1] == "good morning"
        assert Visitor(demo).get("state")["now"][:10] == moved[:10]
    with Demo(folder, 0, fresh=True) as demo:
        assert Visitor(demo).room("U0KIM", "C0ACME") == []

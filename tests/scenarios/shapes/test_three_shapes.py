"""The three shapes, from the first customer meeting to two weeks into maintenance, in three languages.

What was said in the sale is in front of the maintenance lead, with who said it, and every gap was asked about in time.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenarios.shapes.play import REACHED, Play
from tests.scenarios.stage import LOCALES

pytestmark = [pytest.mark.ci, pytest.mark.parametrize("language", LOCALES)]


@pytest.fixture
def play(world: Any, clock: Any, language: str) -> Play:
    return Play(world, clock, language)


def test_classic_relay(play: Play) -> None:
    """New people at each handover: what is known goes by question, by brief and by the note of the day."""
    spoken = play.spoken
    play.begins(*spoken.relay)
    play.meets_the_customer("Anna")
    play.types("Kim", spoken.question[0])
    gap = play.comes("2026-11-03")
    play.says(gap, "Nobody from the sale is in the project yet.")
    play.says(gap, "{owner}, shall I ask {person}?", owner="Kim", person="Anna")
    play.presses("Kim", "Go without overlap…")
    play.fills_in("Kim", reason=spoken.on_purpose)
    asked = play.comes("2026-11-23")
    play.asks(asked, "Anna")
    assert spoken.question[1] in asked
    play.presses("Anna", "Answer…")
    play.fills_in("Anna", text=spoken.answer)
    play.picks("Kim", play.comes("2026-11-24"))
    play.shows_to_all(play.comes("2026-12-01"))
    play.has_in_front(play.types("Bo", spoken.brief[0]), *((one, "Anna") for one in spoken.said))
    play.presses("Bo", "I have read it")
    play.reached("Bo", play.comes("2026-12-15"))
    gap = play.comes("2027-02-01")
    play.says(gap, "Nobody from the project is in the maintenance yet.")
    play.says(gap, "{owner}, will you stay on?", owner="Bo")
    play.picks("Bo", play.comes("2027-02-22"))
    play.shows_to_all(play.comes("2027-03-01"))
    brief = play.types("Per", spoken.brief[1])
    play.has_in_front(brief, *((one, "Anna") for one in spoken.said))
    assert spoken.answer in brief
    play.presses("Per", "I have read it")
    play.reached("Per", play.comes("2027-03-15"))


def test_architect_overlap(play: Play) -> None:
    """Anna sells, stays through the project and leads the maintenance: she is asked for her word each time."""
    spoken = play.spoken
    play.begins(*spoken.architect)
    play.meets_the_customer("Anna")
    play.types("Kim", spoken.built[0])
    play.stays("Anna", play.comes("2026-11-03"))
    play.picks("Kim", play.comes("2026-11-24"))
    play.shows_to_all(play.comes("2026-12-01"))
    play.reached("Bo", play.comes("2026-12-15"))
    play.stays("Anna", play.comes("2027-02-01"))
    play.picks("Bo", play.comes("2027-02-22"))
    told = play.comes("2027-03-01")
    play.says(told, "{people} stays on and leads.", people="Anna")
    play.shows_to_all(told)
    brief = play.types("Anna", spoken.brief[1])
    play.has_in_front(brief, *((one, "Anna") for one in spoken.said), (spoken.built[1], "Kim"))
    assert play.say(REACHED, customer="Acme AB") not in play.comes("2027-03-15")


def test_sub_lead_succession(play: Play) -> None:
    """Sara follows from the sale into the maintenance of the main system; the other one breaks, and is asked about."""
    spoken = play.spoken
    play.begins(*spoken.succession)
    play.meets_the_customer("Sara")
    asked = play.comes("2026-11-03")
    play.stays("Sara", asked)
    play.stays("Eva", asked)
    play.comes("2026-12-01")
    play.types("Eva", spoken.built[0])
    gap = play.comes("2027-02-01")
    side_by_side = "{owner}, shall I ask {person} for {n} days side by side with {partner}?"
    play.says(gap, side_by_side, owner="Bo", person="Eva", n="5", partner="Per")
    play.presses("Bo", "Ask {person}", person="Eva")
    play.presses("Eva", "Yes, I'm staying")
    play.stays("Sara", play.comes("2027-02-15"))
    play.picks("Bo", play.comes("2027-02-22"))
    play.shows_to_all(play.comes("2027-03-01"))
    brief = play.types("Sara", spoken.brief[1])
    play.has_in_front(brief, *((one, "Sara") for one in spoken.said), (spoken.built[1], "Eva"))
    play.reached("Per", play.comes("2027-03-15"))

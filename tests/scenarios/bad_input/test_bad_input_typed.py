"""What cannot be done as typed: a sentence where it was typed, the form with what was understood, nothing changed."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person

Kept = Callable[[], dict[str, list[Any]]]
TYPED = [
    # an unknown journey
    ("nope", "I know no journey called *nope* here."),
    ("nope: add @anna architect, sales", "I know no journey called *nope* here."),
    ("show nope", "I know no journey called *nope* here."),
    # an unknown word
    ("frobnicate the thing", "I did not understand “frobnicate the thing”."),
    ("jag tar över Booking 23 nov", "I did not understand “jag tar över Booking 23 nov”."),
    (":::", "I did not understand “:::”."),
    ("help frobnicate", "I did not understand “frobnicate”."),
    ("add @anna architect, sales, frobnicate", "I did not understand “frobnicate”. Please check what I filled in."),
    ("push project 2 moons", "I did not understand"),
    ("later never", "I can wait until tomorrow, until Monday, for a week or until the order is signed."),
    ("list nope", "No journey is like that. `/handover list` shows all you can see."),
    # a word that stands alone, with something else meant
    ("confirm @anna", "Only Anna can pass on"),
    ("confirm gladly", "*gladly* is not in the plan of Acme ERP."),
    ("started frobnicate", "I did not understand “frobnicate”. Please check what I filled in."),
    ("started maintenance", "Maintenance would start on 12 Oct, not after the phase before it (Project, 1 Dec)."),
    ("undo everything", "I did not understand what follows *undo*, so nothing was changed."),
    ("accept because", "Why does it go without overlap?"),
    # an unknown phase
    ("phase testing 8 dec", "I did not understand “testing”. Please check what I filled in."),
    ("add @anna architect, testing", "I did not understand “testing”. Please check what I filled in."),
    ("phase add pilot after nothing 1 mar", "I did not understand “nothing”. Please check what I filled in."),
    # an unknown person
    ("add Nils Nobody architect, sales", "I know nobody called *Nils Nobody* here."),
    ("remove Nils", "*Nils* is not in the plan of Acme ERP."),
    ("replace @anna with Nils", "I know nobody called *Nils* here."),
    ("away Nils 1 dec", "I know nobody called *Nils* here."),
    ("ask Nils", "I know nobody called *Nils* here."),
    ("add @xenia architect, sales", "I cannot find that person in this workspace."),
    ("remove @sara", "Sara Nyman is not on Acme ERP then, so there is nothing to change."),
    ("replace @anna with @anna", "That is the same person twice. Who takes over from Anna Berg?"),
    # a date that does not exist
    ("phase project 31 feb", "There is no *31 feb* in the calendar. Please check the date."),
    ("phase project 0000-01-01", "There is no *0000-01-01* in the calendar. Please check the date."),
    ("phase project 9999-12-31", "*9999-12-31* lies too far from today. Please check the year."),
    ("remove @anna 31 feb", "There is no *31 feb* in the calendar. Please check the date."),
    ("away 31 feb", "There is no *31 feb* in the calendar. Please check the date."),
    ("new Beta: sales 1 sep, project 31 feb", "There is no *31 feb* in the calendar. Please check the date."),
    ("phase project 1/12", "*1/12* can mean Tue 12 Jan or Tue 1 Dec. Which one do you mean?"),
    ("phase project monday 1 dec", "*monday 1 dec* does not fit together: the date is Tue 1 Dec."),
    # an end before a start
    ("phase project 2026-12-08 until 2026-12-01", "The last day lies before the first. Please check the dates."),
    ("phase project 20-1 dec", "*20-1 dec* ends before it begins. Please check the dates."),
    ("away 2026-12-20 until 2026-12-01", "The last day lies before the first. Please check the dates."),
    ("add @anna architect, 2026-10-02 until 2026-10-01", "The last day lies before the first. Please check the dates."),
    # a figure that cannot be
    ("add @anna architect, sales, 500%", "A percentage lies between 1 and 100."),
    ("add @anna architect, sales, 0%", "A percentage lies between 1 and 100."),
    # nothing but marks
    ("new \u202e\u200b: sales 1 sep, project 1 dec", "What is the journey called?"),
    ("new : sales 1 sep, project 1 dec", "What is the journey called?"),
    ("ask @anna @bo", "Whom shall I ask? Name one person"),
]


@pytest.mark.parametrize(("line", "sentence"), TYPED, ids=[line for line, _ in TYPED])
def test_what_cannot_be_done_is_said_where_it_was_typed(staffed: Person, kept: Kept, line: str, sentence: str) -> None:
    before = kept()
    staffed.types(f"/handover {line}")
    assert staffed.sees(sentence)
    assert kept() == before


RAW = [
    ("add &lt;!channel&gt; architect, sales", "I know nobody called *<!channel>* here."),
    ("add <!channel> architect, sales", "I know nobody called *<!channel>* here."),
    ("add <!here> architect, sales", "I know nobody called *<!here>* here."),
    ("ask <!channel>", "Whom shall I ask? Name one person"),
    ("add <@U0NOBODY> architect, sales", "I cannot find that person in this workspace."),
    ("add <@U0HANDOVER> architect, sales", "I cannot find that person in this workspace."),
    ("remove <@U0NOBODY|nobody>", "I cannot find that person in this workspace."),
    ("away <@U0NOBODY> 1 dec", "I cannot find that person in this workspace."),
    ("<!subteam^S1|@all>", "I know no journey called"),
    ("\ue000U0ANNA\ue001 architect", "I know nobody called *U0ANNA* here."),
    ("{name} %s %(x)s {0}", "I did not understand “{name} %s %(x)s {0}”."),
]


@pytest.mark.parametrize(("line", "sentence"), RAW, ids=[repr(line) for line, _ in RAW])
def test_marks_that_slack_passes_on_are_read_as_what_was_typed(
    staffed: Person, delivered: Any, kept: Kept, line: str, sentence: str
) -> None:
    before = kept()
    delivered(staffed, line)
    assert staffed.sees(sentence)
    assert kept() == before


NAMES = {
    "&lt;!channel&gt;": "<!channel>",
    "<!channel>": "<!channel>",
    "<!here|@here>": "<!here|@here>",
    "<!subteam^S1|@all>": "<!subteam^S1|@all>",
    "&lt;@U0ANNA&gt;": "<@U0ANNA>",
    "&lt;https://evil|good&gt;": "<https://evil|good>",
    "<https://evil|good>": "good",
    "*bold* _it_ ~no~ `code`": "∗bold∗ ＿it＿ ∼no∼ ˋcodeˋ",
    "Ac\u202eme\u200b\u2066": "Acme",
}


@pytest.mark.parametrize("typed", NAMES)
def test_a_name_is_shown_as_typed_and_calls_nobody(world: Any, kim: Person, delivered: Any, typed: str) -> None:
    """In the reply, the card, the form, the list and the history; as the journey's, the customer's and a person's."""
    delivered(kim, f"new X {typed} for {typed}: sales 1 sep, project 1 dec")
    delivered(kim, f"add {typed} system owner, customer, sales")
    for line in ("show", "list", "history", "phase", "add", "remove"):
        kim.types(f"/handover {line}")
        if kim.form:
            kim.closes()
    kim.presses("Share in channel", on="Next")

    assert kim.sees(NAMES[typed])
    for message in world.scene.channel("acme").channel.messages.values():
        sent = f"{message.text} {message.blocks}"
        assert "<!" not in sent
        assert "<http" not in sent
        assert "\u202e" not in sent
        assert typed == "*bold* _it_ ~no~ `code`" or "<@U0ANNA" not in sent


@pytest.mark.parametrize("filling", ["x", "&amp;", "<!channel> ", "31 feb ", "🎉", "a, "], ids=str)
def test_three_thousand_characters_are_answered(staffed: Person, delivered: Any, filling: str) -> None:
    """By a reply or a form; `answered` sees to it that nobody is left without one."""
    for word in ("new", "add", "phase", "replace", "remove", "away", "ask", "accept", "list", "show"):
        delivered(staffed, f"{word} {filling * 3000}"[:3000])
        if staffed.form:
            staffed.closes()

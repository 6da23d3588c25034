"""A meeting is planned in a line or by the form, opens its kit, is moved and called off, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.people import Person, Room

Last = Callable[..., str]


def test_a_line_is_enough_and_the_kit_begins_with_six_open_questions(planned: Person, last: Last) -> None:
    assert last(planned).splitlines() == [
        "A customer meeting on Thu 5 Nov was planned.",
        "Undo",
        "*Meeting with Acme AB* on Thursday 5 November 2026 (week 45), in 24 days.",
        "• Journey: Acme ERP",
        "• About the order flow",
        "• Taking part: Bo (business partner), Eva",
        "*Question guide*",
        "1. What does an ordinary day look like for you?",
        "2. What works well today?",
        "3. What happened the last time something got in your way?",
        "4. What do you expect of a supplier in the coming year?",
        "5. How do you want us to meet you when something goes wrong?",
        "6. What should we have asked you about that we have not?",
        "Questions…",
        "*Observation guide*",
        "Nothing yet. What do you want to see with your own eyes, and where?",
        "What to watch…",
        "*Supply chain*",
        "Nothing yet. From which supplier to which customer's customer does it go?",
        "Supply chain…",
        "*Alternatives to offer*",
        "Nothing yet. Which alternatives or stories can the customer answer with their own?",
        "Alternatives…",
        "Change…",
        "Profiles…",
        "Copy a kit…",
        "Call it off",
    ]


def test_undo_takes_it_back_and_again_brings_it_back_with_its_kit(planned: Person, last: Last) -> None:
    planned.presses("Undo", on="was planned")
    assert "Taken back: “A customer meeting on Thu 5 Nov was planned.”" in last(planned)
    planned.types("/handover meetings")
    assert "No customer meeting is planned. Which one is next?" in last(planned)
    planned.presses("Undo", on="Taken back")
    planned.types("/handover meetings")
    planned.presses("Open")

    assert "6. What should we have asked" in last(planned)


def test_what_a_line_lacks_is_asked_by_the_form(planned: Person, last: Last) -> None:
    planned.types("/handover möte med @anna om leveranser")
    planned.submits(day="2026-11-12")

    assert "• About leveranser\n• Taking part: Anna (CIO)" in last(planned), "her role in the plan tells what she is"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("Acme 12 nov", "• Journey: Acme ERP", id="the journey of that customer"),
        pytest.param("Beta 12 nov", "*Meeting with Beta*", id="a customer without a journey"),
    ],
)
def test_the_customer_may_be_named_elsewhere(planned: Person, other: Room, line: str, told: str) -> None:
    planned.types(f"/handover meeting {line}", "other")

    assert told in planned.screen().split("other> ")[-1]


def test_it_is_moved_and_who_takes_part_changes(planned: Person, last: Last) -> None:
    planned.presses("Change…")
    planned.submits(day="2026-11-06", people=["Eva Holm", "Sara Nyman"], about="stock")
    assert "The customer meeting is on Fri 6 Nov now." in last(planned)
    assert "• About stock\n• Taking part: Eva, Sara" in last(planned)
    planned.presses("Profiles…")
    assert planned.form
    sara = next(block["block_id"] for block in planned.form.body["blocks"] if block["label"]["text"] == "Sara Nyman")
    planned.submits(**{sara: "CTO"})
    assert "Eva, Sara (CTO)" in last(planned)
    planned.presses("Call it off")
    assert "(week 45): called off." in last(planned)
    planned.presses("Undo", on="called off")
    planned.types("/handover meetings")

    assert "*Acme AB* · 6 Nov · stock · Eva and Sara" in last(planned)


def test_who_changes_another_thing_meanwhile_is_not_overwritten(planned: Person, anna: Person, last: Last) -> None:
    planned.presses("Change…")
    anna.types("/handover meetings all")
    anna.presses("Open")
    anna.presses("Change…")
    anna.submits(about="prices", people=["Bo Ek", "Eva Holm", "Per Dahl"])
    planned.submits(day="2026-11-06")

    assert "• About prices\n• Taking part: Bo (business partner), Eva, Per" in last(planned)


def test_lists_of_mine_and_all_to_come_and_past(planned: Person, anna: Person, last: Last) -> None:
    planned.types("/handover meeting 5 oct")
    anna.types("/handover meetings")
    assert "No customer meeting is planned. Which one is next?" in last(anna), "she takes part in none"
    anna.presses("All I may see")
    assert "One customer meeting to come.\n*Acme AB* · 5 Nov · the order flow · Bo and Eva" in last(anna)
    anna.presses("Past meetings")

    assert "One customer meeting was held.\n*Acme AB* · 5 Oct\nNobody has said yet how it went." in last(anna)


def test_who_is_mentioned_in_what_people_write_is_called_by_name(planned: Person, last: Last) -> None:
    planned.types("/handover meeting 12 nov with @eva about what @anna & @bo told")
    assert "• About what @Anna Berg & @Bo Ek told\n• Taking part: Eva" in last(planned)
    planned.presses("Change…")
    planned.submits(about="prices, <@U0ANNA>")
    assert "• About prices, @Anna Berg\n" in last(planned)
    planned.types("/handover accept because @anna & R&D said so")
    planned.types("/handover history")

    assert "@Anna Berg" in last(planned) and "U0ANNA" not in last(planned)

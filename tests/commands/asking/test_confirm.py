"""Yes, don't know yet, I can't: as buttons, as a typed word, passed on by the owner."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.texts import Refusal


def test_a_yes_in_the_question_says_nothing_beside_it(acme: Any) -> None:
    acme.presses("kim", "ask_person", p=acme.uid_of("anna"))

    door = acme.presses("anna", "confirm_continuity")

    assert door.replies == []
    assert acme.handover.state == "holds"


def test_dont_know_yet_is_kept(acme: Any) -> None:
    acme.presses("kim", "ask_person", p=acme.uid_of("anna"))

    acme.presses("anna", "dont_know")

    assert [word.answer for word in acme.handover.words if word.who.name == "Anna"] == ["unsure"]


def test_i_cant_asks_nothing_one_must_answer(acme: Any) -> None:
    acme.presses("kim", "ask_person", p=acme.uid_of("anna"))

    door = acme.presses("anna", "decline_continuity")

    fields = [block for block in door.form["blocks"] if block["type"] == "input"]
    assert [field["label"]["text"] for field in fields] == [
        "Who else knows Acme AB?",
        "How many days could you spend with the next person?",
        "Anything Kim should know?",
    ]
    assert all(field["optional"] for field in fields)
    assert [word.answer for word in acme.handover.words if word.who.name == "Anna"] == [None]


def test_the_form_of_i_cant_may_be_sent_empty(acme: Any) -> None:
    acme.presses("kim", "ask_person", p=acme.uid_of("anna"))

    acme.sends("anna", "decline", knows=None, days=None, note=None)

    assert [word.answer for word in acme.handover.words if word.who.name == "Anna"] == ["no"]


def test_confirm_typed_is_my_yes_with_undo(acme: Any) -> None:
    door = acme.types("anna", "confirm")

    assert door.replies == [
        "Thank you. You stay on when Acme ERP goes over to Project.\n"
        "• In the plan for the project: solution architect, from 1 Dec for 30 days"
    ]
    assert door.buttons == ["Undo"]


def test_the_owner_passes_on_what_was_told(acme: Any) -> None:
    door = acme.presses("kim", "confirm_for", p=acme.uid_of("anna"))

    assert door.replies == [
        "Noted for Acme ERP: Sales → Project. Anna said yes, and you passed it on.\n"
        "• In the plan for the project: solution architect, from 1 Dec for 30 days"
    ]
    assert acme.handover.state == "holds"


@pytest.mark.parametrize("action", ["confirm_continuity", "dont_know", "decline_continuity"])
def test_who_is_in_no_plan_has_nothing_to_answer(acme: Any, action: str) -> None:
    with pytest.raises(Refusal, match="not in the plan"):
        acme.presses("zoe", action)

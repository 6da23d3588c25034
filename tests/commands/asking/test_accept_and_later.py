"""Without overlap on purpose; later; and the day of a tentative date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.texts import Refusal


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("accept because the customer asked for it", "the customer asked for it"),
        ("accept Relay by choice", "Relay by choice"),
        ("accept eftersom kunden vill", "kunden vill"),
    ],
)
def test_accept_typed_takes_the_reason_as_typed(acme: Any, line: str, reason: str) -> None:
    door = acme.types("kim", line)

    assert acme.handover.accepted_reason == reason
    assert door.replies == ["Acme ERP: Sales → Project goes without overlap, on purpose. I won't ask about it."]
    assert door.buttons == ["Undo"]


@pytest.mark.parametrize("how", ["typed alone", "pressed"])
def test_without_a_reason_the_form_asks_for_it(acme: Any, how: str) -> None:
    door = acme.types("kim", "accept") if how == "typed alone" else acme.presses("kim", "accept_gap")

    assert door.form["callback_id"] == "accept_gap"
    assert [block["block_id"] for block in door.form["blocks"] if block["type"] == "input"] == ["reason"]


def test_the_form_keeps_the_reason(acme: Any) -> None:
    acme.sends("kim", "accept_gap", reason="relay by choice")

    assert (acme.handover.accepted_by.name, acme.handover.accepted_reason) == ("Kim", "relay by choice")


def test_an_empty_reason_is_refused_at_its_field(acme: Any) -> None:
    with pytest.raises(Refusal) as refused:
        acme.sends("kim", "accept_gap", reason=None)
    assert refused.value.field == "reason"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("later", date(2026, 11, 18)),
        ("later tomorrow", date(2026, 11, 18)),
        ("later Måndag", date(2026, 11, 23)),
        ("later in a week", date(2026, 11, 24)),
    ],
)
def test_later_typed_waits(acme: Any, line: str, day: date) -> None:
    acme.types("kim", line)

    assert acme.handover.later_until == day


def test_later_chosen_waits_and_says_until_when(acme: Any) -> None:
    door = acme.presses("kim", "snooze", until="monday")

    assert door.replies == ["I'll be quiet about Acme ERP: Sales → Project until Mon 23 Nov."]
    assert door.buttons == ["Undo"]


def test_later_until_never_asks_until_when(acme: Any) -> None:
    door = acme.types("kim", "later when pigs fly")
    assert door.form["callback_id"] == "later"
    assert acme.sends("kim", "later", until="week").buttons == ["Undo"]


# -- the day of a tentative date --------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["typed", "pressed"])
def test_started_today_begins_the_phase(acme: Any, how: str) -> None:
    door = acme.types("kim", "started") if how == "typed" else acme.presses("kim", "started_today")

    told = {"typed": "*Acme ERP*: Project has begun.", "pressed": "Noted. Acme ERP: Sales → Project has begun."}
    assert door.replies == [told[how]]
    assert (acme.handover.to_phase.begun, acme.handover.start) == (True, date(2026, 11, 17))


def test_a_second_yes_changes_nothing(acme: Any) -> None:
    acme.presses("kim", "started_today")

    with pytest.raises(Refusal, match="begun already"):
        acme.presses("eva", "started_today")


def test_still_right_is_written_down_and_answered_in_the_question_itself(acme: Any) -> None:
    assert acme.presses("kim", "date_still_right").replies == []


def test_not_happening_closes_the_journey_with_undo(acme: Any) -> None:
    door = acme.presses("kim", "not_happening")

    assert door.replies == ["Acme ERP is closed, and I'll be quiet about it."]
    assert door.buttons == ["Undo"]
    assert acme.place.show(acme.uid, "kim").state == "lost"

"""Deciding about a handover: without overlap on purpose, later, not at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.rules.texts import Refusal
from bot.rules.typed import Period, PhaseChange
from bot.usecases import decisions, history, life, phases


def _do(acme: Any, decide: Any, *words: str, by: str = "kim") -> Any:
    return decide(acme.place.store, acme.place.stamp(by), acme.place.viewer(by), acme.handover.uid, *words)


def test_a_gap_is_accepted_with_reason_name_state_and_start(acme: Any) -> None:
    _do(acme, decisions.accept, "relay  by choice ")

    shown, row = acme.handover, acme.decided()
    assert (shown.accepted_by.name, shown.accepted_reason) == ("Kim", "relay by choice")
    assert (row.accepted_state, row.accepted_start) == ("breaks", date(2026, 12, 1))


def _unsure(acme: Any, start: date = date(2026, 12, 1)) -> None:
    """The project's start is not sure."""
    wanted = PhaseChange(phase=acme.handover.to_phase.uid, start=Period(start, start, tentative=True))
    phases.change(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), acme.uid, None, wanted)


def test_a_date_confirmed_is_in_the_history_and_moves_nothing(acme: Any) -> None:
    _unsure(acme)
    before = acme.handover

    done = _do(acme, decisions.still_right)

    change = history.listing(acme.place.store, acme.place.viewer("kim"))[0]
    assert (change.uid, change.what, change.values["start"]) == (done.change_uid, decisions.STILL_RIGHT, "2026-12-01")
    assert (acme.handover.start, acme.handover.state) == (before.start, before.state)


def test_a_date_is_confirmed_once_a_day_and_anew_when_that_was_taken_back(acme: Any) -> None:
    _unsure(acme)
    done = _do(acme, decisions.still_right)
    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.still_right)
    assert refused.value.message == decisions.CONFIRMED

    history.undo(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), done.change_uid)
    _do(acme, decisions.still_right)
    acme.place.now += timedelta(days=1)

    _do(acme, decisions.still_right)


def test_who_confirms_a_date_that_was_moved_meanwhile_is_shown_the_new_one(acme: Any) -> None:
    _unsure(acme, date(2026, 12, 8))

    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.still_right, "2026-12-01")
    assert (refused.value.message, refused.value.words) == (decisions.MOVED, {"day": date(2026, 12, 8)})


def test_a_firm_date_needs_no_confirming(acme: Any) -> None:
    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.still_right)
    assert refused.value.message == decisions.IS_FIRM


def test_a_date_that_is_not_sure_and_long_past_can_still_be_decided_about(acme: Any) -> None:
    _unsure(acme)
    acme.place.now += timedelta(days=60)

    _do(acme, decisions.not_happening)


def test_while_it_is_paused_nothing_is_decided_and_the_way_back_is_told(acme: Any) -> None:
    handover = acme.handover.uid
    life.paused(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), acme.uid)

    with pytest.raises(Refusal, match="/handover resume ends the pause"):
        decisions.accept(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), handover, "so be it")


@pytest.mark.parametrize("channel", ["acme", None], ids=["in the channel", "in the own conversation"])
def test_accepting_can_be_taken_back(acme: Any, channel: str | None) -> None:
    done = _do(acme, decisions.accept, "relay by choice")

    history.undo(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim", channel), done.change_uid)

    assert acme.handover.accepted_by is None


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("   ", decisions.NO_REASON), ("\u200b", decisions.NO_REASON), ("x" * 501, decisions.TOO_LONG)],
    ids=["blank", "invisible", "endless"],
)
def test_a_gap_needs_a_reason(acme: Any, reason: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.accept, reason)
    assert (refused.value.message, refused.value.field) == (sentence, "reason")


def test_the_second_to_accept_is_told_who_did_and_why(acme: Any) -> None:
    _do(acme, decisions.accept, "relay by choice")

    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.accept, "me too", by="eva")
    assert refused.value.words == {"person": "Kim", "day": date(2026, 11, 17), "reason": "relay by choice"}


def test_what_holds_needs_no_accepting(acme: Any) -> None:
    acme.put("anna", "project", key=True)

    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.accept, "relay by choice")
    assert refused.value.message == decisions.IT_HOLDS


@pytest.mark.parametrize(
    ("until", "day"),
    [("tomorrow", date(2026, 11, 18)), ("monday", date(2026, 11, 23)), ("week", date(2026, 11, 24))],
)
def test_later_waits_until_a_day(acme: Any, until: str, day: date) -> None:
    _do(acme, decisions.later, until)

    assert acme.handover.later_until == day


def test_later_never_waits_past_the_handover(acme: Any) -> None:
    acme.place.now += timedelta(days=9)

    _do(acme, decisions.later, "week")

    assert acme.handover.later_until == date(2026, 11, 30)


def test_the_day_before_nothing_waits(acme: Any) -> None:
    acme.place.now += timedelta(days=13)

    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.later, "tomorrow")
    assert refused.value.message == decisions.TOO_LATE


def test_a_choice_of_an_older_menu_is_answered_kindly(acme: Any) -> None:
    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.later, "when the moon is full")
    assert refused.value.message == decisions.OLD_CHOICE


def test_not_happening_closes_the_journey_quietly_and_can_be_taken_back(acme: Any) -> None:
    done = _do(acme, decisions.not_happening)
    assert acme.place.show(acme.uid, "kim").state == "lost"

    with pytest.raises(Refusal, match="is closed"):
        acme.ask("anna")
    history.undo(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), done.change_uid)
    assert acme.place.show(acme.uid, "kim").state == "open"


@pytest.mark.parametrize("decide", [decisions.accept, decisions.later])
def test_only_who_may_change_the_journey_decides(acme: Any, decide: Any) -> None:
    viewer = acme.place.viewer("zoe", channel="elsewhere")
    with pytest.raises(Refusal, match="Only members"):
        decide(acme.place.store, acme.place.stamp("zoe"), viewer, acme.handover.uid, "week")


def test_until_the_order_is_signed_it_is_quiet_and_then_no_more(acme: Any) -> None:
    _unsure(acme)
    _do(acme, decisions.later, "signed")
    assert acme.decided().later_for == "signed"

    life.signed(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), acme.uid, None)

    assert acme.decided().later_for is None


def test_a_date_that_became_firm_waits_for_no_order(acme: Any) -> None:
    _unsure(acme)
    _do(acme, decisions.later, "signed")
    day = date(2026, 12, 8)
    wanted = PhaseChange(phase=acme.handover.to_phase.uid, start=Period(day, day))

    phases.change(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), acme.uid, None, wanted)

    assert acme.decided().later_for is None
    with pytest.raises(Refusal) as refused:
        _do(acme, decisions.later, "signed")
    assert refused.value.message == decisions.SIGNED_ALREADY

"""Every change leaves its trace, and the last of them can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.texts import Refusal
from bot.usecases import history, people
from storage.tables import Change, Word


def undo_last(workspace: Any, uid: str, by: str = "anna") -> Any:
    return history.undo_last(workspace.store, workspace.stamp(by), workspace.viewer(by), uid)


def undo(workspace: Any, change_uid: str, by: str = "anna") -> Any:
    return history.undo(workspace.store, workspace.stamp(by), workspace.viewer(by), change_uid)


def alike(one: Any, other: Any) -> bool:
    """The same journey but for its version, which never goes back."""
    return bool(
        replace(one, version=0, handovers=tuple(replace(each, version=0) for each in one.handovers))
        == replace(other, version=0, handovers=tuple(replace(each, version=0) for each in other.handovers))
    )


def test_changes_are_numbered_and_say_what_they_did(workspace: Any, put: Any, move: Any) -> None:
    journey = workspace.journey()
    put(journey, "bo", "project manager", "project")
    move(journey, "project", "2026-12-08")
    lines = history.listing(workspace.store, workspace.viewer(), journey.uid)
    assert [(line.n, line.what, line.by) for line in lines] == [
        (3, "phase.planned", "Anna"),
        (2, "person.put", "Anna"),
        (1, "journey.started", "Anna"),
    ]
    assert lines[0].values["was"]["start"] == "2026-12-01"


def test_undo_takes_back_one_change_after_the_other(workspace: Any, put: Any, move: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True), ("BI", False)))
    placed = put(journey, "bo", "consultant", "*", systems=("CRM",))
    changed = put(journey, "bo", "consultant", "project", systems=("BI",), percent=50.0)
    move(journey, "project", "2026-12-08", anyway=True)
    assert alike(undo_last(workspace, journey.uid).journey, changed)
    assert alike(undo_last(workspace, journey.uid).journey, placed)
    assert alike(undo_last(workspace, journey.uid).journey, journey)


def test_an_undone_journey_is_gone_and_undo_of_that_brings_it_back(workspace: Any) -> None:
    journey = workspace.journey()
    gone = undo_last(workspace, journey.uid)
    assert gone.journey is None
    with pytest.raises(Refusal):
        workspace.show(journey.uid)
    assert alike(undo(workspace, gone.change_uid).journey, journey)


def test_there_is_an_end_to_undoing(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    change = put(journey, "bo", "", "sales")
    undo_last(workspace, change.uid)
    undo_last(workspace, change.uid)
    with pytest.raises(Refusal):
        undo_last(workspace, change.uid)


def test_undo_puts_back_who_was_replaced_and_removed(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    ids = workspace.person("bo").id, workspace.person("eva").id
    store, viewer = workspace.store, workspace.viewer()
    people.replace(store, workspace.stamp(), viewer, journey.uid, *ids, date(2027, 1, 1))
    assert alike(undo_last(workspace, journey.uid).journey, journey)
    people.remove(store, workspace.stamp(), viewer, journey.uid, ids[0], date(2027, 1, 1))
    assert alike(undo_last(workspace, journey.uid).journey, journey)


def test_undo_takes_back_the_words_given_by_adding_oneself(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    put(journey, "anna", "architect", "*")
    undo_last(workspace, journey.uid)
    with workspace.store.read() as session:
        assert [word.lapsed_at is None for word in session.scalars(select(Word))] == [False, False]


def test_an_earlier_change_of_other_rows_can_still_be_undone(workspace: Any, put: Any, move: Any) -> None:
    journey = workspace.journey()
    first = move(journey, "project", "2026-12-08")
    put(journey, "bo", "", "sales")
    assert undo(workspace, first.change_uid).journey.phases[1].start == date(2026, 12, 1)


def test_nothing_is_undone_twice(workspace: Any, move: Any) -> None:
    done = move(workspace.journey(), "project", "2026-12-08")
    undo(workspace, done.change_uid)
    with pytest.raises(Refusal, match="undone already") as refused:
        undo(workspace, done.change_uid, by="bo")
    assert refused.value.words == {"name": "Anna", "day": workspace.today}


def test_undo_is_offered_for_thirty_days(workspace: Any, move: Any) -> None:
    journey = workspace.journey()
    done = move(journey, "project", "2026-12-08")
    workspace.now += timedelta(days=30, seconds=1)
    with pytest.raises(Refusal, match="30 days"):
        undo(workspace, done.change_uid)


def test_an_absence_is_taken_back_by_who_said_it_only(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey("sales 2026-09-01, project 2026-12-01"), "bo", "architect", "*")
    person = workspace.person("bo").id
    away = people.away(
        workspace.store, workspace.stamp("bo"), workspace.viewer("bo"), person, date(2026, 11, 1), date(2027, 3, 1)
    )
    assert workspace.show(journey.uid).handovers[0].state == "breaks"
    with pytest.raises(Refusal):
        undo(workspace, away.change_uid, by="anna")
    undo(workspace, away.change_uid, by="bo")
    assert workspace.show(journey.uid).handovers[0].state == "holds"


def test_every_change_raises_the_version_and_keeps_rows_before_and_after(workspace: Any, move: Any) -> None:
    journey = workspace.journey()
    assert move(journey, "project", "2026-12-08").journey.version == journey.version + 1
    with workspace.store.read() as session:
        patch = session.scalars(select(Change.patch).order_by(Change.id.desc())).first()
    assert list(patch.values()) == [[{"start": "2026-12-01"}, {"start": "2026-12-08"}]]


@pytest.mark.parametrize("who", ["stranger", "guest"])
def test_guests_and_strangers_undo_nothing(workspace: Any, move: Any, who: str) -> None:
    workspace.person(who, kind=who)
    done = move(workspace.journey(), "project", "2026-12-08")
    with pytest.raises(Refusal, match="cannot find"):
        undo(workspace, done.change_uid, by=who)

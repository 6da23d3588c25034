"""What a calendar holds, version by version."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.i18n import Plainly
from bot.usecases import feeds, forgetting, history, meetings, phase_removal
from bot.usecases.meetings import Change, WantedMeeting
from bot.views.calendars import entries
from storage.engine import Store


@pytest.mark.ci
def test_on_postgresql_too(postgres_store: Store, make_place: Any) -> None:
    test_a_meeting_that_moves_or_is_moved_back_is_a_newer_version_each_time(make_place(postgres_store, "T1"))


def test_a_meeting_that_moves_or_is_moved_back_is_a_newer_version_each_time(workspace: Any) -> None:
    journey = workspace.journey()
    store, stamp, viewer = workspace.store, workspace.stamp(), workspace.viewer()
    reader = feeds.reader(store, feeds.make(store, stamp, viewer), workspace.now)
    assert reader is not None
    made = meetings.make(
        store, stamp, viewer, WantedMeeting(day=date(2026, 12, 3), people={}), journey=journey.uid
    ).meeting

    def seen() -> tuple[date, int]:
        (one,) = feeds.contents(store, reader).meetings
        return one.shown.day, one.version

    versions = [seen()]
    moved = meetings.change(store, stamp, viewer, made.uid, Change(day=date(2026, 12, 8)))
    versions.append(seen())
    history.undo(store, stamp, viewer, moved.change_uid)
    versions.append(seen())

    assert [day.day for day, _ in versions] == [3, 8, 3]
    assert versions[0][1] < versions[1][1] < versions[2][1]


def test_a_phase_that_is_the_first_for_a_while_goes_on_counting(workspace: Any, move: Any) -> None:
    """It has no handover then; what was planned of it before is not forgotten."""
    journey = workspace.journey()
    store, stamp, viewer = workspace.store, workspace.stamp(), workspace.viewer()
    reader = feeds.reader(store, feeds.make(store, stamp, viewer), workspace.now)
    assert reader is not None
    project = journey.phases[1].uid

    def seen() -> int:
        found = entries(feeds.contents(store, reader), Plainly("en"))
        return next(one.version for one in found if one.uid == project)

    versions = [seen()]
    for day in ("2026-12-08", "2026-12-15"):
        move(journey, "project", day)
        versions.append(seen())
    gone = phase_removal.remove(store, stamp, viewer, journey.uid, None, journey.phases[0].uid, anyway=True)
    versions.append(seen())
    history.undo(store, stamp, viewer, gone.change_uid)
    versions.append(seen())

    assert versions == sorted(set(versions))


def test_the_workspaces_calendar_outlives_who_made_it_and_another_admin_turns_it_off(workspace: Any) -> None:
    workspace.person("kim", admin=True)
    workspace.person("ada", admin=True)
    store, kim = workspace.store, workspace.viewer("kim")
    whole, own = (feeds.make(store, workspace.stamp("kim"), kim, whole=one) for one in (True, False))
    forgetting.forget(store, workspace.stamp("ada"), workspace.viewer("ada"), workspace.person("kim").uid)
    assert feeds.reader(store, whole, workspace.now) is not None
    assert feeds.reader(store, own, workspace.now) is None
    assert feeds.standing(store, workspace.viewer("ada"), whole=True).by == "someone"
    feeds.turn_off(store, workspace.stamp("ada"), workspace.viewer("ada"), whole=True)
    assert feeds.reader(store, whole, workspace.now) is None

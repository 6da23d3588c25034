"""A change on which others rest: said first, taken back together when that is wanted, never another's own answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.rules.texts import Refusal
from bot.rules.typed import NewPhase, Period, PhaseChange
from bot.usecases import history, people, phases, words
from bot.usecases.history import BuiltUpon

LINE = "sales 2026-09-01, project 2026-12-01"


def undo(workspace: Any, change_uid: str, by: str = "anna") -> Any:
    return history.undo(workspace.store, workspace.stamp(by), workspace.viewer(by), change_uid)


def together(workspace: Any, built: BuiltUpon, by: str = "anna") -> Any:
    uids = [*(each.uid for each in built.later), built.change.uid]
    return history.undo_together(workspace.store, workspace.stamp(by), workspace.viewer(by), uids, built.version)


def built_upon(workspace: Any, change_uid: str, by: str = "anna") -> BuiltUpon:
    with pytest.raises(BuiltUpon) as raised:
        undo(workspace, change_uid, by)
    return raised.value


def start_of(journey: Any, kind: str = "project") -> date:
    return next(phase.start for phase in journey.phases if phase.kind == kind)  # type: ignore[no-any-return]


@pytest.fixture
def pilot(workspace: Any) -> Callable[[Any], Any]:
    """Adds a phase called Pilot in November."""

    def added(journey: Any) -> Any:
        day = date(2026, 11, 20)
        wanted = PhaseChange(phase=None, add=NewPhase(kind="other", name="Pilot", start=Period(day, day)))
        return phases.change(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, None, wanted)

    return added


def test_what_was_moved_again_is_said_with_who_and_goes_together(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    second = move(journey, "project", "2026-12-15", by="bo")

    built = built_upon(workspace, first.change_uid)

    assert [(each.uid, each.by) for each in built.later] == [(second.change_uid, "Bo")]
    assert start_of(workspace.show(journey.uid)) == date(2026, 12, 15)
    *_, last = together(workspace, built)
    assert start_of(last.journey) == date(2026, 12, 1)


def test_all_of_it_is_done_again_at_once(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    move(journey, "project", "2026-12-15")
    taken = together(workspace, built_upon(workspace, first.change_uid))

    uids = [done.change_uid for done in reversed(taken)]
    version = taken[-1].journey.version
    *_, last = history.undo_together(workspace.store, workspace.stamp(), workspace.viewer(), uids, version)

    assert start_of(last.journey) == date(2026, 12, 15)


def test_another_change_in_between_makes_the_offer_stale(workspace: Any, move: Any, put: Any) -> None:
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    move(journey, "project", "2026-12-15")
    built = built_upon(workspace, first.change_uid)
    put(journey, "bo", "", "sales")

    with pytest.raises(Refusal, match="while this was open"):
        together(workspace, built)
    assert start_of(workspace.show(journey.uid)) == date(2026, 12, 15)


def test_of_two_who_press_at_once_one_wins(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    move(journey, "project", "2026-12-15")
    built = built_upon(workspace, first.change_uid)
    together(workspace, built, by="bo")

    with pytest.raises(Refusal, match="while this was open"):
        together(workspace, built)


def test_what_was_changed_and_taken_back_since_is_in_nobodys_way(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    second = move(journey, "project", "2026-12-15")
    undo(workspace, second.change_uid)

    assert start_of(undo(workspace, first.change_uid).journey) == date(2026, 12, 1)


def test_what_was_taken_back_and_done_again_goes_with_it(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    second = move(journey, "project", "2026-12-15")
    again = undo(workspace, undo(workspace, second.change_uid).change_uid)

    built = built_upon(workspace, first.change_uid)

    assert [each.uid for each in built.later] == [again.change_uid]
    assert start_of(together(workspace, built)[-1].journey) == date(2026, 12, 1)


def test_people_on_a_new_phase_go_with_the_phase(workspace: Any, put: Any, pilot: Any) -> None:
    journey = workspace.journey(LINE)
    added = pilot(journey)
    placed = put(added.journey, "bo", "consultant", "other")
    assert any(row.who.name == "Bo" for row in placed.assignments)

    built = built_upon(workspace, added.change_uid)

    assert [each.what for each in built.later] == ["person.put"]
    last = together(workspace, built)[-1].journey
    assert (len(last.phases), last.assignments) == (2, ())


def test_what_rests_on_what_rests_on_it_goes_too(workspace: Any, put: Any, pilot: Any) -> None:
    journey = workspace.journey(LINE)
    added = pilot(journey)
    placed = put(added.journey, "bo", "consultant", "other")
    put(placed, "bo", "consultant", "other", percent=40.0)

    assert len(built_upon(workspace, added.change_uid).later) == 2


def test_anothers_own_answer_is_never_taken_back(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(LINE), "bo", "architect", "*", by="kim")
    change = history.listing(workspace.store, workspace.viewer("kim"), journey.uid)[0]
    workspace.now += timedelta(hours=1)
    people.replace(
        workspace.store, workspace.stamp("kim"), workspace.viewer("kim"), journey.uid,
        workspace.person("bo").id, workspace.person("eva").id, date(2027, 1, 1),
    )  # fmt: skip
    said = words.yes(workspace.store, workspace.stamp("bo"), journey.handovers[0].uid)
    built = built_upon(workspace, change.uid, by="kim")

    assert said.change_uid not in [each.uid for each in built.later]
    together(workspace, built, by="kim")
    lines = history.listing(workspace.store, workspace.viewer("kim"), journey.uid)
    assert not next(line for line in lines if line.uid == said.change_uid).undone


def test_a_journey_that_others_added_to_says_so_first(workspace: Any, put: Any) -> None:
    journey = workspace.journey(LINE)
    started = history.listing(workspace.store, workspace.viewer(), journey.uid)[-1]
    workspace.now += timedelta(hours=1)
    put(journey, "bo", "architect", "*", by="bo")

    built = built_upon(workspace, started.uid)

    assert (built.whole, [each.by for each in built.later]) == (True, ["Bo"])
    whole = history.undo_together(workspace.store, workspace.stamp(), workspace.viewer(), [started.uid], built.version)
    with pytest.raises(Refusal, match="cannot find"):
        workspace.show(journey.uid)
    back = undo(workspace, whole[0].change_uid)
    assert [row.who.name for row in back.journey.assignments] == ["Bo", "Bo"]


def test_a_journey_whose_phases_moved_can_be_taken_back_whole(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    started = history.listing(workspace.store, workspace.viewer(), journey.uid)[-1]
    workspace.now += timedelta(hours=1)
    move(journey, "project", "2026-12-08")
    version = built_upon(workspace, started.uid).version

    gone = history.undo_together(workspace.store, workspace.stamp(), workspace.viewer(), [started.uid], version)

    assert gone[0].journey is None
    assert start_of(undo(workspace, gone[0].change_uid).journey) == date(2026, 12, 8)


def test_only_who_started_a_journey_or_an_admin_takes_the_whole_back(workspace: Any) -> None:
    journey = workspace.journey(LINE)
    started = history.listing(workspace.store, workspace.viewer(), journey.uid)[0]
    with pytest.raises(Refusal, match="who started the journey"):
        undo(workspace, started.uid, by="bo")


def test_a_plan_that_cannot_be_is_not_put_back(workspace: Any, move: Any) -> None:
    journey = workspace.journey(LINE)
    later = move(journey, "project", "2027-02-01")
    move(journey, "sales", "2027-01-01")

    with pytest.raises(Refusal, match="The phases follow each other"):
        undo(workspace, later.change_uid)


@pytest.mark.parametrize("who", ["stranger", "guest"])
def test_guests_and_strangers_take_nothing_back_together(workspace: Any, move: Any, who: str) -> None:
    workspace.person(who, kind=who)
    journey = workspace.journey(LINE)
    first = move(journey, "project", "2026-12-08")
    move(journey, "project", "2026-12-15")
    built = built_upon(workspace, first.change_uid)

    with pytest.raises(Refusal, match="cannot find"):
        together(workspace, built, by=who)


def test_the_changes_of_two_journeys_are_not_mixed(workspace: Any, move: Any) -> None:
    one, other = workspace.journey(LINE), workspace.journey(LINE)
    uids = [move(each, "project", "2026-12-08").change_uid for each in (one, other)]

    with pytest.raises(Refusal, match="cannot find"):
        history.undo_together(workspace.store, workspace.stamp(), workspace.viewer(), uids, 2)

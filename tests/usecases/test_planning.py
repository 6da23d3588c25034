"""What follows from a change: what is due, what lapses, what is said at once and what is drawn again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.rules.titles import of_role
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement
from bot.usecases import due as tick
from bot.usecases import history, people, phases, planning, questions, words
from storage.engine import Store
from storage.tables import Handover, Journey, Occasion, Person, Post, PostItem, Question, Word

PLAN = "sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def acme(workspace: Any, once: Any) -> Any:
    """Anna and Bo sold it, Cia runs the project; Kim made the journey."""

    def begin() -> Any:
        journey = workspace.journey(PLAN, by="kim")
        put(workspace, journey, "anna", "solution architect", 0)
        put(workspace, journey, "bo", "account manager", 0)
        put(workspace, journey, "cia", "developer", 1)
        return journey

    return once(workspace, begin)


def put(workspace: Any, journey: Any, name: str, role: str, *on: int) -> None:
    person = workspace.person(name)
    uids = tuple(journey.phases[n].uid for n in on)
    wanted = Placement(people=(PersonRef(slack_id=person.slack_id),), phases=uids, role=role, title=of_role(role))
    people.put(workspace.store, workspace.stamp("kim"), workspace.viewer("kim"), journey.uid, wanted, [person.id])


def move(workspace: Any, journey: Any, day: str | None) -> Any:
    start = day and date.fromisoformat(day)
    change = PhaseChange(phase=journey.phases[1].uid, start=Period(start, start))
    viewer = workspace.viewer("kim")
    return phases.change(workspace.store, workspace.stamp("kim"), viewer, journey.uid, None, change, anyway=True)


def rows(store: Store, what: Any) -> list[Any]:
    with store.read() as session:
        return list(session.scalars(select(what)))


def due(store: Store) -> datetime | None:
    with store.read() as session:
        return session.scalar(select(Handover.next_due_at))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# -- when it is looked at next --------------------------------------------------------------------------------------


def test_the_first_step_is_due_at_nine_in_the_journeys_zone(acme: Any, store: Store) -> None:
    assert due(store) == moment("2026-11-03T08:00")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-11-10T09:00", "2026-11-10T09:10", id="inside the steps: ten minutes later"),
        pytest.param("2026-11-10T20:00", "2026-11-11T08:00", id="in the evening: next morning"),
        pytest.param("2026-11-20T16:30", "2026-11-23T08:00", id="Friday evening: Monday"),
    ],
)
def test_a_change_inside_the_steps_is_looked_at_soon(
    workspace: Any, acme: Any, store: Store, now: str, expected: str
) -> None:
    workspace.now = moment(now)
    put(workspace, acme, "eva", "developer", 1)
    assert due(store) == moment(expected)


@pytest.mark.parametrize("state", ["paused", "lost", "done"])
def test_a_journey_that_is_not_open_is_never_due(workspace: Any, acme: Any, store: Store, state: str) -> None:
    with store.write() as session:
        session.execute(update(Journey).values(state=state))
        planning.refresh(session, workspace.stamp("kim"), session.scalars(select(Journey.id)).one())
    assert due(store) is None


def test_a_quiet_journey_is_due_when_its_silence_ends(workspace: Any, acme: Any, store: Store) -> None:
    workspace.now = moment("2026-11-10T09:00")
    with store.write() as session:
        session.execute(update(Journey).values(quiet_until=date(2026, 11, 21)))
        planning.refresh(session, workspace.stamp("kim"), session.scalars(select(Journey.id)).one())
    assert due(store) == moment("2026-11-23T08:00")


def test_without_a_start_nothing_is_due(workspace: Any, acme: Any, store: Store) -> None:
    move(workspace, acme, None)
    assert due(store) is None


# -- what is said at once -------------------------------------------------------------------------------------------


def said(store: Store) -> list[tuple[str, str]]:
    return [(one.kind, one.state) for one in rows(store, Occasion) if one.kind not in ("start", "put")]


def ask(workspace: Any, acme: Any, who: str, by: str = "kim") -> None:
    uid = workspace.show(acme.uid).handovers[0].uid
    person = workspace.person(who)
    questions.ask(workspace.store, workspace.stamp(by), workspace.viewer(by), uid, person.uid)


def test_a_new_journey_says_hello_once(acme: Any, store: Store) -> None:
    assert [one.kind for one in rows(store, Occasion) if one.kind != "put"] == ["start"]


def test_a_question_is_put_at_once_and_once_a_day(workspace: Any, acme: Any, store: Store) -> None:
    ask(workspace, acme, "anna")
    [question] = rows(store, Question)
    anna = workspace.person("anna")
    for _ in range(2):
        with store.write() as session:
            [handover] = session.scalars(select(Handover.id))
            planning.say_now(
                session, workspace.stamp(), handover, kind="ask", to_person_id=anna.id, question_id=question.id
            )
    assert said(store) == [("ask", "pending")]


def test_two_alerts_of_one_day_are_two(workspace: Any, acme: Any, store: Store) -> None:
    kim = workspace.person("kim")
    for hour in (9, 10):
        workspace.now = moment(f"2026-10-05T{hour:02}:00")
        with store.write() as session:
            [handover] = session.scalars(select(Handover.id))
            planning.say_now(session, workspace.stamp(), handover, kind="alert", to_person_id=kim.id)
    assert said(store) == [("alert", "pending"), ("alert", "pending")]


def test_somebody_outside_slack_hears_nothing(workspace: Any, acme: Any, store: Store) -> None:
    wanted = Placement(people=(PersonRef(name="Olof"),), phases=(acme.phases[1].uid,), role="developer")
    people.put(store, workspace.stamp("kim"), workspace.viewer("kim"), acme.uid, wanted, [None])
    with store.write() as session:
        olof = session.scalars(select(Person.id).where(Person.name == "Olof")).one()
        [handover] = session.scalars(select(Handover.id))
        planning.say_now(session, workspace.stamp("kim"), handover, kind="alert", to_person_id=olof)
    assert said(store) == []


def test_an_occasion_has_the_same_id_wherever_it_is_made(workspace: Any, acme: Any, store: Store) -> None:
    [start] = [one for one in rows(store, Occasion) if one.kind == "start"]
    with store.write() as session:
        session.execute(update(Occasion).where(Occasion.id == start.id).values(uid="lost in a restore"))
        planning.refresh(session, workspace.stamp("kim"), session.scalars(select(Journey.id)).one(), created=True)
    assert start.uid in {one.uid for one in rows(store, Occasion)}


# -- what no longer stands ------------------------------------------------------------------------------------------


def live_words(store: Store) -> list[str]:
    return [one.answer for one in rows(store, Word) if one.lapsed_at is None]


@pytest.mark.parametrize(
    ("day", "left"),
    [
        pytest.param("2026-12-08", ["yes"], id="a week later"),
        pytest.param("2026-12-09", [], id="eight days later"),
        pytest.param("2026-11-24", ["yes"], id="a week earlier"),
        pytest.param("2026-11-23", [], id="eight days earlier"),
    ],
)
def test_a_word_lapses_when_the_start_moves_by_more_than_a_week(
    workspace: Any, acme: Any, store: Store, day: str, left: list[str]
) -> None:
    put(workspace, acme, "anna", "solution architect", 1)
    words.yes(store, workspace.stamp("anna"), workspace.show(acme.uid).handovers[0].uid)
    move(workspace, acme, day)
    assert live_words(store) == left


def test_undo_of_the_move_brings_the_word_back(workspace: Any, acme: Any, store: Store) -> None:
    put(workspace, acme, "anna", "solution architect", 1)
    words.yes(store, workspace.stamp("anna"), workspace.show(acme.uid).handovers[0].uid)
    done = move(workspace, acme, "2027-02-01")
    assert live_words(store) == []

    history.undo(store, workspace.stamp("kim"), workspace.viewer("kim"), done.change_uid)
    assert live_words(store) == ["yes"]


def test_a_removed_persons_question_is_withdrawn(workspace: Any, acme: Any, store: Store) -> None:
    ask(workspace, acme, "anna")
    ask(workspace, acme, "bo")
    anna = workspace.person("anna")
    people.remove(store, workspace.stamp("kim"), workspace.viewer("kim"), acme.uid, anna.id)

    assert {one.person_id: one.state for one in rows(store, Question)} == {
        anna.id: "withdrawn",
        workspace.person("bo").id: "open",
    }


def test_somebody_asked_from_outside_the_journey_keeps_the_question(workspace: Any, acme: Any, store: Store) -> None:
    ask(workspace, acme, "dan")
    put(workspace, acme, "eva", "developer", 1)
    assert [one.state for one in rows(store, Question)] == ["open"]


def test_what_an_earlier_plan_wanted_said_is_cancelled_and_said_again_when_it_comes_back(
    workspace: Any, acme: Any, store: Store
) -> None:
    morning = moment("2026-11-03T08:00:01")
    [handover] = [one.id for one in rows(store, Handover)]
    tick.judge(store, handover, morning)
    assert said(store) == [("card", "pending")]

    workspace.now = moment("2026-11-03T08:00:30")
    move(workspace, acme, "2026-12-15")
    assert said(store) == [("card", "cancelled")]

    move(workspace, acme, "2026-12-01")
    tick.judge(store, handover, moment("2026-11-03T09:00"))
    assert said(store) == [("card", "pending")]


# -- what is drawn again --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "wanted"),
    [pytest.param("card", 2, id="a card"), pytest.param("ask", 2, id="a question"), ("line", 1), ("old", 1)],
)
def test_what_shows_the_journey_and_is_kept_up_to_date_is_drawn_again(
    workspace: Any, acme: Any, store: Store, role: str, wanted: int
) -> None:
    with store.write() as session:
        [handover] = session.scalars(select(Handover.id))
        session.add(Post(id=1, workspace_id=workspace.id, type="handover_card", state="sent", shown=1))
        session.flush()
        session.add(PostItem(post_id=1, workspace_id=workspace.id, rank=0, role=role, handover_id=handover))
        planning.redraw(session, session.scalars(select(Journey.id)).one())
    assert [post.wanted for post in rows(store, Post)] == [wanted]

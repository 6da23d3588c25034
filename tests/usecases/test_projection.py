"""What is shown of handovers: from the answers kept beside them, without running the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from bot.rules.texts import Refusal
from bot.usecases import history, projection
from bot.usecases.answers import state_of
from storage.tables import Handover, Question, Word


def scope(side: str, system: str | None, state: str) -> dict[str, Any]:
    return {"side": side, "system": system, "state": state}


@pytest.mark.parametrize(
    ("scopes", "state"),
    [
        pytest.param([], "unstaffed", id="nobody at all"),
        pytest.param([scope("vendor", None, "holds")], "holds", id="the whole holds"),
        pytest.param(
            [scope("vendor", None, "holds"), scope("vendor", "CRM", "breaks")], "breaks", id="a system breaks"
        ),
        pytest.param([scope("vendor", None, "holds"), scope("vendor", "CRM", "thin")], "thin", id="a system is thin"),
        pytest.param(
            [scope("vendor", None, "holds"), scope("vendor", "A", "unstaffed"), scope("vendor", "B", "thin")],
            "unstaffed",
            id="an orphaned system before a thin one",
        ),
        pytest.param(
            [scope("vendor", None, "unstaffed"), scope("vendor", "CRM", "breaks")], "unstaffed", id="whole not staffed"
        ),
        pytest.param(
            [scope("vendor", None, "holds"), scope("customer", None, "breaks")], "holds", id="customer's side"
        ),
    ],
)
def test_the_state_is_the_vendor_s_worst(scopes: list[dict[str, Any]], state: str) -> None:
    assert state_of({"scopes": scopes}) == state


def test_a_handover_tells_who_stays_on_and_whose_word_is_missing(workspace: Any, put: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True),))
    put(journey, "bo", "architect", "*")
    journey = put(journey, "cia", "project manager", "project")
    handover = journey.handovers[0]
    assert handover.vendor is not None
    assert [who.name for who in handover.vendor.carriers] == ["Bo"]
    assert [who.name for who in handover.leads_to] == ["Bo"]
    assert [(word.who.name, word.answer) for word in handover.missing_words] == [("Bo", None)]
    assert (handover.state, handover.days_left, handover.gap_days) == ("holds", 61, 0)


def test_advice_names_who_knows_the_customer(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    put(journey, "bo", "consultant", "sales")
    put(journey, "anna", "solution architect", "sales")
    journey = put(journey, "cia", "project manager", "project")
    advice = journey.handovers[0].advice
    assert advice is not None
    assert advice.who is not None
    assert (advice.kind, advice.who.name, advice.role, advice.since) == (
        "ask",
        "Bo",
        "consultant",
        date(2026, 9, 1),
    )


def test_nobody_to_ask_is_somebody_to_find(workspace: Any) -> None:
    assert [one.advice.kind for one in workspace.journey().handovers] == ["staff", "staff"]


def test_words_and_open_questions_stand_beside_the_state(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo cia", "architect", "*")
    at = datetime(2026, 9, 30, 9, tzinfo=workspace.now.tzinfo)
    with workspace.store.write() as session:
        handover = session.scalars(select(Handover)).first()
        common = {"workspace_id": workspace.id, "handover_id": handover.id}
        bo, cia = workspace.person("bo").id, workspace.person("cia").id
        owner = workspace.person("anna").id
        session.add(Word(**common, person_id=bo, answer="yes", given_by=owner, given_at=at))
        session.add(Question(**common, person_id=cia, asked_at=at))
    words = {word.who.name: word for word in workspace.show(journey.uid).handovers[0].words}
    assert (words["Bo"].answer, words["Bo"].given_on, words["Bo"].given_by.name) == ("yes", date(2026, 9, 30), "Anna")
    assert (words["Cia"].answer, words["Cia"].asked_on) == (None, date(2026, 9, 30))


def test_a_closed_handover_can_still_be_shown(workspace: Any, move: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    with workspace.store.read() as session:
        row = session.scalars(select(Handover)).first()
    while workspace_has(workspace, journey.uid):
        history.undo_last(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid)
    with workspace.store.read() as session:
        shown = projection.handover_shown(session, workspace.id, row.id, workspace.today)
    assert (shown.closed, shown.uid, shown.to_phase.kind) == (True, row.uid, "project")


def workspace_has(workspace: Any, uid: str) -> bool:
    try:
        workspace.show(uid)
    except Refusal:
        return False
    return True


def test_a_handover_of_another_workspace_is_not_found(workspace: Any, make_place: Any) -> None:
    workspace.journey()
    other = make_place(workspace.store, "T2")
    with workspace.store.read() as session, pytest.raises(Refusal, match="cannot find"):
        projection.handover_shown(session, other.id, 1, other.today)


def test_showing_reads_what_is_kept_and_nothing_else(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    with workspace.store.write() as session:
        session.execute(update(Handover).values(state="thin"))
    assert [one.state for one in workspace.show(journey.uid).handovers] == ["thin", "thin"]


@pytest.mark.parametrize("people", [1, 6])
def test_showing_takes_four_statements_however_many_people(workspace: Any, put: Any, people: int) -> None:
    journey = workspace.journey()
    for n in range(people):
        put(journey, f"p{n}", "consultant", "*")
    viewer, asked = workspace.viewer(), []
    event.listen(workspace.store.reader, "before_cursor_execute", lambda *words: asked.append(words[2]))
    from bot.usecases import journeys

    journeys.show(workspace.store, viewer, workspace.today)
    assert len([statement for statement in asked if statement.startswith(("SELECT", "(SELECT"))]) == 4


def test_the_owner_is_told_apart_by_day(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    put(journey, "bo", "account manager", "sales")
    put(journey, "cia", "project manager", "project")
    with workspace.store.read() as session:
        journey_id = session.scalars(select(Handover.journey_id)).first()
        owners = [
            projection.owner_of(session, workspace.id, journey_id, workspace.today + timedelta(days=days)).name
            for days in (0, 61)
        ]
    assert owners == ["Bo", "Cia"]

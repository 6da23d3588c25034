"""People put on a journey, replaced, removed, away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.projection import JourneyShown
from bot.rules.texts import Refusal
from bot.rules.typed import PersonRef, Placement
from bot.usecases import identity, people
from bot.usecases.identity import PersonSeen
from storage.tables import Absence, Assignment, Word


def on(journey: JourneyShown, name: str) -> list[Any]:
    return [one for one in journey.assignments if one.who.name == name.capitalize()]


def phases_of(journey: JourneyShown, name: str) -> list[str]:
    kinds = {phase.uid: phase.kind for phase in journey.phases}
    return [kinds[one.phase_uid] for one in on(journey, name)]


def test_without_a_phase_the_one_that_is_on_is_meant(workspace: Any, put: Any) -> None:
    journey = workspace.journey("sales 2026-01-01, project 2026-09-01, maintenance 2027-06-01")
    assert phases_of(put(journey, "bo", "consultant"), "bo") == ["project"]


def test_throughout_is_an_assignment_on_every_phase(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "solution architect", "*")
    assert phases_of(journey, "bo") == ["sales", "project", "maintenance"]
    assert [one.state for one in journey.handovers] == ["holds", "holds"]


def test_the_first_on_a_phase_leads_it_and_a_lead_is_key(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    put(journey, "bo", "consultant", "project")
    journey = put(journey, "cia", "consultant", "project")
    assert [(one.lead, one.key) for one in (*on(journey, "bo"), *on(journey, "cia"))] == [(True, True), (False, False)]


def test_a_customer_never_leads_by_being_first(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "system owner", "project", customer=True)
    assert [(one.side, one.lead, one.key) for one in on(journey, "bo")] == [("customer", False, True)]


@pytest.mark.parametrize(
    ("role", "key", "all_systems", "carries"),
    [
        pytest.param("solution architect", True, True, "solution", id="architect"),
        pytest.param("project manager", True, False, "solution", id="title that is key"),
        pytest.param("consultant", False, False, "solution", id="title that is not"),
        pytest.param("key account manager", True, False, "relation", id="carries the relation"),
        pytest.param("wizard", False, False, "solution", id="unknown title"),
    ],
)
def test_the_title_says_what_a_person_carries(
    workspace: Any, put: Any, role: str, key: bool, all_systems: bool, carries: str
) -> None:
    journey = put(workspace.journey(), "cia", "lead", "sales")
    [bo] = on(put(journey, "bo", role, "sales"), "bo")
    assert (bo.role, bo.key, bo.all_systems, bo.carries) == (role, key, all_systems, carries)


def test_an_architect_of_a_named_system_covers_that_one(workspace: Any, put: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True), ("BI", False)))
    [bo] = on(put(journey, "bo", "architect", "sales", systems=("crm",)), "bo")
    assert (bo.systems, bo.all_systems) == (("CRM",), False)


def test_who_stays_on_keeps_their_systems(workspace: Any, put: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True), ("BI", False)))
    put(journey, "bo", "consultant", "sales", systems=("BI",))
    journey = put(journey, "bo", "maintenance lead", "project")
    assert [one.systems for one in on(journey, "bo")] == [("BI",), ("BI",)]


def test_the_same_person_in_the_same_role_is_updated_not_doubled(workspace: Any, put: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True), ("BI", False)))
    put(journey, "bo", "Consultant", "project", percent=50.0, systems=("CRM",))
    journey = put(journey, "bo", "consultant", "project", percent=80.0, systems=("BI",))
    assert [(one.percent, one.systems, one.role) for one in on(journey, "bo")] == [(80.0, ("BI",), "consultant")]


def test_another_role_on_the_same_phase_is_another_assignment(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    put(journey, "bo", "consultant", "project")
    assert len(on(put(journey, "bo", "tester", "project"), "bo")) == 2


def test_a_new_detail_without_a_role_goes_to_what_the_person_has(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    put(journey, "bo", "consultant", "project")
    [bo] = on(put(journey, "bo", "", "project", percent=20.0), "bo")
    assert (bo.role, bo.percent) == ("consultant", 20.0)


def test_own_days_cut_the_phases_they_fall_into(workspace: Any, put: Any) -> None:
    journey = put(
        workspace.journey(), "bo", "consultant", "sales project", first=date(2026, 10, 1), last=date(2027, 3, 31)
    )
    assert [(one.first, one.last) for one in on(journey, "bo")] == [
        (date(2026, 10, 1), None),
        (None, date(2027, 3, 31)),
    ]


def test_who_joins_early_or_stays_late_keeps_those_days(workspace: Any, put: Any) -> None:
    early, late = date(2026, 8, 15), date(2027, 1, 15)
    [bo] = on(put(workspace.journey(), "bo", "consultant", "sales", first=early, last=late), "bo")
    assert (bo.first, bo.last) == (early, late)


def test_the_owner_is_the_lead_of_the_phase_that_is_on(workspace: Any, put: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True),))
    assert put(journey, "bo", "consultant", "sales", systems=("CRM",)).owner.name == "Bo"
    assert put(journey, "cia", "account manager", "sales", lead=True).owner.name == "Cia"
    assert put(journey, "dag", "project manager", "project").owner.name == "Cia"


def test_a_lead_outside_slack_owns_nothing(workspace: Any) -> None:
    journey = workspace.journey()
    wanted = Placement(people=(PersonRef(name="Eva Ek"),), role="project manager")
    done = people.put(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, wanted, (None,))
    assert done.journey is not None
    assert (done.journey.assignments[0].who.slack_id, done.journey.assignments[0].lead) == (None, True)
    assert done.journey.owner is not None
    assert done.journey.owner.name == "Anna"


def test_a_name_that_is_known_is_that_person_and_one_that_two_have_is_asked_about(workspace: Any) -> None:
    journey, bo = workspace.journey(), workspace.person("bo")
    wanted = Placement(people=(PersonRef(name=" BO "),))
    done = people.put(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, wanted, (None,))
    assert done.journey is not None
    assert done.journey.assignments[0].who.id == bo.id
    identity.keep_person(workspace.store, workspace.id, "UBO2", PersonSeen(name="Bo"), workspace.now)
    with pytest.raises(Refusal, match="several people"):
        people.put(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, wanted, (None,))


def test_who_adds_oneself_has_given_ones_word(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*", by="bo")
    assert [[(word.who.name, word.answer) for word in one.words] for one in journey.handovers] == [[("Bo", "yes")]] * 2
    assert [one.missing_words for one in journey.handovers] == [(), ()]


def test_whom_others_add_has_not(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*", by="anna")
    assert [[word.who.name for word in one.missing_words] for one in journey.handovers] == [["Bo"]] * 2
    with workspace.store.read() as session:
        assert session.scalars(select(Word)).all() == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({"percent": 0.0}, "A share", id="nothing"),
        pytest.param({"percent": 101.0}, "A share", id="too much"),
        pytest.param(
            {"first": date(2026, 12, 2), "last": date(2026, 12, 1)}, "before the first", id="last before first"
        ),
        pytest.param({"systems": ("ERP",)}, "no system called", id="unknown system"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(workspace: Any, put: Any, more: Any, said: str) -> None:
    journey = workspace.journey()
    with pytest.raises(Refusal, match=said):
        put(journey, "bo", "consultant", "sales", **more)
    assert workspace.show(journey.uid) == journey


def test_a_closed_account_and_an_app_are_not_added(workspace: Any, put: Any) -> None:
    journey = workspace.journey()
    workspace.person("robot", kind="bot")
    gone = PersonSeen(name="Gone", active_to=date(2026, 9, 1))
    workspace.people["gone"] = identity.keep_person(workspace.store, workspace.id, "UGONE", gone, workspace.now)
    with pytest.raises(Refusal, match="is an app"):
        put(journey, "robot")
    with pytest.raises(Refusal, match="account is closed"):
        put(journey, "gone")


def test_a_phase_of_another_journey_is_not_found(workspace: Any, put: Any) -> None:
    journey, other = workspace.journey(), workspace.journey(name="Other")
    wanted = Placement(people=(PersonRef(),), phases=(other.phases[0].uid,))
    with pytest.raises(Refusal, match="cannot find"):
        people.put(
            workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, wanted, (workspace.person("bo").id,)
        )


def replace(workspace: Any, journey: JourneyShown, old: str, new: str, since: date | None = None) -> JourneyShown:
    ids = workspace.person(old).id, workspace.person(new).id
    done = people.replace(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, *ids, since)
    assert done.journey is not None
    return done.journey


def test_a_replacement_takes_over_everything_from_the_day(workspace: Any, put: Any) -> None:
    journey = workspace.journey(systems=(("CRM", True),))
    put(journey, "bo", "project manager", "sales project", systems=("CRM",), percent=50.0)
    journey = replace(workspace, journey, "bo", "eva", date(2026, 11, 1))
    assert [(one.first, one.last) for one in on(journey, "bo")] == [(None, date(2026, 10, 31))]
    assert phases_of(journey, "eva") == ["sales", "project"]
    sales, project = on(journey, "eva")
    assert (sales.first, project.first) == (date(2026, 11, 1), None)
    assert (sales.role, sales.lead, sales.key, sales.systems, sales.percent) == (
        "project manager",
        True,
        True,
        ("CRM",),
        50.0,
    )


def test_nobody_replaces_oneself_or_somebody_who_is_not_there(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "", "sales")
    with pytest.raises(Refusal, match="same person twice"):
        replace(workspace, journey, "bo", "bo")
    with pytest.raises(Refusal, match="is not on"):
        replace(workspace, journey, "cia", "bo")


def remove(workspace: Any, journey: JourneyShown, who: str, since: date | None = None, **more: Any) -> JourneyShown:
    person = workspace.person(who).id
    done = people.remove(workspace.store, workspace.stamp(), workspace.viewer(), journey.uid, person, since, **more)
    assert done.journey is not None
    return done.journey


def test_removing_ends_what_has_begun_and_takes_away_what_has_not(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    journey = remove(workspace, journey, "bo", date(2027, 1, 15))
    assert [(one.first, one.last) for one in on(journey, "bo")] == [
        (None, None),
        (None, date(2027, 1, 14)),
    ]
    assert phases_of(journey, "bo") == ["sales", "project"]
    with workspace.store.read() as session:
        assert len(session.scalars(select(Assignment)).all()) == 3


@pytest.mark.parametrize(
    ("day", "left"),
    [
        pytest.param(date(2026, 12, 1), ["sales"], id="on the day it begins"),
        pytest.param(date(2026, 12, 2), ["sales", "project"], id="a day later"),
    ],
)
def test_what_would_end_before_it_began_is_taken_away(workspace: Any, put: Any, day: date, left: list[str]) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    assert phases_of(remove(workspace, journey, "bo", day), "bo") == left


def test_who_leaves_a_later_phase_is_not_in_the_earlier_one_for_longer(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "sales project")
    put(journey, "eva", "project manager", "project")
    journey = remove(workspace, journey, "bo", date(2027, 3, 3))
    assert [who.name for who in journey.handovers[0].scopes[0].rests_on] == ["Bo"]


def test_who_takes_over_after_a_phase_is_not_put_on_it(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    journey = replace(workspace, journey, "bo", "eva", date(2026, 12, 1))
    assert phases_of(journey, "eva") == ["project", "maintenance"]


def test_removing_from_one_phase_leaves_the_others(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "architect", "*")
    journey = remove(workspace, journey, "bo", phases=(journey.phases[2].uid,))
    assert phases_of(journey, "bo") == ["sales", "project"]


def test_who_is_gone_cannot_be_removed_again(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(), "bo", "", "sales")
    remove(workspace, journey, "bo", date(2026, 11, 1))
    with pytest.raises(Refusal, match="is not on"):
        remove(workspace, journey, "bo", date(2026, 11, 1))


def away(workspace: Any, who: str, first: date, last: date, by: str = "anna") -> Any:
    person = workspace.person(who).id
    return people.away(workspace.store, workspace.stamp(by), workspace.viewer(by), person, first, last)


def test_being_away_counts_on_every_journey(workspace: Any, put: Any) -> None:
    plan = "sales 2026-09-01, project 2026-12-01"
    journeys = [put(workspace.journey(plan, name=name), "bo", "architect", "*") for name in ("One", "Two")]
    away(workspace, "bo", date(2026, 11, 20), date(2027, 2, 20))
    assert [workspace.show(one.uid).handovers[0].state for one in journeys] == ["breaks", "breaks"]


def test_the_same_days_away_are_kept_once(workspace: Any) -> None:
    away(workspace, "bo", date(2026, 7, 1), date(2026, 7, 10))
    with pytest.raises(Refusal, match="I know already"):
        away(workspace, "bo", date(2026, 7, 1), date(2026, 7, 10))
    with workspace.store.read() as session:
        assert len(session.scalars(select(Absence)).all()) == 1


def test_away_backwards_and_by_a_guest_are_refused(workspace: Any) -> None:
    with pytest.raises(Refusal, match="before the first"):
        away(workspace, "bo", date(2026, 7, 2), date(2026, 7, 1))
    workspace.person("guest", kind="guest")
    with pytest.raises(Refusal):
        away(workspace, "guest", date(2026, 7, 1), date(2026, 7, 2), by="guest")

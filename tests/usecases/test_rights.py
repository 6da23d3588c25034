"""Who may see and change a journey (reliability.md §6.2, in its simple form)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.rules.texts import Refusal
from bot.usecases import identity, journeys, left_channel, people
from bot.usecases.rights import NOT_FOUND, Access, access, must_change
from storage.tables import Journey, Workspace


def granted(workspace: Any, viewer: Any) -> Access:
    """The access to the only journey there is, which the list has to agree with."""
    with workspace.store.read() as session:
        found = access(session, viewer, session.scalars(select(Journey)).one())
    listed = journeys.listing(workspace.store, viewer, workspace.today).lines
    assert [line.handover is not None for line in listed] == ([] if found == Access.NONE else [found >= Access.READ])
    return found


@pytest.mark.parametrize(
    ("who", "private", "channel", "expected"),
    [
        pytest.param("bo", True, "acme", Access.CHANGE, id="a member in the private channel"),
        pytest.param("bo", True, None, Access.NONE, id="a member elsewhere, private"),
        pytest.param("bo", False, "acme", Access.CHANGE, id="a member in the public channel"),
        pytest.param("bo", False, "other", Access.OUTLINE, id="a member elsewhere, public"),
        pytest.param("admin", True, None, Access.NONE, id="an admin elsewhere, private"),
        pytest.param("admin", False, None, Access.CHANGE, id="an admin elsewhere, public"),
        pytest.param("guest", False, "acme", Access.NONE, id="a guest in the channel"),
        pytest.param("stranger", False, "acme", Access.NONE, id="a stranger in the channel"),
        pytest.param("bot", False, "acme", Access.NONE, id="an app in the channel"),
    ],
)
def test_what_somebody_may_do(workspace: Any, who: str, private: bool, channel: str | None, expected: Access) -> None:
    workspace.channel("acme", private=private)
    workspace.person(who, kind=who if who in ("guest", "stranger", "bot") else "member", admin=who == "admin")
    workspace.journey()
    assert granted(workspace, workspace.viewer(who, channel)) == expected


def test_a_member_of_the_channel_may_change_it_from_anywhere(workspace: Any) -> None:
    place = workspace.channel("acme", private=True)
    workspace.journey()
    bo = workspace.person("bo")
    identity.saw_member(workspace.store, workspace.id, place.id, bo.id, workspace.now)
    assert granted(workspace, workspace.viewer("bo", None)) == Access.CHANGE
    left_channel.left(workspace.store, workspace.stamp("anna"), place.id, bo.id)
    assert granted(workspace, workspace.viewer("bo", None)) == Access.NONE


@pytest.mark.parametrize(
    ("private", "expected"), [(True, Access.NONE), (False, Access.READ)], ids=["private", "public"]
)
def test_who_is_on_the_journey_but_not_in_its_channel(
    workspace: Any, put: Any, private: bool, expected: Access
) -> None:
    workspace.channel("acme", private=private)
    put(workspace.journey(), "cia bo", "", "sales")
    assert granted(workspace, workspace.viewer("bo", None)) == expected


def test_who_leads_or_made_it_may_change_it_from_anywhere(workspace: Any, put: Any) -> None:
    workspace.channel("acme", private=True)
    put(workspace.journey(by="cia"), "bo", "", "maintenance")
    assert [granted(workspace, workspace.viewer(who, None)) for who in ("bo", "cia", "dag")] == [
        Access.CHANGE,
        Access.CHANGE,
        Access.NONE,
    ]


def test_a_journey_without_a_channel_is_its_people_s(workspace: Any, put: Any) -> None:
    journey = workspace.journey(channel=None)
    put(journey, "dag bo", "", "sales")
    found = [granted(workspace, workspace.viewer(who, "acme")) for who in ("anna", "bo", "cia")]
    assert found == [Access.CHANGE, Access.CHANGE, Access.NONE]


def test_in_a_strict_workspace_only_people_on_the_journey_change_it(workspace: Any, put: Any) -> None:
    put(workspace.journey(), "bo", "", "sales")
    with workspace.store.write() as session:
        session.execute(update(Workspace).values(strict=True))
    assert granted(workspace, workspace.viewer("bo")) == Access.CHANGE
    assert granted(workspace, workspace.viewer("cia")) == Access.READ
    with workspace.store.read() as session, pytest.raises(Refusal, match="only the people on a journey"):
        must_change(session, workspace.viewer("cia"), session.scalars(select(Journey)).one())


def test_outside_its_public_channel_a_journey_is_name_owner_and_dates(workspace: Any, put: Any) -> None:
    journey = put(workspace.journey(systems=(("CRM", True),)), "bo", "account manager", "sales")
    seen = workspace.show(journey.uid, "cia", "other")
    assert (seen.name, seen.owner.name, len(seen.phases)) == ("Acme ERP", "Bo", 3)
    assert (seen.assignments, seen.handovers, seen.systems, seen.people) == ((), (), (), ())


def test_unknown_foreign_and_hidden_journeys_get_the_same_words(workspace: Any, make_place: Any) -> None:
    workspace.channel("acme", private=True)
    hidden = workspace.journey()
    foreign = make_place(workspace.store, "T2").journey()
    said = []
    for uid in ("0" * 32, foreign.uid, hidden.uid):
        with pytest.raises(Refusal) as refused:
            workspace.show(uid, "cia", None)
        said.append((refused.value.message, refused.value.words))
    assert said == [(NOT_FOUND, {})] * 3


def test_no_key_leads_into_another_workspace_or_a_hidden_channel(workspace: Any, make_place: Any) -> None:
    workspace.channel("acme", private=True)
    workspace.journey()
    other = make_place(workspace.store, "T2")
    for viewer in (other.viewer(), workspace.viewer("cia", None)):
        with pytest.raises(Refusal, match="I know no journey"):
            journeys.show(workspace.store, viewer, workspace.today, key="acme-erp")


def test_another_workspace_s_public_channels_are_as_hidden_as_its_private_ones(workspace: Any, make_place: Any) -> None:
    workspace.journey()
    other = make_place(workspace.store, "T2")
    other.person("anna", admin=True)
    assert journeys.listing(workspace.store, other.viewer(), other.today).lines == ()
    with pytest.raises(Refusal, match="I know no journey"):
        journeys.show(workspace.store, other.viewer(), other.today, key="acme-erp")


def test_a_viewer_of_another_workspace_changes_nothing(workspace: Any, make_place: Any, put: Any) -> None:
    workspace.channel("acme", private=True)
    journey = put(workspace.journey(), "bo", "", "sales")
    other = make_place(workspace.store, "T2")
    with pytest.raises(Refusal, match="cannot find"):
        people.remove(workspace.store, other.stamp(), other.viewer(), journey.uid, workspace.person("bo").id)
    forged = replace(other.viewer(), workspace=workspace.id, person_id=workspace.person("anna").id)
    with pytest.raises(Refusal, match="cannot find"):
        people.remove(workspace.store, other.stamp(), forged, journey.uid, workspace.person("bo").id)
    assert workspace.show(journey.uid) == journey


def test_a_person_of_another_workspace_cannot_be_added(workspace: Any, make_place: Any, put: Any) -> None:
    journey = workspace.journey()
    workspace.people["spy"] = make_place(workspace.store, "T2").person("spy")
    with pytest.raises(Refusal, match="cannot find"):
        put(journey, "spy")


def test_who_led_and_was_taken_off_has_no_part_in_a_private_journey_any_more(workspace: Any, put: Any) -> None:
    workspace.channel("acme", private=True)
    journey = put(workspace.journey(by="cia"), "bo", "", "sales", by="cia")
    viewer = replace(workspace.viewer("bo", None), today=workspace.today)
    assert granted(workspace, viewer) == Access.CHANGE

    store, stamp, bo = workspace.store, workspace.stamp("cia"), workspace.person("bo").id
    people.remove(store, stamp, workspace.viewer("cia"), journey.uid, bo, workspace.today)

    assert granted(workspace, viewer) == Access.NONE

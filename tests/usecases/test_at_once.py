"""What is told at once, on both databases: written with the change, asked again before it is sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.typed import PersonRef, Placement
from bot.usecases import history, identity, left_channel, people
from bot.usecases.posts.checks import is_true
from storage.tables import Membership, Occasion, Question

FIRST = date(2026, 12, 1)


def put(place: Any, journey: Any, who: str, by: str = "kim", **more: Any) -> Any:
    kinds = more.pop("phases", "sales project").split()
    uids = tuple(one.uid for one in journey.phases if one.kind in kinds)
    wanted = Placement(people=(PersonRef(slack_id=who),), phases=uids, **more)
    store, stamp, viewer = place.store, place.stamp(by), place.viewer(by)
    return people.put(store, stamp, viewer, journey.uid, wanted, (place.person(who).id,)).journey


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def place(request: pytest.FixtureRequest, make_place: Any) -> Any:
    """Kim's journey rests on Anna, with half of her time."""
    made = make_place(request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store"), "T1")
    made.acme = made.journey(by="kim")
    identity.saw_member(made.store, made.id, made.channel("acme").id, made.person("kim").id, made.now)
    put(made, made.acme, "kim", role="account manager", phases="sales")
    put(made, made.acme, "anna", role="solution architect", percent=50.0)
    put(made, made.acme, "eva", role="project manager", phases="project")
    return made


def said(place: Any, **which: Any) -> list[Occasion]:
    with place.store.read() as session:
        every = session.scalars(select(Occasion).filter_by(**which).order_by(Occasion.id)).all()
        return [one for one in every if "cause" in one.values or left_channel.LEFT in one.values]


def holds_true(place: Any, occasion: Occasion) -> bool:
    with place.store.read() as session:
        return is_true(session, session.get_one(Occasion, occasion.id), place.now + timedelta(minutes=20))


def test_a_removal_is_told_until_it_is_undone(place: Any) -> None:
    store, viewer = place.store, place.viewer("bo")
    done = people.remove(store, place.stamp("bo"), viewer, place.acme.uid, place.person("anna").id, FIRST)

    [alert] = said(place, kind="alert")
    assert (alert.values["cause"], alert.to_person_id) == ("removed", place.person("kim").id)
    assert holds_true(place, alert)

    history.undo(store, place.stamp("bo"), viewer, done.change_uid)
    assert not holds_true(place, alert)


def test_somebody_booked_past_their_time_is_told_once(place: Any) -> None:
    beta = place.journey(name="Beta CRM", by="bo")
    for percent in (80.0, 90.0):
        put(place, beta, "anna", by="bo", phases="project", percent=percent)

    [alert] = said(place, kind="alert")
    assert alert.values["cause"] == "booked"
    assert holds_true(place, alert)


def test_who_left_the_channel_is_asked_once_and_not_when_they_are_back(place: Any) -> None:
    store, stamp, channel, anna = place.store, place.stamp(None), place.channel("acme").id, place.person("anna").id
    for _ in range(2):
        left_channel.left(store, stamp, channel, anna)

    [asked] = said(place, kind="ask")
    assert holds_true(place, asked)

    left_channel.came_back(store, stamp, channel, anna)
    with store.read() as session:
        assert session.scalars(select(Question.state)).all() == ["withdrawn"]
        assert session.scalars(select(Occasion.state).where(Occasion.kind == "ask")).all() == ["cancelled"]
        assert session.get(Membership, (channel, anna)) is None

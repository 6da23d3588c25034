"""Digests in the store: one a week and person, whoever looks and however often; found by an index."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.rules.typed import PersonRef, Placement
from bot.usecases import digest, identity, people
from bot.usecases.identity import PersonSeen
from storage.engine import Store
from storage.tables import Occasion, Person

MONDAY = datetime(2026, 11, 9, 8, tzinfo=UTC)
"""Nine o'clock in Stockholm."""


@pytest.fixture
def place(any_store: Store, make_place: Any) -> Any:
    """Kim made and owns what breaks on 1 December; Bo runs the project."""
    made = make_place(any_store, "T1")
    journey = made.journey("sales 2026-09-01, project 2026-12-01", by="kim")
    for name, phase in (("kim", 0), ("bo", 1)):
        wanted = Placement(people=(PersonRef(),), phases=(journey.phases[phase].uid,), role="architect")
        people.put(made.store, made.stamp("kim"), made.viewer("kim"), journey.uid, wanted, [made.person(name).id])
    with any_store.write() as session:
        session.execute(update(Person).values(digest_at=None))
        session.execute(update(Person).where(Person.name == "Kim").values(digest_at=MONDAY))
    return made


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def any_store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue("store" if request.param == "sqlite" else "postgres_store")
    return found


def kinds(store: Store) -> list[str]:
    with store.read() as session:
        digests = select(Occasion.kind).where(Occasion.kind.in_(("digest", "tentative", "ask")))
        return sorted(session.scalars(digests))


def moment_of(store: Store, person: int) -> datetime | None:
    with store.read() as session:
        return session.scalar(select(Person.digest_at).where(Person.id == person))


def test_it_is_planned_once_and_the_next_is_a_week_later(place: Any) -> None:
    kim = place.person("kim").id
    assert [one.id for one in digest.waiting(place.store, MONDAY)] == [kim]

    made = [digest.judge(place.store, kim, MONDAY + timedelta(seconds=n)) for n in range(3)]

    assert made == [2, 0, 0]
    assert kinds(place.store) == ["digest", "digest"]
    assert moment_of(place.store, kim) == MONDAY + timedelta(weeks=1)
    assert digest.waiting(place.store, MONDAY) == []


def test_looked_at_again_in_the_same_week_it_is_the_same(place: Any) -> None:
    """As after a move to another zone, or for an old backup."""
    kim = place.person("kim").id
    digest.judge(place.store, kim, MONDAY)
    with place.store.write() as session:
        session.execute(update(Person).where(Person.id == kim).values(digest_at=MONDAY + timedelta(hours=6)))

    assert digest.judge(place.store, kim, MONDAY + timedelta(hours=6)) == 0
    assert kinds(place.store) == ["digest", "digest"]


@pytest.mark.parametrize(("late", "made"), [(timedelta(hours=23), 2), (timedelta(hours=25), 0)])
def test_what_was_missed_for_more_than_a_day_is_not_made_up_for(place: Any, late: timedelta, made: int) -> None:
    kim = place.person("kim").id

    assert digest.judge(place.store, kim, MONDAY + late) == made
    assert moment_of(place.store, kim) == MONDAY + timedelta(weeks=1)


def test_who_wants_none_is_not_even_found(place: Any) -> None:
    digest.switch(place.store, place.stamp("kim"), on=False)

    assert digest.waiting(place.store, MONDAY) == []
    assert not digest.is_on(place.store, place.person("kim").id)


def test_a_closed_account_gets_none(place: Any) -> None:
    kim = place.person("kim")
    with place.store.write() as session:
        session.execute(update(Person).where(Person.id == kim.id).values(active_to=MONDAY.date() - timedelta(days=1)))

    assert digest.judge(place.store, kim.id, MONDAY) == 0


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param(PersonSeen(name="Kim", tz="Europe/Stockholm"), MONDAY, id="first seen on the Sunday before"),
        pytest.param(PersonSeen(name="Kim", tz="America/New_York"), MONDAY + timedelta(hours=6), id="in New York"),
        pytest.param(PersonSeen(name="Kim", tz="Europe/Stockholm", kind="guest"), None, id="a guest"),
    ],
)
def test_everybody_we_get_to_know_has_a_next_moment(place: Any, seen: PersonSeen, expected: datetime | None) -> None:
    kept = identity.keep_person(place.store, place.id, "U0NEW", seen, MONDAY - timedelta(hours=20))

    assert moment_of(place.store, kept.id) == expected


def test_who_moves_on_a_monday_morning_does_not_lose_it(place: Any) -> None:
    """From Stockholm to Tokyo, where it is afternoon already: it is due at once."""
    sunday, early = MONDAY - timedelta(hours=20), MONDAY - timedelta(hours=1)
    here, there = (PersonSeen(name="Kim", tz=tz) for tz in ("Europe/Stockholm", "Asia/Tokyo"))
    kept = identity.keep_person(place.store, place.id, "U0NEW", here, sunday)
    identity.keep_person(place.store, place.id, "U0NEW", here, early)
    assert moment_of(place.store, kept.id) == MONDAY

    identity.keep_person(place.store, place.id, "U0NEW", there, early)

    assert moment_of(place.store, kept.id) == datetime(2026, 11, 9, 0, tzinfo=UTC)


def test_a_move_does_not_bring_back_what_was_switched_off(place: Any) -> None:
    kept = identity.keep_person(place.store, place.id, "U0NEW", PersonSeen(name="Kim", tz="Europe/Stockholm"), MONDAY)
    digest.switch(place.store, _by(place, kept.id), on=False)

    identity.keep_person(place.store, place.id, "U0NEW", PersonSeen(name="Kim", tz="Asia/Tokyo"), MONDAY)

    assert moment_of(place.store, kept.id) is None


def _by(place: Any, person: int) -> Any:
    stamp = place.stamp("kim")
    return type(stamp)(workspace=stamp.workspace, by=person, at=stamp.at)

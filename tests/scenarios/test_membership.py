"""Who is in a channel, as far as we were told: they may change its journeys from elsewhere; and accounts that close."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox import happenings
from bot.sandbox.people import Person
from storage.tables import Membership
from storage.tables import Person as Person_

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
MOVE = "/handover acme-erp: phase project 8 dec"
MOVED = "Project is planned for Tue 8 Dec."
ONLY_MEMBERS = "Only members of the journey's channel can change it. Join the channel, then try again."


@pytest.fixture
def journey(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(kim, f"/handover new Acme ERP for Acme AB: {PLAN}")


@pytest.fixture
def hidden(kim: Person) -> Person:
    """The journey in #secret, where Kim and Anna are."""
    kim.types(f"/handover new Acme ERP for Acme AB: {PLAN}", "secret")
    return kim


def noted(world: Any) -> list[Any]:
    with world.store.read() as session:
        return list(session.scalars(select(Membership.seen_at)))


@pytest.mark.usefixtures("journey")
def test_who_has_typed_in_the_channel_may_change_its_journey_from_elsewhere(sara: Person) -> None:
    sara.types_to_the_bot(MOVE)
    assert sara.sees(ONLY_MEMBERS)
    sara.types("/handover help")
    sara.types_to_the_bot(MOVE)
    assert sara.sees(MOVED)


@pytest.mark.usefixtures("journey")
def test_who_has_left_the_channel_may_not_any_more(sara: Person) -> None:
    sara.types("/handover help")
    sara.leaves("acme")
    sara.types_to_the_bot(MOVE)
    assert sara.sees(ONLY_MEMBERS)


@pytest.mark.usefixtures("hidden")
def test_who_joins_a_private_channel_sees_its_journey_and_who_leaves_it_does_not(sara: Person) -> None:
    sara.types_to_the_bot("/handover help")
    sara.joins("secret")
    sara.types_to_the_bot(MOVE)
    assert sara.sees(MOVED)
    sara.leaves("secret")
    sara.types_to_the_bot("/handover acme-erp")
    assert sara.sees("I know no journey called *acme-erp* here.")


@pytest.mark.usefixtures("hidden")
def test_where_the_bot_is_not_any_more_nobody_is_known_to_be(world: Any, anna: Person) -> None:
    anna.types("/handover help", "secret")
    workspace, secret = world.sandbox.workspace, world.scene.channel("secret").channel
    happenings.leave(workspace, secret, workspace.app.user_id)
    world.settle()
    assert noted(world) == []
    happenings.join(workspace, secret, workspace.app.user_id)
    world.settle()
    anna.types("/handover help", "secret")
    assert len(noted(world)) == 1


def test_it_is_written_once_a_day(world: Any, clock: Any, journey: Person) -> None:
    journey.types("/handover help")
    first = noted(world)
    clock.moves(hours=23)
    journey.types("/handover help")
    assert noted(world) == first
    clock.moves(hours=2)
    journey.types("/handover help")
    assert noted(world)[0] - first[0] >= timedelta(days=1)


def test_who_was_not_seen_for_a_month_is_not_counted(world: Any, clock: Any, journey: Person, sara: Person) -> None:
    sara.types("/handover help")
    clock.moves(days=31)
    journey.types("/handover help")
    assert len(noted(world)) == 1


def test_a_guest_is_in_no_channel(world: Any, gus: Person) -> None:
    gus.types("/handover help")
    assert noted(world) == []


def test_when_an_account_closes_what_rests_on_it_is_judged_anew(journey: Person, anna: Person) -> None:
    journey.types("/handover add @anna solution architect throughout")
    journey.types("/handover add @bo project manager, project")
    assert journey.sees("● Holds")

    anna.changes(deleted=True)

    journey.types("/handover list")
    assert journey.sees("○ Breaks")
    anna.changes(deleted=False)
    journey.types("/handover list breaks")
    assert journey.sees("No journey is like that.")


def test_what_an_account_owned_falls_to_the_creator_and_nobody_is_told_to_ask_it(journey: Person, anna: Person) -> None:
    journey.types("/handover add @anna solution architect, sales, lead")
    journey.types("/handover add @anna solution architect, project")

    anna.changes(deleted=True)
    journey.types("/handover show")

    assert not journey.sees("Anna leaves")
    assert not journey.sees("Anna, will you stay on?")
    assert not journey.sees("shall I ask Anna?")
    assert journey.sees("Kim keeps an eye on it")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("remove @anna", "Anna is no longer in the plan"),
        ("replace @anna with @sara", "Sara takes over from Anna"),
        ("history @anna", "what was changed by or about Anna Berg"),
    ],
)
def test_whose_account_is_closed_can_still_be_taken_out_of_the_plan_and_looked_up(
    world: Any, journey: Person, anna: Person, line: str, answer: str
) -> None:
    journey.types("/handover add @anna solution architect throughout")
    anna.changes(deleted=True)
    world.start()

    journey.types(f"/handover {line}")

    assert journey.sees(answer)


def test_a_closed_account_was_closed_on_the_day_it_was_first_seen_so(
    world: Any, clock: Any, journey: Person, anna: Person
) -> None:
    journey.types("/handover add @anna solution architect, project")
    anna.changes(deleted=True)
    clock.moves(days=40)

    journey.types("/handover add @anna consultant, project")

    assert journey.sees("Anna Berg's account in Slack is closed, so Anna Berg cannot be planned any more.")
    with world.store.read() as session:
        closed = session.scalars(select(Person_.active_to).where(Person_.slack_id == anna.id)).one()
    assert closed == date(2026, 10, 12)

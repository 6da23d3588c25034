"""An event of Slack's that never came: within a day the bot finds out by itself, once, however many processes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import one_client
from bot.listeners.identity import Directory
from bot.listeners.reconciling import Reconciliation
from bot.sandbox.people import Person
from bot.settings import Settings
from storage.tables import Channel, Handover, Post
from storage.tables import Person as Person_

PLAN = "sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"


@pytest.fixture
def journey(kim: Person, begins: Callable[..., Person]) -> Person:
    return begins(
        kim,
        f"/handover new Acme ERP for Acme AB: {PLAN}",
        "/handover add @kim account manager, sales, lead",
        "/handover add @anna solution architect throughout",
        "/handover add @bo project manager, project",
    )


def process(world: Any) -> Reconciliation:
    """What a process of its own would do."""
    sandbox = world.sandbox
    settings = Settings(bot_token=sandbox.bot_token, signing_secret=sandbox.signing_secret, api_url=sandbox.api_url)
    return Reconciliation(world.store, Directory(settings, world.store, one_client(settings)))


def asked(world: Any, method: str) -> list[Any]:
    return list(world.sandbox.api.called(method))


def one(world: Any, column: Any, *which: Any) -> Any:
    with world.store.read() as session:
        return session.scalars(select(column).where(*which)).first()


def test_a_closed_account_is_found_out_and_what_rests_on_it_is_judged_anew(
    world: Any, clock: Any, journey: Person
) -> None:
    journey.types("/handover list")
    assert journey.sees("● Holds")
    world.sandbox.workspace.users["U0ANNA"].deleted = True
    clock.moves(days=2)

    process(world)()
    world.settle()

    journey.types("/handover list")
    assert journey.sees("○ Breaks")


def test_within_the_same_day_nobody_is_asked_about_again(world: Any, clock: Any, journey: Person) -> None:
    before = len(asked(world, "users.info"))
    assert process(world)() == 0

    clock.moves(days=2)
    first, second = process(world)(), process(world)()

    assert (first, second) == (len(asked(world, "users.info")) - before + 1, 0)
    assert first >= 4


def test_where_nothing_has_changed_nothing_is_edited(world: Any, clock: Any, journey: Person) -> None:
    clock.moves(days=2)
    before = one(world, Post.wanted)

    process(world)()

    assert one(world, Post.wanted) == before


def test_a_channel_that_was_shared_or_archived_is_found_out(world: Any, clock: Any, journey: Person) -> None:
    there = world.sandbox.workspace.channels["C0ACME"]
    there.shared, there.archived = True, True
    clock.moves(days=2)

    process(world)()

    assert one(world, Channel.shared, Channel.slack_id == "C0ACME")
    assert one(world, Channel.archived, Channel.slack_id == "C0ACME")


def test_who_moved_east_is_reminded_at_nine_over_there(world: Any, clock: Any, journey: Person) -> None:
    due = one(world, Handover.next_due_at)
    world.sandbox.workspace.users["U0ANNA"].tz = "Asia/Tokyo"
    clock.moves(days=2)

    process(world)()

    assert one(world, Handover.next_due_at) == due - timedelta(hours=8)


def test_when_slack_does_not_answer_it_is_tried_again_soon(world: Any, clock: Any, journey: Person) -> None:
    clock.moves(days=2)
    world.sandbox.faults.next("users.info", "500_before", times=3)
    before = one(world, Person_.checked_at, Person_.slack_id == "U0ANNA")

    process(world)()
    assert one(world, Person_.checked_at, Person_.slack_id == "U0ANNA") == before

    assert process(world)() == 3

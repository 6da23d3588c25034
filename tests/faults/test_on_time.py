"""When nothing is wrong: on time and never early; and after a week in which nothing ran: one message a channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient
from sqlalchemy import select

from bot.outbox import Outbox
from bot.sandbox.sandbox import Sandbox
from bot.ticker import Ticker
from storage.engine import Store
from storage.tables import Occasion
from tests.faults import seeds
from tests.faults.family import Family
from tests.faults.weather import occasions
from tests.waiting import until

TICK, LATE = 30.0, 10.0
"""Seconds between two ticks, as in production; and how late the 99th of a hundred may be, much less than that: the
ticker wakes when something falls due (measured: 4 seconds with a load of ten on two cores)."""
START = timedelta(seconds=8)
"""A bot starts in less than that. What falls due is written down before: a ticker is told by its own process of what
is due earlier than it knew, and learns of what another one wrote at its next tick."""
pytestmark = [pytest.mark.ci, pytest.mark.timeout(120), pytest.mark.xdist_group("kills")]


@pytest.fixture
def planned(
    database: Callable[[str], str], opened: Callable[[str], Store], sandbox: Sandbox
) -> Callable[[str, int, int], tuple[Store, str]]:
    """So many journeys in so many channels, each with five cards to come; the start cards are long past."""

    def made(kind: str, channels: int, journeys: int) -> tuple[Store, str]:
        address = database(kind)
        store = opened(address)
        seeds.plan(store, sandbox.workspace.team, seeds.people_and_channels(sandbox, channels), journeys)
        seeds.without_start_cards(store)
        return store, address

    return made


def posted(sandbox: Sandbox) -> dict[str, float]:
    """When each occasion was posted (seconds since 1970), by its id."""
    channels = sandbox.workspace.channels.values()
    messages = [message for channel in channels for message in channel.messages.values()]
    return {uid: float(message.ts) for message in messages for uid in occasions(message.metadata)}


def test_six_hundred_reminders_are_on_time_and_never_early(
    planned: Callable[..., tuple[Store, str]], sandbox: Sandbox, family: Family
) -> None:
    store, address = planned("sqlite", 100, 120)
    seeds.fall_due(store, over=20.0, since=-START)
    due = seeds.falls(store)
    family.bot(sandbox, address, HANDOVER_TICK_SECONDS=str(int(TICK)))
    until(lambda: len(posted(sandbox)) == len(due), "every card is posted", 90.0)

    at = posted(sandbox)
    with store.read() as session:
        of = session.execute(select(Occasion.uid, Occasion.handover_id).where(Occasion.kind == "card")).all()
    late = sorted(at[uid] - due[handover].timestamp() for uid, handover in of)
    assert len(late) == 600
    assert late[0] >= 0
    assert late[int(len(late) * 0.99)] <= LATE


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_case_24_five_hundred_overdue_after_a_week_are_one_message_a_channel(
    planned: Callable[..., tuple[Store, str]], sandbox: Sandbox, kind: str
) -> None:
    store, _ = planned(kind, 10, 100)
    week = timedelta(days=7)
    seeds.fall_due(store, over=week.total_seconds(), since=week)
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    ticker, outbox = Ticker(store), Outbox(store, lambda _: client)
    while any(at is not None and at <= datetime.now(UTC) for at in seeds.falls(store).values()):
        ticker.tick()
        outbox.drain()

    assert len(posted(sandbox)) == 500
    messages = Counter(channel.kind for channel in sandbox.workspace.channels.values() for _ in channel.messages)
    assert messages["channel"] <= 10
    assert messages["dm"] <= 1

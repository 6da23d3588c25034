"""A Slack that keeps what it was given and can fail in each way, a clock that is moved, and the bot between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_sdk.errors import SlackApiError
from sqlalchemy import delete, func, select

from bot.outbox import Outbox
from bot.rules.projection import HandoverShown, JourneyShown
from bot.rules.titles import of_role
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement
from bot.sandbox.server import Server
from bot.ticker import Ticker
from bot.usecases import people, phases
from bot.usecases.posts import next_at
from storage.engine import Store
from storage.tables import Handover, Occasion

LOCAL = ZoneInfo("Europe/Stockholm")


class Answer(dict[str, Any]):
    """An answer of Slack's as the SDK gives it."""

    def __init__(self, status_code: int = 200, headers: dict[str, str] | None = None, **told: Any) -> None:
        super().__init__(told)
        self.status_code = status_code
        self.headers = headers or {}


def refusal(error: str, status: int = 200, **headers: str) -> SlackApiError:
    """Slack says no."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SlackApiError(error, Answer(status, named, ok=False, error=error))


@dataclass
class Slack:
    """What Slack was asked, in order; `fails` is what goes wrong next, `before` runs while a message is on its way."""

    posted: list[dict[str, Any]] = field(default_factory=list)
    edits: list[dict[str, Any]] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    blind: list[Exception] = field(default_factory=list)
    """The same for looking at a channel."""
    before: Callable[[], None] = lambda: None
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1))

    def chat_postMessage(self, **message: Any) -> Answer:  # noqa: N802 - the SDK's name
        self.before()
        if self.fails:
            raise self.fails.pop(0)
        channel = message["channel"]
        answer = Answer(ok=True, channel=channel.replace("U", "D", 1), ts=f"1700000000.{next(self.numbers):06}")
        self.posted.append({**message, "ts": answer["ts"]})
        return answer

    def chat_update(self, **message: Any) -> Answer:
        if self.fails:
            raise self.fails.pop(0)
        self.edits.append(message)
        return Answer(ok=True)

    def conversations_history(self, **asked: Any) -> Answer:
        """Without the optional scope, as most workspaces are."""
        raise refusal("missing_scope")

    conversations_replies = conversations_open = conversations_history

    def conversations_info(self, *, channel: str) -> Answer:
        self.looks.append(channel)
        if self.blind:
            raise self.blind.pop(0)
        return Answer(ok=True, channel={"name": "acme", "is_member": True, **self.channels.get(channel, {})})


@dataclass
class Story:
    """A journey from day to day. Texts are not looked at here: what is said, where, and how often is."""

    store: Store
    place: Any
    slack: Slack
    outbox: Outbox
    ticker: Ticker
    journey: JourneyShown | None = None
    seen: int = 0

    def at(self, day: str, time: str = "09:00:01") -> None:
        """Move the clock to a local day and time, without letting anything happen."""
        moment = datetime.fromisoformat(f"{day} {time}").replace(tzinfo=LOCAL).astimezone(UTC)
        self.store.shift = moment - datetime.now(UTC)
        self.place.now = moment

    def tick(self) -> None:
        self.ticker.tick()
        self.outbox.drain()

    def go(self, day: str, time: str = "09:00:01") -> list[str]:
        """Move the clock, let the bot do what is due; what was posted since the last look."""
        self.at(day, time)
        self.tick()
        return self.news()

    def live(self, first: str, last: str) -> dict[str, list[str]]:
        """From the first day to the last, from one moment when something is due to the next: what each day brought."""
        self.at(first, "00:00")
        told: dict[str, list[str]] = {}
        while (moment := self._next()) is not None:
            local = moment.astimezone(LOCAL)
            if local.date().isoformat() > last:
                break
            if news := self.go(local.date().isoformat(), local.time().isoformat()):
                told.setdefault(local.date().isoformat(), []).extend(news)
        return told

    def _next(self) -> datetime | None:
        """A second after the next moment when something is due, or after now if that is past."""
        with self.store.read() as session:
            due = session.scalar(select(func.min(Handover.next_due_at)))
        moments = [moment for moment in (due, next_at(self.store)) if moment is not None]
        return max(min(moments), self.store.now()) + timedelta(seconds=1) if moments else None

    def news(self) -> list[str]:
        """`card 28 > CACME`, `step 7 > CACME shown`, `ask 28 > UANNA`: what was posted since the last look."""
        new, self.seen = self.slack.posted[self.seen :], len(self.slack.posted)
        return sorted(map(_brief, new))

    def begin(self, plan: str, day: str, time: str = "10:00", **more: Any) -> list[str]:
        self.at(day, time)
        self.journey = self.place.journey(plan, **more)
        self.outbox.drain()
        return self.news()

    def put(self, name: str, role: str, *on: int, **more: Any) -> None:
        """Put somebody on phases, by their place in the journey."""
        journey = self.now_shown()
        person = self.place.person(name)
        wanted = Placement(
            people=(PersonRef(slack_id=person.slack_id),),
            phases=tuple(journey.phases[n].uid for n in on),
            role=role,
            title=of_role(role),
            **more,
        )
        people.put(self.store, self.place.stamp("kim"), self.place.viewer("kim"), journey.uid, wanted, [person.id])
        with self.store.write() as session:  # what they read of it in the evening is no part of these stories
            session.execute(delete(Occasion).where(Occasion.kind == "put"))

    def move(self, phase: int, day: str, *, tentative: bool = False) -> None:
        start = date.fromisoformat(day)
        change = PhaseChange(phase=self.now_shown().phases[phase].uid, start=Period(start, start, tentative=tentative))
        uid = self.now_shown().uid
        stamp, viewer = self.place.stamp("kim"), self.place.viewer("kim")
        phases.change(self.store, stamp, viewer, uid, None, change, anyway=True)

    def now_shown(self) -> JourneyShown:
        assert self.journey is not None
        shown: JourneyShown = self.place.show(self.journey.uid)
        return shown

    def handover(self, n: int = 0) -> HandoverShown:
        return self.now_shown().handovers[n]


def _brief(message: dict[str, Any]) -> str:
    metadata = message["metadata"]
    kind = metadata["event_type"].removeprefix("handover_")
    step = metadata["event_payload"].get("step", "")
    more = " shown" if message.get("reply_broadcast") else " thread" if message.get("thread_ts") else ""
    return f"{kind} {step}".strip() + f" > {message['channel']}{more}"


@pytest.fixture
def slack() -> Slack:
    return Slack()


@pytest.fixture
def story(store: Store, workspace: Any, slack: Slack) -> Story:
    outbox = Outbox(store, lambda _: slack, pace=timedelta(0))  # type: ignore[arg-type, return-value]
    return Story(store, workspace, slack, outbox, Ticker(store))


@pytest.fixture
def no() -> Callable[..., SlackApiError]:
    return refusal


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.ci)])
def either(request: pytest.FixtureRequest) -> Store:
    """Each case holds on both databases."""
    name = "store" if request.param == "sqlite" else "postgres_store"
    store: Store = request.getfixturevalue(name)
    return store


@pytest.fixture
def make_story(either: Store, make_place: Any, server: Server) -> Iterator[Callable[..., Any]]:
    from tests.outbox.real import Real, made

    stories = []

    def make(*, history: bool = True, **more: Any) -> Any:
        stories.append(Real(either, make_place(either, "T1"), made(server, history=history), **more))
        return stories[-1]

    yield make
    for story in stories:
        server.leave(story.sandbox)

"""The workspace: who is in it, what was said where; every change is told to those who listen."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.files import Files
from bot.sandbox.refused import Refused
from bot.sandbox.tickets import Tickets
from bot.sandbox.values import SLACKBOT, AppFacts, Channel, Message, User, readable
from bot.sandbox.views import Views


@dataclass(frozen=True)
class Change:
    """Something a person would see happen: kind is message, ephemeral, view, clock, home, unread, error or end."""

    kind: str
    facts: dict[str, Any]
    to: str | None = None
    """Only this person; None: everybody who may see the channel in `facts`, or everybody."""


class Workspace:
    """Users, channels and messages. Hold `lock` while more than one thing is read or changed."""

    def __init__(self, app: AppFacts, clock: Clock, *, team: str = "T0SANDBOX", name: str = "Sandbox") -> None:
        self.app, self.clock, self.team, self.name = app, clock, team, name
        self.lock = threading.RLock()
        self.base = ""
        """Where this workspace is served: the address that links in answers begin with."""
        self.new_socket: Callable[[], str] = lambda: ""
        """Gives out a new Socket Mode address."""
        self.history_page = 999
        """Most messages that conversations.history and .replies give at once (15 for some apps)."""
        self.history_lag = timedelta(0)
        """How long a message is not to be seen there yet."""
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.read: dict[tuple[str, str], str] = defaultdict(str)
        """How far (ts) a person has read a channel, by (user id, channel id)."""
        self.listeners: list[Callable[[Change], None]] = []
        self.tickets = Tickets(clock)
        self.files = Files(clock)
        self.views = Views(self.tell)
        self.events: deque[dict[str, Any]] = deque()
        """What the app has yet to be told of (see `happenings` and `courier`)."""
        self.add_user("Slackbot", id=SLACKBOT, kind="bot")
        self.add_user(app.name, id=app.user_id, kind="bot")

    def tell(self, what: str, to: str | None = None, /, **facts: Any) -> None:
        """Let the listeners know of a Change."""
        for listener in list(self.listeners):
            listener(Change(what, facts, to))

    # -- who and where ---------------------------------------------------------------------------------------------

    def add_user(self, name: str, *, real_name: str = "", kind: str = "member", **facts: Any) -> User:
        """A person; `kind` external belongs to another team. Further facts are fields of User."""
        team = "T0OTHER" if kind == "external" else self.team
        facts.setdefault("id", readable("U", name))
        user = User(name=name.lower(), real_name=real_name or name, team_id=team, kind=kind, **facts)
        self.users[user.id] = user
        return user

    def add_channel(
        self, name: str, *, members: set[str] | None = None, kind: str = "channel", **facts: Any
    ) -> Channel:
        facts.setdefault("id", readable("C", name))
        channel = Channel(name=name, kind=kind, members=set(members or ()), **facts)
        self.channels[channel.id] = channel
        return channel

    def dm(self, user_id: str) -> Channel:
        """The bot's conversation with a person, opened when it is not there yet."""
        wanted = {user_id, self.app.user_id}
        for channel in self.channels.values():
            if channel.kind == "dm" and channel.members == wanted:
                return channel
        return self.add_channel("", id=readable("D", user_id[1:].lstrip("0")), kind="dm", members=wanted)

    def user(self, user_id: str) -> User:
        if user_id not in self.users:
            raise Refused("user_not_found")
        return self.users[user_id]

    def channel(self, channel_id: str) -> Channel:
        if channel_id not in self.channels:
            raise Refused("channel_not_found")
        return self.channels[channel_id]

    def may_see(self, user_id: str, channel: Channel) -> bool:
        """Members see their channels; public ones are open to every member of the team."""
        return user_id in channel.members or (channel.kind == "channel" and self.users[user_id].kind == "member")

    # -- messages --------------------------------------------------------------------------------------------------

    def next_ts(self, channel: Channel) -> str:
        """A new ts: the clock's seconds with six decimals, later than every other of the channel."""
        last = next(reversed(channel.messages), "0.0")
        return max(stamp(self.clock.now()), later(last), key=as_number)

    def post(self, channel: Channel, user: str, text: str, **facts: Any) -> Message:
        """Put a message into a channel; facts are fields of Message."""
        message = Message(ts=self.next_ts(channel), user=user, text=text, **facts)
        channel.messages[message.ts] = message
        if message.ephemeral_to:
            self.tell("ephemeral", message.ephemeral_to, channel=channel.id, ts=message.ts)
        else:
            self.told(channel, message, "new")
        return message

    def edit(self, channel: Channel, message: Message, **changed: Any) -> None:
        """Replace fields of a message; what readers see as an edit is counted."""
        for name, value in changed.items():
            setattr(message, name, value)
        message.edited_times += 1
        message.edited_ts = stamp(self.clock.now())
        if message.ephemeral_to:
            self.tell("ephemeral", message.ephemeral_to, channel=channel.id, ts=message.ts)
        else:
            self.told(channel, message, "edit")

    def delete(self, channel: Channel, message: Message) -> None:
        """Take a message away; a root with replies stays as a tombstone."""
        if channel.thread(message.ts):
            message.deleted, message.text, message.blocks = True, "This message was deleted.", []
            message.metadata = None
        else:
            del channel.messages[message.ts]
        if message.ephemeral_to:
            self.tell("ephemeral", message.ephemeral_to, channel=channel.id, ts=message.ts)
        else:
            self.told(channel, message, "delete")

    def told(self, channel: Channel, message: Message, kind: str) -> None:
        self.tell("message", channel=channel.id, ts=message.ts, kind=kind, thread_ts=message.thread_ts)

    def unread(self, user_id: str, channel: Channel) -> int:
        """Messages of others since this person last looked; replies only when shown in the channel."""
        seen = as_number(self.read[user_id, channel.id] or "0.0")
        return sum(
            as_number(one.ts) > seen
            and one.user != user_id
            and one.ephemeral_to is None
            and (one.thread_ts is None or one.broadcast)
            for one in channel.messages.values()
        )

    def mark_read(self, user_id: str, channel: Channel) -> None:
        self.read[user_id, channel.id] = next(reversed(channel.messages), "")
        self.tell("unread", user_id, channel=channel.id, n=0)


def stamp(moment: datetime) -> str:
    """An instant as Slack writes it: 1764579600.000100."""
    return f"{int(moment.timestamp())}.{moment.microsecond:06d}"


def later(ts: str) -> str:
    """The next possible ts."""
    seconds, micros = as_number(ts)
    return f"{seconds + (micros + 1) // 1_000_000}.{(micros + 1) % 1_000_000:06d}"


def as_number(ts: str) -> tuple[int, int]:
    """A ts to compare by; what is none counts as the beginning of time."""
    seconds, _, micros = ts.partition(".")
    if not (seconds.isdecimal() and micros.isdecimal()):
        return 0, 0
    return int(seconds), int(micros)


def moment_of(ts: str) -> datetime:
    seconds, micros = as_number(ts)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros)

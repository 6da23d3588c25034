"""What Slack hands out with an interaction: trigger ids (3 seconds, once) and response URLs (5 uses, 30 minutes)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.clock import Clock
from bot.sandbox.limits import LIMITS
from bot.sandbox.refused import Refused
from bot.sandbox.values import numbers


@dataclass
class Trigger:
    user: str
    view: str | None
    """The modal that was pressed in, if any."""
    until: datetime
    used: bool = False


@dataclass
class Ticket:
    """A response URL: whom and where it answers, and the message that was pressed (None for a command)."""

    user: str
    channel: str
    message: str | None
    thread: str | None
    until: datetime
    uses: int = 0


class Tickets:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.triggers: dict[str, Trigger] = {}
        self.tickets: dict[str, Ticket] = {}
        self.numbers = numbers()

    def trigger(self, user: str, view: str | None = None) -> str:
        """A new trigger id."""
        key = f"{next(self.numbers)}.{int(self.clock.now().timestamp())}.sandbox"
        self.triggers[key] = Trigger(user, view, self.after(LIMITS["trigger"]["seconds"]))
        return key

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id up."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock.now() > trigger.until:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger

    def ticket(self, user: str, channel: str, message: str | None = None, thread: str | None = None) -> str:
        """A new response URL's last part."""
        key = f"R{next(self.numbers)}"
        self.tickets[key] = Ticket(user, channel, message, thread, self.after(LIMITS["response_url"]["seconds"]))
        return key

    def use(self, key: str) -> Ticket:
        """Count one use of a response URL."""
        ticket = self.tickets.get(key)
        if ticket is None or self.clock.now() > ticket.until:
            raise Refused("expired_url")
        if ticket.uses >= LIMITS["response_url"]["uses"]:
            raise Refused("used_url")
        ticket.uses += 1
        return ticket

    def after(self, seconds: int) -> datetime:
        return self.clock.now() + timedelta(seconds=seconds)

"""Brings events to the app: once, and three times more when it does not answer (at once, after 1 and 5 minutes)."""

from __future__ import annotations

import heapq
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.delivery import Deliverer, NoAck, Retry
from bot.sandbox.limits import LIMITS
from bot.sandbox.values import numbers
from bot.sandbox.workspace import Workspace

PAUSES = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))


@dataclass(order=True)
class Waiting:
    due: datetime
    number: int
    payload: dict[str, Any] = field(compare=False)
    retry: Retry | None = field(compare=False, default=None)


class Courier:
    """`deliver_due` works off what is due now; `start` does so in a thread, for a sandbox that people use."""

    def __init__(self, workspace: Workspace, deliverer: Deliverer) -> None:
        self.workspace, self.deliverer = workspace, deliverer
        self.seconds: float = LIMITS["ack"]["seconds"]
        self.waiting: list[Waiting] = []
        self.numbers = numbers()
        self._stopped = threading.Event()
        self._busy = threading.Lock()
        self._thread: threading.Thread | None = None

    def deliver_due(self) -> int:
        """Deliver every event that is due; gives how many deliveries were tried."""
        tried = 0
        with self._busy:
            while waiting := self.next_due():
                self.deliver(waiting)
                tried += 1
        return tried

    def next_due(self) -> Waiting | None:
        workspace = self.workspace
        with workspace.lock:
            now = workspace.clock.now()
            while workspace.events:
                number = next(self.numbers)
                payload = payloads.event(workspace, number, workspace.events.popleft())
                heapq.heappush(self.waiting, Waiting(now, number, payload))
            if self.waiting and self.waiting[0].due <= now:
                return heapq.heappop(self.waiting)
        return None

    def deliver(self, waiting: Waiting) -> None:
        try:
            self.deliverer.deliver("events_api", waiting.payload, self.seconds, waiting.retry)
        except NoAck as silence:
            number = waiting.retry.number + 1 if waiting.retry else 1
            if number <= len(PAUSES):
                due = self.workspace.clock.now() + PAUSES[number - 1]
                again = Waiting(due, waiting.number, waiting.payload, Retry(number, silence.reason))
                with self.workspace.lock:
                    heapq.heappush(self.waiting, again)

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(0.1):
            self.deliver_due()

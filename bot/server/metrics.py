"""`/metrics` in Prometheus's text format, with the extra `metrics`: figures only, no words, no names, no secrets."""

from __future__ import annotations

import logging
from collections import Counter
from typing import Any

from bot.server.health import Health

KIND = "text/plain; version=0.0.4; charset=utf-8"


class Troubles(logging.Handler):
    """Counts what is logged from warnings up; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        self.seen[record.levelname.lower()] += 1


TROUBLES = Troubles()
"""Those of this process, once it listens to the root logger."""


def page(health: Health) -> str | None:
    """The figures as of now; None without the extra."""
    try:
        from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    registry = CollectorRegistry()
    registry.register(_Figures(health))
    return generate_latest(registry).decode()


class _Figures:
    """What the library asks when a page is made."""

    def __init__(self, health: Health) -> None:
        self._health = health

    def collect(self) -> list[Any]:
        from prometheus_client.core import (  # noqa: PLC0415 - an extra
            CounterMetricFamily,
            GaugeMetricFamily,
        )

        told = {name: value for name, value in self._health.facts().items() if isinstance(value, (int, float))}
        told["ready"] = self._health.ready()
        found = [GaugeMetricFamily(f"handover_{name}", _words(name), value=float(told[name])) for name in told]
        logged = CounterMetricFamily("handover_logged", "Lines in the log", labels=["level"])
        for level in ("warning", "error", "critical"):
            logged.add_metric([level], TROUBLES.seen[level])
        waiting = self._health.backlog()
        if waiting is None:
            return [*found, logged]
        posts = GaugeMetricFamily("handover_posts", "Messages that are kept, by state", labels=["state"])
        for state, count in sorted(waiting.posts.items()):
            posts.add_metric([state], count)
        late = GaugeMetricFamily("handover_oldest_due_seconds", "How overdue the oldest is", value=waiting.late)
        return [*found, logged, posts, late]


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()

"""The settings of a workspace as they stand."""

from __future__ import annotations

from datetime import date, time

from bot.rules.settings.template import Template
from bot.rules.values import fact, value

Plain = dict[str, str | bool | None]
"""The settings of the one form as plain values, by field: what a form shows and carries, and what it brings back.

{language, tz, country, at_time, steps, escalation (Slack id), strict, uncertain}
"""


@value
class Contact:
    """Somebody who is told when a start is near and still breaks."""

    uid: str
    name: str
    slack_id: str | None


@value
class Quiet:
    """Days on which nobody works here, both included."""

    first: date
    last: date
    label: str | None = None


@fact
class Standing:
    """All that holds in a workspace."""

    language: str
    tz: str
    country: str
    at_time: time
    steps: tuple[int, ...]
    """Days before a start, falling."""
    strict: bool
    uncertain: str
    """repeat or hold."""
    escalation: Contact | None
    quiet: tuple[Quiet, ...]
    """Those that are not over, the earliest first."""
    phases: Template
    """Of a new journey."""
    admins: tuple[str, ...]
    """Names of those we know; they may change it."""
    may_change: bool

    @property
    def plain(self) -> Plain:
        """The settings of the one form."""
        return {
            "language": self.language,
            "tz": self.tz,
            "country": self.country,
            "at_time": f"{self.at_time:%H:%M}",
            "steps": ", ".join(map(str, self.steps)),
            "escalation": self.escalation.slack_id if self.escalation else None,
            "strict": self.strict,
            "uncertain": self.uncertain,
        }

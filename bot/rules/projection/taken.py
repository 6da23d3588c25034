"""What is shown before something is taken away."""

from __future__ import annotations

from bot.rules.values import value


@value
class Taken:
    """What a journey would take with it, at this `version`."""

    version: int
    phases: int
    people: int
    notes: int

"""How long the outbox waits for what (`reliability.md` §4.2); a fault harness runs on a hundredth of it."""

from __future__ import annotations

from datetime import timedelta

from bot.rules.values import fact


@fact
class Times:
    """All durations of a post's life; `deadline` and `settle` together must stay well below `audit`."""

    deadline: timedelta = timedelta(seconds=10)
    """What one call to Slack may take in all."""
    lease: timedelta = timedelta(seconds=60)
    """How long a claim is good for; after that nobody knows whether its message went out."""
    patience: timedelta = timedelta(seconds=30)
    """How long what Slack has answered is tried to be noted while the database cannot be written: what is not noted is
    not known. Together with `deadline` below what the watchdog lets a thread be silent."""
    settle: timedelta = timedelta(seconds=120)
    """How long an uncertain post is left alone: Slack may still be carrying it out."""
    audit: timedelta = timedelta(minutes=15)
    """When the place of what was tried more than once is looked at again, for a twin that came late."""
    skew: timedelta = timedelta(minutes=2)
    """How much earlier than the first try a message is looked for: two clocks are never the same."""
    pause: timedelta = timedelta(seconds=2)
    """Until the second try of what was certainly not posted; doubled with every try."""
    longest_pause: timedelta = timedelta(minutes=10)
    mending: timedelta = timedelta(seconds=60)
    """Until a post is tried again that could not be drawn, or whose channel could not be looked at."""
    look_again: timedelta = timedelta(seconds=30)
    """Until a place is looked at again that could not be read to its end; doubled with every time."""


TIMES = Times()
"""Those of production."""

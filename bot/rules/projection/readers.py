"""Who could read along in a channel."""

from __future__ import annotations

from bot.rules.values import value


@value
class Readers:
    """Who could read there and cannot where the journey lives now."""

    everybody: bool
    """The whole workspace: the channel is public."""
    members: bool
    """Whoever is in that channel, which is private."""
    guests: tuple[str, ...]
    """Guests who were seen there, by name."""

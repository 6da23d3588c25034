"""Where a person is: whether we could write there too."""

from __future__ import annotations

from bot.call import Place


def may_be_joined(place: Place | None) -> bool:
    """Whether we are not in it, and could go in by ourselves: a public channel of ours, that somebody types in."""
    if place is None or place.id is None:
        return False
    return not (place.dm or place.private or place.shared or place.bot_in)

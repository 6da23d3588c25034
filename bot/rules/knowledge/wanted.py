"""What a typed line or a filled form wants kept of a note: the same value from both."""

from __future__ import annotations

from datetime import datetime

from bot.rules.values import fact


@fact
class WantedNote:
    text: str
    kind: str | None = None
    said_by: str | None = None
    """uid of somebody on the journey."""
    speaker: str = ""
    """A name typed in a form: somebody on the journey, else known, else somebody outside Slack."""
    system: str | None = None
    """The name of one of the journey's systems."""
    heard: tuple[int, ...] = ()
    """Ids of the people who heard it from the customer."""
    heard_at: datetime | None = None
    """When the message it is made from was written; None: now."""
    permalink: str | None = None
    copied: bool = False
    """The text is that of a message, not the person's own words."""
    shareable: bool = False
    segment: str = ""
    pairs: tuple[str, ...] | None = None
    """uids of what relieves the pain, or is relieved; None: they stay as they are."""
    same_as: str | None = None
    """uid of the same pain at another customer."""

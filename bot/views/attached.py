"""What an answer may bring along: pictures, and a file for one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.rules.values import value
from bot.views.parts import Message


@value
class Picture:
    """A picture for an answer: PNG, and what it says to those who do not see it (at most 1000 characters)."""

    content: bytes
    alt: str


@value
class Document:
    """A file for one person, and the message that stands above it in their conversation with the bot."""

    name: str
    content: bytes
    above: Message


Draw = Callable[[], Sequence[Picture]]
Told = Callable[[Sequence[str], str], Message]
"""The message with these files, or with none of them and why."""

"""What the page of one note shows beside the note: who was asked about it, what was done to it, what it pairs with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.rules.projection.inquired import AskedShown, AskingShown
from bot.rules.projection.noted import NoteShown, Option
from bot.rules.values import fact


@fact
class NoteChanged:
    """One line of its history."""

    uid: str
    on: date
    by: str | None
    """Name; None is the bot itself."""
    what: str
    values: Mapping[str, Any]
    undone: bool


@fact
class NoteDetail:
    note: NoteShown
    asked: tuple[AskedShown, ...]
    """Who was asked about it, the earliest first."""
    asking: AskingShown | None
    """Of an open question, who is asked next."""
    history: tuple[NoteChanged, ...]
    """The newest first."""
    may_change: bool
    """The reader may change what stands around its words."""


@fact
class Pairing:
    """What the form that pairs a pain and what relieves it offers."""

    uid: str
    text: str
    reliever: bool
    """The note is a reliever, and pains are chosen; else relievers."""
    options: tuple[Option, ...]
    paired: tuple[str, ...]

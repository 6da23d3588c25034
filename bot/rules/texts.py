"""Marking of texts for translation, and the one exception that stands for a person's mistake."""

from __future__ import annotations

from datetime import date
from typing import Any


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a text for the catalogues; it is translated where the reader's language is known."""
    return message


class Ours(str):
    """A text of ours as a value of another: it is said in the reader's language too."""

    __slots__ = ()


class OnWeekday(date):
    """A day in a sentence that turns on which day of the week it is: it is said with it."""


class Refusal(Exception):
    """What a person can mend. `message` is untranslated and marked with N_; the edge knows the language.

    `field` names the form field (block id) the sentence belongs to, when there is one.
    """

    def __init__(self, message: str, /, field: str | None = None, **words: Any) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.words = words


class Heading(str):
    """What somebody calls a column of theirs: said as it is, in every language."""

    __slots__ = ()

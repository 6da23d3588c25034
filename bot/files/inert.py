"""Text that a spreadsheet would run as a formula, made harmless on the way out and itself again on the way in."""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""A text that begins so would be run by a spreadsheet."""
_MADE_INERT = re.compile(r"""(?:^|[\n,;\t"])'['=+\-@\t\r\n＝＋－＠]""")


def inert(text: str) -> str:
    """The text, after an apostrophe where a spreadsheet would run it; one that begins like that itself gets another."""
    return f"'{text}" if text.startswith(FORMULA) or is_inert(text) else text


def is_inert(text: str) -> bool:
    return text.startswith("'") and text[1:].startswith((*FORMULA, "'"))


def as_meant(text: str) -> str:
    """The text before it was made inert."""
    return text[1:] if is_inert(text) else text


def holds_inert(content: str) -> bool:
    """Whether any cell of a whole file may have been made inert: a look that spares one at every cell."""
    return _MADE_INERT.search(content) is not None

"""A line typed anew with the reading of a date that was chosen."""

from __future__ import annotations

import re

from bot.rules.straight import straight
from bot.rules.typed import Period, Unclear

LONGEST = 1500
"""Characters of a line that a button can carry."""


def with_reading(line: str, unclear: Unclear, reading: Period) -> str | None:
    """The line as typed but for the date that was unclear, which is written so that it has one reading.

    None when the line is too long to be kept, or the date does not stand in it as it was read.
    """
    text = re.escape(str(unclear.words["text"]))
    found = re.search(rf"(?<![^\W_])(?<![/.-]){text}(?![^\W_])", straight(line))
    if found is None or len(line) > LONGEST or reading.first is None or reading.last is None:
        return None
    days = f"{reading.first}" if reading.first == reading.last else f"{reading.first}..{reading.last}"
    about = "~" if reading.tentative and reading.first == reading.last else ""
    return f"{line[: found.start()]}{about}{days}{line[found.end() :]}"

"""A line typed anew with what was chosen for a date or a word of it that was not clear."""

from __future__ import annotations

import json
import re

from bot.rules.straight import straight
from bot.rules.typed import Period, Unclear

LONGEST = 1500
"""Characters of a line that a button can carry."""
ENCODED = 1900
"""Its characters as JSON, where Slack's limit is 2,000 (docs.slack.dev: button element) and `å` is six."""

Offer = tuple[Period | str, str]
"""What a part of a line may be, as a date or as it is called, and the line that says so."""


def offers(line: str, unclear: Unclear, begins: int = 0) -> list[Offer]:
    """What the unclear part may be, each with the line to go on with; it is looked for from `begins` on.

    Empty when nothing may be meant, or no button can carry the line.
    """
    readings: list[tuple[Period | str, str | None]] = [
        (period, with_reading(line, unclear, period, begins)) for period in unclear.readings
    ]
    guesses = [(guess.said, _anew(line, unclear, guess.typed, begins)) for guess in unclear.guesses]
    return [(what, anew) for what, anew in (*readings, *guesses) if anew is not None]


def with_reading(line: str, unclear: Unclear, reading: Period, begins: int = 0) -> str | None:
    """The line as typed but for the date that was unclear, which is written so that it has one reading.

    None when the line is too long to be kept, or the date does not stand in it as it was read.
    """
    if reading.first is None or reading.last is None:
        return None
    days = f"{reading.first}" if reading.first == reading.last else f"{reading.first}..{reading.last}"
    about = "~" if reading.tentative and reading.first == reading.last else ""
    return _anew(line, unclear, f"{about}{days}", begins)


def _anew(line: str, unclear: Unclear, instead: str, begins: int) -> str | None:
    said = str(unclear.words.get("text") or unclear.words.get("name") or "")
    text = r"\s+".join(map(re.escape, straight(said).split()))
    found = re.compile(rf"(?<![^\W_])(?<![/.-])@?{text}(?![^\W_])").search(straight(line), begins) if text else None
    if found is None:
        return None
    anew = f"{line[: found.start()]}{instead}{line[found.end() :]}"
    return anew if fits(anew) else None


def fits(line: str) -> bool:
    """Whether a button can carry the line."""
    return len(line) <= LONGEST and len(json.dumps(line)) <= ENCODED

"""A meeting's kit as people write it: a line for each question, thing to watch, step or alternative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from zlib import crc32

from bot.rules.knowledge.text import written
from bot.rules.names import fold
from bot.rules.texts import N_, Refusal
from bot.rules.values import value

GUIDES = ("question", "observe", "step", "alternative")
"""In the order in which they are shown; the first three are the artefacts that a meeting is to have."""
ARTEFACTS = GUIDES[:3]
MOST = {"question": 20, "observe": 12, "step": 16, "alternative": 8}
"""Lines of each: all of them fit one form when it is told how the meeting went."""
LONGEST = 300
"""Characters of a line."""
WHOLE = 3000
"""Characters of a guide: what a field of a form takes (docs.slack.dev: plain-text input)."""
APART = 8
"""Figures of a uid that tell the lines of one meeting apart, where a form has no room for more."""
ALIKE = 0.6
"""How much alike a line is to an earlier one that it is taken for (difflib's ratio)."""

TOO_MANY = N_("Please keep to {most} lines; here are {n}.")
TOO_LONG = N_("Please keep each line below {most} characters: “{line}…” is longer.")
_MARK = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])\s+")
_WHERE = re.compile(r"\s*;\s*")


@value
class GuideLine:
    """A line of a guide; `place`: where to watch it, of an observation guide."""

    text: str
    place: str = ""


def read_guide(kind: str, text: str) -> list[GuideLine]:
    """The lines without numbers and bullets; what follows a semicolon is where. Raises Refusal at the field `text`."""
    found = [_MARK.sub("", line).strip() for line in written(text).split("\n")]
    lines = [_line(kind, line) for line in dict.fromkeys(found) if line]
    if len(lines) > MOST[kind]:
        raise Refusal(TOO_MANY, "text", most=MOST[kind], n=len(lines))
    if long := next((line for line in lines if max(len(line.text), len(line.place)) > LONGEST), None):
        raise Refusal(TOO_LONG, "text", most=LONGEST, line=long.text[:40])
    return lines


def _line(kind: str, text: str) -> GuideLine:
    if kind != "observe":
        return GuideLine(text)
    what, *rest = _WHERE.split(text, maxsplit=1)
    return GuideLine(what, rest[0]) if rest and what else GuideLine(text.strip("; "))


def as_typed(lines: Iterable[GuideLine]) -> str:
    """A guide as it is edited: `read_guide` reads the same from it."""
    return "\n".join(f"{line.text}; {line.place}" if line.place else line.text for line in lines)


def mark(text: str) -> int:
    """What tells a text from another one, for a form that was made from it."""
    return crc32(text.encode())


def kept_as(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new line the place of the old one that it is: the same, else one reworded, the nearest of those left."""
    folded = [fold(line) for line in old]
    left = dict(enumerate(folded))
    found: list[int | None] = []
    for line in new:
        same = next((at for at, each in left.items() if each == fold(line)), None)
        found.append(same)
        left.pop(-1 if same is None else same, None)
    for n, line in enumerate(new):
        if found[n] is None and left:
            at, ratio = max(((at, _alike(each, fold(line))) for at, each in left.items()), key=lambda one: one[1])
            if ratio >= ALIKE:
                found[n] = at
                del left[at]
    return found


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()

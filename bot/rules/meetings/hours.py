"""Times of day as people write them in English, Swedish and Danish: 13:00-14:30, kl. 13.00-14.30, 1-2:30 pm, at 9.

Nothing is read that may be a date: 10.11 and 13-15 are hours only after `kl`, or where the day is known already.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import time

from bot.rules.dates.names import MONTHS
from bot.rules.names import fold
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Unclear
from bot.rules.values import value

NO_TIME = N_("*{text}* is not a time of day. For example: 13:00-14:30")
BACKWARDS = N_("*{text}* ends before it begins. For example: 13:00-14:30")
NO_BEGIN = N_("When does the meeting begin?")
NO_END = N_("It would end before it begins. When does it end?")
NOON, DAY = 12 * 60, 24 * 60
MONTHS_A_YEAR = 12

_CLOCK = r"(?P<{0}>\d{{1,2}})(?:(?P<{0}_mark>[:.])?(?P<{0}_minute>\d\d))?(?:\s?(?P<{0}_half>[ap])\.?m\b\.?)?"
_HOURS = re.compile(
    r"(?:(?P<between>between|mellan|mellem)\s+)?(?:(?P<kl>kl|klockan|klokken)\b\.?\s*|(?P<at>at|from|fr[åa]n|fra)\s+)?"
    rf"{_CLOCK.format('first')}"
    rf"(?:\s?(?:-|\b(?:to|till?|until)\b|(?(between)\b(?:and|och|og)\b|-))\s?{_CLOCK.format('last')})?"
    r"(?![\w%]|[:/.-]\d)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\w.:/-]")
_NEXT = re.compile(r"(?:[\s,]+|$)(\w*)")


@value
class Hours:
    """From when, and until when where that was said; on one day."""

    begins: time
    ends: time | None = None


def hours_of(begins: time | None, ends: time | None) -> Hours | None:
    """As they were chosen; None: neither was. Raises Refusal."""
    if begins is None and ends is not None:
        raise Refusal(NO_BEGIN, "begins")
    if begins is not None and ends is not None and ends <= begins:
        raise Refusal(NO_END, "ends")
    return None if begins is None else Hours(begins, ends)


def find_hours(
    text: str, at: int, *, dated: bool = False, behind: bool = False, before: Collection[str] = ()
) -> tuple[Hours, int] | None:
    """The hours that begin at `at` in a straight text, and the place after them; None: none, or it may be a date.

    `dated`: the day is known already; `behind`: it stands right before, so that a bare 13-15 is hours too, and a bare
    13 at the end or before one of the words `before`. Raises Unclear for 25:00 and for 14:00-13:00.
    """
    found = None if at and _GOES_ON.match(text, at - 1) else _HOURS.match(text, at)
    if found is None:
        return None
    ranged = found["last"] is not None
    sure = bool(found["kl"] or ":" in found[0] or found["first_half"] or found["last_half"])
    if not (sure or _dotted(found, dated=dated) or _bare(found, behind=behind, ranged=ranged, before=before)):
        return None
    first, last = _moments(found)
    if first is None or (ranged and last is None):
        if not sure:
            return None
        raise Unclear(NO_TIME, "begins", text=found[0].strip())
    if last is not None and last <= first:
        raise Unclear(BACKWARDS, "begins", text=found[0].strip())
    return Hours(_time(first), None if last is None else _time(last)), found.end()


def _dotted(found: re.Match[str], *, dated: bool) -> bool:
    """13.00: no day of a month, or one that cannot be meant."""
    minutes = [int(found[f"{name}_minute"]) for name in ("first", "last") if found[f"{name}_mark"]]
    return bool(minutes) and (dated or any(not 1 <= each <= MONTHS_A_YEAR for each in minutes))


def _bare(found: re.Match[str], *, behind: bool, ranged: bool, before: Collection[str]) -> bool:
    """13, 13-15: after `at`, or right behind the day; not where a month makes a date of it."""
    after = _NEXT.match(found.string, found.end())
    if after is None or found["first_minute"] or found["last_minute"]:
        return False
    word = fold(after[1])
    if word in MONTHS:
        return False
    return bool(found["at"] or (found["between"] and ranged)) or (behind and (ranged or not word or word in before))


def _moments(found: re.Match[str]) -> tuple[int | None, int | None]:
    """Minutes of the day; a half of the day that one of both tells is the other's too, where that fits."""
    halves = [(found["first_half"] or "").lower(), (found["last_half"] or "").lower()]
    first, last = (_minutes(found, name, half) for name, half in zip(("first", "last"), halves, strict=True))
    if halves[1] and not halves[0] and last is not None:
        same = _minutes(found, "first", halves[1])
        first = same if same is not None and same < last else first
    elif halves[0] == "p" and not halves[1] and found["last"]:
        last = _minutes(found, "last", "p") or last
    return first, last


def _minutes(found: re.Match[str], name: str, half: str) -> int | None:
    """None where there is no such time."""
    hour, minute = int(found[name] or DAY), int(found[f"{name}_minute"] or 0)
    if half and not 1 <= hour <= 12:
        return None
    of_day = hour * 60 + minute
    if half:
        of_day = of_day % NOON + (NOON if half == "p" else 0)
    return of_day if minute < 60 and of_day < DAY else None


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))

"""Columns of dates made ISO, in the order of day and month that the whole table tells, or that somebody said; those
written as people say them (`vecka 51`, `15/1 2027`) by the rules for typed lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from bot.files.date_order import ISO, SHAPE, Reader, day_first, month_first, order, year_first
from bot.files.problems import Problems, quoted
from bot.rules.texts import N_
from bot.rules.typed import Unclear
from bot.rules.values import value

CLOCK = re.compile(r"(\S+)[ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?Z?")
"""A day with a time, as spreadsheets write one."""
DAY_FIRST = re.compile(r"([0-9]{1,2})[/.] ?([0-9]{1,2})\.?(?:[- ]) ?([0-9]{4})")
"""`15/1 2027`, `20/10-2026`, `5. 3. 2027`: as Swedes and Danes write, who put the day first."""
ORDERS: dict[str, Reader] = {"day": day_first, "month": month_first}
LAST = frozenset({"end", "active_to"})
"""Columns of last days: a week that stands there is up to its Sunday."""
MONTH = timedelta(days=31)
"""Longer stretches are no answer to which day."""
UNSURE = N_(
    "{file} has dates that do not tell day from month, such as {example}. Say under Columns… which comes first."
)


@value
class Spoken:
    """Where dates as people say them are counted from, and the reader's language."""

    today: date
    language: str = "en"


@value
class Dated:
    """How the dates of a table were read: what came first (year, day, month, "" where there is no date, or unsure), and
    those written as people say them, each with the day it is taken for."""

    order: str
    said: tuple[tuple[str, date], ...] = ()


def told(
    rows: Sequence[list[str]],
    columns: Sequence[str],
    among: Collection[str],
    file: str,
    problems: Problems,
    *,
    said: str = "",
    spoken: Spoken | None = None,
) -> Dated:
    """Rewrite in place the cells of those `columns` that are `among` the ones with dates. `said`: which of day and
    month comes first, where somebody had to say."""
    places = [n for n, one in enumerate(columns) if one in among]
    meant = [
        (text, day)
        for n in places
        for text, day in _in_words({row[n].strip() for row in rows}, spoken, last=columns[n] in LAST)
    ]
    by_text = dict(meant)
    for row in rows:
        for n in places:
            bare = row[n].strip()
            row[n] = by_text[bare].isoformat() if bare in by_text else CLOCK.sub(r"\1", bare)
    texts = {text for row in rows for n in places if (text := row[n])}
    shaped = sorted(text for text in texts if SHAPE.fullmatch(text))
    day_leads = any(DAY_FIRST.fullmatch(text) for text, _ in meant)
    reader = ORDERS.get(said) or order(shaped) or (day_first if day_leads else None)
    if reader is None:
        problems.add(file, UNSURE, example=quoted(shaped[0]))
        return Dated("unsure")
    for row in rows:
        for n in places:
            row[n] = _rewritten(row[n], reader)
    first = next((name for name, one in ORDERS.items() if one is reader), "year") if shaped else "year"
    return Dated(first if texts else "", tuple(meant))


def _in_words(texts: Iterable[str], spoken: Spoken | None, *, last: bool) -> list[tuple[str, date]]:
    """Those that are no date of one shape, each with its day."""
    found = []
    for text in sorted(filter(None, texts)):
        if ISO.fullmatch(text) or SHAPE.fullmatch(text) or CLOCK.fullmatch(text):
            continue
        if parts := DAY_FIRST.fullmatch(text):
            day = _day(int(parts[3]), int(parts[2]), int(parts[1]))
        else:
            day = _read(text, spoken, last=last) if spoken else None
        if day is not None:
            found.append((text, day))
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(text: str, spoken: Spoken, *, last: bool) -> date | None:
    from bot.rules.dates import read_period  # noqa: PLC0415 - it takes its time to import, and few files need it

    try:
        period = read_period(text[:60], spoken.today, language=spoken.language)
    except Unclear:
        return None
    if period.first is None or period.last is None or period.last - period.first > MONTH:
        return None
    return period.last if last else period.first


def _rewritten(text: str, reader: Reader) -> str:
    """What is no date stays, and is told where it is read."""
    if not text or _is_iso(text):
        return text
    try:
        return reader(text).isoformat()
    except ValueError:
        return text


def _is_iso(text: str) -> bool:
    try:
        year_first(text)
    except ValueError:
        return False
    return True

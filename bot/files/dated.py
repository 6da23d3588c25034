"""Columns of dates made ISO, in the order of day and month that the whole table tells, or that somebody said."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.files.date_order import Reader, day_first, month_first, order, year_first
from bot.files.problems import Problems, quoted
from bot.rules.texts import N_

CLOCK = re.compile(r"(\S+)[ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?Z?")
"""A day with a time, as spreadsheets write one."""
ORDERS: dict[str, Reader] = {"day": day_first, "month": month_first}
UNSURE = N_(
    "{file} has dates that do not tell day from month, such as {example}. Say under Columns… which comes first."
)


def told(rows: Sequence[list[str]], places: Collection[int], said: str, file: str, problems: Problems) -> str:
    """Rewrite the cells in place; returns what came first: year, day, month, "" where there is no date, or unsure."""
    for row in rows:
        for n in places:
            if found := CLOCK.fullmatch(row[n].strip()):
                row[n] = found[1]
    texts = [text for row in rows for n in places if (text := row[n].strip())]
    reader = ORDERS.get(said) or order(texts)
    if reader is None:
        example = next((text for text in texts if not _is_iso(text)), "")
        problems.add(file, UNSURE, example=quoted(example))
        return "unsure"
    for row in rows:
        for n in places:
            row[n] = _rewritten(row[n].strip(), reader)
    names = {"year_first": "year", "day_first": "day", "month_first": "month"}
    return names[reader.__name__] if texts else ""


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

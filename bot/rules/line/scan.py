"""Takes a typed line apart: at each word the first kind that fits takes it, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from bot.rules import titles
from bot.rules.dates import find_days, find_period, find_week
from bot.rules.line import words
from bot.rules.line.months import find_months
from bot.rules.line.opened import MENTION, WORD
from bot.rules.line.things import Kind, Line, Thing, Vocabulary
from bot.rules.names import fold
from bot.rules.straight import straight
from bot.rules.typed import Period, PersonRef, Title, Unclear

_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s?(?:%|(?:percent|procent)(?![^\W_]))", re.IGNORECASE)
_BETWEEN = re.compile(r"\.\.+|…|->|→|-(?![^\s\ue000])")
_COMMA = re.compile(r"[,;]+")
_SPACE = re.compile(r"\s*")
_PAIR = re.compile(r"(?<![^\W_])([^\W\d_]+)-([^\W\d_]+)(?![^\W_])")


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: Kind
    value: Any


def scan(text: str, vocabulary: Vocabulary, today: date, after: date | None = None, language: str = "en") -> Line:
    """Take apart an opened line. Never raises: dates that cannot be become the line's `problems`.

    A date without a year is the coming one after the one before it in the line, or after `after`; `language` is the
    reader's.
    """
    line = Line(text)
    line.things = list(_Scanner(line, vocabulary, today, after, language).things())
    return line


class _Scanner:
    """Walks once over the straight text."""

    def __init__(self, line: Line, vocabulary: Vocabulary, today: date, after: date | None, language: str) -> None:
        self.line = line
        self.plain = _PAIR.sub(_parted, straight(line.text))
        self.today = today
        self.after = after
        self.language = language
        self.before: list[Thing] = []
        """The last two things: what a bare number or a month may be, depends on them."""
        self.tokens = list(_tokens(self.plain))
        self.at_token = {token.start: n for n, token in enumerate(self.tokens)}
        self.index = _index(vocabulary)
        self.titles = dict(_titles(self.plain, vocabulary.titles))

    def things(self) -> Iterator[Thing]:
        at = 0
        while (at := self._skip(at)) < len(self.plain):
            thing = self._thing(at)
            if thing is not None and thing.value is not None:
                yield thing
                self.before = [*self.before[-1:], thing]
            at = max(thing.end if thing else 0, at + 1)

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.plain, at)
        return found.end() if found else at

    def _thing(self, at: int) -> Thing | None:
        """The thing that begins at `at`; a value of None says nothing (noise, or a date that cannot be)."""
        if comma := _COMMA.match(self.plain, at):
            return Thing(Kind.COMMA, True, at, comma.end())
        if mention := MENTION.match(self.plain, at):
            return Thing(Kind.PERSON, PersonRef(slack_id=mention[1]), at, mention.end())
        if percent := _PERCENT.match(self.plain, at):
            return Thing(Kind.PERCENT, float(percent[1].replace(",", ".")), at, percent.end())
        return self._named(at) or self._time(at) or self._between(at) or self._word(at)

    def _named(self, at: int) -> Thing | None:
        """The longest of title, phase, system, known person and fixed expression at `at`."""
        found = [thing for thing in (self.titles.get(at), self._listed(at)) if thing]
        return max(found, key=lambda thing: thing.end, default=None)

    def _listed(self, at: int) -> Thing | None:
        here = self.at_token.get(at)
        if here is None:
            return None
        for entry in self.index.get(self.tokens[here].folded, ()):
            stands = self.tokens[here : here + len(entry.words)]
            together = "," not in self.plain[at : stands[-1].end]
            if together and tuple(token.folded for token in stands) == entry.words:
                return Thing(entry.kind, entry.value, at, stands[-1].end)
        return None

    def _time(self, at: int) -> Thing | None:
        try:
            period = self._period(at)
        except Unclear as unclear:
            self.line.problems.append(unclear)
            typed = str(unclear.words["text"])
            return Thing(Kind.PERIOD, None, at, self.plain.index(typed, at) + len(typed))
        if period:
            self.after = period[0].first or self.after
            return Thing(Kind.PERIOD, period[0], at, period[1])
        if months := find_months(self.plain, at):
            return Thing(Kind.MONTHS, months[0], at, months[1])
        days = find_days(self.plain, at)
        return Thing(Kind.DAYS, days[0], at, days[1]) if days else None

    def _period(self, at: int) -> tuple[Period, int] | None:
        kinds = [thing.kind for thing in self.before]
        month = kinds[-1:] in ([Kind.PHASE], [Kind.TO])
        found = find_period(self.plain, at, self.today, self.after, self.language, month=month)
        if found or not self.after or kinds != [Kind.PERIOD, Kind.TO] or self.before[0].value.precision != "week":
            return found
        return find_week(self.plain, at, self.after)

    def _between(self, at: int) -> Thing | None:
        found = _BETWEEN.match(self.plain, at)
        return Thing(Kind.TO, False, at, found.end()) if found else None

    def _word(self, at: int) -> Thing | None:
        here = self.at_token.get(at)
        if here is None:
            return None
        token = self.tokens[here]
        if token.folded in words.UNTIL:
            return Thing(Kind.TO, True, at, token.end)
        if token.folded in words.AND:
            return Thing(Kind.AND, True, at, token.end)
        silent = token.folded in words.NOISE or not token.folded
        return Thing(Kind.WORD, None if silent else token.folded, at, token.end)


def _parted(pair: re.Match[str]) -> str:
    """`sales-project` is two phases with a range between, `sub-project` is one word."""
    both = fold(pair[1]) in words.PHASES and fold(pair[2]) in words.PHASES
    return f"{pair[1]}…{pair[2]}" if both else pair[0]


def _tokens(plain: str) -> Iterator[_Token]:
    for found in WORD.finditer(plain):
        yield _Token(fold(found.group().rstrip(".")), found.start(), found.end())


def _titles(plain: str, table: tuple[Title, ...]) -> Iterator[tuple[int, Thing]]:
    """The longest title of each part between commas, by where it starts."""
    at = 0
    for part in re.split(r"([,;]+)", plain) if table else ():
        if found := titles.find(part, table):
            yield at + found[1], Thing(Kind.TITLE, found[0], at + found[1], at + found[2])
        at += len(part)


@lru_cache(maxsize=64)
def _index(vocabulary: Vocabulary) -> dict[str, tuple[_Entry, ...]]:
    """What may be named, by its first folded word, the longest first; a journey's own names before general words."""
    index: dict[str, list[_Entry]] = {}
    for name, kind, value in _nameable(vocabulary):
        wanted = tuple(token.folded for token in _tokens(straight(name)))
        if wanted and wanted[0]:
            index.setdefault(wanted[0], []).append(_Entry(wanted, kind, value))
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in index.items()}


def _nameable(vocabulary: Vocabulary) -> Iterator[tuple[str, Kind, Any]]:
    yield from ((phase.name, Kind.PHASE, fold(phase.name)) for phase in vocabulary.phases if phase.name)
    yield from ((name, Kind.SYSTEM, name) for name in vocabulary.systems)
    yield from ((name, Kind.PERSON, PersonRef(name=name)) for name in vocabulary.people)
    yield from ((word, Kind.THROUGHOUT, True) for word in words.THROUGHOUT)
    yield from ((word, Kind.EVERYTHING, True) for word in words.EVERYTHING)
    yield from ((word, Kind.FLAG, flag) for word, flag in words.FLAGS.items())
    yield from ((word, Kind.PERCENT, share) for word, share in words.SHARES.items())
    yield from ((word, Kind.TO, True) for word in words.UP_TO)
    yield from ((word, Kind.WORD, None) for word in words.SILENT)
    yield from ((word, Kind.PHASE, word) for word in (*words.PHASES, *words.LIKE))

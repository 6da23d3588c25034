"""`phase`: a phase planned anew, moved, begun, or added; `signed` and `started`: the phase that is meant, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.rules.line import words
from bot.rules.line.opened import MENTION, opened
from bot.rules.line.reading import BACKWARDS, WHEN, WHICH, Trouble, phase_of
from bot.rules.line.scan import scan
from bot.rules.line.things import Kind, Line, PhaseWord, Thing, Vocabulary
from bot.rules.names import fold, tidy
from bot.rules.straight import straight
from bot.rules.texts import N_
from bot.rules.typed import NewPhase, Period, PhaseChange

ONE_PHASE = N_("I read two phases. Please change one at a time.")
ONE_DAY = N_("Please give one day: the one on which it starts.")
NAME_IT = N_("What is the new phase called?")

_FROM = re.compile(r"(?:^|\s)(?:from|från|fra)\s*$", re.IGNORECASE)


def read_phase_change(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> PhaseChange:
    """Read what follows `phase`. Raises Unclear with the PhaseChange as far as it was understood."""
    reading = _reading(text, vocabulary, today, language)
    things = reading.line.things
    if things and things[0].value in words.ADD:
        return reading.added(things[2:] if things[1:2] and things[1].kind is Kind.TO else things[1:])  # `lägg till`
    return reading.changed(things)


def read_event(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> PhaseChange:
    """Read what follows `signed` or `started`: a phase, a start, both or neither. Raises Unclear likewise."""
    reading = _reading(text, vocabulary, today, language)
    return reading.event(reading.line.things)


def _reading(text: str, vocabulary: Vocabulary, today: date, language: str) -> _Planning:
    bare = Vocabulary(phases=vocabulary.phases, titles=())
    return _Planning(scan(opened(text), bare, today, language=language), bare, today)


class _Planning:
    def __init__(self, line: Line, vocabulary: Vocabulary, today: date) -> None:
        self.line = line
        self.vocabulary = vocabulary
        self.today = today
        self.trouble = Trouble()
        self.phase: PhaseWord | None = None
        self.start: Period | None = None
        self.end: date | None = None
        self.days: int | None = None
        self.months: int | None = None
        self.ending = self.sooner = self.moving = self.started = False
        self.leaving = False
        """The first date is the one that a move is from."""

    def changed(self, things: list[Thing]) -> PhaseChange:
        for thing in things:
            self._take(thing)
        if self.phase is None:
            self.trouble.add(WHICH, "phase")
        if self.started and self.start is None and self.end is None:
            self.start = Period(self.today, self.today)
        if self.start is None and self.end is None and self.days is None and self.months is None:
            self.trouble.add(WHEN, "start")
        change = PhaseChange(
            phase=self.phase.uid if self.phase else None,
            start=self.start,
            end=self.end,
            begun=self._begun(),
            shift_days=-self.days if self.days and self.sooner else self.days,
            shift_months=-self.months if self.months and self.sooner else self.months,
        )
        self._check_days()
        self.trouble.tell(self.line, change)
        return change

    def event(self, things: list[Thing]) -> PhaseChange:
        """Durations and last days say nothing here."""
        for thing in things:
            if thing.kind in (Kind.DAYS, Kind.MONTHS):
                self.trouble.odd(self.line, [thing], self.vocabulary)
            else:
                self._take(thing)
        if self.end is not None:
            self.trouble.add(ONE_DAY, "start")
        change = PhaseChange(phase=self.phase.uid if self.phase else None, start=self.start)
        self.trouble.tell(self.line, change)
        return change

    def added(self, things: list[Thing]) -> PhaseChange:
        """`add pilot after project 1 mar`: the name is what stands before `after` and the dates."""
        after = next((n for n, thing in enumerate(things) if thing.value in words.AFTER), len(things))
        dated = next((n for n, thing in enumerate(things) if thing.kind in (Kind.PERIOD, Kind.TO)), len(things))
        name = things[: min(after, dated)]
        for thing in things[min(after, dated) :]:
            self._take(thing)
        if not name:
            self.trouble.add(NAME_IT, "name")
        kind, called = phase_called(self.line, name)
        added = NewPhase(kind=kind, name=called, start=self.start, end=self.end)
        change = PhaseChange(phase=None, add=added, after=self.phase.uid if self.phase else None)
        self._check_days()
        self.trouble.tell(self.line, change)
        return change

    def _take(self, thing: Thing) -> None:
        if thing.kind is Kind.PHASE:
            self._phase(thing)
        elif thing.kind is Kind.PERIOD:
            self._period(thing)
        elif thing.kind is Kind.DAYS:
            self.days = thing.value
        elif thing.kind is Kind.MONTHS:
            self.months = thing.value
        elif thing.kind is Kind.TO:
            self.ending = not self.moving or self.start is not None
        elif thing.kind is Kind.WORD and self._is_verb(thing.value):
            pass
        elif thing.value not in words.AFTER and thing.kind not in (Kind.COMMA, Kind.AND):
            self.trouble.odd(self.line, [thing], self.vocabulary)

    def _phase(self, thing: Thing) -> None:
        found = phase_of(thing.value, self.vocabulary, self.trouble)
        if self.phase and found and found != self.phase:
            self.trouble.add(ONE_PHASE, "phase")
        self.phase = self.phase or found

    def _is_verb(self, word: str) -> bool:
        """Whether a word says what becomes of the phase; what it says is noted."""
        if word in words.STARTS | words.STARTED | words.ENDS:
            self.ending = word in words.ENDS
            self.started = self.started or word in words.STARTED
        elif word in words.MOVES | words.SOONER:
            self.moving = True
            self.sooner = self.sooner or word in words.SOONER
        else:
            return False
        return True

    def _period(self, thing: Thing) -> None:
        period: Period = thing.value
        if self.moving and self.start is not None and self.leaving:
            self.start = period
        elif self.ending or self.start is not None:
            self.end = period.last
        else:
            self.start = period
            self.leaving = _FROM.search(straight(self.line.text[: thing.start])) is not None

    def _begun(self) -> bool:
        """A firm start today or before has happened."""
        start = self.start
        return bool(start and not start.tentative and start.first and start.first <= self.today)

    def _check_days(self) -> None:
        if self.start and self.start.first and self.end and self.end < self.start.first:
            self.trouble.add(BACKWARDS, "end")


def phase_named(text: str) -> tuple[str, str | None]:
    """Kind and name of a new phase as it is filled in; a kind's own word is no name."""
    folded = fold(text)
    kinds = (words.PHASES.get(word) or words.LIKE.get(word) for word in (folded, *folded.split()))
    return next(filter(None, kinds), "other"), None if folded in words.PHASES else text.strip()


def phase_called(line: Line, things: Sequence[Thing]) -> tuple[str, str | None]:
    """Kind and name of a new phase; a kind's own word is no name."""
    kinds = (words.PHASES.get(thing.value) or words.LIKE.get(thing.value) for thing in things)
    typed = tidy(MENTION.sub("@", line.typed(things)))
    return next(filter(None, kinds), "other"), None if fold(typed) in words.PHASES else typed or None

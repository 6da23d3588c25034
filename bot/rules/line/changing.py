"""`replace`, `remove` and `away`: what happens to people who are on a journey."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.rules.line import words
from bot.rules.line.opened import opened
from bot.rules.line.reading import BACKWARDS, WHEN, WHO, Trouble, names_in, phase_of, runs, shown
from bot.rules.line.scan import scan
from bot.rules.line.things import Kind, Line, Thing, Vocabulary
from bot.rules.texts import N_
from bot.rules.typed import Absence, Period, PersonRef, Placement, Removal, Replacement

TWO_PEOPLE = N_("Who takes over from whom? Please name two people.")
ONE_PERSON = N_("Please tell me about one person at a time.")
RECENT = timedelta(days=14)
"""An absence without a year that began so long ago is meant; an older one is next year's."""


def read_replace(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> Replacement:
    """`@per with @eva 1 mar`. Raises Unclear; its `understood` is a Placement with the people in their order."""
    reading = _People(text, vocabulary, today, language)
    since = reading.day()
    if len(reading.people) != 2:
        reading.trouble.add(TWO_PEOPLE, "people")
    reading.tell(Placement(people=tuple(reading.people), first=since))
    old, new = reading.people
    return Replacement(old=old, new=new, since=since)


def read_remove(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> Removal:
    """`@anna 15 jan`, `@anna project`. Raises Unclear with the Removal as far as it was understood."""
    reading = _People(text, vocabulary, today, language)
    removal = Removal(people=tuple(reading.people), phases=tuple(reading.phases), since=reading.day())
    if not reading.people:
        reading.trouble.add(WHO, "people")
    reading.tell(removal)
    return removal


def read_away(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> Absence:
    """`v28-31`, `@anna 6-20 jul`, `6 jul until 20 jul`. Raises Unclear; `understood` is a Placement with the days."""
    reading = _People(text, vocabulary, today, language, today - RECENT)
    if len(reading.people) > 1:
        reading.trouble.add(ONE_PERSON, "people")
    person = reading.people[0] if reading.people else None
    first, last = reading.span(today)
    if first is None or last is None:
        reading.trouble.add(WHEN, "first")
    elif last < first:
        reading.trouble.add(BACKWARDS, "last")
    sure = None if reading.line.problems else last
    reading.tell(Placement(people=(person,) if person else (), first=first, last=sure))
    assert first is not None
    assert last is not None
    return Absence(first=first, last=last, person=person)


class _People:
    """People, phases and days of a line; what is none of these is trouble."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, today: date, language: str, after: date | None = None
    ) -> None:
        self.vocabulary = Vocabulary(phases=vocabulary.phases, people=vocabulary.people, titles=())
        self.line: Line = scan(opened(text), self.vocabulary, today, after, language)
        self.trouble = Trouble()
        self.people: list[PersonRef] = []
        self.phases: list[str] = []
        self.periods: list[Period] = []
        self.days: int | None = None
        self.until = False
        for run in runs(self.line.things):
            self._take(run)

    def _take(self, run: Sequence[Thing]) -> None:
        thing = run[0]
        if thing.kind is Kind.PERSON:
            self.people.append(thing.value)
        elif thing.kind is Kind.PHASE:
            phase = phase_of(thing.value, self.vocabulary, self.trouble)
            self.phases.extend([phase.uid] if phase else [])
        elif thing.kind is Kind.PERIOD:
            self.periods.append(thing.value)
        elif thing.kind is Kind.DAYS:
            self.days = thing.value
        elif thing.kind is Kind.WORD:
            self.people.extend(names_in(self.line, [each for each in run if each.value not in words.LEAVES]))
        elif thing.kind is Kind.TO:
            self.until = self.until or not self.periods
        elif thing.kind not in (Kind.COMMA, Kind.AND):
            self.trouble.odd(self.line, run, self.vocabulary)

    def day(self) -> date | None:
        """The one day given."""
        if len(self.periods) > 1:
            self.trouble.add(WHEN, "first", text=shown(self.line.text))
        return self.periods[0].first if self.periods else None

    def span(self, today: date) -> tuple[date | None, date | None]:
        """First and last day: of one period, of two, from today where only an end stands."""
        if not self.periods:
            return (today, today + timedelta(days=max(self.days, 1) - 1)) if self.days else (None, None)
        first = today if self.until and len(self.periods) == 1 else self.periods[0].first
        last = self.periods[-1].last
        if first and self.days and len(self.periods) == 1:
            last = first + timedelta(days=max(self.days, 1) - 1)
        return first, last

    def tell(self, understood: object) -> None:
        self.trouble.tell(self.line, understood)

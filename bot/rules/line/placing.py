"""`add`: people put on phases. Every part after the name is optional and may stand anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import zip_longest

from bot.rules.line import words
from bot.rules.line.opened import opened
from bot.rules.line.reading import BACKWARDS, NOT_UNDERSTOOD, WHO, Trouble, names_in, near, phase_of, runs, shown
from bot.rules.line.scan import scan
from bot.rules.line.things import Kind, Line, Thing, Vocabulary
from bot.rules.texts import N_
from bot.rules.typed import Period, PersonRef, Placement, Title

PERCENT = N_("A percentage lies between 1 and 100.")
A_ROLE = N_("I know no title, phase or system called *{text}*. I put it down as the role; please check.")
TWO_ROLES = N_(
    "I read two roles, and two people. Please keep one of them here, and give the other a line of their own."
)
TWICE = N_("I read *{text}* as a second one of its kind. Please keep one.")


def read_placement(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> Placement:
    """Read what follows `add`. Raises Unclear with the Placement as far as it was understood."""
    return _Placing(scan(opened(text), vocabulary, today, language=language), vocabulary).read()


class _Placing:
    def __init__(self, line: Line, vocabulary: Vocabulary) -> None:
        self.line = line
        self.vocabulary = vocabulary
        self.trouble = Trouble()
        self.people: list[PersonRef] = []
        self.phases: list[int] = []
        self.role: list[Thing] = []
        self.title: Title | None = None
        self.flags: set[str] = set()
        self.systems: list[str] = []
        self.everywhere = self.all_systems = False
        self.percent: float | None = None
        self.first: date | None = None
        self.last: date | None = None
        self.ended = False
        """The last day was told by itself, not as that of the first week or month."""
        self.until: Thing | None = None
        """A `to`, `until` or `..` that waits for what it belongs to."""
        self.before: Thing | None = None
        self.following: Thing | None = None

    def read(self) -> Placement:
        ordered = runs(self.line.things)
        for run, following in zip_longest(ordered, ordered[1:]):
            self.following = following[0] if following else None
            self._take(run)
            self.before = run[-1]
            if run[0].kind not in (Kind.TO, Kind.COMMA):
                self.until = None
        if not self.people:
            self.trouble.add(WHO, "people")
        if self.first and self.last and self.last < self.first:
            self.trouble.add(BACKWARDS, "last")
        placement = self._understood()
        self.trouble.tell(self.line, placement)
        return placement

    def _understood(self) -> Placement:
        return Placement(
            people=tuple(dict.fromkeys(self.people)),
            phases=tuple(self.vocabulary.phases[at].uid for at in sorted(set(self.phases))),
            throughout=self.everywhere,
            role=self.line.typed(self.role),
            title=self.title,
            lead="lead" in self.flags,
            key="key" in self.flags,
            customer="customer" in self.flags,
            systems=tuple(dict.fromkeys(self.systems)),
            all_systems=self.all_systems,
            percent=self.percent,
            first=self.first,
            last=self.last,
        )

    def _take(self, run: list[Thing]) -> None:
        thing = run[0]
        takers: dict[Kind, Callable[[Thing], None]] = {
            Kind.PERSON: lambda thing: self.people.append(thing.value),
            Kind.PHASE: self._phase,
            Kind.PERIOD: self._period,
            Kind.DAYS: self._days,
            Kind.PERCENT: self._share,
            Kind.SYSTEM: lambda thing: self.systems.append(thing.value),
            Kind.TITLE: self._title,
            Kind.FLAG: self._flag,
        }
        if thing.kind is Kind.WORD:
            self._words(run)
        elif thing.kind is Kind.TO:
            self.until = thing
        elif thing.kind is Kind.THROUGHOUT:
            self.everywhere = True
        elif thing.kind is Kind.EVERYTHING:
            self.all_systems = True
        elif thing.kind is Kind.MONTHS:
            self.trouble.odd(self.line, run, self.vocabulary)
        elif thing.kind in takers:
            takers[thing.kind](thing)

    def _phase(self, thing: Thing) -> None:
        phase = phase_of(thing.value, self.vocabulary, self.trouble)
        if phase is None:
            return
        at = self.vocabulary.phases.index(phase)
        begin = self.phases[-1] if self.until and self.phases else at
        self.phases.extend(range(min(begin, at), max(begin, at) + 1))
        self.phases.append(at)

    def _period(self, thing: Thing) -> None:
        period: Period = thing.value
        if self.until or self.first:
            if self.last and (self.ended or not self.until):
                self.trouble.add(TWICE, "last", text=shown(self.line.typed([thing])))
            self.last, self.ended = period.last, True
        else:
            self.first = period.first
            self.last = period.last if period.first != period.last else self.last

    def _days(self, thing: Thing) -> None:
        if self.first is None:
            self.trouble.odd(self.line, [thing], self.vocabulary)
        else:
            self.last = self.first + timedelta(days=max(thing.value, 1) - 1)

    def _share(self, thing: Thing) -> None:
        if not 0 < thing.value <= 100:
            self.trouble.add(PERCENT, "percent")
        elif self.percent is not None:
            self.trouble.add(TWICE, "percent", text=shown(self.line.typed([thing])))
        else:
            self.percent = thing.value

    def _title(self, thing: Thing) -> None:
        if self.title is not None:
            message = TWO_ROLES if len(self.people) > 1 else TWICE
            self.trouble.add(message, "role", text=shown(self.line.typed([thing])))
            return
        self.title = thing.value
        self.role = [*self.role, thing] if self.before in self.role else [thing]

    def _flag(self, thing: Thing) -> None:
        """A flag counts where it cannot be part of a name: not after plain words."""
        if self.before is None or self.before.kind in (Kind.WORD, Kind.AND):
            self._words([thing])
        else:
            self.flags.add(thing.value)

    def _words(self, run: list[Thing]) -> None:
        """Plain words are a name at the beginning or after `and`, else part of the role, else not understood."""
        if all(thing.value in words.STARTS | words.ENDS for thing in run):
            return
        if not self.people or (self.before and self.before.kind is Kind.AND) or self.line.text[run[0].start] == "@":
            named = self._named(run)
            self.people.extend(names_in(self.line, run[:named]))
            if run[named:]:
                self._words(run[named:])
        elif self._beside_title() and not near(self.line.typed(run), self.vocabulary):
            self.role.extend(run)
        elif not self.trouble.odd(self.line, run, self.vocabulary, NOT_UNDERSTOOD if self.role else A_ROLE):
            self.role = self.role or run

    def _named(self, run: list[Thing]) -> int:
        """How many words are names: after capital letters a small one begins what somebody is: "Eva Ek driftschef".

        Names that are typed all in small letters, and what belongs to names (von, de), stay whole.
        """
        letters = [self.line.text[thing.start :].lstrip("@")[:1] for thing in run]
        small = [
            letter.islower() and thing.value not in words.OF_NAMES for letter, thing in zip(letters, run, strict=True)
        ]
        first = small.index(True) if True in small else len(run)
        return first if letters[0].isupper() and all(small[first:]) else len(run)

    def _beside_title(self) -> bool:
        """Words just before or after the title belong to the role: senior architect, architect for integration."""
        if self.before and self.before.kind is Kind.TITLE:
            return True
        return self.title is None and self.following is not None and self.following.kind is Kind.TITLE

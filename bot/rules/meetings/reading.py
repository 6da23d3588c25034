"""A typed line read: `Acme 3 dec 13:00-14:30 with @carl CIO, @eva about order flow`, in any order but for the topic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from bot.rules.dates import find_period
from bot.rules.knowledge.text import read_out
from bot.rules.line.opened import MENTION, WORD
from bot.rules.line.words import AND
from bot.rules.meetings.behind import dated_from, ends_with
from bot.rules.meetings.hours import Hours, find_hours
from bot.rules.meetings.profiles import profile_at
from bot.rules.meetings.words import ABOUT, QUIET, WITH
from bot.rules.names import fold, tidy
from bot.rules.straight import straight
from bot.rules.texts import N_
from bot.rules.typed import Period, PersonRef, Unclear
from bot.rules.values import value

_FIGURES = re.compile(r"\d{1,2}\.\d\d(?:-\d{1,2}\.\d\d)?(?![.\d])")
"""Hours or a day: both may be written with a dot."""
ONE_DAY = N_("A meeting is on one day. Which day is it?")


@value
class Invited:
    """Somebody who is to take part, and as what, where that was typed."""

    ref: PersonRef
    profile: str | None = None


@value
class ReadMeeting:
    day: date | None = None
    hours: Hours | None = None
    customer: str = ""
    people: tuple[Invited, ...] = ()
    about: str = ""
    """With who is mentioned in it marked (MENTION)."""


def read_meeting(typed: str, today: date, language: str) -> ReadMeeting:
    """What the line says. Raises Unclear, which carries the rest, for a date that is none or no single day."""
    text = read_out(typed)
    walk = _Walk(text=text, plain=straight(text), today=today, language=language)
    walk.go()
    read = ReadMeeting(
        day=walk.period.first if walk.period else None,
        hours=walk.hours,
        customer=tidy(" ".join(_said(walk.customer))),
        people=tuple(walk.people),
        about=" ".join(_said(walk.about.split(" "))),
    )
    if walk.period is not None and walk.period.precision != "day":
        walk.problem, read = Unclear(ONE_DAY, "day"), replace(read, day=None)
    if walk.problem is not None:
        walk.problem.understood = read
        raise walk.problem
    return read


def _said(words: list[str]) -> list[str]:
    """Without the small word that stood before a date."""
    return words[:-1] if words and fold(words[-1].rstrip(".")) in QUIET else words


@dataclass
class _Walk:
    """One way through the line, word by word."""

    text: str
    plain: str
    """The same, letter for letter, made straight."""
    today: date
    language: str
    at: int = 0
    naming: bool = False
    """Names of people are read, not the customer's."""
    begins: bool = True
    """The next word begins a name."""
    named: bool = False
    """The customer was named before the date; what follows that is none."""
    period: Period | None = None
    dated: int = 0
    """Where the day ends that was read."""
    hours: Hours | None = None
    customer: list[str] = field(default_factory=list)
    people: list[Invited] = field(default_factory=list)
    about: str = ""
    problem: Unclear | None = None

    def go(self) -> None:
        while self.at < len(self.plain):
            if self.plain[self.at].isspace():
                self.at += 1
            elif not (self._mention() or self._hours() or self._date() or self._word()):
                self.at, self.begins = self.at + 1, True

    def _mention(self) -> bool:
        found = MENTION.match(self.plain, self.at)
        if found is None:
            return False
        self.people.append(Invited(PersonRef(slack_id=found[1])))
        self.at, self.naming, self.begins = found.end(), True, True
        return True

    def _hours(self) -> bool:
        if self.hours is not None:
            return False
        known = self.period is not None
        behind = known and not self.plain[self.dated : self.at].strip(" ,")
        figures = _FIGURES.match(self.plain, self.at)
        dated = known or bool(figures and dated_from(self.plain, figures.end(), self.today, self.language))
        try:
            found = find_hours(self.plain, self.at, dated=dated, behind=behind, before=WITH | ABOUT)
        except Unclear as unclear:
            self.problem = self.problem or unclear
            self.at += len(str(unclear.words["text"]))
            return True
        if found is None:
            return False
        self.hours, self.at = found
        return True

    def _date(self) -> bool:
        if self.period is not None or self.problem is not None:
            return False
        try:
            found = find_period(self.plain, self.at, self.today, language=self.language)
        except Unclear as unclear:
            unclear.field, self.problem = "day", unclear
            typed = str(unclear.words.get("text", ""))
            self.at = max(self.at + 1, self.plain.find(typed, self.at) + len(typed))
            return True
        if found is None or found[0].unknown:
            return False
        self.period, self.at = found
        self.dated = self.at
        self.named = bool(self.customer)
        return True

    def _word(self) -> bool:
        found = WORD.match(self.plain, self.at)
        if found is None:
            return False
        word = fold(found.group().rstrip("."))
        if word in ABOUT and not self.about:
            self._rest(found.end())
        elif word in WITH:
            self.naming, self.begins, self.at = True, True, found.end()
        elif word in AND and self.naming:
            self.begins, self.at = True, found.end()
        elif not (self.naming and self._profile()):
            self._name(self.text[found.start() : found.end()], word)
            self.at = found.end()
        return True

    def _profile(self) -> bool:
        """A profile after a name: `@carl CIO`, `Carl Berg (CIO)`."""
        words = list(WORD.finditer(self.plain, self.at))[:3]
        found = profile_at([word.group().strip("()") for word in words])
        if found is None or not self.people:
            return False
        self.people[-1] = replace(self.people[-1], profile=found[0])
        self.at, self.begins = words[found[1] - 1].end(), True
        return True

    def _name(self, word: str, folded: str) -> None:
        if not self.naming:
            self.customer += [] if self.named or (folded in QUIET and not self.customer) else [word]
        elif self.begins or not self.people or not self.people[-1].ref.name:
            self.people.append(Invited(PersonRef(name=word)))
            self.begins = False
        else:
            self.people[-1] = Invited(PersonRef(name=f"{self.people[-1].ref.name} {word}"))

    def _rest(self, at: int) -> None:
        """What it is about is all that follows, but for a day and hours at its very end."""
        self.about, self.at = self.text[at:].strip(), len(self.plain)
        for found in WORD.finditer(self.plain, at):
            period, hours = ends_with(self.plain, found.start(), self.today, self.language)
            if (period and self.period) or (hours and self.hours) or not (period or hours):
                continue
            self.period, self.hours = period or self.period, hours or self.hours
            self.about = self.text[at : found.start()].strip()
            return

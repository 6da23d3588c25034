"""`new`: a journey, `Acme ERP for Acme AB: sales 1 sep, project 1 dec; systems: CRM*, BI`."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from bot.rules.line import words
from bot.rules.line.opened import MENTION, WORD, opened
from bot.rules.line.planning import phase_called
from bot.rules.line.reading import BACKWARDS, Trouble, shown
from bot.rules.line.scan import scan
from bot.rules.line.things import Kind, Line, Thing, Vocabulary
from bot.rules.names import LONGEST, fold, tidy
from bot.rules.straight import straight
from bot.rules.texts import N_
from bot.rules.typed import NewJourney, NewPhase, Period

NAME = N_("What is the journey called?")
LONG = N_("A name has at most {most} characters. Please shorten it.")
NO_PHASES = N_("When does each phase start? What you leave open can be filled in later.")
TOO_MANY = N_("A journey has at most {most} phases and {most} systems.")
FALLING = N_("*{later}* would start before *{earlier}*. Please check the dates.")
TWICE = N_("*{text}* stands there twice. Please give each phase a name of its own.")
MOST = 40

_SYSTEMS = re.compile(r"[;,]\s*(?:systems?|systemer)\s*:|;\s*(?:systems?|systemer)\s", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|för|till?|hos)\s", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_DATE = re.compile(r"\s+(?:(?:from|från|fra|den|om|on)\s+)*[0-9~?]", re.IGNORECASE)
_NO_NAMES = Vocabulary(titles=())


def read_new(text: str, today: date, language: str = "en") -> NewJourney:
    """Read what follows `new`. Raises Unclear with the NewJourney as far as it was understood."""
    whole = opened(text)
    plain = straight(whole)
    cut = next((found for found in _SYSTEMS.finditer(plain)), None)
    end = cut.start() if cut else len(whole)
    named, begins = _beginning(plain[:end], today)
    trouble = Trouble()
    name, customer = _names(whole[:named], trouble)
    line = scan(whole[begins:end], _NO_NAMES, today, language=language)
    phases = tuple(_phases(line, trouble))
    systems = _systems(whole[cut.end() :]) if cut else ()
    _check(phases, systems, trouble)
    journey = NewJourney(name=name, customer=customer, phases=phases, systems=systems)
    trouble.tell(line, journey)
    return journey


def _beginning(plain: str, today: date) -> tuple[int, int]:
    """Where the names end and where the phases begin: at a colon; without one at phases that are dated, all of them."""
    colon = _colon(plain)
    if colon is not None:
        return colon, colon + 1
    first = next((found.start() for found in WORD.finditer(plain) if _is_dated_phase(plain, found)), len(plain))
    phases = _phases(scan(plain[first:], _NO_NAMES, today), Trouble())
    begins = first if all(phase.kind != "other" and phase.start for phase in phases) else len(plain)
    return begins, begins


def _is_dated_phase(plain: str, found: re.Match[str]) -> bool:
    return _is_phase(fold(found.group().rstrip("."))) and _DATE.match(plain, found.end()) is not None


def _colon(plain: str) -> int | None:
    """The last colon that is followed by a phase word; where none is, the last one that is followed by a date."""
    colons = [found.start() for found in re.finditer(":", plain)]
    for at in reversed(colons):
        first = WORD.match(plain, at + 1 + len(plain[at + 1 : at + 20]) - len(plain[at + 1 : at + 20].lstrip()))
        if first and _is_phase(fold(first.group().rstrip("."))):
            return at
    return next((at for at in reversed(colons) if re.search(r"[0-9?~]", plain[at : at + 80])), None)


def _is_phase(word: str) -> bool:
    return word in words.PHASES or word in words.LIKE


def _names(typed: str, trouble: Trouble) -> tuple[str, str]:
    """The journey's name and its customer's; without `for`, the customer is called as the journey."""
    typed = MENTION.sub("", typed).strip(" ,;:")
    plain = straight(typed)
    quoted = [found.span() for found in _QUOTED.finditer(plain)]
    split = [
        found.span() for found in _FOR.finditer(plain) if not any(begin < found.start() < end for begin, end in quoted)
    ]
    name, customer = (typed[: split[-1][0]], typed[split[-1][1] :]) if split else (typed, typed)
    name, customer = _unquoted(name), _unquoted(customer)
    for text, on in ((name, "name"), (customer, "customer")):
        if len(" ".join(text.split())) > LONGEST:
            trouble.add(LONG, on, most=LONGEST)
    if not tidy(name):
        trouble.add(NAME, "name")
    return tidy(name), tidy(customer)


def _unquoted(name: str) -> str:
    """A name without the quotes around the whole of it; those of `5" screen` stay."""
    whole = name.strip(" ,")
    return whole[1:-1] if _QUOTED.fullmatch(straight(whole)) else whole


def _phases(line: Line, trouble: Trouble) -> list[NewPhase]:
    """One phase for every name, with the dates that follow it."""
    groups: list[tuple[list[Thing], list[Thing]]] = []
    fresh = True
    for thing in line.things:
        if thing.kind is Kind.COMMA:
            fresh = True
        elif thing.kind in (Kind.PERIOD, Kind.TO) or thing.value in words.ENDS | words.STARTS:
            groups[-1][1].append(thing) if groups else trouble.odd(line, [thing], _NO_NAMES)
            fresh = fresh or thing.kind is Kind.PERIOD
        elif fresh:
            groups.append(([thing], []))
            fresh = False
        else:
            groups[-1][0].append(thing)
    return [_phase(line, name, days, trouble) for name, days in groups]


def _phase(line: Line, name: list[Thing], days: list[Thing], trouble: Trouble) -> NewPhase:
    kind, called = phase_called(line, name)
    if any(thing.kind not in (Kind.WORD, Kind.PHASE, Kind.AND, Kind.FLAG) for thing in name):
        trouble.odd(line, name, _NO_NAMES)
    start, end = _days(days)
    if start and start.first and end and end < start.first:
        trouble.add(BACKWARDS, "phases")
    return NewPhase(kind=kind, name=called, start=start, end=end)


def _days(things: list[Thing]) -> tuple[Period | None, date | None]:
    """The start, and the last day where one stands after `until` or `ends`."""
    start: Period | None = None
    end: date | None = None
    ending = False
    for thing in things:
        if thing.kind is not Kind.PERIOD:
            ending = thing.kind is Kind.TO or thing.value in words.ENDS
        elif ending or start is not None:
            end = thing.value.last
        else:
            start = thing.value
    return start, end


def _systems(typed: str) -> tuple[tuple[str, bool], ...]:
    """Names between commas; a star marks the main one. A name that stands twice is one system."""
    found: dict[str, tuple[str, bool]] = {}
    for part in re.split(r"[,;]", typed):
        name = tidy(MENTION.sub("", part).replace("*", ""))
        if fold(name):
            found.setdefault(fold(name), (name, "*" in part))
    return tuple(found.values())


def _check(phases: tuple[NewPhase, ...], systems: tuple[tuple[str, bool], ...], trouble: Trouble) -> None:
    if not phases:
        trouble.add(NO_PHASES, "phases")
    if max(len(phases), len(systems)) > MOST:
        trouble.add(TOO_MANY, "phases", most=MOST)
    called = [fold(phase.name or phase.kind) for phase in phases]
    if twice := next((name for name in called if called.count(name) > 1), None):
        trouble.add(TWICE, "phases", text=shown(twice))
    dated = [(phase.name or phase.kind, phase.start.first) for phase in phases if phase.start and phase.start.first]
    for (earlier, day), (later, next_day) in pairwise(dated):
        if next_day < day:
            trouble.add(FALLING, "phases", earlier=shown(earlier), later=shown(later))

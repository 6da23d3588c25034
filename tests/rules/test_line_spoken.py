"""Lines as people type them, in English, Swedish and Danish: which subcommand is meant, and what it is to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot import commands
from bot.rules.line import (
    PhaseWord,
    Vocabulary,
    read_away,
    read_event,
    read_new,
    read_pause,
    read_phase_change,
    read_placement,
    read_remove,
    read_replace,
    read_suppositions,
    split,
)
from bot.rules.line.head import nearly
from bot.rules.names import fold
from bot.rules.typed import Absence, NewJourney, PersonRef, PhaseChange, Placement, Removal, Replacement

TODAY = date(2026, 10, 12)
ACME = Vocabulary(
    phases=(PhaseWord("S", "sales"), PhaseWord("P", "project"), PhaseWord("M", "maintenance")),
    systems=("CRM", "BI"),
    people=("Anna Berg",),
)
VERBS = {fold(word): module.WORD for module in commands.TABLE for word in (module.WORD, *module.ALSO)}
READ: dict[str, Callable[[str, str], Any]] = {
    "new": lambda rest, language: read_new(rest, TODAY, language),
    "add": lambda rest, language: read_placement(rest, ACME, TODAY, language),
    "phase": lambda rest, language: read_phase_change(rest, ACME, TODAY, language),
    "replace": lambda rest, language: read_replace(rest, ACME, TODAY, language),
    "remove": lambda rest, language: read_remove(rest, ACME, TODAY, language),
    "away": lambda rest, language: read_away(rest, ACME, TODAY, language),
    "what-if": lambda rest, language: read_suppositions(rest, ACME, TODAY, language),
    "signed": lambda rest, language: read_event(rest, ACME, TODAY, language),
    "started": lambda rest, language: read_event(rest, ACME, TODAY, language),
    "paused": lambda rest, language: read_pause(rest, TODAY, language),
}


def told(meant: Any) -> str:
    """What was understood, in a few words: people by id or name, phases by initial, whole dates."""
    if isinstance(meant, tuple):
        return " & ".join(map(told, meant))
    if meant is None or isinstance(meant, date):
        return str(meant)
    return " | ".join(filter(None, TOLD[type(meant)](meant)))


def who(*people: PersonRef | None) -> str:
    return ", ".join((one.slack_id or one.name or "") if one else "me" for one in people)


def days(first: date | None, last: date | None = None) -> str:
    ends = f"..{last}" if last and last != first else ""
    return f"{first or ''}{ends}"


def new(meant: NewJourney) -> list[str]:
    phases = [f"{one.name or one.kind} {days(one.start.first) if one.start else '-'}" for one in meant.phases]
    return [meant.name, meant.customer, *phases, *(name + "*" * main for name, main in meant.systems)]


def add(meant: Placement) -> list[str]:
    said = [word for word in ("lead", "key", "customer", "throughout", "all_systems") if getattr(meant, word)]
    share = f"{meant.percent:g}%" if meant.percent else ""
    return [
        who(*meant.people),
        meant.role,
        "".join(meant.phases),
        *meant.systems,
        *said,
        share,
        days(meant.first, meant.last),
    ]


def phase(meant: PhaseChange) -> list[str]:
    if meant.add:
        return [
            f"new {meant.add.name or meant.add.kind}",
            f"after {meant.after}",
            days(meant.add.start and meant.add.start.first),
        ]
    start = ("~" * meant.start.tentative + days(meant.start.first, meant.start.last)) if meant.start else ""
    shift = f"{meant.shift_days:+} days" if meant.shift_days else ""
    months = f"{meant.shift_months:+} months" if meant.shift_months else ""
    return [meant.phase or "", start, "begun" * meant.begun, f"ends {meant.end}" if meant.end else "", shift, months]


TOLD: dict[type, Callable[[Any], list[str]]] = {
    NewJourney: new,
    Placement: add,
    PhaseChange: phase,
    Replacement: lambda meant: [who(meant.old), who(meant.new), days(meant.since)],
    Removal: lambda meant: [who(*meant.people), "".join(meant.phases), days(meant.since)],
    Absence: lambda meant: [who(meant.person), days(meant.first, meant.last)],
}
SALE = "sales 2026-09-01 | project 2026-12-01"
LINES = [
    # a journey is begun
    ("new Support for Growth for Acme AB: sales 1 sep, project 1 dec", "new", f"Support for Growth | Acme AB | {SALE}"),
    ("ny Acme ERP til Acme AB: salg 1. sep, projekt 1. dec", "new", f"Acme ERP | Acme AB | {SALE}"),
    ("ny Acme ERP till Acme AB: försäljning 1 sep, projekt 1 dec", "new", f"Acme ERP | Acme AB | {SALE}"),
    ("ny kundresa Acme ERP hos Acme AB: sälj 1 sep, projektet 1 dec", "new", f"Acme ERP | Acme AB | {SALE}"),
    ("opret ERP til Acme A/S: salget fra 1. sep, projekt fra 1. dec", "new", f"ERP | Acme A/S | {SALE}"),
    ("new Acme ERP for Acme AB sales 1 sep, project 1 dec", "new", f"Acme ERP | Acme AB | {SALE}"),
    ("new Acme ERP, for Acme AB, sales from 1 sep, project from 1 dec", "new", f"Acme ERP | Acme AB | {SALE}"),
    ("new “Support for Growth” for Acme: sales 1 sep, project 1 dec", "new", f"Support for Growth | Acme | {SALE}"),
    ('new 5" screen for L’Oréal: sales 1 sep, project 1 dec', "new", f'5" screen | L’Oréal | {SALE}'),
    ("new: ERP for Acme: sales 1 sep, project 1 dec", "new", f"ERP | Acme | {SALE}"),
    (
        "new ERP for R&amp;D AB: sales 1 sep, project 1 dec; systems CRM*, BI",
        "new",
        f"ERP | R&D AB | {SALE} | CRM* | BI",
    ),
    ("please start ERP for Acme: sales 1 sep, project 1 dec", "new", f"ERP | Acme | {SALE}"),
    # people are put on it
    ("add <@U1> as key account manager", "add", "U1 | key account manager"),
    ("<@U1|anna> arkitekt hela vägen", "add", "U1 | arkitekt | throughout"),
    ("@anna arkitekt hela vägen", "add", "anna | arkitekt | throughout"),
    ("tilføj <@U1> som projektleder fra projekt til drift", "add", "U1 | projektleder | PM"),
    ("lägg till Bo Ek systemägare, kund", "add", "Bo Ek | systemägare | customer"),
    ("lägg till “Bo Ek” systemägare, kund", "add", "Bo Ek | systemägare | customer"),
    (
        "add anna berg as solution architect on CRM, 50 %, 1 oct until 31 mar",
        "add",
        "Anna Berg | solution architect | CRM | 50% | 2026-10-01..2027-03-31",
    ),
    ("add 50%, BI, projektet, <@U1> konsult", "add", "U1 | konsult | P | BI | 50%"),
    ("add\u00a0<@U1>\u00a0architect\u00a0– sales — project", "add", "U1 | architect | SP"),
    ("add <@U1> architect halvtid", "add", "U1 | architect | 50%"),
    ("tilføj <@U1> arkitekt, fuldtid, alle faser", "add", "U1 | arkitekt | throughout | 100%"),
    ("add <@U1> arkitekt, projekt till och med 31 mars", "add", "U1 | arkitekt | P | ..2027-03-31"),
    ("tilføj <@U1> fra 1. nov indtil 31. marts, projekt", "add", "U1 | P | 2026-11-01..2027-03-31"),
    ("lägg in <@U1> från och med 1 nov till och med 31 mars i projektet", "add", "U1 | P | 2026-11-01..2027-03-31"),
    ("kan du lägga till <@U1> som arkitekt?", "add", "U1 | arkitekt"),
    ("add <@U1> and <@U2> project", "add", "U1, U2 | P"),
    ("add <@U1> Lead consultant for BI in the project", "add", "U1 | Lead consultant | P | BI"),
    # a phase goes to another day
    ("skjut projektet två veckor", "phase", "P | +14 days"),
    ("udskyd projektet to uger", "phase", "P | +14 days"),
    ("push project a couple of weeks", "phase", "P | +14 days"),
    ("skjut upp projektet ett par veckor", "phase", "P | +14 days"),
    ("udsæt projektet et par uger", "phase", "P | +14 days"),
    ("projektet är försenat tre veckor", "phase", "P | +21 days"),
    ("the project is delayed by two months", "phase", "P | +2 months"),
    ("tidigarelägg projektet en vecka", "phase", "P | -7 days"),
    ("flyt projekt til 8. dec", "phase", "P | 2026-12-08"),
    ("move project to 8 dec", "phase", "P | 2026-12-08"),
    ("kan du flytta projektet från 1 dec till 8 dec?", "phase", "P | 2026-12-08"),
    ("projekt: 8 dec", "phase", "P | 2026-12-08"),
    ("PROJEKT 8 DEC!", "phase", "P | 2026-12-08"),
    ("projektet startar idag", "phase", "P | 2026-10-12 | begun"),
    ("projektet har startat", "phase", "P | 2026-10-12 | begun"),
    ("project started yesterday", "phase", "P | 2026-10-11 | begun"),
    ("salget slutter 30. nov", "phase", "S | ends 2026-11-30"),
    ("försäljningen slutar 30 nov", "phase", "S | ends 2026-11-30"),
    ("förvaltningen börjar 1 juni 2027", "phase", "M | 2027-06-01"),
    ("driften starter 1. juni 2027", "phase", "M | 2027-06-01"),
    ("project ~1 dec", "phase", "P | ~2026-12-01"),
    ("fas lägg pilot efter projekt 1 mars", "phase", "new pilot | after P | 2027-03-01"),
    # somebody else, or nobody
    ("byt <@U2> mot <@U3> från 1 mars", "replace", "U2 | U3 | 2027-03-01"),
    ("byt ut <@U2> mot <@U3>", "replace", "U2 | U3"),
    ("udskift <@U2> med <@U3> 1. marts", "replace", "U2 | U3 | 2027-03-01"),
    ("ta bort <@U1> 15 jan", "remove", "U1 | 2027-01-15"),
    ("fjern <@U1> 15. jan", "remove", "U1 | 2027-01-15"),
    ("<@U1> slutar 15 jan", "remove", "U1 | 2027-01-15"),
    ("<@U1> leaves the project 15 jan", "remove", "U1 | P | 2027-01-15"),
    ("semester v28-31", "away", "me | 2027-07-12..2027-08-08"),
    ("ferie uge 28-31", "away", "me | 2027-07-12..2027-08-08"),
    ("jag har semester v28-31", "away", "me | 2027-07-12..2027-08-08"),
    ("jeg er på ferie uge 28-31", "away", "me | 2027-07-12..2027-08-08"),
    ("I'm away 20 dec until 6 jan", "away", "me | 2026-12-20..2027-01-06"),
    ("<@U1> är borta v28-31", "away", "U1 | 2027-07-12..2027-08-08"),
    ("<@U1> holiday 20 dec–6 jan", "away", "U1 | 2026-12-20..2027-01-06"),
    ("ledig från imorgon till fredag", "away", "me | 2026-10-13..2026-10-16"),
    # what would be
    ("vad händer om <@U1> slutar", "what-if", "U1"),
    ("hvad hvis <@U1> går", "what-if", "U1"),
    ("what happens if anna berg leaves 1 mar", "what-if", "Anna Berg | 2027-03-01"),
    ("tänk om projektet skjuts två veckor", "what-if", "P | +14 days"),
    ("hvad nu hvis projektet flyttes til 8. dec", "what-if", "P | 2026-12-08"),
    ("what if sales ends 30 nov", "what-if", "S | ends 2026-11-30"),
    # the main events
    ("signerat 8 dec", "signed", "2026-12-08"),
    ("underskrevet", "signed", ""),
    ("the order is signed, project 8 dec", "signed", "P | 2026-12-08"),
    ("har startat", "started", ""),
    ("pausad till 1 feb", "paused", "2027-02-01"),
    ("pause i to måneder", "paused", "2026-12-12"),
]


@pytest.mark.parametrize(("line", "word", "meant"), LINES, ids=[line for line, _, _ in LINES])
def test_a_line_means_what_whoever_types_it_means(line: str, word: str, meant: str) -> None:
    language = "da" if "." in line else "sv"
    head = split(line, VERBS)
    assert (head.journey_key, head.word) == (None, word)
    assert told(READ[word](head.rest, language)) == meant


@pytest.mark.parametrize(
    ("line", "journey", "word", "rest"),
    [
        ("Acme-ERP: show", "Acme-ERP", "show", ""),
        ("acme erp: visa", "acme erp", "show", ""),
        ("  ACME  ERP :  skjut projektet", "ACME ERP", "phase", "skjut projektet"),
        ("hvem kender CRM", None, "who", "kender CRM"),
        ("vem kan CRM", None, "who", "kan CRM"),
        ("hjälp lägg till", None, "help", "lägg till"),
        ("hjælp tilføj", None, "help", "tilføj"),
        ("@anna: arkitekt", None, "add", "@anna: arkitekt"),
        ("accept: they know each other", None, "accept", "they know each other"),
        ("projekt: visa", "projekt", "show", ""),
        ("Lisa Berg solution architect", None, "add", "Lisa Berg solution architect"),
        ("please", "please", "show", ""),
        ("jag har en fråga", None, None, "jag har en fråga"),
        ("what do we know about Acme?", None, "notes", "Acme?"),
        ("vad vet vi om Nordhavn?", None, "notes", "Nordhavn?"),
        ("hvad ved vi om Nordhavn?", None, "notes", "Nordhavn?"),
        ("what was promised?", None, "notes", "what was promised?"),
        ("erp: vad har kunden lovats?", "erp", "notes", "vad har kunden lovats?"),
        ("hvad er lovet Nordhavn", None, "notes", "hvad er lovet Nordhavn"),
    ],
)
def test_the_head_of_a_spoken_line(line: str, journey: str | None, word: str | None, rest: str) -> None:
    head = split(line, VERBS)
    assert (head.journey_key, head.word, head.rest) == (journey, word, rest)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("hand over to @sara 1 dec", "replace me with @sara 1 dec"),
        ("jag lämnar över till @sara", "ersätt mig med @sara"),
        ("jeg giver videre til @sara 1. dec", "erstat mig med @sara 1. dec"),
    ],
)
def test_who_hands_on_is_offered_the_line_that_does_it(line: str, meant: str) -> None:
    assert split(line, VERBS).guessed
    assert nearly(line, VERBS, {word: word for word in VERBS})[0][1] == meant

"""Reads a folder in the normalised form: journeys, phases, assignments; people, absences, holidays if they are there.

Days are ISO, both ends count; a blank start or end of an assignment is its phase's; of `systems` `*` covers all. Job
titles are not read: every role carries the solution (`continuity.md` D16).

Every sheet is checked as far as it can be, also when another one is missing or cannot be read: then nothing is looked
up in that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from bot.files import cells
from bot.files.journey_rows import journey_rows
from bot.files.problems import Problems, quoted
from bot.files.sheet import Sheet, find, open_sheet
from bot.files.source import Source
from bot.rules.facts import Assignment, Given, Journey, Person, Phase, Side, Span
from bot.rules.texts import N_

COLUMNS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "journeys": (
        ("journey_id", "name"),
        ("customer_id", "segment", "revenue", "service_hours", "state", "systems"),
    ),
    "phases": (("journey_id", "phase_id", "seq", "start", "end"), ("name", "kind", "tentative", "start_latest")),
    "assignments": (
        ("assignment_id", "journey_id", "phase_id", "person_id", "side"),
        ("role", "systems", "lead", "key", "start", "end", "allocation", "status"),
    ),
    "people": (("person_id", "active_from", "active_to"), ("side", "name")),
    "absences": (("person_id", "start", "end"), ()),
    "holidays": (("date",), ()),
}
"""The columns that each file must have, and those it may have."""
OPTIONAL = frozenset({"people", "absences", "holidays"})
ALL: frozenset[str] = frozenset({"*"})
NONE: frozenset[str] = frozenset()
MISSING = N_("{file} (or {other}) is missing.")
NOT_AMONG = N_("{column} {cell} is not in {other}.")
PHASE_TWICE = N_("journey {journey} has a phase {phase} already.")
SEQ_TWICE = N_("journey {journey} has a phase with {column} {n} already.")
NO_PHASE = N_("journey {journey} has no phase {phase} in {other}.")

Phases = Mapping[str, Mapping[int, Phase]]
"""Each journey's phases by `seq`, in that order."""


def read(folder: Path) -> Source:
    """Everything in the folder. Raises Unreadable with all that is wrong."""
    problems = Problems()
    found = of_sheets({name: _sheet(folder, name, problems) for name in COLUMNS})
    problems.refuse()
    return replace(found, ignored=tuple(sorted(path.name for path in {*folder.iterdir()} - files(folder))))


def of_sheets(sheets: Mapping[str, Sheet]) -> Source:
    """What the sheets say, one of each of COLUMNS; what is wrong is told to their problems."""
    journeys = sheets["journeys"].once("journey_id")
    people = _people(sheets["people"], sheets["absences"])
    phases, places = _phases(sheets["phases"], journeys if sheets["journeys"].has("journey_id") else None)
    known = sheets["phases"].has("journey_id", "phase_id")
    assignments = _assignments(sheets["assignments"], places if known else None)
    rows = tuple(journey_rows(sheets["journeys"], phases, assignments))
    holidays = sheets["holidays"].read("date", cells.day, None)
    return Source(
        journeys=tuple(
            Journey(
                id=id_,
                phases=tuple(phases.get(id_, {}).values()),
                assignments=tuple(assignments.get(id_, ())),
                people=people,
            )
            for id_ in journeys
        ),
        rows=rows,
        holidays=frozenset(day for day in holidays if day is not None),
        named=_named(sheets["people"]),
    )


def _named(people: Sheet) -> dict[str, str]:
    return {id_: name for id_, name in zip(people.texts("person_id"), people.texts("name"), strict=True) if name}


def files(folder: Path) -> set[Path | None]:
    """The files of a folder that belong to the form."""
    return {find(folder, name) for name in COLUMNS}


def _sheet(folder: Path, name: str, problems: Problems) -> Sheet:
    if path := find(folder, name):
        return open_sheet(path, problems, *COLUMNS[name])
    if name not in OPTIONAL:
        problems.add(f"{name}.csv", MISSING, other=f"{name}.csv.gz")
    return Sheet(name, problems)


def _people(people: Sheet, absences: Sheet) -> dict[str, Person]:
    away: dict[str, list[Span]] = defaultdict(list)
    for person, first, last in zip(absences.ids("person_id"), *absences.periods("start", "end"), strict=True):
        away[person].append(Span(first, last))
    people.read("side", cells.choice(Side), None)
    active = list(map(Span, *people.periods("active_from", "active_to")))
    known = {id_: active[place] for id_, place in people.once("person_id").items()}
    return {
        id_: Person(id=id_, active=known.get(id_, Span(None, None)), absences=tuple(away.get(id_, ())))
        for id_ in (*known, *(away.keys() - known.keys()))
    }


def _phases(sheet: Sheet, journeys: Container[str] | None) -> tuple[Phases, Set[tuple[str, str]]]:
    """Each journey's phases; and the journeys with the ids of these."""
    found: dict[str, dict[int, Phase]] = defaultdict(dict)
    columns = (
        *(sheet.ids("journey_id"), sheet.ids("phase_id"), sheet.needed("seq", cells.whole, None)),
        *(sheet.texts("name"), sheet.texts("kind"), sheet.read("tentative", cells.flag, False)),
        *(*sheet.periods("start", "end"), sheet.read("start_latest", cells.day, None)),
    )
    seen: set[tuple[str, str]] = set()
    for place, (journey, id_, seq, name, kind, tentative, start, end, latest) in enumerate(zip(*columns, strict=True)):
        if journeys is not None and journey and journey not in journeys:
            sheet.wrong(place, NOT_AMONG, column="journey_id", cell=quoted(journey), other="journeys.csv")
        elif journey and id_ and (journey, id_) in seen:
            sheet.wrong(place, PHASE_TWICE, journey=quoted(journey), phase=quoted(id_))
        elif journey and seq in found[journey]:
            sheet.wrong(place, SEQ_TWICE, journey=quoted(journey), column="seq", n=seq)
        seen.add((journey, id_))
        # A phase whose seq is wrong gets a place of its own, so that nothing else is told because of it.
        found[journey][~place if seq is None else seq] = Phase(
            id=id_,
            kind=kind or "other",
            name=name or None,
            start=start,
            end=end,
            start_latest=latest,
            tentative=tentative,
        )
    return {journey: dict(sorted(here.items())) for journey, here in found.items()}, seen


def _assignments(sheet: Sheet, places: Container[tuple[str, str]] | None) -> dict[str, list[Assignment]]:
    """Each journey's assignments; `places` are the journeys with their phases, None when these are not known."""
    sheet.once("assignment_id")
    columns = (
        *(sheet.texts("assignment_id"), sheet.ids("journey_id"), sheet.ids("phase_id")),
        *(sheet.needed("person_id", cells.one_person, ""), sheet.read("side", cells.choice(Side), Side.VENDOR)),
        *(sheet.texts("role"), sheet.read("systems", _covered, (NONE, False))),
        *(sheet.read("lead", cells.flag, False), sheet.read("key", cells.flag, False)),
        *sheet.periods("start", "end"),
        *(sheet.read("allocation", cells.percent, None), sheet.read("status", cells.choice(Given), Given.CONFIRMED)),
    )
    found: dict[str, list[Assignment]] = defaultdict(list)
    for place, cell in enumerate(zip(*columns, strict=True)):
        id_, journey, phase, person, side, role, (systems, covers_all), lead, key, first, last, percent, given = cell
        if places is not None and journey and phase and (journey, phase) not in places:
            sheet.wrong(place, NO_PHASE, journey=quoted(journey), phase=quoted(phase), other="phases.csv")
        found[journey].append(
            Assignment(
                id=id_,
                phase=phase,
                person=person,
                side=side,
                role=role,
                systems=systems,
                all_systems=covers_all,
                lead=lead,
                key=key,
                first=first,
                last=last,
                percent=percent,
                given=given,
            )
        )
    return found


def _covered(text: str) -> tuple[frozenset[str], bool]:
    """The systems named, and whether it is all of them."""
    named = cells.systems(text)
    return named - ALL, not named.isdisjoint(ALL)

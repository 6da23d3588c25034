"""Reads a folder in the normalised form: journeys, phases, assignments; people, absences, holidays if they are there.

Days are ISO, both ends count; a blank start or end of an assignment is its phase's; `systems` is a `;` list in which
`*` covers all. Job titles are not read: every role carries the solution (`continuity.md` D16).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bot.files.sheet import Row, find, rows
from bot.files.source import JourneyRow, Source, Unreadable
from bot.rules.facts import Assignment, Given, Journey, Person, Phase, Side, Span

COLUMNS: Mapping[str, Sequence[str]] = {
    "journeys": ("journey_id", "name"),
    "phases": ("journey_id", "phase_id", "seq", "start", "end"),
    "assignments": ("assignment_id", "journey_id", "phase_id", "person_id", "side"),
    "people": ("person_id", "active_from", "active_to"),
    "absences": ("person_id", "start", "end"),
    "holidays": ("date",),
}
OPTIONAL = frozenset({"people", "absences", "holidays"})


def read(folder: Path) -> Source:
    """Everything in the folder. Raises Unreadable with all that is wrong."""
    problems: list[str] = []
    sheets = {name: _sheet(folder, name, problems) for name in COLUMNS}
    # Cells of a sheet mean nothing before all sheets are there.
    if problems:
        raise Unreadable(problems)
    journey_rows = _once(sheets["journeys"], "journey_id")
    people = _people(sheets["people"], sheets["absences"])
    phases = _phases(sheets["phases"], journey_rows)
    assignments = _assignments(sheets["assignments"], phases)
    source = Source(
        journeys=tuple(
            Journey(id=id_, phases=tuple(phases[id_].values()), assignments=tuple(assignments[id_]), people=people)
            for id_ in journey_rows
        ),
        rows=tuple(_journey_row(id_, row, assignments[id_], tuple(phases[id_])) for id_, row in journey_rows.items()),
        holidays=frozenset(day for row in sheets["holidays"] if (day := _holiday(row))),
        ignored=tuple(sorted(path.name for path in folder.iterdir() if path not in known(folder))),
    )
    if problems:
        raise Unreadable(problems)
    return source


def known(folder: Path) -> set[Path | None]:
    """The files of a folder that belong to the form."""
    return {find(folder, name) for name in COLUMNS}


def _sheet(folder: Path, name: str, problems: list[str]) -> list[Row]:
    path = find(folder, name)
    if path is not None:
        return rows(path, COLUMNS[name], problems)
    if name not in OPTIONAL:
        problems.append(f"{name}.csv (or {name}.csv.gz) is missing.")
    return []


def _once(sheet: Iterable[Row], column: str) -> dict[str, Row]:
    """Rows by their id; a second row with the same one is wrong."""
    found: dict[str, Row] = {}
    for row in sheet:
        id_ = row.needed(column)
        if id_ in found:
            row.wrong(f"{column} {id_!r} stands in row {found[id_].number} already.")
        found.setdefault(id_, row)
    return found


def _journey_row(id_: str, row: Row, assignments: Iterable[Assignment], seqs: tuple[int, ...]) -> JourneyRow:
    return JourneyRow(
        id=id_,
        name=row.text("name") or id_,
        customer=row.text("customer_id"),
        segment=row.text("segment"),
        revenue=row.number_in("revenue"),
        service_hours=row.text("service_hours"),
        systems=tuple(sorted({system for one in assignments for system in one.systems})),
        seqs=seqs,
    )


def _people(people: Iterable[Row], absences: Iterable[Row]) -> dict[str, Person]:
    away: dict[str, list[Span]] = defaultdict(list)
    for row in absences:
        away[row.needed("person_id")].append(Span(*row.period("start", "end")))
    known = _once(people, "person_id")
    active = {id_: Span(*row.period("active_from", "active_to")) for id_, row in known.items()}
    return {
        id_: Person(id=id_, active=active.get(id_, Span(None, None)), absences=tuple(away.get(id_, ())))
        for id_ in (*known, *(away.keys() - known.keys()))
    }


def _phases(sheet: Iterable[Row], journeys: Mapping[str, Row]) -> dict[str, dict[int, Phase]]:
    """Each journey's phases by `seq`, in that order."""
    found: dict[str, dict[int, Phase]] = {id_: {} for id_ in journeys}
    for row in sheet:
        journey, id_, seq = row.needed("journey_id"), row.needed("phase_id"), _seq(row)
        if journey not in found:
            row.wrong(f"journey_id {journey!r} is not in journeys.csv.")
        elif seq in found[journey] or any(phase.id == id_ for phase in found[journey].values()):
            row.wrong(f"journey {journey!r} has a phase {id_!r} or a phase with seq {seq} already.")
        else:
            found[journey][seq] = _phase(row, id_)
    return {journey: dict(sorted(phases.items())) for journey, phases in found.items()}


def _seq(row: Row) -> int:
    try:
        return int(row.text("seq"))
    except ValueError:
        row.wrong(f"seq is {row.text('seq')!r}, not a whole number.")
        return -row.number  # its own place, so that nothing else is reported because of it


def _phase(row: Row, id_: str) -> Phase:
    start, end = row.period("start", "end")
    return Phase(
        id=id_,
        kind=row.text("kind") or "other",
        name=row.text("name") or None,
        start=start,
        end=end,
        tentative=row.flag("tentative"),
    )


def _assignments(sheet: Iterable[Row], phases: Mapping[str, Mapping[int, Phase]]) -> dict[str, list[Assignment]]:
    places = {(journey, phase.id) for journey, there in phases.items() for phase in there.values()}
    found: dict[str, list[Assignment]] = defaultdict(list)
    for id_, row in _once(sheet, "assignment_id").items():
        journey, phase = row.needed("journey_id"), row.needed("phase_id")
        if (journey, phase) in places:
            found[journey].append(_assignment(row, id_, phase))
        else:
            row.wrong(f"journey {journey!r} with a phase {phase!r} is not in phases.csv.")
    return found


def _assignment(row: Row, id_: str, phase: str) -> Assignment:
    first, last = row.period("start", "end")
    systems = {name for text in row.text("systems").split(";") if (name := text.strip())}
    return Assignment(
        id=id_,
        phase=phase,
        person=row.needed("person_id"),
        side=row.choice("side", Side.VENDOR),
        role=row.text("role"),
        systems=frozenset(systems - {"*"}),
        all_systems="*" in systems,
        lead=row.flag("lead"),
        key=row.flag("key"),
        first=first,
        last=last,
        percent=row.number_in("allocation"),
        given=row.choice("status", Given.CONFIRMED),
    )


def _holiday(row: Row) -> date | None:
    row.needed("date")
    return row.day("date")

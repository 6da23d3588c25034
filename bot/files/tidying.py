"""What people's own spreadsheets leave out, put in as anybody would mean it: ids, order, sides, kinds of phases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Set

from bot.files.people_columns import Headers, Rows, staffed
from bot.rules.names import fold

KINDS = {
    "sales": "sales|sale|selling|forsaljning|salg|presale|presales",
    "project": "project|projekt|delivery|leverans|leverance|implementation",
    "maintenance": "maintenance|forvaltning|drift|support|operation|operations",
}
WORDS = {word: kind for kind, words in KINDS.items() for word in words.split("|")}
START_COLUMNS = tuple(KINDS)
"""Of a table of journeys: a column for the start of each phase, where there is no table of phases."""


def completed(headers: Headers, rows: Rows, first: int = 2) -> dict[str, list[int]]:
    """Complete the tables in place, where columns of theirs are not there. Returns, of a table that was made of
    another's columns, the rows there that its own come from. `first`: the number of the first row with a journey."""
    made: dict[str, list[int]] = {}
    if "journeys" in headers:
        _after_customer(headers, rows)
        _other(headers, rows, "journeys", "journey_id", "name")
        _other(headers, rows, "journeys", "name", "journey_id")
        staff, peopled = staffed(headers, rows, first)
        made = _phases_of_columns(headers, rows, first, peopled)
        made |= {"assignments": staff} if staff else {}
        _by_name(headers, rows)
    if "people" in headers:
        _other(headers, rows, "people", "person_id", "name")
    if "phases" in headers:
        _phases(headers, rows)
    if "assignments" in headers:
        _phases_by_name(headers, rows)
        _add(headers, rows, "assignments", "assignment_id", lambda n, row: f"r{n}")
        _add(headers, rows, "assignments", "side", lambda n, row: "vendor")
    return made


def _add(headers: Headers, rows: Rows, table: str, column: str, make: Callable[[int, list[str]], str]) -> None:
    """A column that is not there, but in blank rows."""
    if column not in headers[table]:
        headers[table].append(column)
        for n, row in enumerate(rows[table], 2):
            row.append(make(n, row) if any(row) else "")


def _other(headers: Headers, rows: Rows, table: str, column: str, like: str) -> None:
    if like in headers[table]:
        place = headers[table].index(like)
        _add(headers, rows, table, column, lambda n, row: row[place])


def _after_customer(headers: Headers, rows: Rows) -> None:
    """Journeys without a name are called by their system, or as their customer."""
    header = headers["journeys"]
    if header and {"name", "journey_id"}.isdisjoint(header):
        places = [header.index(one) for one in ("systems", "customer_id") if one in header]
        _add(headers, rows, "journeys", "name", lambda n, row: next((row[at] for at in places if row[at]), ""))


def _phases(headers: Headers, rows: Rows) -> None:
    """A kind for each name that says one; its own id and place in the journey, as the rows stand."""
    header = headers["phases"]
    at = {name: header.index(name) for name in ("kind", "name", "phase_id") if name in header}

    def called(row: list[str]) -> str:
        return next((row[at[name]] for name in ("name", "kind", "phase_id") if name in at and row[at[name]]), "")

    _add(headers, rows, "phases", "kind", lambda n, row: WORDS.get(fold(called(row)), "other"))
    kind = header.index("kind")
    for row in rows["phases"]:
        row[kind] = WORDS.get(fold(row[kind]), row[kind])
    if "phase_id" not in header:
        _add(headers, rows, "phases", "phase_id", lambda n, row: _ref(called(row)))
    _add(headers, rows, "phases", "name", lambda n, row: called(row))
    journey, seen = header.index("journey_id"), Counter[str]()

    def number(n: int, row: list[str]) -> str:
        seen[row[journey]] += 1
        return str(seen[row[journey]])

    _add(headers, rows, "phases", "seq", number)


def _phases_by_name(headers: Headers, rows: Rows) -> None:
    """Where an assignment names a phase, in any of our languages, instead of giving its id."""
    if "phases" not in headers or not {"journey_id", "phase_id"} <= set(headers["assignments"]):
        return
    header, known = headers["phases"], dict[tuple[str, str], str]()
    journey, id_ = header.index("journey_id"), header.index("phase_id")
    for row in rows["phases"]:
        for name in ("kind", "name", "phase_id"):
            if name in header:
                known[row[journey], _ref(row[header.index(name)])] = row[id_]
    ids = {(row[journey], row[id_]) for row in rows["phases"]}
    where, what = (headers["assignments"].index(name) for name in ("journey_id", "phase_id"))
    for row in rows["assignments"]:
        if (row[where], row[what]) not in ids:
            row[what] = known.get((row[where], _ref(row[what])), row[what])


def _ref(text: str) -> str:
    """Sales, Försäljning and salg are one phase."""
    return WORDS.get(fold(text), fold(text))


def _phases_of_columns(headers: Headers, rows: Rows, first: int, peopled: Set[tuple[str, str]]) -> dict[str, list[int]]:
    """Phases from the columns of a table of journeys that hold their starts; those columns go. `peopled`: journeys and
    kinds of phases that are there without a start, too."""
    header = headers["journeys"]
    named = [name for name in START_COLUMNS if name in header]
    numbers: dict[str, list[int]] = {}
    if (named or peopled) and "phases" not in headers:
        headers["phases"] = ["journey_id", "phase_id", "seq", "kind", "start"]
        place = header.index("journey_id")
        starts = [
            (n, [row[place], kind, str(seq), kind, row[header.index(kind)] if kind in named else ""])
            for n, row in enumerate(rows["journeys"], first)
            for seq, kind in enumerate(START_COLUMNS, 1)
            if row[place] and ((kind in named and row[header.index(kind)]) or (row[place], kind) in peopled)
        ]
        rows["phases"], numbers["phases"] = [row for _, row in starts], [n for n, _ in starts]
    gone = {header.index(name) for name in named}
    headers["journeys"] = [name for n, name in enumerate(header) if n not in gone]
    rows["journeys"] = [[cell for n, cell in enumerate(row) if n not in gone] for row in rows["journeys"]]
    return numbers


def _by_name(headers: Headers, rows: Rows) -> None:
    """Where another table names a journey instead of giving its id."""
    header = headers["journeys"]
    pairs = [(row[header.index("name")], row[header.index("journey_id")]) for row in rows["journeys"]]
    ids, called = {id_ for _, id_ in pairs}, {fold(name): id_ for name, id_ in pairs if name}
    for table in ("phases", "assignments", "notes"):
        if table in headers and "journey_id" in headers[table]:
            place = headers[table].index("journey_id")
            for row in rows[table]:
                if row[place] not in ids:
                    row[place] = called.get(fold(row[place]), row[place])

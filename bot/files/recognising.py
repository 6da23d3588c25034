"""Which of our tables a grid is, and which of its columns is what: guessed from names in three languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.files.given import Grid
from bot.rules.names import fold
from bot.rules.values import value

FIELDS: Mapping[str, Mapping[str, str]] = {
    "journeys": {
        "journey_id": "journey id|id|journey key|key|nyckel|nogle",
        "name": "name|journey|kundresa|kunderejse|project|projekt|namn|navn|deal|leverans|leverance",
        "customer_id": "customer|customer id|customer name|kund|kunde|account|konto|company|foretag|virksomhed",
        "segment": "segment|industry|sector|bransch|branche",
        "revenue": "revenue|omsattning|omsaetning|turnover|intakt",
        "service_hours": "service hours|servicetimmar|servicetid|service",
        "state": "state|status|tillstand|tilstand",
        "systems": "systems|system|systemer",
        "sales": "sales|sale|sales start|forsaljning|salg|salj",
        "project": "project start|projektstart|delivery|start of project",
        "maintenance": "maintenance|forvaltning|drift|support start|maintenance start",
    },
    "phases": {
        "journey_id": "journey id|journey|kundresa|kunderejse|key|nyckel|nogle",
        "phase_id": "phase id|id",
        "seq": "seq|order|nr|no|ordning|raekkefolge",
        "name": "name|phase|fas|fase|phase name|namn|navn",
        "kind": "kind|type|typ|slag",
        "start": "start|start date|from|startdatum|startdato|fran|fra|begins",
        "end": "end|end date|until|to|slut|slutdatum|slutdato|till|til",
        "tentative": "tentative|preliminary|prelim|preliminar|osaker|usikker",
        "start_latest": "start latest|latest start|senast|senest",
    },
    "assignments": {
        "assignment_id": "assignment id|id",
        "journey_id": "journey id|journey|kundresa|kunderejse|key|nyckel|nogle",
        "phase_id": "phase id|phase|fas|fase",
        "person_id": "person id|person|who|vem|hvem|name|namn|navn|employee|consultant|konsult|konsulent",
        "side": "side|sida",
        "role": "role|title|job title|roll|rolle|titel",
        "systems": "systems|system|systemer",
        "lead": "lead|leads|ansvarig|leder",
        "key": "key|key person|nyckelperson|nogleperson",
        "start": "start|start date|from|startdatum|startdato|fran|fra",
        "end": "end|end date|until|to|slut|slutdatum|slutdato|till|til",
        "allocation": "allocation|percent|%|procent|omfattning|share",
        "status": "status",
    },
    "people": {
        "person_id": "person id|id|slack id|person|who",
        "name": "name|full name|namn|navn",
        "side": "side|sida",
        "active_from": "active from|from|employed from|anstalld fran|ansat fra",
        "active_to": "active to|to|until|last day|sista dag|sidste dag|employed to",
    },
    "absences": {
        "person_id": "person id|person|who|name|namn|navn|vem|hvem",
        "start": "start|from|first day|fran|fra|startdatum|startdato",
        "end": "end|to|until|last day|till|til|slut",
    },
    "customers": {
        "customer_id": "customer id|customer|customer name|name|kund|kunde|account|company|namn|navn",
        "segment": "segment|industry|sector|bransch|branche",
        "revenue": "revenue|omsattning|omsaetning|turnover",
        "service_hours": "service hours|servicetimmar|servicetid|service",
    },
    "notes": {
        "note_id": "note id|id",
        "journey_id": "journey id|journey|kundresa|kunderejse|key",
        "customer_id": "customer id|customer|kund|kunde|account",
        "kind": "kind|type|typ|slag",
        "text": "text|note|anteckning|notat|what",
        "system": "system",
        "said_by": "said by|from|who said it|sagt av|sagt af",
        "author": "author|written by",
        "heard": "heard|heard by",
        "read": "read|read by",
        "status": "status",
        "audience": "audience",
        "segment": "segment",
        "kept_on": "kept on|date|datum|dato|day",
        "link": "link|url",
        "relieves": "relieves|lindrar|afhjælper",
        "answers": "answers|svarar på|svarer på",
    },
    "sales_pipeline": {
        **dict.fromkeys(("opportunity_id", "sales_agent", "product", "account", "deal_stage"), ""),
        **dict.fromkeys(("engage_date", "close_date"), ""),
    },
    "accounts": {"account": "", "sector": "", "revenue": ""},
    "products": {"product": ""},
    "sales_teams": {"sales_agent": ""},
    "holidays": {"date": ""},
}
"""Our columns by table, each with other words for it, folded."""
CALLED = {
    "journeys": "journeys|journey|kundresor|kunderejser|projects|projekt|projekter",
    "phases": "phases|faser|phase",
    "assignments": "assignments|staffing|bemanning|tilldelningar|team",
    "people": "people|persons|personer|employees|medarbetare|medarbejdere",
    "absences": "absences|absence|franvaro|fravaer|holidays of people",
    "customers": "customers|kunder|customer",
    "notes": "notes|anteckningar|notater|note",
    "sales_pipeline": "sales pipeline|pipeline|opportunities",
    "accounts": "accounts",
    "products": "products",
    "sales_teams": "sales teams",
    "holidays": "holidays",
}
NEEDED: Mapping[str, Sequence[Sequence[str]]] = {
    "journeys": (("journey_id", "name"),),
    "phases": (("journey_id",), ("name", "kind", "phase_id"), ("start",)),
    "assignments": (("journey_id",), ("phase_id",), ("person_id",)),
    "people": (("person_id", "name"),),
    "absences": (("person_id",), ("start",), ("end",)),
    "customers": (("customer_id",),),
    "notes": (("text",), ("journey_id", "customer_id")),
}
"""Of each of these one column must be there."""
DATES = frozenset({
    *("start", "end", "start_latest", "active_from", "active_to", "kept_on", "sales", "project", "maintenance", "date"),
    *("engage_date", "close_date"),
})  # fmt: skip
NEAR = 0.85


@value
class Read:
    """A grid with what it is taken for. `columns`: our column for each of its own, "" for one that is left out."""

    grid: Grid
    table: str
    columns: tuple[str, ...]

    @property
    def header(self) -> list[str]:
        return [" ".join(cell.split()) for cell in self.grid.rows[0]]

    @property
    def lacking(self) -> list[str]:
        """What must be there and is not; of several that would do the first."""
        return [one[0] for one in NEEDED.get(self.table, ()) if not set(one) & set(self.columns)]


def recognised(grid: Grid, chosen: Mapping[str, str] | None = None) -> Read:
    """By its name, else by its columns. `chosen`: what people said of it, by the column's number; `t` is the table."""
    header = [fold(cell) for cell in grid.rows[0]]
    table = (chosen or {}).get("t") or _named(grid.name) or _fitting(header)
    columns = _columns(header, table)
    said = {n: (chosen or {}).get(str(n)) for n in range(len(header))}
    return Read(grid, table, tuple(columns[n] if said[n] is None else str(said[n]) for n in range(len(header))))


def _named(name: str) -> str:
    stem = fold(name.rpartition("/")[2].rpartition(".")[0] or name).replace("_", " ").replace("-", " ")
    return next((table for table, words in CALLED.items() if stem in words.split("|")), "")


def _fitting(header: Sequence[str]) -> str:
    """The table of which most columns are there, of those whose needs are met."""
    scores = {}
    for n, table in enumerate(FIELDS):
        found = {one for one in _columns(header, table) if one}
        met = all(set(one) & found for one in NEEDED.get(table, ())) and (
            table in NEEDED or found == set(FIELDS[table])
        )
        scores[table] = (met, len(found), -n)
    return max(scores, key=lambda table: scores[table])


def _columns(header: Sequence[str], table: str) -> list[str]:
    words = {other: field for field, others in FIELDS[table].items() for other in others.split("|") if other}
    known = {**words, **{field.replace("_", " "): field for field in FIELDS[table]}}
    taken: list[str] = []
    for cell in header:
        plain = " ".join(cell.replace("_", " ").split())
        close = [plain] if plain in known else get_close_matches(plain[:60], known, 1, NEAR)
        field = known[close[0]] if close else ""
        taken.append("" if field in taken else field)
    return taken

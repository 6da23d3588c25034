"""People from columns of a table of journeys: `Projektledare`, `KAM`; each is on the phase that the role belongs to."""

from __future__ import annotations

import re
from collections.abc import Set

from bot.rules.names import fold

IN = "in_"
"""A column `in_project:Projektledare` holds people of that phase in that role."""
COLUMNS = ("journey_id", "phase_id", "person_id", "role", "lead")
_APART = re.compile(r"\s*[;/\n&+]\s*|\s+(?:och|og|and)\s+")
_LEADS = re.compile(r"(?<!del)(?:ledare|leder|lead|manager|ansvarig|ansvarlig)$|^(?:kam|pm|saljare|saelger|seller)$")

Headers = dict[str, list[str]]
Rows = dict[str, list[list[str]]]


def column(field: str, heading: str) -> str:
    return f"{field}:{heading}"


def staffed(headers: Headers, rows: Rows, first: int) -> tuple[list[int], Set[tuple[str, str]]]:
    """Make the table of who is on them, where there is none, and let the columns go.

    Returns the row of the journey that each of its rows comes from, and the phases that need to be there: journey and
    kind. `first`: the number of the first row.
    """
    header = headers["journeys"]
    at = [(n, *name.removeprefix(IN).partition(":")[::2]) for n, name in enumerate(header) if name.startswith(IN)]
    place, numbers, made = header.index("journey_id"), list[int](), list[list[str]]()
    for number, row in enumerate(rows["journeys"], first):
        led = set[str]()
        for n, kind, role in at:
            for person in filter(None, _APART.split(row[n])):
                lead = kind not in led and _LEADS.search(fold(role)) is not None
                led |= {kind} if lead else set()
                made.append([row[place], kind, person, role, str(int(lead))])
                numbers.append(number)
    gone = {n for n, *_ in at}
    headers["journeys"] = [name for n, name in enumerate(header) if n not in gone]
    rows["journeys"] = [[cell for n, cell in enumerate(row) if n not in gone] for row in rows["journeys"]]
    if made:
        headers["assignments"], rows["assignments"] = [*COLUMNS], made
    return numbers, {(journey, kind) for journey, kind, *_ in made}

"""Writes the three tables of an analysis: boundaries.csv, journeys.csv, double_allocation.csv (`continuity.md`, end).

Lists are joined by `;`. Slack and double allocation are not worked out yet: `slack_days` is blank, and
double_allocation.csv has its header and no rows.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.rules.continuity import Boundary, JourneyAnswer

BOUNDARIES = (
    *("journey_id", "seq_from", "seq_to", "side", "system", "gap_days", "gap_workdays", "n_from", "n_to"),
    *("carriers", "key_carriers", "returners", "n_transfer_pairs", "best_together", "leads_from", "leads_to"),
    *("label", "risk", "state", "bus_factor", "tentative", "slack_days"),
)
JOURNEYS = (
    *("journey_id", "side", "n_phases", "n_boundaries", "pattern", "risk", "n_unknown", "bus_factor", "through"),
)
DOUBLE_ALLOCATION = ("person_id", "start", "end", "days", "load", "journeys")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
"""A text that begins so would be run by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A journey with its answers. `seqs` are its phases' places in their order, as the tables are to show them."""

    id: str
    phases: tuple[str, ...]
    seqs: tuple[int, ...]
    boundaries: tuple[Boundary, ...]
    answers: tuple[JourneyAnswer, ...]


def write(folder: Path, analysed: Sequence[Analysed]) -> tuple[Path, ...]:
    """Write the tables into a folder, which is made if it is not there. Older ones are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    return (
        _table(folder / "boundaries.csv", BOUNDARIES, _boundaries(analysed)),
        _table(folder / "journeys.csv", JOURNEYS, _journeys(analysed)),
        _table(folder / "double_allocation.csv", DOUBLE_ALLOCATION, ()),
    )


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    """Write beside the place, then move there: never half a table, never through somebody's link."""
    beside = path.with_suffix(".part")
    beside.unlink(missing_ok=True)
    with beside.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(value) for value in row] for row in rows)
    return beside.replace(path)


def _cell(value: object) -> str:
    """None is blank, a flag 0 or 1, a list joined; text that a spreadsheet would run begins with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, int):
        return str(value)
    text = ";".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _boundaries(analysed: Iterable[Analysed]) -> Iterable[Sequence[Any]]:
    for one in analysed:
        place = dict(zip(one.phases, one.seqs, strict=True))
        for found in one.boundaries:
            yield (
                *(one.id, place[found.from_phase], place[found.to_phase], found.side, found.system),
                *(found.gap_days, found.gap_workdays, len(found.from_people), len(found.to_people)),
                *(found.carriers, found.key_carriers, found.returners),
                *(len(found.transfers), found.best_together, found.leads_from, found.leads_to),
                *(found.label, found.risk, found.state, found.bus_factor, found.tentative, None),
            )


def _journeys(analysed: Iterable[Analysed]) -> Iterable[Sequence[Any]]:
    for one in analysed:
        for found in one.answers:
            yield (
                *(one.id, found.side, found.n_phases, found.n_boundaries, found.pattern),
                *(found.risk, found.n_unknown, found.bus_factor, found.through),
            )

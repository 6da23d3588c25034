"""Writes the three tables of an analysis: boundaries.csv, journeys.csv, double_allocation.csv (`continuity.md`, end).

Lists are joined by `;`, flags are 0 or 1, a blank is "not known". Rows are written as they come.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.files.inert import inert
from bot.rules.analysis import Answered
from bot.rules.continuity import Double

BOUNDARIES = (
    *("journey_id", "seq_from", "seq_to", "side", "system", "gap_days", "gap_workdays", "n_from", "n_to"),
    *("carriers", "key_carriers", "returners", "n_transfer_pairs", "best_together", "leads_from", "leads_to"),
    *("label", "risk", "state", "bus_factor", "tentative", "slack_days"),
)
JOURNEYS = (
    *("journey_id", "side", "n_phases", "n_boundaries", "pattern", "risk", "n_unknown", "bus_factor", "through"),
)
DOUBLE_ALLOCATION = ("person_id", "start", "end", "days", "load", "journeys")
TABLES = {"boundaries.csv": BOUNDARIES, "journeys.csv": JOURNEYS, "double_allocation.csv": DOUBLE_ALLOCATION}
SEVERAL = 4096
"""Texts remembered: the same people and systems come again and again."""

Table = Iterable[Sequence[Any]]


class Tables:
    """The tables while they are written."""

    def __init__(self, writers: Sequence[Any]) -> None:
        self.boundaries, self.journeys, self.double_allocation = writers

    def add(self, one: Answered) -> None:
        self.boundaries.writerows(_boundaries(one))
        self.journeys.writerows(_journeys(one))

    def add_double(self, run: Double) -> None:
        self.double_allocation.writerow(_double(run))


@contextmanager
def writing(folder: Path) -> Iterator[Tables]:
    """Tables in a folder, which is made if it is not there. Older ones are replaced at the end, by all three or none.

    They are written beside their place and moved there: never half a table, never through somebody's link.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = {folder / name: (folder / name).with_suffix(".part") for name in TABLES}
    for path in beside:
        if path.is_dir():
            raise IsADirectoryError(f"{path} is a folder")
    try:
        with ExitStack() as stack:
            writers = []
            for path, part in beside.items():
                part.unlink(missing_ok=True)
                file = stack.enter_context(part.open("x", encoding="utf-8", newline=""))
                writers.append(csv.writer(file, lineterminator="\n"))
                writers[-1].writerow(TABLES[path.name])
            yield Tables(writers)
        for path, part in beside.items():
            part.replace(path)
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)


_inert = lru_cache(SEVERAL)(inert)


@lru_cache(SEVERAL)
def _list(texts: tuple[str, ...]) -> str:
    return _inert(";".join(texts)) if texts else ""


def _boundaries(one: Answered) -> Table:
    journey, seqs, _ = one.judged
    id_, place = _inert(journey.id), {phase.id: seq for phase, seq in zip(journey.phases, seqs, strict=True)}
    for found, slack in zip(one.boundaries, one.slacks, strict=True):
        yield (
            id_,
            place[found.from_phase],
            place[found.to_phase],
            found.side,
            _inert(found.system or ""),
            found.gap_days,
            found.gap_workdays,
            len(found.from_people),
            len(found.to_people),
            _list(found.carriers),
            _list(found.key_carriers),
            _list(found.returners),
            len(found.transfers),
            f"{found.best_together:.10g}",
            _list(found.leads_from),
            _list(found.leads_to),
            found.label,
            found.risk,
            found.state,
            found.bus_factor,
            int(found.tentative),
            slack,
        )


def _journeys(one: Answered) -> Table:
    for found in one.answers:
        yield (
            *(_inert(one.judged.journey.id), found.side.value, found.n_phases, found.n_boundaries, found.pattern),
            *(found.risk, found.n_unknown, found.bus_factor, _list(found.through)),
        )


def _double(run: Double) -> Sequence[Any]:
    days = (run.last - run.first).days + 1 if run.first and run.last else None
    return (_inert(run.person), run.first, run.last, days, f"{run.percent:.10g}", _list(run.journeys))

"""`handover analyse`: every handover of a folder, a sales pipeline or the database, as three CSV tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.cli import DONE, FAILED, USAGE, collecting
from bot.cli.progress import told

if TYPE_CHECKING:
    from bot.files.tables import Tables
    from bot.rules.analysis import Answered, Judged
    from bot.rules.facts import Constants, Journey

WORD = "analyse"
HELP = "write the risk, label and state of every handover as CSV tables"
DESCRIPTION = """
Reads SOURCE (a folder in the normalised CSV form, .gz too; a folder with sales_pipeline.csv, or that file; or a
database URL) and writes boundaries.csv, journeys.csv and double_allocation.csv into the folder given with --out.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument("source", metavar="SOURCE", help="a folder, a sales pipeline file, or a database URL")
    parser.add_argument("--out", metavar="FOLDER", type=Path, required=True, help="where the tables go")
    for flag, default, meaning in (
        ("--tolerance", 7, "calendar days that somebody may be away over a handover, on top of its gap"),
        ("--transfer", 5, "effective working days side by side that pass knowledge on"),
        ("--long-gap", 30, "calendar days between two phases above which the risk is one level higher"),
        ("--blank-allocation", 0, "percent that a blank allocation counts as in double_allocation.csv"),
    ):
        parser.add_argument(flag, type=_figure, default=default, metavar="N", help=f"{meaning} (default {default})")
    parser.add_argument("--calendar", action="store_true", help="count calendar days instead of working days")
    parser.add_argument("--json", action="store_true", help="a summary as JSON on standard output")


def _figure(text: str) -> int:
    found = int(text)
    if found < 0:
        raise ValueError(text)
    return found


def run(args: argparse.Namespace) -> int:
    """0 written, 1 the source cannot be read or the tables not written, 2 these folders cannot be used so."""
    from bot.files import tables  # noqa: PLC0415 - only this word needs it
    from bot.files.problems import Unreadable  # noqa: PLC0415

    if refused := _refused(args.source, args.out):
        return _complain(USAGE, refused)
    counted = Summary()
    try:
        with _opened(args.source) as portfolio, tables.writing(args.out) as written:
            _write(portfolio, _constants(args), written, counted)
    except Unreadable as unreadable:
        return _complain(FAILED, *map(str, unreadable.problems))
    except OSError as failed:
        return _complain(FAILED, f"The tables cannot be written: {failed}.")
    counted.tell([str(args.out / name) for name in tables.TABLES], as_json=args.json)
    return DONE


def _complain(code: int, *sentences: str) -> int:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return code


def _refused(source: str, out: Path) -> str | None:
    """Why the tables may not go there."""
    if out.is_symlink():
        return f"--out {out} is a link. Name the folder itself."
    if out.exists() and not out.is_dir():
        return f"--out {out} is not a folder."
    read = Path(source).resolve()
    if out.resolve() == (read.parent if read.is_file() else read):
        return f"--out {out} holds the data to be read, whose files would be overwritten. Name another folder."
    return None


class Portfolio(Protocol):
    """All journeys that are to be judged."""

    @property
    def count(self) -> int: ...
    @property
    def horizon(self) -> date | None:
        """The last day on which stays without an end count (D2)."""

    def judged(self) -> Iterable[Judged]: ...
    def taking(self, constants: Constants) -> Iterable[Journey]:
        """The journeys that count for something in somebody's load (D13)."""


def _opened(source: str) -> AbstractContextManager[Portfolio]:
    return _database(source) if "://" in source else _folder(Path(source))


@contextmanager
def _folder(path: Path) -> Iterator[Portfolio]:
    from bot.files import folder  # noqa: PLC0415

    with collecting.paused():
        source = folder.read(path)
        _complain(DONE, *(f"Not read: {name}" for name in source.ignored))
        yield source


@contextmanager
def _database(address: str) -> Iterator[Portfolio]:
    from contextlib import closing  # noqa: PLC0415

    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - slow to import, and not needed for a folder

    from bot.files.problems import Problem, Unreadable  # noqa: PLC0415
    from bot.usecases.analysing import stored  # noqa: PLC0415
    from storage.engine import open_store  # noqa: PLC0415
    from storage.schema import current  # noqa: PLC0415

    try:
        if not current(address):
            raise Unreadable([Problem("There is no database of this version of Handover at that address.")])
        with closing(open_store(address)) as store, stored(store) as found:
            yield found
    except (SQLAlchemyError, ImportError) as failed:  # the driver of PostgreSQL is an extra
        raise Unreadable([Problem("The database cannot be read: {failed}", {"failed": failed})]) from failed


def _constants(args: argparse.Namespace) -> Constants:
    from bot.rules.facts import Constants  # noqa: PLC0415

    return Constants(
        tolerance=args.tolerance,
        transfer=args.transfer,
        long_gap=args.long_gap,
        calendar=args.calendar,
        blank_allocation=args.blank_allocation,
    )


def _write(portfolio: Portfolio, constants: Constants, written: Tables, counted: Summary) -> None:
    """Every journey's answers into the tables, one after the other."""
    from bot.rules.analysis import answered  # noqa: PLC0415
    from bot.rules.continuity import Booked, double, loads  # noqa: PLC0415

    horizon = portfolio.horizon
    taken = loads(told("Added up", portfolio.taking(constants), portfolio.count))
    for one in answered(
        told("Answered for", portfolio.judged(), portfolio.count), constants, Booked(taken, constants), horizon
    ):
        written.add(one)
        counted.add(one)
    for run in double(taken, constants, horizon=horizon):
        written.add_double(run)
        counted.double += 1


class Summary:
    """What came out: how many of each state, risk, label and pattern."""

    def __init__(self) -> None:
        self.journeys = self.double = 0
        self.boundaries: Counter[tuple[str, str, str]] = Counter()
        self.patterns: Counter[str] = Counter()

    def add(self, one: Answered) -> None:
        self.journeys += 1
        for boundary in one.boundaries:
            self.boundaries[boundary.state, boundary.risk, boundary.label] += 1
        for answer in one.answers:
            self.patterns[answer.pattern] += 1

    def _by(self, place: int) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for kind, count in self.boundaries.items():
            counts[kind[place]] += count
        return dict(counts.most_common())

    def tell(self, files: Sequence[str], *, as_json: bool) -> None:
        """The most frequent first."""
        found = {
            "journeys": self.journeys,
            "boundaries": self.boundaries.total(),
            **{name: self._by(place) for place, name in enumerate(("states", "risks", "labels"))},
            "patterns": dict(self.patterns.most_common()),
            "double_allocations": self.double,
            "files": files,
        }
        if as_json:
            print(json.dumps(found, indent=2))
            return
        for name, value in found.items():
            print(f"{name}: {_worded(value)}")


def _worded(found: object) -> str:
    if isinstance(found, dict):
        return ", ".join(f"{name} {count}" for name, count in found.items()) or "none"
    return ", ".join(found) if isinstance(found, list) else str(found)

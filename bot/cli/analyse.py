"""`handover analyse`: every handover of a folder, a sales pipeline or the database, as three CSV tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import DONE, FAILED, USAGE

if TYPE_CHECKING:
    from bot.files.tables import Analysed
    from bot.rules.facts import Constants, Journey

WORD = "analyse"
HELP = "write the risk, label and state of every handover as CSV tables"
DESCRIPTION = """
Reads SOURCE (a folder in the normalised CSV form, .gz too; a folder with sales_pipeline.csv, or that file; or a
database URL) and writes boundaries.csv, journeys.csv and double_allocation.csv into the folder given with --out.
Slack and double allocation are not worked out yet: the column slack_days is blank, and double_allocation.csv has its
header and no rows.
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
    from bot.files.source import Unreadable  # noqa: PLC0415

    if refused := _refused(args.source, args.out):
        return _complain(USAGE, refused)
    try:
        found = _in_database(args.source) if "://" in args.source else _in_files(Path(args.source))
        analysed = _analysed(found, _constants(args))
        written = tables.write(args.out, analysed)
    except Unreadable as unreadable:
        return _complain(FAILED, *unreadable.problems)
    except OSError as failed:
        return _complain(FAILED, f"The tables cannot be written: {failed}.")
    _tell(analysed, written, as_json=args.json)
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


Found = Sequence[tuple["Journey", tuple[int, ...], frozenset[date]]]
"""Journeys, each with the places of its phases as the tables show them, and the holidays that count for it."""


def _in_files(path: Path) -> Found:
    from bot.files import folder  # noqa: PLC0415

    source = folder.read(path)
    _complain(DONE, *(f"Not read: {name}" for name in source.ignored))
    return [(journey, row.seqs, source.holidays) for journey, row in zip(source.journeys, source.rows, strict=True)]


def _in_database(address: str) -> Found:
    from contextlib import closing  # noqa: PLC0415

    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - slow to import, and not needed for a folder

    from bot.files.source import Unreadable  # noqa: PLC0415
    from bot.usecases.analysing import every_journey  # noqa: PLC0415
    from storage.engine import open_store  # noqa: PLC0415
    from storage.schema import current  # noqa: PLC0415

    try:
        if not current(address):
            raise Unreadable(["There is no database of this version of Handover at that address."])
        with closing(open_store(address)) as store:
            found = every_journey(store)
    except (SQLAlchemyError, ImportError) as failed:  # the driver of PostgreSQL is an extra
        raise Unreadable([f"The database cannot be read: {failed}"]) from failed
    return [(journey, tuple(range(1, len(journey.phases) + 1)), holidays) for journey, holidays in found]


def _constants(args: argparse.Namespace) -> Constants:
    from bot.rules.facts import Constants  # noqa: PLC0415

    return Constants(
        tolerance=args.tolerance,
        transfer=args.transfer,
        long_gap=args.long_gap,
        calendar=args.calendar,
        blank_allocation=args.blank_allocation,
    )


def _analysed(found: Found, constants: Constants) -> list[Analysed]:
    from bot.files.tables import Analysed  # noqa: PLC0415
    from bot.rules.continuity import handovers, journey_answers, open_until  # noqa: PLC0415

    horizon = open_until(journey for journey, _, _ in found)
    analysed = []
    for journey, seqs, holidays in found:
        boundaries = handovers(journey, replace(constants, holidays=holidays), horizon=horizon)
        phases = tuple(phase.id for phase in journey.phases)
        analysed.append(Analysed(journey.id, phases, seqs, boundaries, journey_answers(journey, boundaries)))
    return analysed


def _tell(analysed: Sequence[Analysed], written: Sequence[Path], *, as_json: bool) -> None:
    """What came out: how many of each state, risk, label and pattern."""
    boundaries = [boundary for one in analysed for boundary in one.boundaries]
    answers = [answer for one in analysed for answer in one.answers]
    summary = {
        "journeys": len(analysed),
        "boundaries": len(boundaries),
        "states": _counted(boundary.state for boundary in boundaries),
        "risks": _counted(boundary.risk for boundary in boundaries),
        "labels": _counted(boundary.label for boundary in boundaries),
        "patterns": _counted(answer.pattern for answer in answers),
        "files": [str(path) for path in written],
    }
    if as_json:
        print(json.dumps(summary, indent=2))
        return
    for name, found in summary.items():
        print(f"{name}: {_worded(found)}")


def _counted(values: Iterable[str]) -> dict[str, int]:
    """How often each comes, the most frequent first."""
    return dict(Counter(map(str, values)).most_common())


def _worded(found: object) -> str:
    if isinstance(found, dict):
        return ", ".join(f"{name} {count}" for name, count in found.items()) or "none"
    return ", ".join(found) if isinstance(found, list) else str(found)

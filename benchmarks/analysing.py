"""`handover analyse`: the rules' cost must grow with the data and no faster, the whole word's stay near its reading.

The memory of an analysis of a database must not grow with it. By hand, for the 100,000 journeys of the promise:
`python -c "from benchmarks.analysing import peak; print(peak(100_000))"` says megabytes.
"""

from __future__ import annotations

import csv
import gzip
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import bot
from benchmarks.measure import Row, in_turn
from benchmarks.stock import stocked
from bot.files import folder as folders
from bot.files.normalised import COLUMNS
from bot.files.source import Source
from bot.rules.analysis import answered
from bot.rules.continuity import Booked, double, loads
from bot.rules.facts import Constants

HOUSE = Path(bot.__file__).parents[1]
REAL = HOUSE.parent / "shared" / "data" / "uci-incidents"
TIMES = (1, 2, 4)
ROUNDS = 3
FEW, MANY = 500, 5_000
IDS = ("journey_id", "phase_id", "assignment_id", "person_id")
START = date(2026, 1, 1)


def rows(folder: Path) -> Iterator[Row]:
    """Ratios of CPU time, and one of memory."""
    source = REAL if REAL.exists() else synthetic(folder / "synthetic", 2_783)
    yield from _rules(folder, source)
    yield _whole(folder, source)
    small, large = (peak(count) for count in (FEW, MANY))
    yield Row("analyse, MB", f"{MANY:,} journeys against {FEW:,}", large / small, 1.2)


# -- the rules alone, all columns


def _rules(folder: Path, source: Path) -> Iterator[Row]:
    sources = [folders.read(copied(source, folder / f"{times}x", times)) for times in TIMES]
    costs = in_turn(*(_answering(one) for one in sources), times=1, rounds=ROUNDS)
    each = [
        cost / sum(len(one.assignments) for one in read.journeys) for cost, read in zip(costs, sources, strict=True)
    ]
    print(f"rules: {1 / each[0]:,.0f} assignments per CPU second, for information", file=sys.stderr)
    for times, cost in zip(TIMES[1:], each[1:], strict=True):
        yield Row(f"rules, {times}x", "an assignment of the data once", cost / each[0], 1.2)


def _answering(source: Source) -> Callable[[], None]:
    constants = Constants()

    def answer() -> None:
        taken = loads(source.taking(constants))
        for _ in answered(source.judged(), constants, Booked(taken, constants), source.horizon):
            pass
        double(taken, constants, horizon=source.horizon)

    return answer


# -- the whole word


def _whole(folder: Path, source: Path) -> Row:
    ours = [sys.executable, "-m", "bot", "analyse", str(source), "--out", str(folder / "out"), "--json"]
    floor = [sys.executable, "-m", "benchmarks.floor_analyse", str(source)]
    times = [(_spent(ours), _spent(floor)) for _ in range(ROUNDS)]
    cost, base = (sorted(column)[ROUNDS // 2] for column in zip(*times, strict=True))
    return Row("analyse", "reading its files and dates alone", cost / base, 8)


def _spent(command: list[str]) -> float:
    """CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=HOUSE, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# -- a database


def peak(journeys: int) -> float:
    """Megabytes that an analysis of a database with so many journeys takes at most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stocked(folder / "stock.db", journeys).close()
        words = ["analyse", f"sqlite:///{folder / 'stock.db'}", "--out", str(folder / "out")]
        told = subprocess.run(
            [sys.executable, "-c", MEASURED, *words],
            cwd=HOUSE,
            check=True,
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"]},
        )
        return int(told.stdout.splitlines()[-1]) / 1024


MEASURED = """
import resource, sys
from bot.cli import main
assert main(sys.argv[1:]) == 0
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


# -- folders


def copied(source: Path, to: Path, times: int) -> Path:
    """The same folder so many times over, with new ids."""
    to.mkdir()
    for path in source.iterdir():
        if path.name.partition(".")[0] not in COLUMNS:
            continue
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as file:
            read = csv.DictReader(file)
            lines, header = list(read), list(read.fieldnames or ())
        with (to / path.name.removesuffix(".gz")).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header)
            writer.writeheader()
            for n in range(times):
                writer.writerows(
                    {name: f"{cell}.{n}" if name in IDS else cell for name, cell in line.items()} for line in lines
                )
    return to


def synthetic(folder: Path, journeys: int) -> Path:
    """A folder of the form of the real one, for where that is not at hand."""
    folder.mkdir()
    chance = Random(1)
    tables: dict[str, list[str]] = {
        "journeys": ["journey_id,name"],
        "phases": ["journey_id,phase_id,seq,start,end"],
        "assignments": ["assignment_id,journey_id,phase_id,person_id,side,systems,lead,key,start,end"],
    }
    for n in range(journeys):
        tables["journeys"].append(f"j{n},Journey {n}")
        day = START + timedelta(chance.randrange(300))
        for seq in range(1, chance.randrange(3, 5)):
            last = day + timedelta(chance.randrange(12))
            tables["phases"].append(f"j{n},j{n}:{seq},{seq},{day},{last}")
            for _ in range(chance.choice((0, 1, 1, 1, 2))):
                who = f"p{(n * 7 + chance.randrange(3)) % 200}"
                row = f"{len(tables['assignments'])},j{n},j{n}:{seq},{who},vendor,Group {n % 70},1,1,{day},{last}"
                tables["assignments"].append(row)
            day = last + timedelta(chance.choice((0, 0, 1, 20)))
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return folder

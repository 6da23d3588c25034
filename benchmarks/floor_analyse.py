"""The floor of an analysis: the same files read with the csv module and their dates parsed, and nothing else."""

from __future__ import annotations

import csv
import gzip
import sys
from datetime import date
from pathlib import Path

FILES = ("journeys", "phases", "assignments", "people", "absences", "holidays")
DATES = ("start", "end", "active_from", "active_to", "date")


def main(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.name.partition(".")[0] not in FILES:
            continue
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in DATES:
                    if text := row.get(column):
                        date.fromisoformat(text)


main(Path(sys.argv[1]))

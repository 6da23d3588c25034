"""`./dev bench [--json] [name ...]`: the table of ratios; exit code 1 when one is over its limit."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import analysing, conversation, delivery, drawing, home, importing, starting, ticking
from benchmarks.measure import Row

BENCHES: dict[str, Callable[[Path], Iterator[Row]]] = {
    "start": starting.rows,
    "conversation": conversation.rows,
    "tick": ticking.rows,
    "delivery": delivery.rows,
    "home": home.rows,
    "analyse": analysing.rows,
    "picture": drawing.rows,
    "import": importing.rows,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=" | ".join(BENCHES))
    parser.add_argument("--json", action="store_true", help="print a list of {name, ratio, limit}")
    args = parser.parse_args()
    rows: list[Row] = []
    for name in args.names or BENCHES:
        with tempfile.TemporaryDirectory() as folder:
            rows += BENCHES[name](Path(folder))
    if args.json:
        print(json.dumps([{"name": row.name, "ratio": round(row.ratio, 2), "limit": row.limit} for row in rows]))
    else:
        print("\n".join(f"{row.name:12} {row.ratio:6.2f} x {row.against:42} limit {row.limit}" for row in rows))
    return 0 if all(row.kept for row in rows) else 1


sys.exit(main())

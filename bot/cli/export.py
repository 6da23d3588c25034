"""handover export: all journeys of a workspace with people and notes, as an import reads them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.opened import on_database, refused

if TYPE_CHECKING:
    from storage.engine import Store

WORD = "export"
HELP = "write all journeys of a workspace into a zip of CSV files"


def arguments(parser: ArgumentParser) -> None:
    parser.description = f"{HELP.capitalize()}, private channels and notes included: keep it as you keep the database."
    parser.add_argument("--workspace", metavar="T", help="Slack's id of the workspace; not needed when there is one")
    parser.add_argument("--out", metavar="FILE", type=Path, default=Path("handover.zip"), help="where to: handover.zip")


def run(args: Namespace) -> int:
    """0 written, 1 refused, with the reason on stderr."""
    return on_database(lambda store: _write(store, args.workspace, args.out))


def _write(store: Store, team: str | None, target: Path) -> int:
    from bot.files.packing import packed  # noqa: PLC0415
    from bot.usecases import exporting  # noqa: PLC0415

    known = {slack: ours for slack, ours in exporting.teams(store).items() if team in (None, slack)}
    if len(known) != 1:
        which = f"Please say which by --workspace: {', '.join(known)}."
        return refused(which if known else "There is no such workspace here.")
    came = exporting.whole(store, *known.values())
    with target.open("xb") as file:  # what is there already is not written over
        file.write(packed(came.tables))
    print(f"Written to {target}: {came.journeys:,} journeys, {came.people:,} people, {came.notes:,} notes.")
    return 0

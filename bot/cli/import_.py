"""handover import: take in journeys from files."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import collecting
from bot.cli.import_undone import undo
from bot.cli.progress import told
from bot.settings import Settings, read

if TYPE_CHECKING:
    from bot.files.source import Source
    from bot.usecases.importing import Imported
    from storage.engine import Store

WORD = "import"
HELP = "take in journeys from files"
DESCRIPTION = """
Reads SOURCE (a folder in the normalised CSV form, .gz too; a folder with sales_pipeline.csv, or that file) and keeps
its journeys, all or none. Without --channel they are stored and quiet. A person_id that is a Slack id is that person;
others are people outside Slack, who are never asked. The same source again updates what it brought. With --undo an
import is taken back, but for what somebody has changed since; by the id that was printed, for 30 days.
"""


def arguments(parser: ArgumentParser) -> None:
    parser.description = DESCRIPTION
    parser.add_argument("source", metavar="SOURCE", type=Path, nargs="?", help="a folder, or a sales pipeline file")
    parser.add_argument(
        "--workspace", metavar="T", type=_id("TE"), help="Slack's id of the workspace; not needed when there is one"
    )
    parser.add_argument(
        "--channel", metavar="C", type=_id("CG"), help="Slack's id of the channel to link the journeys to"
    )
    parser.add_argument("--owner", metavar="U", type=_id("UW"), help="Slack's id of who owns them")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and keep nothing")
    parser.add_argument("--undo", metavar="ID", help="take that import back; needs no SOURCE")


def _id(letters: str) -> Callable[[str], str]:
    """Slack's ids, and not names: a name would be kept, and nothing ever reach it."""

    def checked(text: str) -> str:
        if not re.fullmatch(f"[{letters}][A-Z0-9]+", text):
            raise ArgumentTypeError(f"{text!r} is not an id of Slack's; they look like {letters[0]}012AB3CD.")
        return text

    return checked


@collecting.paused()
def run(args: Namespace) -> int:
    """0 kept, taken back, or dry run said; 1 refused, with every reason on stderr; 2 wrong usage."""
    if args.undo:
        return undo(args.undo)
    if args.source is None or args.owner is None:
        _refused("Please say what to import, and who owns it: handover import SOURCE --owner U012AB3CD")
        return 2
    from bot.files import folder  # noqa: PLC0415 - only this word needs them
    from bot.files.problems import Unreadable  # noqa: PLC0415
    from bot.files.source import REMARKS  # noqa: PLC0415

    settings = read(slack=False)
    try:
        source = folder.read(args.source)
    except Unreadable as unreadable:
        return _refused(*map(str, unreadable.problems))
    for name in source.ignored:
        print(f"Not read: {name}", file=sys.stderr)
    for what, n in source.remarks:
        print(f"Odd, and kept: {n:,} {REMARKS[what]}", file=sys.stderr)
    return _keep(settings, args, source)


def _keep(settings: Settings, args: Namespace, source: Source) -> int:
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    from bot.rules.texts import Refusal  # noqa: PLC0415
    from storage.engine import open_store  # noqa: PLC0415
    from storage.schema import Unfit, current, migrate  # noqa: PLC0415

    try:
        if not current(settings.database_url):
            migrate(settings.database_url)
        store = open_store(settings.database_url, wait=30)
    except Unfit as unfit:
        return _refused(str(unfit))
    except DBAPIError as broken:
        return _refused(f"The database cannot be used: {broken.orig}. See DATABASE_URL.")
    try:
        _tell(_load(settings, args, source, store), dry_run=args.dry_run)
    except Refusal as refusal:
        return _refused(refusal.message.format(**refusal.words))
    except DBAPIError as broken:
        return _refused(f"Nothing was kept: {broken.orig}.")
    finally:
        store.close()
    return 0


def _load(settings: Settings, args: Namespace, source: Source, store: Store) -> Imported:
    from bot.usecases import importing  # noqa: PLC0415
    from bot.usecases.identity import Defaults  # noqa: PLC0415

    defaults = Defaults(
        language=settings.language,
        tz=settings.timezone,
        country=settings.country,
        steps=settings.reminder_days,
        at_time=settings.reminder_time,
    )
    place = importing.Place(workspace=args.workspace, channel=args.channel, owner=args.owner, defaults=defaults)
    journeys = list(zip(source.rows, source.journeys, strict=True))
    return importing.load(
        store,
        place,
        journeys,
        store.now(),
        dry_run=args.dry_run,
        watch=lambda some: told("Kept", some, len(some)),
    )


def _tell(came: Imported, *, dry_run: bool) -> None:
    print("Nothing was kept; this is what would be:" if dry_run else "Kept:")
    print(f"  journeys: {came.new} new, {came.changed} changed, {came.same} as before")
    print(f"  people: {came.people} new")
    if came.stayed:
        print(f"  phases that are no longer in the source, and stay because people have worked on them: {came.stayed}")
    if came.uid:
        print(f"To take it back: handover import --undo {came.uid}")


def _refused(*reasons: str) -> int:
    for reason in reasons:
        print(reason, file=sys.stderr)
    return 1

"""handover db: care for the database."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime, timedelta
from pathlib import Path

from bot.cli.opened import opened
from bot.settings import read

WORD = "db"
HELP = "care for the database: migrate, backup, restore, verify, recheck"


HOW = {"altered": "is not as it was written", "missing": "is missing"}


def arguments(parser: ArgumentParser) -> None:
    tasks = parser.add_subparsers(metavar="TASK", required=True)
    for name, (task, does) in TASKS.items():
        part = tasks.add_parser(name, help=does, description=does.capitalize() + ".")
        part.set_defaults(task=task)
        if name == "restore":
            part.add_argument("file", type=Path, help="the backup")
        if name == "backup":
            part.add_argument("file", nargs="?", type=Path, help="where to; by default beside the database, dated")


def run(args: Namespace) -> int:
    """0 done, 1 something is wrong; every reason is on stderr."""
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - slow, and not needed to say what is wrong with settings

    from storage.schema import Unfit  # noqa: PLC0415

    address = read(slack=False).database_url
    try:
        code: int = args.task(address, args)
    except (Unfit, OSError) as unfit:
        return _wrong(str(unfit))
    except DBAPIError as broken:
        return _wrong(f"The database cannot be used: {broken.orig}. See DATABASE_URL.")
    return code


def _migrate(address: str, args: Namespace) -> int:
    from storage.schema import HEAD, migrate  # noqa: PLC0415

    kept = migrate(address)
    if kept is not None:
        print(f"A copy of the database as it was is in {kept}.")
    print(f"The database is at step {HEAD}.")
    return 0


def _backup(address: str, args: Namespace) -> int:
    from storage.schema import backup, sqlite_file  # noqa: PLC0415

    file = sqlite_file(address)
    if file is None or not file.exists():
        return _wrong("There is no SQLite file to copy. For PostgreSQL use its own pg_dump.")
    target = args.file or file.with_name(f"{file.name}.{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    if os.path.lexists(target):
        return _wrong(f"{target} exists already. Name another file.")
    rows = backup(file, target)
    print(f"Copied to {target}: {rows:,} rows, checked.")
    return 0


def _restore(address: str, args: Namespace) -> int:
    from storage.restoring import bury, restore  # noqa: PLC0415
    from storage.schema import migrate, sqlite_file  # noqa: PLC0415

    file = sqlite_file(address)
    if file is None:
        return _wrong("Put a PostgreSQL backup back with its own pg_restore; then say `handover db restored`.")
    if running := _running(address):
        return _wrong(f"{running} running. Stop every `handover run` first.")
    aside = restore(file, args.file)
    migrate(address)
    if aside is not None:
        bury(file, aside)
    print(f"{args.file} is in place." + (f" What was there is in {aside}." if aside else ""))
    return _restored(address, args)


def _running(address: str) -> str | None:
    """Who has just worked on the database; a file that cannot be opened has nobody."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from bot.usecases.workers import at_work  # noqa: PLC0415
    from storage.engine import open_store  # noqa: PLC0415
    from storage.schema import current  # noqa: PLC0415

    try:
        if not current(address):
            return None
        store = open_store(address)
        count = at_work(store, store.now() - timedelta(seconds=60))
        store.close()
    except SQLAlchemyError:
        return None
    return None if not count else "One process is" if count == 1 else f"{count} processes are"


def _restored(address: str, args: Namespace) -> int:
    from bot.usecases import forgetting  # noqa: PLC0415
    from bot.usecases.posts import mark_restored  # noqa: PLC0415

    with opened(address) as store:
        mark_restored(store)
        if gone := forgetting.again(store, store.now()):
            print(f"Forgotten again, as they were since the backup: {gone}.")
    print(
        "Before Handover says anything in a place it now reads what it said there since the backup. That takes the "
        "optional scopes (`handover manifest --history`); without them it says nothing until `handover db resume`."
    )
    return 0


def _resume(address: str, args: Namespace) -> int:
    from bot.usecases.posts import resume  # noqa: PLC0415

    with opened(address) as store:
        held = resume(store)
    print("What is due is said now, some of it perhaps a second time." if held else "Nothing was held.")
    return 0


def _verify(address: str, args: Namespace) -> int:
    from storage.schema import current, problems  # noqa: PLC0415

    found = problems(address)
    if not current(address):
        found.append("The tables are not those of this version: run `handover db migrate`.")
    elif not found:
        found = _history(address)
    for problem in found:
        _wrong(problem)
    if not found:
        print("The database is sound.")
    return 1 if found else 0


def _history(address: str) -> list[str]:
    from bot.usecases.sealing import broken  # noqa: PLC0415

    with opened(address) as store:
        return [f"Change {one.n} of the workspace {one.team} {HOW[one.how]}." for one in broken(store)]


def _recheck(address: str, args: Namespace) -> int:
    from bot.usecases.recheck import recheck  # noqa: PLC0415

    with opened(address) as store:
        found = recheck(store)
    for one in found:
        _wrong(f"{one.journey_key}, handover {one.handover_uid}: kept as {one.kept}, is {one.true}.")
    if not found:
        print("Every handover is kept as it is.")
    return 1 if found else 0


def _wrong(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


TASKS = {
    "migrate": (_migrate, "bring the tables to this version, after a copy of the SQLite file"),
    "backup": (_backup, "copy the SQLite file while the bot runs"),
    "restore": (_restore, "put a backup in the place of the SQLite file; nothing is said twice for it"),
    "restored": (_restored, "say that PostgreSQL was put back from a backup"),
    "resume": (_resume, "say what is due though it could not be read what was said since the backup"),
    "verify": (_verify, "check that the database is sound and its history unaltered"),
    "recheck": (_recheck, "compare what is kept of every handover with what the rules say"),
}

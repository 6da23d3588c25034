"""handover person: what is held about somebody, as a file; or all of it erased."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.opened import on_database, refused

if TYPE_CHECKING:
    from bot.usecases.forgetting import Known
    from storage.engine import Store

WORD = "person"
HELP = "export or erase what is held about a person"
DESCRIPTION = """
U is Slack's id of the person, the id that an import gave them, or the uid that history shows. `/handover forget @anna`
does the same in Slack, for admins.
"""


def arguments(parser: ArgumentParser) -> None:
    parser.description = DESCRIPTION
    tasks = parser.add_subparsers(metavar="TASK", required=True)
    for name, (task, does) in TASKS.items():
        part = tasks.add_parser(name, help=does, description=does.capitalize() + ".")
        part.set_defaults(task=task)
        part.add_argument("person", metavar="U", help="whom")
        part.add_argument("--workspace", metavar="T", help="Slack's id of the workspace; not needed when there is one")
        if name == "export":
            part.add_argument("--out", metavar="FILE", type=Path, help="where to; by default person-U.zip here")
        else:
            part.add_argument("--yes", action="store_true", help="do it: nothing brings them back")


def run(args: Namespace) -> int:
    """0 done, 1 refused, with the reason on stderr."""
    return on_database(lambda store: _do(store, args))


def _do(store: Store, args: Namespace) -> int:
    from bot.usecases import forgetting  # noqa: PLC0415

    found = forgetting.known(store, args.person, args.workspace)
    if not found:
        return refused(f"Nobody is known as {args.person!r}; who was erased is nobody any more.")
    if len(found) > 1:
        teams = sorted({one.team for one in found})
        which = f"--workspace ({', '.join(teams)})" if len(teams) > 1 else f"id ({', '.join(one.uid for one in found)})"
        return refused(f"{args.person!r} is several people. Please say which by {which}.")
    done: int = args.task(store, found[0], args)
    return done


def _export(store: Store, one: Known, args: Namespace) -> int:
    from bot.files.packing import packed  # noqa: PLC0415
    from bot.usecases import forgetting  # noqa: PLC0415

    target = args.out or Path(f"person-{one.uid}.zip")
    with target.open("xb") as file:  # what is there already is not written over
        file.write(packed(forgetting.held(store, one).tables))
    print(f"What is held about {one.name} is in {target}.")
    return 0


def _erase(store: Store, one: Known, args: Namespace) -> int:
    from bot.usecases import forgetting  # noqa: PLC0415

    if not args.yes:
        return refused(f"{one.name} ({one.team}) would be erased for good. Say --yes to do it; export first.")
    forgetting.erase_now(store, one)
    print("Erased. History keeps that it happened, not who. Earlier backups still hold them.")
    return 0


TASKS = {
    "export": (_export, "write what is held about somebody into a zip of CSV files"),
    "erase": (_erase, "erase somebody for good, again after a backup is put back"),
}

"""The words of the command `handover`: each a module of its own, imported only when it is called."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import BadSettings

WORDS = {
    "run": "run the bot",
    "demo": "try everything in a small Slack of its own, without an account",
    "check": "say what is wrong with the settings, and what Slack answers to them",
    "manifest": "print the app manifest to paste into Slack",
    "db": "care for the database: migrate, backup, restore, verify, recheck",
    "import": "take in journeys from files",
    "export": "write all journeys of a workspace into a zip of CSV files",
    "person": "export or erase what is held about a person",
    "analyse": "judge every handover of a folder or a database, as CSV tables",
}
"""Word -> what it does; the module of that name holds WORD, HELP, arguments(parser) and run(args) -> exit code."""

DONE, FAILED, USAGE, BAD_SETTINGS, INTERRUPTED = 0, 1, 2, 78, 130


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 done, 1 failed, 2 wrong usage, 78 bad settings, 130 interrupted."""
    words = sys.argv[1:] if words is None else words
    try:
        args = _parser(words[0] if words else "").parse_args(words)
        return int(args.run(args))
    except _bad_settings() as bad:
        lines = (f"  - {problem}" for problem in bad.problems)
        print("The settings cannot be used:", *lines, sep="\n", file=sys.stderr)
        return BAD_SETTINGS
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as left:  # argparse has already said what was wrong, or printed the help
        return left.code if isinstance(left.code, int) else FAILED


def _bad_settings() -> type[BadSettings]:
    """Imported when something is raised: most words need no settings, which take their time to import."""
    from bot.settings import BadSettings  # noqa: PLC0415

    return BadSettings


def _parser(called: str) -> argparse.ArgumentParser:
    """All words, but only the called one with its arguments: the others need not even be imported."""
    parser = argparse.ArgumentParser(prog="handover", description="Keeps customer knowledge through every handover.")
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    words = parser.add_subparsers(metavar="WORD", required=True)
    for word, does in WORDS.items():
        part = words.add_parser(word, help=does)
        if word == called:
            _fill(part, import_module(f"bot.cli.{module_name(word)}"))
    return parser


class _Version(argparse.Action):
    """Looks the version up when it is asked for: that takes longer than most words."""

    def __call__(self, parser: argparse.ArgumentParser, *told: object) -> None:
        from importlib import metadata  # noqa: PLC0415

        print(f"handover {metadata.version('handover')}")
        parser.exit()


def module_name(word: str) -> str:
    """`import` is a word of Python's own, so its module carries an underscore."""
    return f"{word}_" if word == "import" else word


def _fill(parser: argparse.ArgumentParser, module: ModuleType) -> None:
    parser.description = module.HELP
    module.arguments(parser)
    parser.set_defaults(run=module.run)

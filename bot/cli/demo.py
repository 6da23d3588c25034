"""handover demo: a small Slack with the bot in it, on this machine only, without an account or a token."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.server.stopping import Stop
from bot.settings import LANGUAGES

WORD = "demo"
HELP = "try everything in a small Slack of its own, without an account"
PORT = 3333
FOLDER = Path(".demo")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--fresh", action="store_true", help="forget what was done in the demo before")
    said = "en, sv or da: the story is told in it, anew if it was another (default: as it was told, else English)"
    parser.add_argument("--language", choices=LANGUAGES, help=said)
    parser.add_argument("--port", type=int, default=PORT, help=f"where the page is served (default: {PORT})")
    parser.add_argument("--folder", type=Path, default=FOLDER, help=f"where the demo is kept (default: {FOLDER})")


def run(args: Namespace) -> int:
    stop = Stop()
    stop.listen()
    from bot.demo.demo import Demo  # noqa: PLC0415 - the signal handlers come before slow imports

    try:
        demo = Demo(args.folder, args.port, fresh=args.fresh, language=args.language)
    except (OSError, OverflowError):
        print(f"Port {args.port} is taken. Is the demo open already? Else: handover demo --port 4444", file=sys.stderr)
        return 1
    with demo:
        print(f"Handover demo: {demo.address}  (kept in {args.folder}; --fresh begins anew; Ctrl+C ends)", flush=True)
        while not stop.wait(0.5):
            pass
    return stop.code

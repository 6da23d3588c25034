"""handover manifest: the app manifest to paste into Slack; with a URL it is one for HTTP."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.settings import BadSettings

WORD = "manifest"
HELP = "print the app manifest to paste into Slack"
FILE = Path(__file__).parents[1] / "manifest.json"
HISTORY = ("channels:history", "groups:history", "im:history", "im:write")
"""Optional: lets the bot look whether a message whose answer was lost is there; reviewed closely by Slack.

`im:write` is for the first message ever to a person: only with it is it known which conversation that is.
"""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--url", help="the bot's public https address: Slack sends HTTP instead of Socket Mode")
    parser.add_argument(
        "--history", action="store_true", help="ask for the optional scopes, too: then no message is said twice"
    )


def run(args: Namespace) -> int:
    print(json.dumps(manifest(url=args.url, history=args.history), indent=2, ensure_ascii=False))
    return 0


def manifest(*, url: str | None = None, history: bool = False) -> dict[str, Any]:
    """What Slack is asked for (docs.slack.dev: app manifest, schema version 2)."""
    made: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    if history:
        made["oauth_config"]["scopes"]["bot_optional"] += HISTORY
    if url is not None:
        _over_http(made, _request_url(url))
    return made


def _over_http(made: dict[str, Any], address: str) -> None:
    settings = made["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"] = {"request_url": address, **settings["event_subscriptions"]}
    settings["interactivity"]["request_url"] = address
    for command in made["features"]["slash_commands"]:
        command["url"] = address


def _request_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise BadSettings([f"--url must be an https address that Slack can reach, not {url!r}."])
    base = url.rstrip("/")
    return base if base.endswith("/slack/events") else f"{base}/slack/events"

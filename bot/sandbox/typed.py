"""Typed text as Slack passes it on: names become ids, web addresses stand in angle brackets."""

from __future__ import annotations

import re

from bot.sandbox.workspace import Workspace

ADDRESS = r"https?://[^\s<>]+"


def escaped(workspace: Workspace, text: str) -> str:
    """`@anna` and `#acme` as `<@U..>` and `<#C..|acme>` (private: `<#C..|>`), the rest made safe."""
    people = {
        name.lower(): user.id for user in workspace.users.values() for name in (user.name, user.real_name) if name
    }
    channels = {
        channel.name: f"<#{channel.id}|{'' if channel.kind == 'private' else channel.name}>"
        for channel in workspace.channels.values()
        if channel.name
    }

    def replaced(found: re.Match[str]) -> str:
        word = found.group()
        if word[0] == "@":
            return f"<@{people[word[1:].lower()]}>"
        if word[0] == "#":
            return channels[word[1:].lower()]
        return f"<{word}>"

    return re.sub(f"{ADDRESS}|@(?:{one_of(people)})|#(?:{one_of(channels)})", replaced, safe(text), flags=re.IGNORECASE)


def safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def one_of(names: dict[str, str]) -> str:
    """Any of these names, whole; the longest wins."""
    found = "|".join(re.escape(safe(name)) for name in sorted(names, key=len, reverse=True))
    return rf"(?:{found})(?![\w-])"

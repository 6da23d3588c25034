"""The text of a note: as people wrote it, without what only machines see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from bot.rules.line.opened import MENTION, opened

LONGEST = 3000
"""Characters of a note; also what a field of a form takes at most (docs.slack.dev: plain-text input)."""

_HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000\ue001]")
"""Marks that turn the order of letters around."""
_PLACE = re.compile(r"<#[A-Z0-9]+\|([^>]*)>")
_CALL = re.compile(r"<!(?:[^|>]*\|([^>]*)|([a-z]+)[^>]*)>")


def written(text: str) -> str:
    """The text as kept: letters and line ends as typed, nothing that hides or turns them."""
    shown = _HIDDEN.sub("", text.replace("\r\n", "\n"))
    return "".join(one for one in shown if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")).strip()


def read_out(line: str) -> str:
    """A line as Slack sends it, with channels, calls and links as what stands there, and mentions marked (MENTION)."""
    places = _PLACE.sub(r"#\1", line)
    return opened(_CALL.sub(lambda found: found[1] or f"@{found[2]}", places))


def mentioned(text: str) -> list[str]:
    """Slack ids of the people whom a text that was read out mentions, once each."""
    return list(dict.fromkeys(MENTION.findall(text)))


def spelled(text: str, people: Mapping[str, str]) -> str:
    """The same text as people read it: mentions by name, of whom there is none to be told as dots."""
    return MENTION.sub(lambda found: "@" + people.get(found[1], "…"), text)

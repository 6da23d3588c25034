"""A line as Slack sends it, opened for reading: mentions in marks of our own, links as their labels, no entities."""

from __future__ import annotations

import re

_OPEN, _SHUT = "\ue000", "\ue001"
"""Private characters around a mention's id: nobody can type them, since they are taken out first."""
_MARKS = re.compile(f"[{_OPEN}{_SHUT}]")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:[a-z]{2,6}:[^|<>\s]*\|([^<>|]*)|(?:https?://|mailto:)([^|<>\s]*))>")

MENTION = re.compile(f"{_OPEN}([A-Z0-9]+){_SHUT}")
WORD = re.compile(rf"(?!\.)(?:(?!\.\.|…)[^\s,;:?!\"{_OPEN}{_SHUT}])+")
"""What stands between spaces, without quotes and the marks that end a sentence or open a range."""


def opened(text: str) -> str:
    """The line with a mention as a marked id (see MENTION), a link as its label, `&amp;` and the like as typed."""
    marked = _MENTION.sub(rf"{_OPEN}\1{_SHUT}", _MARKS.sub("", text))
    linked = _LINK.sub(lambda found: found[1] or found[2] or "", marked)
    return linked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

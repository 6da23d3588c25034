"""`rename`: what a journey is called from now on, its key, or its customer."""

from __future__ import annotations

from bot.rules.line.opened import MENTION, opened
from bot.rules.names import fold, tidy
from bot.rules.straight import straight
from bot.rules.typed import NewNames

KINDS = {
    **dict.fromkeys(("name", "namn", "navn"), "name"),
    **dict.fromkeys(("key", "nyckel", "nogle"), "key"),
    **dict.fromkeys(("customer", "kund", "kunde"), "customer"),
}
"""What a first word says the rest is."""
TO = ("to", "till", "til", "as", "som")
QUOTES = "\"'"


def read_new_names(text: str, name: str) -> NewNames | None:
    """Read what follows `rename` of the journey that has this `name`; None where nothing is said.

    A key is one word: `rename key account portal` is a name.
    """
    words = _plain(text).split()
    kind = KINDS.get(fold(words[0].rstrip(":")), "") if words else ""
    rest = _new(words[1:] if kind else words, name)
    if kind == "key" and len(rest) > 1:
        kind, rest = "name", words
    called = _unquoted(" ".join(rest))
    return NewNames(**{kind or "name": called}) if called else None


def _new(words: list[str], name: str) -> list[str]:
    """Without `Acme ERP to` and `to` before what is new."""
    old = len(name.split())
    if len(words) > old + 1 and fold(" ".join(words[:old])) == fold(name) and fold(words[old]) in TO:
        return words[old + 1 :]
    return words[1:] if len(words) > 1 and fold(words[0]) in TO else words


def _plain(text: str) -> str:
    return tidy(MENTION.sub("", opened(text)))


def _unquoted(text: str) -> str:
    """`"Acme ERP 2"` is typed by who wants to be sure where the name ends."""
    quoted = len(text) > 2 and straight(text)[0] in QUOTES and straight(text)[0] == straight(text)[-1]
    return text[1:-1].strip() if quoted else text

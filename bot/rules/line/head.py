"""The head of a typed line: which journey it names, which subcommand it means, and what is left."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.rules import titles
from bot.rules.line import words
from bot.rules.line.opened import MENTION, WORD, opened
from bot.rules.names import fold, slug, tidy
from bot.rules.straight import straight
from bot.rules.values import value

_NAMED = re.compile(r"\s*((?:&(?:amp|lt|gt);|[^:,;?<>\ue000]){1,130}):(?!//)")
_HAS_FIGURES = re.compile(r"[0-9?~]")


@value
class Head:
    """`word` is the WORD of a subcommand, or None when it cannot be told; `rest` is as typed."""

    journey_key: str | None
    """The key or name as typed before a colon, or alone."""
    word: str | None
    rest: str


def split(text: str, verbs: Mapping[str, str]) -> Head:
    """Read `[journey:] [verb] things`. `verbs` gives the WORD of every word and phrase a subcommand answers to, folded.

    Without a verb, a person first means `add`, a phase first `phase`, a key alone `show`.
    """
    journey, rest = _journey(text, verbs)
    if found := _verb(rest, verbs):
        word, end = found
        return Head(journey, word, rest[end:].strip())
    if not rest:
        return Head(journey, "show" if journey else None, "")
    guess = _guess(rest)
    if guess == "show" and journey is None:
        return Head(rest, guess, "")
    return Head(journey, None if guess == "show" else guess, rest)


def _journey(text: str, verbs: Mapping[str, str]) -> tuple[str | None, str]:
    """What stands before a first colon, unless that begins with a verb: it is part of the subcommand then."""
    found = _NAMED.match(straight(text))
    named = tidy(opened(text[found.start(1) : found.end(1)])) if found else ""
    if not found or not slug(named) or _verb(named, verbs):
        return None, text.strip()
    return named, text[found.end() :].strip()


def _verb(text: str, verbs: Mapping[str, str]) -> tuple[str, int] | None:
    """The longest phrase of `verbs` that the text begins with, and where it ends."""
    ends = [(found.group(), found.end()) for _, found in zip(range(3), WORD.finditer(straight(text)), strict=False)]
    phrases = ((fold(" ".join(word for word, _ in ends[:n])), ends[n - 1][1]) for n in range(len(ends), 0, -1))
    return next(((verbs[phrase], end) for phrase, end in phrases if phrase in verbs), None)


def _guess(rest: str) -> str | None:
    plain = straight(opened(rest)).strip()
    if MENTION.match(plain) or plain.startswith("@"):
        return "add"
    first = WORD.match(plain)
    word = fold(first.group().rstrip(".")) if first else ""
    if word in words.PHASES or word in words.LIKE:
        return "phase"
    if titles.find(plain):
        return "add"
    if " " not in plain:
        return "show" if slug(plain) else None
    return "phase" if _HAS_FIGURES.search(plain) else None

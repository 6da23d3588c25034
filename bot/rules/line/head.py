"""The head of a typed line: which journey it names, which subcommand it means, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice

from bot.rules import titles
from bot.rules.knowledge.kinds import PROMISED
from bot.rules.line import words
from bot.rules.line.opened import MENTION, WORD, opened
from bot.rules.names import fold, slug, tidy
from bot.rules.straight import straight
from bot.rules.values import value

NEAR_VERB = 0.75
LONGEST = 5
"""Words of the longest phrase that a subcommand answers to."""
_ASKS = frozenset(map(fold, PROMISED))
_NAMED = re.compile(r"\s*(?![\s@])((?:&(?:amp|lt|gt);|[^:,;?<>\ue000]){1,130}):(?!//)")
_HAS_FIGURES = re.compile(r"[0-9?~]")
_SOMEBODY = re.compile(r"\s*(?:<@[^>]*>|@[^\s,;:]+)[\s,;:]*")


@value
class Head:
    """`word` is the WORD of a subcommand, or None when it cannot be told; `rest` is as typed."""

    journey_key: str | None
    """The key or name as typed before a colon, or alone."""
    word: str | None
    rest: str
    guessed: bool = False
    """No verb, person or phase stands first: the word is what the rest looks like."""


def split(text: str, verbs: Mapping[str, str]) -> Head:
    """Read `[journey:] [verb] things`. `verbs` gives the WORD of every word and phrase a subcommand answers to, folded.

    Without a verb, a person first means `add`, a phase first `phase`, a key alone `show`. A verb that says itself
    where a phase goes (`move`, `udskyd`) or which notes are asked for (`what was promised`) stays in the rest.
    """
    journey, rest = _journey(text, verbs)
    if found := _verb(rest, verbs):
        return Head(journey, *found)
    if not rest:
        return Head(journey, "show" if journey else None, "")
    if found := _said_of_somebody(rest, verbs):
        return Head(journey, *found)
    guess = _guess(rest)
    if guess == "show" and journey is None:
        return Head(rest, guess, "", guessed=True)
    sure = bool(_SOMEBODY.match(straight(rest))) or _begins_with_phase(rest)
    return Head(journey, None if guess == "show" else guess, rest, guessed=not sure)


def first_phrases(text: str, longest: int = LONGEST) -> Iterator[tuple[str, int]]:
    """The folded phrases that a text begins with, the longest first, each with where it ends."""
    ends = [(found.group(), found.end()) for found in islice(WORD.finditer(straight(text)), longest)]
    for n in range(len(ends), 0, -1):
        yield fold(" ".join(word for word, _ in ends[:n])), ends[n - 1][1]


def _journey(text: str, verbs: Mapping[str, str]) -> tuple[str | None, str]:
    """What stands before a first colon, unless that begins with a verb: it is part of the subcommand then."""
    found = _NAMED.match(straight(text))
    named = tidy(opened(text[found.start(1) : found.end(1)])) if found else ""
    if not found or not slug(named) or _verb(named, verbs):
        return None, text.strip()
    rest = text[found.end() :].strip()
    if fold(named) in words.PHASES and rest and not _verb(rest, verbs):
        return None, text.strip()
    return named, rest


def _verb(text: str, verbs: Mapping[str, str]) -> tuple[str, str] | None:
    """The WORD of the longest phrase of `verbs` that the text begins with, if need be politely; and the rest."""
    for start in (0, *(end for phrase, end in first_phrases(text) if phrase in words.POLITE)):
        asked = text[start:]
        for phrase, end in first_phrases(asked):
            if phrase in verbs:
                asked = asked.rstrip("? ") if start else asked
                rest = asked[end + asked.startswith(":", end) :]
                return verbs[phrase], (asked if phrase in words.MOVES | words.SOONER | _ASKS else rest).strip()
    return None


def _said_of_somebody(text: str, verbs: Mapping[str, str]) -> tuple[str, str] | None:
    """`@anna is away v28`, `@anna leaves 15 jan`: the verb behind the person, and the line without it."""
    somebody = _SOMEBODY.match(straight(text))
    if somebody is None:
        return None
    who, said = text[: somebody.end()], text[somebody.end() :]
    silent = next((end for phrase, end in first_phrases(said, 1) if phrase in words.NOISE), 0)
    for phrase, end in first_phrases(said[silent:]):
        word = "remove" if phrase in words.LEAVES else verbs.get(phrase)
        if word in ("remove", "away") and word in verbs.values():
            return word, f"{who}{said[silent + end :]}".strip()
    return None


def _begins_with_phase(text: str) -> bool:
    return any(phrase in words.PHASES or phrase in words.LIKE for phrase, _ in first_phrases(text, 2))


def nearly(text: str, verbs: Mapping[str, str], spelled: Mapping[str, str]) -> list[tuple[str, str]]:
    """Verbs that the text nearly begins with, each with the text as it would be then; one of a kind, at most three.

    `spelled`: the verbs as one writes them, by folded word.
    """
    found: dict[str, tuple[str, str]] = {}
    for phrase, end in first_phrases(text):
        if begun := words.HANDS_ON.get(phrase):
            found["replace"] = (begun, f"{begun}{text[end:]}")
    for phrase, end in first_phrases(text, 2):
        for verb in get_close_matches(phrase[:40], [*verbs], 3, NEAR_VERB):
            found.setdefault(verbs[verb], (spelled[verb], f"{spelled[verb]}{text[end:]}"))
    return [*found.values()][:3]


def _guess(rest: str) -> str | None:
    plain = straight(opened(rest)).strip()
    if MENTION.match(plain) or plain.startswith("@"):
        return "add"
    if _begins_with_phase(plain):
        return "phase"
    if titles.find(plain):
        return "add"
    if " " not in plain:
        return "show" if slug(plain) else None
    return "phase" if _HAS_FIGURES.search(plain) else None

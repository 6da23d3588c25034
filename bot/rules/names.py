"""Names of people, customers, systems and journeys: as kept, as compared, and as the key of a journey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from itertools import count

LONGEST = 120
LONGEST_KEY = 24
LOOKING_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
"""As Unicode names their letters; alphabets that are written beside each other are none of these."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_BREAKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The name as compared: å, ä, ö, æ, ø become a, a, o, ae, o; no case, no accents on Latin letters, single spaces.

    Invisible characters go, so that a name pasted from elsewhere is the same name. Folding twice changes nothing.
    """
    plain = unicodedata.normalize("NFKC", _visible(text)).casefold()
    spread = unicodedata.normalize("NFKD", plain).casefold().translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFKC", _ACCENTS.sub("", _visible(spread))).casefold().split())


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """The name as kept and shown: letters as typed, nothing invisible, single spaces, at most 120 characters."""
    return " ".join(unicodedata.normalize("NFKC", _visible(text)).split())[:LONGEST].rstrip()


def slug(text: str) -> str:
    """Words folded and joined by `-`, for keys; empty when there is not one letter or figure."""
    return _BREAKS.sub("-", fold(text)).strip("-")


def key(name: str, taken: Container[str]) -> str:
    """A journey's key: its name as a slug of at most 24 characters; one that is taken gets `-2`, `-3`, ..."""
    base = slug(name)[:LONGEST_KEY].strip("-") or "journey"
    if base not in taken:
        return base
    endings = (f"-{n}" for n in count(2))
    return next(
        one for one in (base[: LONGEST_KEY - len(end)].rstrip("-") + end for end in endings) if one not in taken
    )


def has_twins(name: str) -> bool:
    """Whether letters of alphabets that look alike stand in one word: another name may look the same (case 49)."""
    return any(len(_alphabets(word)) > 1 for word in _BREAKS.split(tidy(name)))


def _alphabets(word: str) -> set[str]:
    named = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return named & LOOKING_ALIKE


def _visible(text: str) -> str:
    """Without format characters (joiners, bidi marks); control characters and line ends count as spaces."""
    if text.isascii() and text.isprintable():
        return text
    kinds = ((unicodedata.category(letter), letter) for letter in text)
    return "".join(" " if kind == "Cc" else letter for kind, letter in kinds if kind not in ("Cf", "Cs"))

"""How wide a text is, which of the shipped fonts can draw it, and how it is cut to the room there is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
PLAIN, BOLD, WIDE = "Inter-Regular.otf", "Inter-SemiBold.otf", "DejaVuSans.ttf"
"""The third knows more scripts: Greek, Cyrillic, Arabic, Hebrew, Georgian and others."""
LONGEST = 200
"""Characters that are looked at; more never fits."""
MISSING = "\uffff"


@lru_cache(maxsize=256)
def font(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size)


@lru_cache(maxsize=4096)
def face(text: str, *, bold: bool = False) -> str:
    """The font that draws all of a text that was made readable."""
    wanted = BOLD if bold else PLAIN
    return wanted if all(draws(wanted, letter) for letter in text) else WIDE


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points."""
    return font(face(text, bold=bold), size).getlength(text)


@lru_cache(maxsize=4096)
def readable(text: str) -> str:
    """The text in one line without what no shipped font draws; empty when too little is left to be honest."""
    plain = " ".join(unicodedata.normalize("NFC", text[:LONGEST]).split())
    kept = max((_kept(plain, name) for name in (PLAIN, WIDE)), key=len)
    letters = sum(letter.isalnum() for letter in plain)
    return kept if 2 * sum(letter.isalnum() for letter in kept) >= max(1, letters) else ""


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis; empty where not even that does."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """At most so many lines, broken between words; the last one is cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        last = len(lines) == most - 1
        lines.append(fitted(" ".join(words if last else words[:taken]), size, room, bold=bold))
        words = words[taken:]
    return lines


def _kept(text: str, name: str) -> str:
    """What one font draws of it: a text is drawn in one."""
    seen = (letter for letter in text if not unicodedata.category(letter).startswith("C"))
    return " ".join("".join(letter for letter in seen if draws(name, letter)).split())


@lru_cache(maxsize=4096)
def draws(name: str, letter: str) -> bool:
    """Whether the font has a picture of its own for it, and not the box it draws for what it does not know."""
    if letter == " ":
        return True
    at = font(name, 20)
    own, box = at.getmask(letter), at.getmask(MISSING)
    return (own.size, bytes(own)) != (box.size, bytes(box))

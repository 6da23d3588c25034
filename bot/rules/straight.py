"""Typed text made straight for reading: clients curl quotes, lengthen dashes and harden spaces; the length stays."""

from __future__ import annotations

_PAIRS = {
    "'": "‘’‚‛′´`",
    '"': "“”„‟«»″",
    "-": "‐‑‒–—―−",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ",": "\n\r\u2028\u2029，、",
    ":": "：",
    ";": "；",
    "~": "∼～≈",
}
_STRAIGHT = str.maketrans({odd: plain for plain, many in _PAIRS.items() for odd in many})


def straight(text: str) -> str:
    """The text for parsing only, letter for letter as long as what was typed: a line end reads as a comma."""
    return text.translate(_STRAIGHT)

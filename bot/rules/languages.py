"""Which language is meant by a typed word, and whether it is asked for a channel."""

from __future__ import annotations

from bot.rules.names import fold

AUTO = "auto"
"""No language of one's own: as in Slack."""
WORDS = {
    fold(word): language
    for language, words in {
        "en": "en english engelska engelsk",
        "sv": "sv svenska swedish svensk",
        "da": "da dansk danish danska dk",
        AUTO: "auto automatic automatiskt automatisk slack",
    }.items()
    for word in words.split()
}
HERE = frozenset(fold(word) for word in ["here", "här", "her"])
NOISE = frozenset(fold(word) for word in ["in", "to", "as", "på", "till", "til", "som"])


def read_language(text: str) -> tuple[str | None, bool]:
    """The language (or AUTO) that a line names, None where it names none or more than one; and whether for here."""
    said = [word for word in fold(text).split() if word not in NOISE]
    meant = [word for word in said if word not in HERE]
    return (WORDS.get(meant[0]) if len(meant) == 1 else None), len(meant) < len(said)

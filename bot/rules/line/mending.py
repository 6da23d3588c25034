"""`phase remove pilot`, `phase rename project Delivery`: a phase that was a mistake, or is called otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rules.line.opened import MENTION, opened
from bot.rules.line.reading import Trouble, phase_of
from bot.rules.line.things import Line, PhaseWord, Vocabulary
from bot.rules.names import fold, tidy
from bot.rules.texts import N_
from bot.rules.values import value

REMOVE = ("remove", "delete", "ta bort", "radera", "fjern", "slet")
RENAME = ("rename", "byt namn", "byt namn pa", "dop om", "omdop", "omdob")
NOISE = ("the", "phase", "fas", "fase", "fasen", "faser")
TO = ("to", "till", "til", "as", "som")
LONGEST = 6
"""Words of a phase's own name that are tried."""
WHAT_NAME = N_("What is it called from now on? For example: phase rename project Delivery.")


@value
class Mending:
    """Which phase (uid), and its new name; None takes it out."""

    phase: str
    name: str | None = None


def read_mending(text: str, vocabulary: Vocabulary) -> Mending | None:
    """Read what follows `phase`; None where it is about something else. Raises Unclear, about the phase or the name."""
    typed = tidy(MENTION.sub("", opened(text))).split()
    for verbs in (REMOVE, RENAME):
        if end := _verb(typed, verbs):
            rest = typed[end:]
            while rest and fold(rest[0]) in NOISE:
                rest = rest[1:]
            phase, after = _phase(rest, vocabulary, whole=verbs is REMOVE)
            return Mending(phase.uid) if verbs is REMOVE else Mending(phase.uid, _name(after))
    return None


def _verb(typed: Sequence[str], verbs: Sequence[str]) -> int:
    """Where the verb that the line begins with ends; 0: none of these."""
    return next((n for n in (3, 2, 1) if fold(" ".join(typed[:n])) in verbs and len(typed) >= n), 0)


def _phase(rest: list[str], vocabulary: Vocabulary, *, whole: bool) -> tuple[PhaseWord, list[str]]:
    """The phase that the words, or the first of them, name, the longest name first; and the words after it."""
    for n in (len(rest),) if whole else range(min(LONGEST, len(rest)), 0, -1):
        if found := phase_of(fold(" ".join(rest[:n])), vocabulary, Trouble()):
            return found, rest[n:]
    trouble = Trouble()
    phase_of(fold(" ".join(rest if whole else rest[:1])), vocabulary, trouble)
    trouble.tell(Line(""), None)
    raise AssertionError  # a phase that is not found is always a trouble


def _name(words: list[str]) -> str:
    called = " ".join(words[1:] if len(words) > 1 and fold(words[0]) in TO else words)
    if not called:
        trouble = Trouble()
        trouble.add(WHAT_NAME, "name")
        trouble.tell(Line(""), None)
    return called

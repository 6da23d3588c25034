"""`what-if`: a phase on other days, somebody who is not there, somebody who joins; several of them joined by `and`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.rules.line import words
from bot.rules.line.changing import read_remove
from bot.rules.line.opened import MENTION, WORD, opened
from bot.rules.line.placing import read_placement
from bot.rules.line.planning import read_phase_change
from bot.rules.line.things import Vocabulary
from bot.rules.names import fold
from bot.rules.straight import straight
from bot.rules.texts import N_
from bot.rules.typed import Supposition, Unclear

NO_NEW_PHASE = N_("I can try other days for a phase, but not a new phase. Which phase is it about?")

_WITHOUT = "without|utan|uden"
_WITH = "with|med"
_MOVE = "push|move|postpone|delay|flytta|flyt|skjut|senarelägg|udskyd"
_FIRST = re.compile(rf"\s*(?:(?P<loses>{_WITHOUT})|(?P<gains>{_WITH})|phase|fas|fase)\s+", re.IGNORECASE)
_JOINT = re.compile(
    rf"[,;]?\s+(?:and|och|og|&amp;|&|\+)\s+(?=(?:{_WITHOUT}|{_WITH}|{_MOVE})\s)"
    rf"|[,;]\s*(?=(?:{_WITHOUT}|{_MOVE})\s|(?:{_WITH})\s+<?@)",
    re.IGNORECASE,
)
"""Before what begins another supposition. After a mere comma, `with` stands before a person or is noise."""


def read_suppositions(text: str, vocabulary: Vocabulary, today: date, language: str = "en") -> tuple[Supposition, ...]:
    """`project 15 jan`, `push project 2 weeks`, `without @anna from 1 mar and with @per architect, project`.

    Raises Unclear with those that were understood, the last of them as far as it goes.
    """
    found: list[Supposition] = []
    for part in _parts(text):
        try:
            found.append(_one(part, vocabulary, today, language))
        except Unclear as unclear:
            understood = found if unclear.understood is None else [*found, unclear.understood]
            unclear.understood = tuple(understood)
            raise
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    begins = 0
    for joint in _JOINT.finditer(straight(text)):
        yield text[begins : joint.start()]
        begins = joint.end()
    yield text[begins:]


def _one(part: str, vocabulary: Vocabulary, today: date, language: str) -> Supposition:
    verb = _FIRST.match(straight(part))
    rest = part[verb.end() :] if verb else part
    if (verb and verb["loses"]) or (verb is None and _somebody_leaves(rest)):
        return read_remove(rest, vocabulary, today, language)
    if (verb and verb["gains"]) or (verb is None and _begins_with_somebody(rest)):
        return read_placement(rest, vocabulary, today, language)
    change = read_phase_change(rest, vocabulary, today, language)
    if change.add is not None:
        raise Unclear(NO_NEW_PHASE, "phase")
    return change


def _somebody_leaves(text: str) -> bool:
    """`@anna leaves`, `anna slutar 1 mars`; a phase that ends is no person."""
    said = [fold(word) for word in WORD.findall(straight(opened(text)))]
    return bool(said) and said[0] not in words.PHASES and any(word in words.LEAVES for word in said)


def _begins_with_somebody(text: str) -> bool:
    start = opened(text).strip()
    return start.startswith("@") or MENTION.match(start) is not None

"""A typed note read: its kind, who said it and which system it is about, each only where that is certain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from bot.rules.knowledge.kinds import NAMED, TOLD
from bot.rules.knowledge.speaking import looks_like_a_person
from bot.rules.names import fold, tidy
from bot.rules.values import value

FROM = r"(?:from|fr[åa]n|fra|according to|enligt|if[øo]lge)"
_BEGINS = re.compile(rf"{FROM}\s+(?P<name>[^:\n]{{2,60}}):\s*(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_SET_OFF = re.compile(
    rf"(?P<rest>.+)\s*[,;(–—-]\s*{FROM}\s+(?P<name>[^,;()\n]{{2,60}}?)\s*\)?\s*\.?", re.IGNORECASE | re.DOTALL
)
_ENDS = re.compile(rf".+\s{FROM}\s+(?P<name>\S+\s[^,;()\n]{{1,60}}?)\s*\.?", re.IGNORECASE | re.DOTALL)
_KIND = re.compile(r"(?P<word>[^\W\d]+(?: [^\W\d]+)?)(?P<mark>\s*:)?(?=\W|$)")
_FIRST = re.compile(r"[^\W\d]+")
SHORT = 3
"""Letters of a system's name that counts only as it is written: BI is no Swedish bee, IT not "it"."""


@value
class Speaker:
    """Somebody who may have said it: on the journey, or who said something of it before."""

    uid: str
    name: str
    customer: bool
    """On the customer's side."""


@value
class ReadNote:
    text: str
    kind: str | None = None
    said_by: str | None = None
    """uid."""
    speaker: str = ""
    """A name set off at the end that none of these people has, as typed."""
    system: str | None = None
    """Its name."""


def read_note(line: str, people: Sequence[Speaker] = (), systems: Iterable[str] = (), customer: str = "") -> ReadNote:
    """`[kind] text`. The text stays as typed, but for the kind's name and a `, from Bo Ek` that is set off."""
    systems = tuple(systems)
    kind, text = _kind(line.strip().lstrip(":").strip())
    said_by, text = _said_by(text, people)
    speaker, text = ("", text) if said_by else _stranger(text, {fold(one) for one in (*systems, customer)})
    return ReadNote(text=text, kind=kind, said_by=said_by, speaker=speaker, system=_system(text, systems))


def one_called(name: str, people: Iterable[Speaker]) -> Speaker | None:
    """The one person of these who is called so, by the whole name or else by the first."""
    wanted = fold(name)
    known = list({one.uid: one for one in people}.values())
    alike = [one for one in known if fold(one.name) == wanted]
    alike = alike or [one for one in known if fold(one.name).partition(" ")[0] == wanted]
    return alike[0] if len(alike) == 1 else None


def _kind(line: str) -> tuple[str | None, str]:
    """The longest name of a kind that the line begins with is taken off; a word that only tells it stays."""
    found = _KIND.match(line)
    first = _FIRST.match(line)
    if found and (kind := NAMED.get(fold(found["word"]))):
        return kind, line[found.end() :].strip()
    if first is None:
        return None, line
    word = fold(first.group())
    if kind := NAMED.get(word):
        return kind, line[first.end() :].lstrip(" :").strip()
    return TOLD.get(word), line


def _said_by(text: str, people: Sequence[Speaker]) -> tuple[str | None, str]:
    """Who said it: set off from the rest, or a whole name on the customer's side at the end, where the text stays."""
    for shape in (_BEGINS, _SET_OFF):
        found = shape.fullmatch(text)
        who = one_called(found["name"].lstrip("@"), people) if found else None
        if found and who:
            return who.uid, found["rest"].strip()
    found = _ENDS.fullmatch(text)
    last = one_called(found["name"], [one for one in people if one.customer]) if found else None
    return (last.uid if last else None), text


def _stranger(text: str, things: Collection[str]) -> tuple[str, str]:
    """A name that nobody here has, set off at the end; not where it is that of one of these things (folded)."""
    found = _SET_OFF.fullmatch(text)
    name = tidy(found["name"].lstrip("@")) if found else ""
    if found is None or fold(name) in things or not looks_like_a_person(name):
        return "", text
    return name, found["rest"].strip()


def _system(text: str, systems: Iterable[str]) -> str | None:
    """The one system whose name stands in the text as a word of its own."""
    named = [name for name in systems if _stands(name, text)]
    return named[0] if len(named) == 1 else None


def _stands(name: str, text: str) -> bool:
    if len(name) <= SHORT:
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)) is not None

"""What a brief makes of notes: what each receiver should know, what is open, who can be asked, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from bot.rules import titles
from bot.rules.projection.briefed import NoteInBrief
from bot.rules.projection.journeys import Who
from bot.rules.projection.knowing import Stay
from bot.rules.projection.noted import NoteShown
from bot.rules.typed import Title

NEEDS = {
    "manager": ("promise", "decision", "worry", "likes"),
    "architect": ("pain", "wish", "decision"),
    "consultant": ("pain", "wish"),
    "support": ("pain", "likes", "promise", "worry"),
    "sales": ("likes", "promise", "worry"),
}
"""The kinds of notes that somebody should find when they take over, by the kind of their job title."""
LEADS = {"sales": "sales", "project": "manager", "maintenance": "support"}
"""What a lead without a known title is taken for, by the kind of phase."""
ORDER = ("promise", "pain", "worry", "decision", "question", "wish", "likes", "reliever")
"""In which the kinds stand for who should know none before the others."""
LEAVING = "leaving"
LINE = 300
"""Characters of what somebody takes along, and of what is said to that."""

Section = tuple[str, tuple[NoteInBrief, ...]]
"""LEAVING, a kind, or blank: those without a kind."""


def needs(role: str, *, lead: bool, phase: str, table: tuple[Title, ...]) -> tuple[str, ...]:
    """What somebody should know who takes over in this role; nothing for a role that is not known."""
    title = titles.of_role(role, table)
    kind = title.kind if title else LEADS.get(phase, "") if lead else ""
    return NEEDS.get(kind, ())


def missing(wanted: Iterable[str], noted: Collection[str | None]) -> tuple[str, ...]:
    """The kinds that are wanted and of which nothing is noted, once each."""
    return tuple(kind for kind in dict.fromkeys(wanted) if kind not in noted)


def wanted(newcomers: Iterable[tuple[Who, Iterable[str]]]) -> dict[str, tuple[Who, ...]]:
    """By kind of which nothing is noted, who needs to know it, of those who come in: whoever was there before knows."""
    found: dict[str, tuple[Who, ...]] = {}
    for who, kinds in newcomers:
        for kind in kinds:
            found[kind] = (*found.get(kind, ()), who)
    return found


def is_open(note: NoteShown) -> bool:
    """Something is left to do: a pain that nothing relieves, a promise not delivered, a question without an answer."""
    if note.kind == "promise":
        return note.status == "open"
    return (note.kind == "pain" and not note.pairs) or (note.kind == "question" and not note.answers)


def only_leaving(note: NoteShown, staying: Collection[int]) -> bool:
    """Whether everybody of ours who heard it is gone when the next phase is on; `staying` are ids of who is in it."""
    ours = [one.who.id for one in note.heard if one.there]
    return bool(ours) and not any(person in staying for person in ours)


def sections(notes: Iterable[NoteInBrief], first: Iterable[str] = ()) -> tuple[Section, ...]:
    """What only leaving people have heard, the earliest last day first; then kind by kind, those of `first` before the
    others, and within each what is open before the rest, the newest first."""
    notes = list(notes)
    leaving = sorted(
        (one for one in notes if one.leaving), key=lambda one: (one.note.last_day.day or date.max, not one.open)
    )
    kinds = dict.fromkeys((*first, *ORDER, ""))
    of_kind = {kind: [one for one in notes if not one.leaving and (one.note.kind or "") == kind] for kind in kinds}
    found = [(LEAVING, leaving), *((kind, sorted(few, key=lambda one: not one.open)) for kind, few in of_kind.items())]
    return tuple((name, tuple(few)) for name, few in found if few)


def ranked(stays: Iterable[Stay], heard: dict[int, int], today: date) -> tuple[int, ...]:
    """Whom to ask what nobody has noted (person ids), of those still there: who heard most, then key persons, then who
    has been with the customer longest."""
    there = [one for one in stays if one.side == "vendor" and (one.last is None or one.last >= today)]
    there = [one for one in there if one.first is None or one.first <= today]
    there.sort(key=lambda one: (-heard.get(one.who.id, 0), not one.key, one.first or date.min, one.who.name))
    return tuple(dict.fromkeys(one.who.id for one in there))

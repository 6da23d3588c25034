"""What was asked for, as the few plain values that a button can carry, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from bot.rules.carried import FLAG, NUMBER, TEXT, WHOLE, Record, row
from bot.rules.dates import iso_day
from bot.rules.titles import of_role
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement, Removal, Supposition

Packed = dict[str, Any]
_PLAIN = ("throughout", "role", "lead", "key", "customer", "all_systems", "percent")
_LISTS = ("phases", "systems")
_DAYS = ("first", "last")
CHANGE = {"p": TEXT, "s": (row(TEXT, TEXT, bool), None), "e": TEXT, "b": FLAG, "d": WHOLE, "m": WHOLE}
_PEOPLE = [row(TEXT, TEXT)]
_PUT = {
    **dict.fromkeys(("throughout", "lead", "customer", "all_systems"), bool),
    "key": FLAG,
    "role": str,
    "percent": NUMBER,
    "first": TEXT,
    "last": TEXT,
    "phases": [str],
    "systems": [str],
}
PACKED = [
    (
        Record({"k": frozenset({"move"})}, CHANGE),
        Record({"k": frozenset({"remove"}), "w": _PEOPLE, "p": [str], "s": TEXT}),
        Record({"k": frozenset({"put"}), "w": _PEOPLE}, _PUT),
    )
]
"""The shapes in which they are carried (`rules.carried`)."""
_AS_IT_IS = {field.name: field.default for field in fields(Placement)}


def packed(wanted: Iterable[Supposition]) -> list[Packed]:
    """In the order they stand in."""
    return [_packed(one) for one in wanted]


def unpacked(values: Iterable[Mapping[str, Any]]) -> tuple[Supposition, ...]:
    return tuple(_unpacked(value) for value in values)


def packed_change(wanted: PhaseChange) -> Packed:
    """Another plan for a phase that there is."""
    start = wanted.start
    return {
        "p": wanted.phase,
        "s": [_text(start.first), _text(start.last), start.tentative] if start else None,
        "e": _text(wanted.end),
        "b": wanted.begun,
        "d": wanted.shift_days,
        "m": wanted.shift_months,
    }


def unpacked_change(value: Mapping[str, Any]) -> PhaseChange:
    start = value.get("s")
    return PhaseChange(
        phase=value.get("p"),
        start=Period(iso_day(start[0]), iso_day(start[1]), start[2]) if start else None,
        end=iso_day(value.get("e")),
        begun=bool(value.get("b")),
        shift_days=value.get("d"),
        shift_months=value.get("m"),
    )


def _packed(one: Supposition) -> Packed:
    if isinstance(one, PhaseChange):
        return {"k": "move", **packed_change(one)}
    if isinstance(one, Removal):
        return {"k": "remove", "w": _refs(one.people), "p": list(one.phases), "s": _text(one.since)}
    given = {name: getattr(one, name) for name in _PLAIN if getattr(one, name) != _AS_IT_IS[name]}
    listed = {name: list(getattr(one, name)) for name in _LISTS if getattr(one, name)}
    days = {name: _text(getattr(one, name)) for name in _DAYS if getattr(one, name)}
    return {"k": "put", "w": _refs(one.people), **given, **listed, **days}


def _unpacked(value: Mapping[str, Any]) -> Supposition:
    if value["k"] == "move":
        return unpacked_change(value)
    people = tuple(PersonRef(slack_id=slack_id, name=name) for slack_id, name in value["w"])
    if value["k"] == "remove":
        return Removal(people=people, phases=tuple(value["p"]), since=iso_day(value["s"]))
    given: dict[str, Any] = {name: value[name] for name in _PLAIN if name in value}
    given |= {name: tuple(value[name]) for name in _LISTS if name in value}
    given |= {name: iso_day(value[name]) for name in _DAYS if name in value}
    return Placement(people=people, title=of_role(value.get("role", "")), **given)


def _refs(people: Iterable[PersonRef]) -> list[list[str | None]]:
    return [[ref.slack_id, ref.name] for ref in people]


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None

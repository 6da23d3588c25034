"""How history names people: by id alone, so that who is forgotten is forgotten there too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PERSON = frozenset({"uid", "name"})
"""What a person is told by in the values of a change."""


def nameless(values: Any) -> Any:
    """The values of a change as they are kept: people without their names."""
    if isinstance(values, dict):
        if values.keys() == PERSON:
            return {"uid": values["uid"]}
        return {name: nameless(one) for name, one in values.items()}
    return [nameless(one) for one in values] if isinstance(values, (list, tuple)) else values


def meant(values: Any) -> Iterator[str]:
    """Uids of the people in values that are kept."""
    if isinstance(values, dict):
        if values.keys() == {"uid"}:
            yield values["uid"]
        for one in values.values():
            yield from meant(one)
    elif isinstance(values, list):
        for one in values:
            yield from meant(one)


def named(values: Any, names: Mapping[str, str]) -> Any:
    """The values as they are told: people with the names they have by now."""
    if isinstance(values, dict):
        if values.keys() == {"uid"}:
            return {**values, "name": names[values["uid"]]} if values["uid"] in names else values
        return {name: named(one, names) for name, one in values.items()}
    return [named(one, names) for one in values] if isinstance(values, list) else values

"""Whether what a button or form carries has the shape that ours gave it: what comes back may have been forged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TEXT = (str, None)
NUMBER = (int, float, None)
WHOLE = (int, None)
FLAG = (bool, None)


@dataclass(frozen=True, slots=True)
class Row:
    """A list with a value of each of these shapes, in their order."""

    shapes: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Names with values of these shapes: all that are needed, none that is not known."""

    needed: Mapping[str, Any]
    more: Mapping[str, Any] = field(default_factory=dict)


def row(*shapes: Any) -> Row:
    return Row(shapes)


def fits(value: Any, shape: Any) -> bool:
    """Whether a value of JSON has the shape: a type (a flag is no number), None, one of a tuple, one of a set of words,
    a Row, a Record, a list of any length ([shape]), or names of any kind ({"*": shape})."""
    match shape:
        case Row(shapes=shapes):
            return isinstance(value, list) and len(value) == len(shapes) and all(map(fits, value, shapes))
        case Record(needed=needed, more=more):
            return isinstance(value, Mapping) and needed.keys() <= value.keys() and _known(value, {**more, **needed})
        case tuple():
            return any(fits(value, one) for one in shape)
        case frozenset():
            return isinstance(value, str) and value in shape
        case [each]:
            return isinstance(value, list) and all(fits(one, each) for one in value)
        case {"*": each}:
            return isinstance(value, Mapping) and all(fits(one, each) for one in value.values())
        case None:
            return value is None
    return isinstance(value, shape) and (shape is bool or not isinstance(value, bool))


def _known(value: Mapping[str, Any], shapes: Mapping[str, Any]) -> bool:
    return all(name in shapes and fits(one, shapes[name]) for name, one in value.items())

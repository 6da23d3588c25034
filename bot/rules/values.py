"""Values: what is made once and never changed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def fact(made: type[Made]) -> type[Made]:
    """The same, made by keywords only: facts come by the ten thousand."""
    return _compared(dataclass(slots=True, eq=False, repr=False, kw_only=True)(_told(made)))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(made: type[Made]) -> type[Made]:
    """A frozen dataclass to those who check types. Not to Python, which then takes twice as long to make one; a reply
    is made of dozens."""
    return _compared(dataclass(slots=True, eq=False, repr=False)(_told(made)))


def _told(made: type[Made]) -> type[Made]:
    """Without a docstring a dataclass writes its signature out at every start, which costs as much as all the rest."""
    made.__doc__ = made.__doc__ or made.__name__
    return made


def _compared(made: type[Made]) -> type[Made]:
    """A dataclass compiles its own methods for every class; with a hundred classes that is a fifth of a start."""
    each: Any = made
    names = [one.name for one in fields(each) if one.compare]
    held = attrgetter(*names) if names else type

    def equal(one: Any, other: Any) -> bool:
        return held(one) == held(other) if other.__class__ is one.__class__ else NotImplemented

    methods = {"__eq__": equal, "__hash__": lambda one: hash(held(one)), "__repr__": _said}
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _said(one: Any) -> str:
    """As dataclasses are said."""
    parts = (f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr)
    return f"{type(one).__qualname__}({', '.join(parts)})"

"""Values: what is made once and never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def fact(made: type[Made]) -> type[Made]:
    """The same, made by keywords only: facts come by the ten thousand."""
    return dataclass(slots=True, unsafe_hash=True, kw_only=True)(made)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(made: type[Made]) -> type[Made]:
    """A frozen dataclass to those who check types. Not to Python, which then takes twice as long to make one; a reply
    is made of dozens."""
    return dataclass(slots=True, unsafe_hash=True)(made)

"""What came of an import of whoever runs the installation."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of it: journeys by what was done, and people who were not known before."""

    new: int
    changed: int
    same: int
    people: int
    stayed: int = 0
    """Phases that the source no longer has, and that stay because people have worked on them."""
    uid: str = field(default="", compare=False)
    """By which the whole of it can be taken back; blank where nothing was kept."""

"""Which changes stand on which others, read from their patches: what was written over, and what refers to new rows."""

from __future__ import annotations

from collections.abc import Iterator

from storage.patches import Patch, Values

REFERS = {
    "assignment": ("phase_id", "phase"),
    "guide_item": ("meeting_id", "meeting"),
    "meeting_person": ("meeting_id", "meeting"),
}
"""Table -> its column that names a row of another table, of those that a change makes."""


def stands_on(later: Patch, earlier: Patch) -> bool:
    """Whether `later` wrote over what `earlier` had written, or put in rows that hang on rows which `earlier` made."""
    over = (key for key in later if key in earlier)
    return any(_same(earlier[key], later[key]) for key in over) or any(key in earlier for key in _hangs_on(later))


def made(patch: Patch) -> Patch:
    """The rows that were new with the change."""
    return {key: pair for key, pair in patch.items() if pair[0] is None}


def _same(one: list[Values | None], other: list[Values | None]) -> bool:
    """Whether two changes of a row meet in a column; a row that comes or goes is all of its columns."""
    if None in one or None in other:
        return True
    return not (one[1] or {}).keys().isdisjoint(other[1] or {})


def _hangs_on(patch: Patch) -> Iterator[str]:
    """The rows that new ones refer to."""
    for key, (_, after) in made(patch).items():
        table, first, *_ = key.split(":")
        if table == "assignment_system":
            yield f"assignment:{first}"
        elif table in REFERS and after:
            column, of = REFERS[table]
            yield f"{of}:{after[column]}"

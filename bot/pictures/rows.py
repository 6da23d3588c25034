"""Who is drawn on which days: one row for each person and side, in the order in which they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.pictures.axis import Axis
from bot.rules import titles
from bot.rules.projection import AssignmentShown, JourneyShown, Who
from bot.rules.typed import Title
from bot.rules.values import value


@value
class Bar:
    """A stay without a break in one kind of role; ordinals, both days included."""

    first: int
    last: int
    kind: str
    key: bool
    led: tuple[tuple[int, int], ...] = ()
    """The days of each assignment in it that leads its phase."""


@value
class Row:
    who: Who
    side: str
    roles: tuple[str, ...]
    key: bool
    lead: bool
    bars: tuple[Bar, ...]


def rows(journey: JourneyShown, line: Axis, table: tuple[Title, ...] = ()) -> list[Row]:
    """The vendor's people, then the customer's; who comes first stands first. Who declined is not there."""
    groups: dict[tuple[str, int], list[AssignmentShown]] = {}
    for one in journey.assignments:
        if one.given != "declined":
            groups.setdefault((one.side, one.who.id), []).append(one)
    found = [_row(placed, line, table) for placed in groups.values()]
    return sorted((row for row in found if row.bars), key=_rank)


def _rank(row: Row) -> tuple[bool, int, bool, bool, int, str]:
    return (row.side != "vendor", row.bars[0].first, not row.lead, not row.key, -row.bars[-1].last, row.who.name)


def _row(placed: Sequence[AssignmentShown], line: Axis, table: tuple[Title, ...]) -> Row:
    bars = sorted((bar for one in placed if (bar := _bar(one, line, table))), key=lambda bar: (bar.first, bar.last))
    return Row(
        who=placed[0].who,
        side=placed[0].side,
        roles=tuple(dict.fromkeys(one.role for one in placed if one.role)),
        key=any(one.key or one.lead for one in placed),
        lead=any(one.lead for one in placed),
        bars=tuple(_joined(bars)),
    )


def _bar(one: AssignmentShown, line: Axis, table: tuple[Title, ...]) -> Bar | None:
    """The days of an assignment: its own, else those of its phase, as far as the line goes."""
    column = line.of(one.phase_uid)
    end = column.phase.end.toordinal() if column.phase.end else column.last
    first = one.first.toordinal() if one.first else column.first
    last = one.last.toordinal() if one.last else max(end, first)
    first, last = max(first, line.columns[0].first), min(last, line.columns[-1].last)
    title = titles.of_role(one.role, table) if one.role else None
    if first > last:
        return None
    led = ((first, last),) if one.lead else ()
    return Bar(first, last, title.kind if title else "other", one.key or one.lead, led)


def _joined(bars: Iterable[Bar]) -> list[Bar]:
    """What follows without a break in the same kind of role is one bar."""
    joined: list[Bar] = []
    for bar in bars:
        before = joined[-1] if joined else None
        if before and bar.first <= before.last + 1 and (bar.kind, bar.key) == (before.kind, before.key):
            joined[-1] = replace(before, last=max(before.last, bar.last), led=(*before.led, *bar.led))
        else:
            joined.append(bar)
    return joined

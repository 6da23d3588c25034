"""Who stands in a picture by name and who is only counted: a phone has room for those who matter to a handover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bot.pictures.rows import Row
from bot.rules.projection import HandoverShown, ScopeShown

MOST = {"vendor": 14, "customer": 6}
"""Rows of a side that are drawn."""
TRANSFERS = ("transfer_long", "transfer_short", "side_by_side")
"""Reasons of a state that rests on two people's days side by side."""


def folded(rows: Sequence[Row], handovers: Sequence[HandoverShown]) -> tuple[list[Row], list[Row]]:
    """Whom to draw and whom to count, both in the order of the rows; never one alone to count."""
    drawn: list[Row] = []
    for side, most in MOST.items():
        mine = [row for row in rows if row.side == side]
        matter = {who for one in handovers for who in _matter(one, side)}
        ranked = sorted(mine, key=partial(_rank, matter))
        drawn += ranked if len(mine) <= most + 1 else ranked[:most]
    kept = {(row.side, row.who.id) for row in drawn}
    return [row for row in rows if (row.side, row.who.id) in kept], [
        row for row in rows if (row.side, row.who.id) not in kept
    ]


def side_by_side(scope: ScopeShown) -> tuple[tuple[int, int], ...]:
    """Ids of giver and receiver of each pair that a state rests on."""
    if scope.reason not in TRANSFERS:
        return ()
    resting = {who.id for who in scope.rests_on}
    pairs = [(giver.id, receiver.id) for giver, receiver, _ in scope.together]
    return tuple([pair for pair in pairs if resting.issuperset(pair)] or pairs[:1])


def _matter(one: HandoverShown, side: str) -> Iterator[int]:
    """Who is named by what is drawn of a handover."""
    for scope in one.scopes:
        if scope.side == side:
            yield from (who.id for who in (*scope.carriers, *scope.returners, *scope.rests_on))
            yield from (who for pair in side_by_side(scope) for who in pair)
    if one.leaves is not None:
        yield one.leaves.id
    yield from (word.who.id for word in one.words)


def _rank(matter: set[int], row: Row) -> tuple[bool, bool, bool, int]:
    """Who is in a handover first, then who leads, who is key, and who stays longest."""
    days = sum(bar.last - bar.first for bar in row.bars)
    return (row.who.id not in matter, not row.lead, not row.key, -days)

"""What was said of a handover: answers, open questions, and whose word is still wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.rules.projection import ScopeShown, Who, WordShown


def words_about(
    handover_id: int, scopes: Iterable[ScopeShown], rows: Iterable[Any], known: Mapping[int, Who]
) -> tuple[WordShown, ...]:
    """What people said or were asked, then whom the state rests on and who was not asked yet."""
    needed = {who.id: who for scope in scopes if scope.side == "vendor" for who in scope.rests_on}
    said: dict[int, WordShown] = {}
    for row in rows:
        if row.handover_id != handover_id:
            continue
        who, on = known[row.person_id], row.at.date()
        if row.answer is None:
            silent = WordShown(who=who, answer=None, asked_on=on, needed=who.id in needed)
            also = tuple(map(date.fromisoformat, row.also_on or ()))
            said[who.id] = replace(said.get(who.id, silent), asked_on=on, asked_also=also)
        else:
            by = None if row.by_id == who.id else known[row.by_id]
            said[who.id] = WordShown(
                who=who, answer=row.answer, asked_on=None, given_on=on, given_by=by, needed=who.id in needed
            )
    unasked = [WordShown(who=who, answer=None, asked_on=None) for person, who in needed.items() if person not in said]
    return (*said.values(), *unasked)

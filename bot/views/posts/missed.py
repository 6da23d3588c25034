"""What came too late to be said, after a downtime: named in one line, never dropped silently."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Raw, Say
from bot.rules.projection import ItemShown
from bot.rules.texts import N_
from bot.views.handover import step_name

IN_FULL = 20


def line(items: Sequence[ItemShown], say: Say) -> str | None:
    """ "While I was away: Acme ERP: Sales → Project (1 Dec) and Beta: Sales → Project (2 Dec)."."""
    named = [_named(item, say) for item in items if item.handover is not None]
    if not named:
        return None
    if len(named) <= IN_FULL:
        return say(N_("While I was away: {handovers}."), handovers=say.names(named))
    one, many = N_("While I was away: {handovers}, and one more."), N_("While I was away: {handovers}, and {n} more.")
    return say.number(one, many, len(named) - IN_FULL, handovers=say.names(named[:IN_FULL]))


def _named(item: ItemShown, say: Say) -> Raw:
    assert item.handover is not None
    name = step_name(item.handover, say)
    return Raw(f"{name} ({say.short_day(item.handover.start)})" if item.handover.start else name)

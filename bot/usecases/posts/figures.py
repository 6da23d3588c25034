"""What given figures say about the one best step, read where a message is rendered and not for every reply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.rules.candidates import Where
from bot.rules.projection import HandoverShown
from bot.usecases import carrying
from bot.usecases.slips import Sight
from storage.tables import Handover

ASKING = ("card", "step", "alert", "told")
"""Kinds of items that may ask the owner whether somebody should be asked."""


def with_figures(
    session: Session, handover_id: int, shown: HandoverShown, today: date, sight: Sight, *, but: int | None = None
) -> HandoverShown:
    """Advise whoever is likeliest when their other journeys are counted in, with what is free on the days proposed.

    `but`: a person's id who is not advised, since it breaks by their leaving.
    """
    advice = shown.advice
    if advice is None or advice.kind != "ask" or shown.closed or shown.within or shown.accepted_by is not None:
        return shown
    row = session.get_one(Handover, handover_id)
    found = carrying.offered(
        session, row, shown, today, may_read=sight.may_read(), system=advice.system or None, where=(Where.GIVING,)
    )
    found = tuple(one for one in found if one.who.id != but)
    if not found:
        gone = advice.who is not None and advice.who.id == but
        return replace(shown, advice=replace(advice, who=None)) if gone else shown
    one, reasons = found[0], {reason.code: reason for reason in found[0].candidate.reasons}
    figure = reasons.get("free") or reasons.get("booked")
    better = replace(
        advice,
        who=one.who,
        role=one.candidate.role,
        since=one.candidate.since,
        free=figure.percent if figure else None,
        free_until=one.candidate.last,
    )
    return replace(shown, advice=better)

"""From its day on, what was said of a handover is history, but for whose word it asks: an answer is drawn there too."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.usecases.projection.drawing import Drawing
from storage import patches
from storage.tables import Occasion, Post, PostItem, Word


def draw_answered(session: Session, drawing: Drawing) -> None:
    """Draw the history of handovers whose day has come, and of which somebody's word was given or taken back now."""
    today = drawing.today.isoformat()
    come = {row.handover_id for row in drawing.rows.phases if row.answer and (row.answer.get("start") or "9") <= today}
    if not come:
        return
    answered = come.intersection(session.get_one(Word, id_).handover_id for id_ in patches.of(session, Word))
    if not answered:
        return
    told = select(Occasion.id).where(Occasion.handover_id.in_(answered), Occasion.kind != "ask")
    history = select(PostItem.post_id).where(PostItem.occasion_id.in_(told), PostItem.role == "line")
    session.execute(update(Post).where(Post.id.in_(history), Post.state == "sent").values(wanted=Post.wanted + 1))

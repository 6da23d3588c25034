"""Everything a post shows, read when it is claimed: no text is kept, so what is said is what is true then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.projection import HandoverShown, ItemShown, PostShown, Who
from bot.rules.values import value
from bot.usecases.at_once import cause_shown, standing
from bot.usecases.digest import summary
from bot.usecases.language import spoken_in
from bot.usecases.meetings.saying import said_of
from bot.usecases.picks import things
from bot.usecases.posts import noted
from bot.usecases.posts.allowed import outline_of
from bot.usecases.posts.asked import asked, confirmed, told_about
from bot.usecases.posts.elsewhere import about, instead
from bot.usecases.posts.figures import ASKING, with_figures
from bot.usecases.posts.placed import put_there
from bot.usecases.projection import handover_shown, journey_shown
from bot.usecases.rights import alone
from bot.usecases.slips import Sight, with_slip
from storage.engine import Store
from storage.tables import Channel, Journey, Occasion, Person, Post, PostItem, Workspace

SLIPS = ("card", "step", "tentative")
"""Kinds that tell how long a handover holds whose date is not sure."""


@value
class Loaded:
    """A post's values, and the language of whoever reads it."""

    post: PostShown
    language: str


def load(store: Store, post_id: int, now: datetime) -> Loaded:
    """The post as of now, in the reader's day and language; a channel's day is the journey's."""
    with store.read() as session:
        post = session.get_one(Post, post_id)
        workspace = session.get_one(Workspace, post.workspace_id)
        reader = session.get_one(Person, post.person_id) if post.person_id else None
        items = select(PostItem).where(PostItem.post_id == post_id, PostItem.role != "old").order_by(PostItem.rank)
        occasions = [session.get_one(Occasion, item.occasion_id) for item in session.scalars(items)]
        today = now.astimezone(ZoneInfo(_zone(session, workspace, reader, occasions))).date()
        sight = Sight(viewer=alone(reader, today) if reader else None, channel_id=post.channel_id)
        shown = PostShown(
            uid=post.uid,
            type=post.type,
            items=tuple(_item(session, occasion, reader, today, sight, now=now) for occasion in occasions),
            reader=None if reader is None else _who(reader),
            today=today,
            speaks_before=max(workspace.steps, default=0) or None,
            in_thread=post.parent_id is not None,
            team=workspace.team_id,
            at=post.first_try,
            repeated=post.repeated,
        )
        return Loaded(shown, _language(session, workspace, reader, post.channel_id))


def _zone(session: Session, workspace: Workspace, reader: Person | None, occasions: list[Occasion]) -> str:
    if reader is not None and reader.tz:
        return reader.tz
    ids = (about(session, occasion) for occasion in occasions)
    journeys = (session.get_one(Journey, one) for one in ids if one is not None)
    return next((journey.tz for journey in journeys if journey.tz), workspace.tz)


def _language(session: Session, workspace: Workspace, reader: Person | None, channel_id: int | None) -> str:
    if reader is not None:
        return reader.speaks or reader.language or workspace.language
    return spoken_in(session, session.get(Channel, channel_id), workspace)


def _who(person: Person) -> Who:
    return Who(person.id, person.name, person.slack_id, person.uid)


def _item(
    session: Session, occasion: Occasion, reader: Person | None, today: date, sight: Sight, *, now: datetime
) -> ItemShown:
    if (apart := _apart(session, occasion, reader, today, now)) is not None:
        return apart
    if occasion.handover_id is None:
        return _of_journey(session, occasion, today, sight)
    broken = standing(session, occasion, sight.viewer) if "cause" in occasion.values and sight.viewer else ()
    if not broken and (other := instead(session, occasion)):
        shown = handover_shown(session, occasion.workspace_id, occasion.handover_id, today)
        return ItemShown(kind=other, step=None, handover=shown)
    foremost = broken[0].id if broken else occasion.handover_id
    shown = handover_shown(session, occasion.workspace_id, foremost, today)
    if occasion.kind in SLIPS:
        shown = with_slip(session, occasion.workspace_id, shown, sight)
    if occasion.kind in ASKING:
        shown = with_figures(session, foremost, shown, today, sight, but=occasion.values.get("who"))
    moved_from = occasion.values.get("moved_from")
    item = ItemShown(
        kind="missed" if occasion.state == "expired" else occasion.kind,
        step=occasion.step,
        handover=shown,
        moved_from=date.fromisoformat(moved_from) if moved_from else None,
        trouble=occasion.values.get("trouble", ""),
        outline=outline_of(session, occasion, shown, reader, today),
        lapsed=occasion.values.get("lapsed", ""),
        lapsed_reason=occasion.values.get("reason", "") if "lapsed" in occasion.values else "",
    )
    if "cause" in occasion.values and sight.viewer:
        return replace(item, cause=cause_shown(session, occasion, broken, shown.people, sight.viewer))
    return replace(item, **_beside(session, occasion, reader, shown))


def _beside(session: Session, occasion: Occasion, reader: Person | None, shown: HandoverShown) -> dict[str, Any]:
    """What stands beside the handover."""
    if occasion.kind == "day" and not shown.within:
        return {"things": things(session, shown, occasion.handover_id, occasion.to_channel_id)}
    if "question" in occasion.values:
        return asked(session, occasion, reader, shown)
    if "about" in occasion.values:
        return told_about(session, occasion, shown)
    if occasion.kind == "tentative":
        return confirmed(session, occasion.handover_id, occasion.due_at, shown)
    return {}


def _apart(session: Session, occasion: Occasion, reader: Person | None, today: date, now: datetime) -> ItemShown | None:
    """What is about a meeting, a digest or a note."""
    if occasion.meeting_id is not None:
        return ItemShown(kind="meeting", step=occasion.step, said=said_of(session, occasion, reader, today))
    if occasion.handover_id is None and occasion.kind == "digest":
        return ItemShown(kind="digest", step=None, digest=summary(session, occasion, now))
    if occasion.kind == "note":
        assert reader is not None
        return noted.item(session, occasion, reader, today)
    return None


def _of_journey(session: Session, occasion: Occasion, today: date, sight: Sight) -> ItemShown:
    journey = journey_shown(session, occasion.workspace_id, occasion.journey_id or 0, today)
    if other := instead(session, occasion):
        return ItemShown(kind=other, step=None, journey=journey)
    item = ItemShown(kind=occasion.kind, step=occasion.step, journey=journey)
    return replace(item, **put_there(session, occasion, journey, sight)) if occasion.kind == "put" else item

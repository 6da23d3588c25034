"""What the tick does: judge one handover whose moment has come, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import select, tuple_, update
from sqlalchemy.orm import Session

from bot.rules.knowledge.picking import ASKED
from bot.rules.reminders import Part, Saying, Step, instant, says
from bot.rules.values import value
from bot.usecases import life, picks, pulses, receiving
from bot.usecases.planning.occasions import ToSay, put
from bot.usecases.planning.reading import watch_of
from bot.usecases.planning.watch import Watch
from storage.engine import Store
from storage.tables import Channel, Handover, Occasion, Post, PostItem, Question

AT_ONCE = 200
"""Handovers read at once."""
ASKED_LATELY = timedelta(days=14)
"""Who was asked so lately whether a date is right, and has perhaps moved it, is not asked about the new one yet."""
ABOUT_PLAN = ("card", "step", "alert")
"""Kinds that are one to whoever hears them; the others are each their own. What was told at once is not told again."""

Waiting = tuple[datetime, int]
"""When a handover is to be judged, and its id."""


@value
class Recipient:
    """A person, or a channel; `uid` is the person's, or what Slack calls the channel."""

    uid: str
    tz: str
    channel_id: int | None = None
    person_id: int | None = None


def waiting(store: Store, until: datetime, after: Waiting | None = None) -> list[Waiting]:
    """Handovers to judge until then, the longest overdue first, and from `after` on: one read of a partial index."""
    with store.read() as session:
        due = select(Handover.next_due_at, Handover.id).where(Handover.next_due_at <= until)
        if after is not None:
            due = due.where(tuple_(Handover.next_due_at, Handover.id) > after)
        found = session.execute(due.order_by(Handover.next_due_at, Handover.id).limit(AT_ONCE))
        return [(at, handover) for at, handover in found if at is not None]


def judge(store: Store, handover_id: int, now: datetime) -> int:
    """Say what the step that is on wants said, and set the next instant. Returns how many occasions are new.

    Only the current step counts: what fell while nothing ran is not told twice (`product.md` §4). A day that passed
    meanwhile is too late to be told, and is named.
    """
    with store.write() as session:
        mine = select(Handover).where(Handover.id == handover_id, Handover.next_due_at <= now)
        handover = session.scalar(mine.with_for_update(skip_locked=True))
        if handover is None:
            return 0
        watch = watch_of(session, handover, now)
        if watch is None and life.wake(session, handover, now):
            watch = watch_of(session, handover, now)
        was_due = handover.next_due_at or now
        handover.next_due_at = watch.next_due(now) if watch else None
        if watch is None:
            return 0
        step = watch.current(now) or watch.missed_day(was_due, now)
        _draw_card_again(session, handover.id)
        begins = instant(watch.start, time(0), watch.tz)
        if now >= begins and not watch.plan.tentative:
            _close_questions(session, handover.id, begins)
        asked = pulses.ask(session, watch, handover, now) if watch.asks_pulse(now) else 0
        asked += receiving.tell(session, watch, handover, now) if watch.tells(now) else 0
        if step is None:
            return asked
        asks = step.distance in ASKED and handover.kind == "boundary" and not watch.plan.later
        picking = picks.ask(session, watch, handover.journey_id, step, now) if asks else 0
        return asked + picking + sum(_say(session, watch, step, saying, now) for saying in says(watch.plan, step))


def _say(session: Session, watch: Watch, step: Step, saying: Saying, now: datetime) -> int:
    said = [_occasion(watch, step, saying.kind, now, to) for to in _recipients(session, watch, saying)]
    return sum(put(session, _asking(session, each, now)) for each in said if not _heard(session, each, step))


def _recipients(session: Session, watch: Watch, saying: Saying) -> list[Recipient]:
    if saying.to is not None:
        reader = watch.readers[saying.to]
        return [Recipient(reader.uid, reader.tz, person_id=reader.id)]
    channels = watch.day_channels if saying.kind == "day" else (watch.card_channel,)
    return [Recipient(session.get_one(Channel, each).slack_id, watch.tz, channel_id=each) for each in channels]


def _heard(session: Session, said: ToSay, step: Step) -> bool:
    """Whether the recipient heard of this handover since the morning the step fell.

    The first step asks nobody whose question is open already, however long ago it was put.
    """
    if said.kind == "day":
        return False
    since = instant(said.due_on, time(0), said.tz)
    if said.kind == "ask" and step.part is Part.CARD and (question := _open_question(session, said)) is not None:
        since = min(since, question.asked_at)
    if said.kind == "tentative":
        since -= ASKED_LATELY
    kinds = ABOUT_PLAN if said.kind in ABOUT_PLAN else (said.kind,)
    heard = select(Occasion.id).where(
        Occasion.handover_id == said.handover_id,
        Occasion.kind.in_(kinds),
        Occasion.to_person_id.is_not_distinct_from(said.person_id),
        Occasion.to_channel_id.is_not_distinct_from(said.channel_id),
        Occasion.due_at >= since,
        Occasion.state.in_(("pending", "attached", "done")),
    )
    return session.scalar(heard.limit(1)) is not None


def _occasion(watch: Watch, step: Step, kind: str, now: datetime, to: Recipient) -> ToSay:
    row = watch.handover
    return ToSay(
        workspace=watch.workspace,
        uid=row.handover_uid,
        kind=kind,
        step=step.name,
        recipient=to.uid,
        due_on=step.day,
        due_at=max(now, instant(step.day, watch.at, to.tz)),
        expires_at=watch.over(step),
        at=watch.at,
        tz=to.tz,
        handover_id=row.handover_id,
        channel_id=to.channel_id,
        person_id=to.person_id,
        plan_version=row.plan_version,
    )


def _asking(session: Session, said: ToSay, now: datetime) -> ToSay:
    """With the question that the person's buttons answer; the bot asks it when nobody has."""
    if said.kind != "ask":
        return said
    question = _open_question(session, said)
    if question is None:
        question = Question(
            workspace_id=said.workspace, handover_id=said.handover_id, person_id=said.person_id, asked_at=now
        )
        session.add(question)
        session.flush()
    elif (day := now.date()) != question.asked_at.date():
        question.also_on = [*(question.also_on or ()), day.isoformat()]
    return replace(said, values={"question": question.id})


def _open_question(session: Session, said: ToSay) -> Question | None:
    mine = (Question.handover_id == said.handover_id, Question.person_id == said.person_id)
    return session.scalar(select(Question).where(*mine, Question.state == "open"))


def _draw_card_again(session: Session, handover_id: int) -> None:
    """At every step, so that the card never says a wrong count of days."""
    card = select(PostItem.post_id).where(PostItem.handover_id == handover_id, PostItem.role == "card")
    session.execute(update(Post).where(Post.id.in_(card), Post.state == "sent").values(wanted=Post.wanted + 1))


def _close_questions(session: Session, handover_id: int, begins: datetime) -> None:
    """Once the phase begins, what was asked before is over; the posts that ask say so once, and are history then.

    Who is asked on the day or after it, while it is fresh, can still answer.
    """
    mine = (Question.handover_id == handover_id, Question.state == "open", Question.asked_at < begins)
    session.execute(update(Question).where(*mine).values(state="past"))
    before = PostItem.occasion_id.in_(
        select(Occasion.id).where(Occasion.handover_id == handover_id, Occasion.due_at < begins)
    )
    asks = (PostItem.handover_id == handover_id, PostItem.role == "ask", before)
    asking = Post.id.in_(select(PostItem.post_id).where(*asks))
    session.execute(update(Post).where(asking, Post.state == "sent").values(wanted=Post.wanted + 1))
    session.execute(update(PostItem).where(*asks).values(role="line"))

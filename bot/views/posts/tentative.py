"""A date that is not sure: the owner is asked whether it still stands, and on the day whether it has begun."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.handover import headline, state_mark, when_line
from bot.views.parts import Element, button
from bot.views.phases import known_kind, latest_day, phase_name
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part, lines, sentences
from bot.views.slip import slip_line

STARTED = {
    "sales": N_("{journey}: did the sale start today?"),
    "project": N_("{journey}: did the project start today?"),
    "maintenance": N_("{journey}: did the maintenance start today?"),
}
HAS_STARTED = {
    "sales": N_("{journey}: has the sale started? It was planned for around {day}."),
    "project": N_("{journey}: has the project started? It was planned for around {day}."),
    "maintenance": N_("{journey}: has the maintenance started? It was planned for around {day}."),
}


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    if shown.closed or shown.paused:
        return handover_part(shown, say, post.reader)
    if shown.has_come or not shown.tentative:
        return Part(title=when_line(shown, say), lines=(_state(shown, say),))
    if shown.start is not None and shown.days_left is not None and shown.days_left <= 0:
        return _day(shown, shown.start, post, say)
    if item.answer == "right":
        thanks = N_("Thank you. I keep to that date until you move it.")
        if latest_day(shown.to_phase):
            thanks = N_("Thank you. I keep to those days until you move them.")
        told = lines(say(thanks), _state(shown, say), slip_line(shown.slip, shown.to_phase, say))
        return Part(title=when_line(shown, say), lines=told, elements=_after(item, shown, say))
    return Part(
        title=sentences(when_line(shown, say), say(_still_right(shown))),
        lines=lines(_state(shown, say), slip_line(shown.slip, shown.to_phase, say)),
        elements=_date_buttons(shown, say),
    )


def _still_right(shown: HandoverShown) -> str:
    return N_("Is that still right?") if latest_day(shown.to_phase) else N_("Is that date still right?")


def _day(shown: HandoverShown, start: date, post: PostShown, say: Say) -> Part:
    """The question of the day, and the same later, while it has not been answered."""
    asked = max(start, post.at.date()) if post.at else post.today
    if asked >= post.today:
        return Part(
            title=_to_owner(did_it_start(shown, say), shown, post, say), elements=_day_buttons(shown, post.today, say)
        )
    title = _to_owner(_has_it_started(shown, start, say), shown, post, say)
    return Part(title=title, elements=_later_buttons(shown, asked, post.today, say))


def _to_owner(question: str, shown: HandoverShown, post: PostShown, say: Say) -> str:
    """Many read a channel: a question there is put to one person by name."""
    if post.reader is not None or shown.owner is None:
        return question
    return say(N_("{owner}, {question}"), owner=shown.owner.called, question=Raw(question))


def did_it_start(shown: HandoverShown, say: Say) -> str:
    if kind := known_kind(shown.to_phase):
        return say(STARTED[kind], journey=shown.journey_name)
    phase = phase_name(shown.to_phase, say)
    return say(N_("{journey}: did {phase} start today?"), journey=shown.journey_name, phase=phase)


def _has_it_started(shown: HandoverShown, start: date, say: Say) -> str:
    journey, day = shown.journey_name, say.day(start)
    if kind := known_kind(shown.to_phase):
        return say(HAS_STARTED[kind], journey=journey, day=day)
    phase = phase_name(shown.to_phase, say)
    sentence = N_("{journey}: has {phase} started? It was planned for around {day}.")
    return say(sentence, journey=journey, phase=phase, day=day)


def _state(shown: HandoverShown, say: Say) -> str:
    return say(N_("{state}. {reason}"), state=Raw(state_mark(shown.state, say)), reason=Raw(headline(shown, say)))


def _day_buttons(shown: HandoverShown, on: date, say: Say) -> tuple[Element, ...]:
    """`Yes` means the day that was asked about, whenever it is pressed."""
    return (
        button(say.plain(N_("Yes")), "started_today", _begun_on(shown, on), primary=True),
        *_not_started(shown, say),
    )


def _later_buttons(shown: HandoverShown, asked: date, today: date, say: Say) -> tuple[Element, ...]:
    then = say.plain(N_("Yes, on {day}"), day=asked)
    return (
        button(then, "started_today.1", _begun_on(shown, asked), primary=True),
        button(say.plain(N_("Yes, today")), "started_today.2", _begun_on(shown, today)),
        *_not_started(shown, say),
    )


def _begun_on(shown: HandoverShown, day: date) -> dict[str, object]:
    return {"h": shown.uid, "n": shown.version, "d": day.isoformat()}


def _not_started(shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    value = {"h": shown.uid, "n": shown.version}
    return (
        button(say.plain(N_("Not yet…")), "not_yet_started", value),
        button(say.plain(N_("Not happening")), "not_happening", value),
    )


def _date_buttons(shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    value = {"h": shown.uid, "n": shown.version}
    right = {**value, "d": shown.start.isoformat()} if shown.start else value
    return (
        button(say.plain(N_("Still right")), "date_still_right", right, primary=True),
        _move(shown, say),
        button(say.plain(N_("Not happening")), "not_happening", value),
    )


def _after(item: ItemShown, shown: HandoverShown, say: Say) -> tuple[Element, ...]:
    undo = (button(say.plain(N_("Undo")), "undo", {"c": item.undo_uid}),) if item.undo_uid else ()
    return (_move(shown, say), *undo)


def _move(shown: HandoverShown, say: Say) -> Element:
    return button(say.plain(N_("Move…")), "not_yet_started", {"h": shown.uid, "n": shown.version})

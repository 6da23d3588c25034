"""A later step of a handover: said in the card's thread, or to the owner; also the reply when a date has slipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown
from bot.rules.texts import N_
from bot.views.dates import between
from bot.views.handover import headline, state_mark, step_name
from bot.views.phases import latest_day
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part, sentences, show_journey


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    assert item.handover is not None
    told = handover_part(item.handover, say, post.reader)
    if post.in_thread and not item.handover.closed:
        told = replace(told, elements=(*told.elements, show_journey(item.handover.journey_uid, say)))
    if item.moved_from is None:
        return replace(told, lines=(), elements=()) if post.in_thread and _is_over(item.handover) else told
    lines = () if item.handover.state == "holds" else told.lines
    return replace(told, title=_moved(item, item.handover, say), lines=lines)


def _is_over(shown: HandoverShown) -> bool:
    """From the day on the day's own note asks; the replies before it are history."""
    return shown.days_left is not None and shown.days_left <= 0


def _new_start(shown: HandoverShown, start: date, step: Raw, before: str, say: Say) -> str:
    if latest := latest_day(shown.to_phase):
        sentence = N_("{step} moves from {before}: it starts {between} now.")
        return say(sentence, step=step, before=before, between=between(say, start, latest))
    sentence = N_("{step} moves from {before} to {day}.")
    if shown.tentative:
        sentence = N_("{step} moves from {before} to around {day}.")
    return say(sentence, step=step, before=before, day=say.day(start))


def _moved(item: ItemShown, shown: HandoverShown, say: Say) -> str:
    """The one reply about another date, with what it means for the state."""
    assert item.moved_from is not None
    step, before = Raw(step_name(shown, say)), say.day(item.moved_from)
    if shown.start is None:
        moved = say(N_("{step}: {before} no longer stands, and there is no new date yet."), step=step, before=before)
    else:
        moved = _new_start(shown, shown.start, step, before, say)
    mark, reason = Raw(state_mark(shown.state, say)), Raw(headline(shown, say))
    return sentences(moved, say(N_("{state}. {reason}"), state=mark, reason=reason))

"""What an owner is told at once: who or what it was, all that breaks by it, and the most urgent (texts.md 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, PostShown
from bot.rules.projection.at_once import CauseShown
from bot.rules.texts import N_
from bot.views.asking import plan_other_button
from bot.views.handover import when_line
from bot.views.loads import too_much
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part, lines, sentences

NAMED = 4
"""Handovers by name; the others are counted."""
CAUSES = {
    "removed": N_("{by} took {person} out of the plan."),
    "replaced": N_("{by} put somebody else in place of {person}."),
    "declined": N_("{person} can't stay on."),
    "away": N_("{person} is away from {first} to {last}."),
    "moved": N_("{by} moved a date."),
    "changed": N_("{by} changed the plan."),
}
YOURS = {
    "removed": N_("{by} took you out of the plan."),
    "replaced": N_("{by} put somebody else in your place."),
    "away": N_("You are away from {first} to {last}."),
}
"""The same to whom it is about."""
BREAK = (N_("{n} now breaks"), N_("{n} now break"))
HOLD = (N_("{n} still holds"), N_("{n} still hold"))


def part(cause: CauseShown, shown: HandoverShown, post: PostShown, say: Say, trouble: tuple[str, ...]) -> Part:
    """The most urgent handover as it stands now, under the sentence that says who or what it was."""
    if cause.kind == "booked":
        return _booked(cause, shown, say)
    told = handover_part(shown, say, post.reader)
    who = _because(cause, post, say)
    if len(cause.broken) + cause.hold < 2:
        return replace(told, title=sentences(who, told.title), lines=(*trouble, *told.lines))
    first = say(N_("Start with this: {handover}"), handover=Raw(told.title))
    return replace(
        told, title=sentences(who, _counted(cause, say)), lines=lines(_named(cause, say), first, *trouble, *told.lines)
    )


def _booked(cause: CauseShown, shown: HandoverShown, say: Say) -> Part:
    """It holds by the plan, but who carries it has no time by the figures given: by those that the reader may read."""
    if cause.too_much is None:
        return Part(title=sentences(when_line(shown, say), say(N_("By the figures given it fits now."))))
    title = sentences(when_line(shown, say), too_much([cause.too_much], say))
    return Part(title=title, lines=(say(N_("Who else could stay on?")),), elements=(plan_other_button(shown, say),))


def _because(cause: CauseShown, post: PostShown, say: Say) -> str:
    if cause.kind == "closed":
        return _closed(cause, post.today, say)
    mine = cause.who == post.reader and cause.kind in YOURS
    words = {
        "by": cause.by.called if cause.by else say.plain(N_("Handover")),
        "person": cause.who.called if cause.who else "",
        "first": say.short_day(cause.first) if cause.first else "",
        "last": say.short_day(cause.last) if cause.last else "",
    }
    return say((YOURS if mine else CAUSES)[cause.kind], **words)


def _closed(cause: CauseShown, today: date, say: Say) -> str:
    person = cause.who.called if cause.who else ""
    if cause.reopened and cause.first:
        return say(
            N_("{person}'s Slack account was closed on {day}, and is open again."), person=person, day=cause.first
        )
    if cause.first is None or cause.first == today:
        return say(N_("{person}'s Slack account was closed today."), person=person)
    return say(N_("{person}'s Slack account was closed on {day}."), person=person, day=cause.first)


def _counted(cause: CauseShown, say: Say) -> str:
    """ "2 now break, 4 still hold"; of whom they rested on it is said in how many they are."""
    counts = [say.number(*BREAK, len(cause.broken))] if cause.broken else []
    counts += [say.number(*HOLD, cause.hold)] if cause.hold else []
    told = Raw(", ".join(counts))
    n = len(cause.broken) + cause.hold
    if cause.who is None:
        return say.number(N_("One handover now breaks."), N_("{n} handovers now break."), n)
    one, many = (
        N_("{person} was in the plan of one handover: {counts}."),
        N_("{person} was in the plan of {n} handovers: {counts}."),
    )
    return say.number(one, many, n, person=cause.who.called, counts=told)


def _named(cause: CauseShown, say: Say) -> str | None:
    if not cause.broken:
        return None
    told = Raw(", ".join(_one(journey, day, say) for journey, day in cause.broken[:NAMED]))
    rest = len(cause.broken) - NAMED
    if rest < 1:
        return say(N_("Breaks: {handovers}."), handovers=told)
    one = N_("Breaks: {handovers} and one more. `/handover list breaks` shows all of them.")
    many = N_("Breaks: {handovers} and {n} more. `/handover list breaks` shows all of them.")
    return say.number(one, many, rest, handovers=told)


def _one(journey: str, day: date | None, say: Say) -> str:
    if day is None:
        return say(N_("{journey} (no date yet)"), journey=journey)
    return say(N_("{journey} ({day})"), journey=journey, day=say.short_day(day))

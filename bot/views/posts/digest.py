"""Monday's digest: a greeting that counts, the things to do with their buttons, who is awaited, how many hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.i18n import Raw, Say
from bot.rules.calling import first
from bot.rules.projection import HandoverShown, ItemShown, PostShown
from bot.rules.projection.weekly import DigestShown
from bot.rules.reminders.quiet import FOREVER
from bot.rules.texts import N_
from bot.views.digest import switch_button
from bot.views.parts import Block, actions, button, section
from bot.views.phases import known_kind, phase_name
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part

WHEN = {
    "sales": N_("{journey}: when does the sale start?"),
    "project": N_("{journey}: when does the project start?"),
    "maintenance": N_("{journey}: when does the maintenance start?"),
}
NEED_YOU = (
    N_("Good morning {person}. One handover needs you this week."),
    N_("Good morning {person}. {n} handovers need you this week."),
)
HOLDS = (N_("One handover holds."), N_("{n} handovers hold."))
THIN = (N_("One is thin."), N_("{n} are thin."))
MORE = (
    N_("There is one more thing to do: `/handover list mine`."),
    N_("There are {n} more things to do: `/handover list mine`."),
)


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    if item.digest is not None:
        return Part(title=_greeting(post, say))
    shown = item.handover
    assert shown is not None
    if shown.start is None and not (shown.closed or shown.paused):
        return _undated(shown, say)
    told = handover_part(shown, say, post.reader)
    short = told.lines[-1:] if shown.state in ("breaks", "unstaffed") else told.lines[:1]
    return replace(told, lines=short)


def end(told: DigestShown, say: Say) -> list[Block]:
    """What stands below the things to do, and the way out."""
    lines = [*_awaited(told, say), *_quiet(told, say), *_counted(told, say)]
    if not told.wanted:
        lines.append(say(N_("This was the last one: you get no digest any more.")))
    return [*([section("\n".join(lines))] if lines else []), actions(switch_button(told.wanted, say))]


def _greeting(post: PostShown, say: Say) -> str:
    person = first(post.reader.name) if post.reader else ""
    count = len({item.handover.uid for item in post.items if item.handover is not None})
    if not count:
        return say(N_("Good morning {person}. Nothing needs you this week."), person=person)
    return say.number(*NEED_YOU, count, person=person)


def _undated(shown: HandoverShown, say: Say) -> Part:
    kind = known_kind(shown.to_phase)
    if kind:
        asked = say(WHEN[kind], journey=shown.journey_name)
    else:
        phase = phase_name(shown.to_phase, say)
        asked = say(N_("{journey}: when does {phase} start?"), journey=shown.journey_name, phase=phase)
    value = {"h": shown.uid, "n": shown.version}
    known = button(say.plain(N_("Set a date…")), "not_yet_started", value, primary=True)
    return Part(title=asked, elements=(known, button(say.plain(N_("Not happening")), "not_happening", value)))


def _awaited(told: DigestShown, say: Say) -> Iterator[str]:
    for who, journey, asked_on in told.awaited:
        if asked_on is not None:
            sentence = N_("Waiting for {person} on {journey} (asked {day}).")
            yield say(sentence, person=who.called, journey=journey, day=say.day(asked_on))


def _quiet(told: DigestShown, say: Say) -> Iterator[str]:
    for journey, until in told.quiet:
        if until == FOREVER:
            yield say(N_("{journey} is quiet until somebody types `/handover remind on`."), journey=journey)
        else:
            yield say(N_("{journey} is quiet until {day}."), journey=journey, day=Raw(say.dated(until)))


def _counted(told: DigestShown, say: Say) -> Iterator[str]:
    if told.more:
        yield say.number(*MORE, told.more)
    counted = [say.number(*HOLDS, told.holds)] if told.holds else []
    counted += [say.number(*THIN, told.thin)] if told.thin else []
    if counted:
        yield " ".join(counted)

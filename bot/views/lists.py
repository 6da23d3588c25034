"""Lists: the journeys somebody may see, and what was changed in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.calling import among
from bot.rules.projection import JourneyLine, JourneyPage, JourneyShown
from bot.rules.texts import N_
from bot.views.changes import sentence
from bot.views.handover import state_mark
from bot.views.journey import QUIET
from bot.views.parts import Block, Message, actions, button, cut, section
from bot.views.phases import phase_name

CHARACTERS = 2900


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the history, on a day of the reader's."""

    on: date
    by: str | None
    what: str
    values: Mapping[str, Any]


def page(found: JourneyPage, say: Say, *, breaks: bool = False, mine: bool = False, customer: str = "") -> Message:
    """A page of journeys, a button each, and the way to the next page with the same filter."""
    if not found.lines:
        return _none(say, filtered=breaks or mine or bool(customer))
    one, many = N_("One journey, the most urgent first."), N_("{n} journeys, the most urgent first.")
    head = say.number(one, many, found.total)
    blocks: list[Block] = [section(head)]
    for n, line in enumerate(found.lines, start=1):
        open_it = button(say.plain(N_("Show")), f"show_journey.{n}", {"j": line.uid})
        blocks.append(section(cut(_line(line, say), 900), open_it))
    kept = {"b": breaks, "m": mine, "q": customer[:200]}
    turns = [
        button(say.plain(text), f"list_page.{n}", {"g": number, **kept})
        for n, (text, number) in enumerate(((N_("Back"), found.page - 1), (N_("More"), found.page + 1)), start=1)
        if 1 <= number <= found.pages
    ]
    return Message(head, [*blocks, *([actions(*turns)] if turns else [])])


def history(journey: JourneyShown, rows: Sequence[Changed], say: Say) -> Message:
    head = say(N_("*{journey}*: what was changed, the latest first."), journey=journey.name)
    lines = [_changed(row, journey, say) for row in rows] or [say(N_("Nothing yet."))]
    return Message(head, [section(head), section(cut("\n".join(lines), CHARACTERS))])


def _none(say: Say, *, filtered: bool) -> Message:
    if filtered:
        text = say(N_("No journey is like that. `/handover list` shows all you can see."))
        return Message(text, [section(text)])
    text = say(N_("There is no journey yet that you can see."))
    start = button(say.plain(N_("Start a journey")), "start_journey", primary=True)
    return Message(text, [section(text), actions(start)])


def _line(line: JourneyLine, say: Say) -> str:
    name = say(N_("*{journey}* for {customer} · `{key}`"), journey=line.name, customer=line.customer, key=line.key)
    if line.state in QUIET:
        return f"{name}\n{say(QUIET[line.state])}"
    return "\n".join(filter(None, (name, _next(line, say))))


def _next(line: JourneyLine, say: Say) -> str:
    """The next handover: its state where it may be seen, and when."""
    if line.to_phase is None:
        return ""
    phase = phase_name(line.to_phase, say)
    when = say(N_("no date yet")) if line.start is None else say.day(line.start)
    if line.handover is None:
        return say(N_("{phase}: {when}"), phase=phase, when=when)
    return say(N_("{state} · {phase}: {when}"), state=Raw(state_mark(line.handover, say)), phase=phase, when=when)


def _changed(row: Changed, journey: JourneyShown, say: Say) -> str:
    told = Raw(sentence(row.what, row.values, say, journey.people))
    if row.by is None:
        return say(N_("• {day}: {change}"), day=say.short_day(row.on), change=told)
    known = {who.name: who.called for who in journey.people}
    person = known.get(row.by) or among(row.by, known)
    return say(N_("• {day}, {person}: {change}"), day=say.short_day(row.on), person=person, change=told)

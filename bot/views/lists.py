"""Lists: the journeys somebody may see, and what was changed in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.projection.listed import EVERYTHING, JourneyLine, JourneyPage, Wanted
from bot.rules.texts import N_
from bot.views.dates import between
from bot.views.handover import state_mark
from bot.views.journey import QUIET, reminders_off
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section
from bot.views.phases import latest_day, phase_name, the_phase
from bot.views.shape import shape_name

CHARACTERS = 2900
SHORT = {"breaks": "b", "thin": "t", "unstaffed": "u", "accepted": "a", "mine": "m", "paused": "z"}
"""Under which letter a button carries a filter; they stand in shipped buttons and stay."""
COUNTED = {
    "breaks": (N_("{n} breaks"), N_("{n} break")),
    "unstaffed": (N_("{n} is not staffed yet"), N_("{n} are not staffed yet")),
    "thin": (N_("{n} is thin"), N_("{n} are thin")),
    "holds": (N_("{n} holds"), N_("{n} hold")),
}
ON_PURPOSE = (N_("{n} of them goes without overlap on purpose."), N_("{n} of them go without overlap on purpose."))


def page(found: JourneyPage, say: Say, wanted: Wanted = EVERYTHING, *, again: str = "") -> Message:
    """A page of journeys, a button each, and the way to other pages with the same filter.

    `again`: where the customer had to repeat, by shape.
    """
    if not found.lines:
        return none(say, filtered=wanted != EVERYTHING)
    head = "\n".join(filter(None, (counted(found, say), again)))
    blocks: list[Block] = [section(head), *journeys(found, say)]
    more = [button(say.plain(N_("What is accepted")), "list_page.3", {"a": True})] if "accepted" in found.counts else []
    more += [button(say.plain(N_("Who carries most")), "carriers")] if found.counts else []
    more += [button(say.plain(N_("What arrived")), "list_arrived")] if found.counts else []
    more.append(button(say.plain(N_("Picture")), "chart_all", packed(wanted)))
    return Message(head, [*blocks, *turning(found.page, found.pages, wanted, say, *more)])


def counted(found: JourneyPage, say: Say) -> str:
    """How many journeys, and how their handovers to come stand."""
    one, many = N_("One journey."), N_("{n} journeys, the most urgent first.")
    return " ".join(filter(None, (say.number(one, many, found.total), by_state(found.counts, say))))


def journeys(found: JourneyPage, say: Say, *, kind: str = "") -> Iterator[Block]:
    """A block for each journey of a page, with the button that shows it. `kind` tells them from those of another."""
    for n, line in enumerate(found.lines, start=1):
        open_it = button(say.plain(N_("Show")), f"show_journey.{kind}{n}", {"j": line.uid})
        yield section(cut(_line(line, say), 900), open_it)


def turning(page: int, pages: int, wanted: Wanted, say: Say, *more: Element) -> list[Block]:
    """The buttons under a page: back and on with the same filter, and `more`."""
    turns = [
        button(say.plain(text), f"list_page.{n}", {"g": number, **packed(wanted)})
        for n, (text, number) in enumerate(((N_("Back"), page - 1), (N_("More"), page + 1)), start=1)
        if 1 <= number <= pages
    ]
    where = context(say(N_("Page {page} of {pages}"), page=page, pages=pages))
    return [*([actions(*turns, *more)] if turns or more else []), *([where] if pages > 1 else [])]


def packed(wanted: Wanted) -> dict[str, bool | str]:
    """The filter as a button carries it."""
    kept = {short: getattr(wanted, name) for name, short in SHORT.items()} | {"q": wanted.customer[:200]}
    return {key: value for key, value in kept.items() if value}


def unpacked(value: Mapping[str, Any]) -> Wanted:
    """The filter that a button carries."""
    asked = {name: bool(value.get(short)) for name, short in SHORT.items()}
    return Wanted(**asked, customer=str(value.get("q") or ""))


def by_state(counts: Mapping[str, int], say: Say) -> str:
    """ "Handovers to come: 2 break, 1 is thin. 1 of them goes without overlap on purpose." """
    told = [say.number(*COUNTED[state], counts[state]) for state in COUNTED if state in counts]
    if not told:
        return ""
    sentence = say(N_("Handovers to come: {counts}."), counts=Raw(", ".join(told)))
    if n := counts.get("accepted", 0):
        return f"{sentence} {say.number(*ON_PURPOSE, n)}"
    return sentence


def none(say: Say, *, filtered: bool) -> Message:
    """Nothing to show, and where to go from here."""
    if filtered:
        text = say(N_("No journey is like that. `/handover list` shows all you can see."))
        return Message(text, [section(text), actions(button(say.plain(N_("Show all")), "list_page"))])
    text = say(N_("There is no journey yet that you can see."))
    start = button(say.plain(N_("Start a journey")), "start_journey", primary=True)
    return Message(text, [section(text), actions(start)])


def _line(line: JourneyLine, say: Say) -> str:
    name = say(N_("*{journey}* for {customer} · `{key}`"), journey=line.name, customer=line.customer, key=line.key)
    if line.state == "paused" and line.quiet_until is not None:
        told = N_("Paused until {day}: I send no reminders.")
        return f"{name}\n{say(told, day=say.day(line.quiet_until))}"
    if line.state in QUIET:
        return f"{name}\n{say(QUIET[line.state])}"
    quiet = reminders_off(line.quiet_until, say) if line.quiet_until else ""
    return "\n".join(filter(None, (name, _next(line, say), quiet)))


def _next(line: JourneyLine, say: Say) -> str:
    """The handover to see to first: its state where it may be seen, and when."""
    if line.to_phase is None:
        return ""
    phase, when = phase_name(line.to_phase, say), Raw(_when(line, say))
    if line.leaves is not None and line.handover is not None:
        told = N_("{state} · {person} leaves {phase}: {when}")
        words = {"state": Raw(state_mark(line.handover, say)), "person": line.leaves.called, "when": when}
        return " · ".join([say(told, **words, phase=the_phase(line.to_phase, say)), *_more(line, say)])
    if line.handover is None:
        return say(N_("{phase}: {when}"), phase=phase, when=when)
    mark = Raw(state_mark(line.handover, say))
    told = say(N_("{state} · {phase}: {when}"), state=mark, phase=phase, when=when)
    return " · ".join([told, *_more(line, say)])


def _when(line: JourneyLine, say: Say) -> str:
    if line.start is None:
        return say(N_("no date yet"))
    if line.to_phase and line.leaves is None and (latest := latest_day(line.to_phase)):
        return between(say, line.start, latest)
    day = say.day(line.start)
    return say(N_("around {day}"), day=day) if line.tentative else day


SYSTEMS = {
    "thin": (N_("{systems} is thin"), N_("{systems} are thin")),
    "breaks": (N_("{systems} breaks"), N_("{systems} break")),
    "unstaffed": (N_("{systems} is not staffed yet"), N_("{systems} are not staffed yet")),
}


def _more(line: JourneyLine, say: Say) -> Iterator[str]:
    """Which systems it is about, whether a yes is missing, how the customer's own side stands, who lets it be so."""
    if line.systems and line.handover in SYSTEMS:
        yield say.number(*SYSTEMS[line.handover], len(line.systems), systems=say.names(line.systems))
    yes, needed = line.said
    if yes < needed:
        yield say(N_("said yes: {yes} of {all}"), yes=yes, all=needed)
    if line.at_customer:
        mark = Raw(state_mark(line.at_customer, say))
        yield say(N_("at {customer}: {state}"), customer=line.customer, state=mark)
    if line.shape:
        yield shape_name(line.shape, say)
    if line.accepted_by is not None:
        yield say(N_("{person} lets it be so on purpose"), person=line.accepted_by.called)

"""A page of meetings: those to come, the nearest first, or those that were, the latest first; mine or all."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection.meetings import MeetingLine, MeetingsPage
from bot.rules.texts import N_
from bot.views.knower import nearby_day
from bot.views.meetings.words import when
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section

LINE = 900
COMING = (N_("One customer meeting to come."), N_("{n} customer meetings to come, the nearest first."))
MY_COMING = (
    N_("You have one customer meeting to come."),
    N_("You have {n} customer meetings to come, the nearest first."),
)
PAST = (N_("One customer meeting was held."), N_("{n} customer meetings were held, the latest first."))
MY_PAST = (
    N_("You were to be at one customer meeting."),
    N_("You were to be at {n} customer meetings, the latest first."),
)


def page(found: MeetingsPage, say: Say, today: date) -> Message:
    if not found.lines:
        text, blocks = _none(found, say)
        return Message(text, blocks)
    heads = (MY_PAST if found.mine else PAST) if found.past else (MY_COMING if found.mine else COMING)
    head = say.number(*heads, found.total)
    blocks = [section(head)]
    for n, one in enumerate(found.lines, start=1):
        opened = button(say.plain(N_("Open")), f"meeting_show.{n}", {"m": one.uid})
        blocks.append(section(cut(_line(one, found.past, say, today), LINE), opened))
    where = context(say(N_("Page {page} of {pages}"), page=found.page, pages=found.pages))
    return Message(head, [*blocks, actions(*_turning(found, say)), *([where] if found.pages > 1 else [])])


def line(one: MeetingLine, say: Say, today: date) -> str:
    """ "*Acme AB* · Thu 3 Dec · order flow · Carl and Eva" """
    name = say(N_("*{customer}*"), customer=one.customer)
    facts = [when(nearby_day(say, one.day, today), one.held, say)]
    facts += [say.names([one.about])] if one.about else []
    facts += [say.names(one.people)] if one.people else []
    return " · ".join([name, *facts])


def _line(one: MeetingLine, past: bool, say: Say, today: date) -> str:
    told = line(one, say, today)
    if past and not one.told:
        return "\n".join((told, say(N_("Nobody has said yet how it went."))))
    return told


def _turning(found: MeetingsPage, say: Say) -> list[Element]:
    kept = _kept(found.past, found.mine)
    row = [
        button(say.plain(text), f"meetings_page.{n}", {**kept, "g": to})
        for n, (text, to) in enumerate(((N_("Back"), found.page - 1), (N_("More"), found.page + 1)), start=1)
        if 1 <= to <= found.pages
    ]
    if found.others:
        other = N_("Meetings to come") if found.past else N_("Past meetings")
        row.append(button(say.plain(other), "meetings_page.3", _kept(not found.past, found.mine)))
    everybody = N_("All I may see") if found.mine else N_("Only mine")
    row.append(button(say.plain(everybody), "meetings_page.4", _kept(found.past, not found.mine)))
    return [*row, plan(say), whom(say)]


def _kept(past: bool, mine: bool) -> dict[str, bool]:
    return {**({"p": True} if past else {}), **({"a": True} if not mine else {})}


def _none(found: MeetingsPage, say: Say) -> tuple[str, list[Block]]:
    text = (
        say(N_("No customer meeting was held yet."))
        if found.past
        else say(N_("No customer meeting is planned. Which one is next?"))
    )
    hint = say(N_("For example: `/handover meeting 3 dec 13:00 with @anna about order flow`"))
    row: list[Element] = [plan(say, primary=True)]
    if found.others:
        other = N_("Meetings to come") if found.past else N_("Past meetings")
        row.append(button(say.plain(other), "meetings_page.3", _kept(not found.past, found.mine)))
    if found.mine:
        row.append(button(say.plain(N_("All I may see")), "meetings_page.4", _kept(found.past, not found.mine)))
    return text, [section(Raw(f"{text}\n{hint}")), actions(*row, whom(say))]


def plan(say: Say, *, primary: bool = False) -> Element:
    return button(say.plain(N_("Plan a meeting…")), "meeting_plan", primary=primary)


def whom(say: Say) -> Element:
    """To `visit`."""
    return button(say.plain(N_("Whom to meet next?")), "visit_page.whom")

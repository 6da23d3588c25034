"""Who carries most, and what breaks when somebody leaves; said of plans, never as a judgement of people."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.calling import called
from bot.rules.projection.carrying import Breaking, CarrierLine, Leaving, Portfolio
from bot.rules.texts import N_
from bot.views import hands
from bot.views.parts import Block, Message, actions, button, context, cut, section
from bot.views.phases import phase_name

NAMED = 6
"""People named in the one sentence about the fewest."""


def page(found: Portfolio, say: Say) -> Message:
    """Who carries most, a button each to what breaks without them."""
    if not found.lines:
        text = say(N_("No handover to come hangs on anybody yet, of the journeys you may see."))
        every = button(say.plain(N_("Show all")), "list_page")
        return Message(text, [section(text), actions(every)])
    head = summary(found, say)
    short = called({line.who.id: line.who.name for line in found.lines})
    blocks: list[Block] = [section(head)]
    for n, line in enumerate(found.lines, start=1):
        leaves = button(
            say.plain(N_("If {person} leaves"), person=short[line.who.id]), f"if_leaves.{n}", {"p": line.who.uid}
        )
        blocks.append(section(cut(load(line, say), 600), leaves))
    return Message(head, [*blocks, *turning(found.page, found.pages, "carriers", {}, say)])


def summary(found: Portfolio, say: Say) -> str:
    """How many handovers it is about, and how few people half of them hang on."""
    one, many = (
        N_("Who carries the one handover to come that does not break, of the journeys you may see."),
        N_("Who carries the {n} handovers to come that do not break, of the journeys you may see."),
    )
    return "\n".join(filter(None, (say.number(one, many, found.handovers), _fewest(found, say))))


def leaving(found: Leaving, say: Say) -> Message:
    """What breaks when one person leaves, the nearest first, a button each to the journey."""
    person = found.who.name
    if not found.lines:
        text = say(N_("If {person} leaves, nothing breaks, of the journeys you may see."), person=person)
        return Message(text, [section(text)])
    one, many = (
        N_("If {person} leaves, one handover to come breaks, of the journeys you may see."),
        N_("If {person} leaves, {n} handovers to come break, of the journeys you may see."),
    )
    head = say.number(one, many, found.broken, person=person)
    if others := found.handovers - found.broken:
        one, many = (
            N_("One more that {person} is part of holds without them."),
            N_("{n} more that {person} is part of hold without them."),
        )
        head = f"{head} {say.number(one, many, others, person=person)}"
    blocks: list[Block] = [section(head)]
    for n, line in enumerate(found.lines, start=1):
        open_it = button(say.plain(N_("Show")), f"show_journey.{n}", {"j": line.uid})
        blocks.append(section(cut(_broken(line, say), 600), open_it))
    return Message(head, [*blocks, *turning(found.page, found.pages, "if_leaves", {"p": found.who.uid}, say)])


def _fewest(found: Portfolio, say: Say) -> str:
    """ "If Anna and Bo leave, 54 % of them break."; nothing where one handover is all, which the line below says."""
    if found.handovers == 1:
        return ""
    share = {"percent": f"{found.percent:.0f}"}
    if len(found.fewest) == 1:
        return say(N_("If {person} leaves, {percent} % of them break."), person=found.fewest[0].name, **share)
    if len(found.fewest) > NAMED:
        told = N_("It takes {n} people who leave to break {percent} % of them.")
        return say(told, n=len(found.fewest), **share)
    people = say.names(one.name for one in found.fewest)
    return say(N_("If {people} leave, {percent} % of them break."), people=people, **share) if found.fewest else ""


def load(line: CarrierLine, say: Say) -> str:
    """ "*Anna Berg*: 6 handovers for 4 customers, 2 of them on this person alone" """
    one, many = N_("*{person}*: one handover"), N_("*{person}*: {n} handovers")
    told = [say.number(one, many, line.handovers, person=line.who.name)]
    if line.customers > 1:
        told.append(say(N_("for {n} customers"), n=line.customers))
    if line.alone == line.handovers:
        told.append(say(N_("on this person alone")))
    elif line.alone:
        told.append(
            say.number(N_("one of them on this person alone"), N_("{n} of them on this person alone"), line.alone)
        )
    return " · ".join(told)


def _broken(line: Breaking, say: Say) -> str:
    receiver = phase_name(line.to_phase, say)
    day = Raw(say.day(line.start) if line.start else say(N_("no date yet")))
    name = say(N_("*{journey}* for {customer}"), journey=line.journey, customer=line.customer)
    if line.leaves is not None:
        step = Raw(hands.leaving(line.leaves.called, line.to_phase, say))
        then = say(N_("{step}, {day}"), step=step, day=day)
    elif line.from_phase is None:
        then = say(N_("{receiver}, {day}"), receiver=receiver, day=day)
    else:
        giver = phase_name(line.from_phase, say)
        then = say(N_("{giver} → {receiver}, {day}"), giver=giver, receiver=receiver, day=day)
    return f"{name}\n{then}"


def turning(page: int, pages: int, action: str, value: dict[str, str], say: Say) -> list[Block]:
    """The buttons under a page, which carry `value` and the page they turn to; nothing where there is one alone."""
    if pages == 1:
        return []
    turns = [
        button(say.plain(text), f"{action}.turn{n}", {**value, "g": number})
        for n, (text, number) in enumerate(((N_("Back"), page - 1), (N_("More"), page + 1)), start=1)
        if 1 <= number <= pages
    ]
    return [actions(*turns), context(say(N_("Page {page} of {pages}"), page=page, pages=pages))]

"""Whom to visit next: each customer with what speaks for it, what is not known of it, and its figures to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.projection.visits import FiguresForm, VisitLine, VisitPage
from bot.rules.texts import N_
from bot.rules.visiting import MOST, NEAR, Figures, Ground, Reason, Visit
from bot.views.figures import listed as figures_listed
from bot.views.forms import field, form, text
from bot.views.knower import nearby_day
from bot.views.parts import Block, Message, View, actions, button, context, cut, section
from bot.views.portfolio import turning
from bot.views.settings.form import name_of

MONTH = 30.4
UNKNOWN = {
    Ground.MET: N_("when somebody met them"),
    Ground.HOURS: N_("service hours"),
    Ground.REVENUE: N_("revenue"),
    Ground.SEGMENT: N_("segment"),
    Ground.HANDOVER: N_("the date of the next handover"),
}
CHANGED = N_("Somebody told other figures while this was open. Please look at them, then save again.")


def page(found: VisitPage, say: Say, today: date) -> Message:
    """A page of customers, those to visit first at the top, each with what can be done."""
    if not found.lines:
        return _nobody(found, say)
    head = say.number(N_("One customer."), N_("{n} customers, those to visit first at the top."), found.total)
    blocks: list[Block] = [section(head)]
    for n, line in enumerate(found.lines):
        blocks += _customer(line, found.first + n, say, today)
    return Message(
        head,
        [
            *blocks,
            *turning(found.page, found.pages, "visit_page", {"q": found.looked_for[:200]}, say),
            context(_counted(say)),
        ],
    )


def figures(known: FiguresForm, say: Say, *, time: int = 1) -> View:
    """What is told of a customer; what is left empty is not known. From the second `time` on with what others told."""
    told = known.figures
    segment, revenue, hours = fields(time)
    amount = "" if told.revenue is None else say.plain("{figure}", figure=round(told.revenue, 2))
    who = say(N_("*{customer}*: whoever may read {journey} sees these."), customer=known.customer, journey=known.name)
    in_figures = say.plain(N_("All customers in the same currency: 1.2m or 1,200,000."))
    in_hours = say.plain(N_("40, 8-17 or 24/7."))
    blocks: list[Block] = [section(say(CHANGED))] if time > 1 else []
    blocks += [
        section(who),
        field(segment, say.plain(N_("Segment")), text(told.segment or "", most=60), optional=True),
        field(revenue, say.plain(N_("Revenue a year")), text(amount, most=60), optional=True, hint=in_figures),
        field(
            hours,
            say.plain(N_("Service hours a week")),
            text(told.service_hours or "", most=60),
            optional=True,
            hint=in_hours,
        ),
    ]
    if others := figures_listed(asdict(known.elsewhere), say):
        blocks.append(context(say(N_("You also know from elsewhere: {figures}. That stays there."), figures=others)))
    value = {"j": known.journey, "m": known.mark, "t": time}
    return form(say, "visit_figures", say.plain(N_("Figures")), blocks, value=value, submit=say.plain(N_("Save")))


def fields(time: int) -> tuple[str, str, str]:
    """The block ids, other ones each time that the form is shown: Slack keeps what was typed in a field of one id."""
    segment, revenue, hours = (name_of(name, time) for name in ("segment", "revenue", "service_hours"))
    return segment, revenue, hours


def _customer(line: VisitLine, place: int, say: Say, today: date) -> Iterator[Block]:
    visit = line.visit
    who = say(
        N_("*{place}. {customer}* · {points} of 100 points"),
        place=place,
        customer=visit.customer.name,
        points=round(visit.points),
    )
    yield section(cut("\n".join([who, *_reasons(visit, say, today), *_missing(visit, say)]), 1500))
    offered = []
    if line.journey is not None:
        meet = say.plain(N_("Plan a meeting…"))
        offered.append(button(meet, f"open_again.{place}", {"line": f"{line.journey}: meeting"}))
    if line.tells:
        offered.append(button(say.plain(N_("Figures…")), f"visit_figures.{place}", {"c": visit.customer.uid}))
    if offered:
        yield actions(*offered)


def _reasons(visit: Visit, say: Say, today: date) -> Iterator[str]:
    """What it comes from, the strongest first, each with its points; what speaks for nothing is left out."""
    for one in visit.reasons:
        if one.known and round(one.points):
            yield say(
                N_("• {reason} (+{points})"), reason=Raw(_reason(one, visit, say, today)), points=round(one.points)
            )
    if (planned := visit.customer.planned) is not None:
        yield say(N_("• A meeting is planned for {day}."), day=nearby_day(say, planned, today))


def _reason(one: Reason, visit: Visit, say: Say, today: date) -> str:
    customer = visit.customer
    match one.ground:
        case Ground.MET:
            return _met(one, visit, say, today)
        case Ground.HOURS:
            return _placed(HOURS, one, say, hours=customer.figures.service_hours)
        case Ground.REVENUE:
            return _placed(REVENUE, one, say, revenue=customer.figures.revenue)
        case Ground.SEGMENT:
            alone, two = N_("The only customer in {segment}"), N_("One of two customers in {segment}")
            return say(alone if one.place == 1 else two, segment=customer.figures.segment)
    assert customer.handover is not None
    day = nearby_day(say, customer.handover, today)
    if one.days == 0:
        return say(N_("A handover today"))
    return say.number(
        N_("A handover on {day}, tomorrow"), N_("A handover on {day}, in {n} days"), one.days or 0, day=day
    )


HOURS = (
    N_("Service hours {hours}"),
    N_("Service hours {hours}, the most of {n}"),
    N_("Service hours {hours}, number {place} of {n}"),
)
REVENUE = (
    N_("Revenue {revenue}"),
    N_("Revenue {revenue}, the largest of {n}"),
    N_("Revenue {revenue}, number {place} of {n}"),
)


def _placed(told: tuple[str, str, str], one: Reason, say: Say, **figure: Any) -> str:
    alone, first, other = told
    if one.among == 1:
        return say(alone, **figure)
    return say(first if one.place == 1 else other, n=one.among, place=one.place, **figure)


def _met(one: Reason, visit: Visit, say: Say, today: date) -> str:
    if visit.customer.met is None or one.days is None:
        return say(N_("No meeting with them is kept here yet"))
    if one.days < MONTH:
        return say(N_("Met on {day}"), day=nearby_day(say, visit.customer.met, today))
    return say.number(N_("Met a month ago"), N_("Met {n} months ago"), round(one.days / MONTH))


def _missing(visit: Visit, say: Say) -> Iterator[str]:
    if visit.customer.hidden and visit.customer.figures == Figures():
        yield say(N_("Its figures and meetings are for the channels of its journeys; here they count as the middle."))
    elif visit.missing:
        what = say.names([say.plain(UNKNOWN[ground]) for ground in visit.missing])
        one, many = (
            N_("Not known: {what}. It counts as the middle."),
            N_("Not known: {what}. Each counts as the middle."),
        )
        yield say.number(one, many, len(visit.missing), what=what)


def _counted(say: Say) -> str:
    """How many points there are for what."""
    told = N_(
        "At most {met} points for how long ago one of us met them, {hours} for service hours, {revenue} for revenue, "
        "{segment} for a segment with few others, {handover} for a handover within {days} days."
    )
    return say(told, **{ground.value: points for ground, points in MOST.items()}, days=NEAR)


def _nobody(found: VisitPage, say: Say) -> Message:
    if found.looked_for:
        text = say(N_("I find no customer and no segment like *{text}* here."), text=cut(found.looked_for, 60))
        return Message(text, [section(text), actions(button(say.plain(N_("Show all")), "visit_page"))])
    text = say(N_("There is no journey yet that you can see."))
    start = button(say.plain(N_("Start a journey")), "start_journey", primary=True)
    return Message(text, [section(text), actions(start)])

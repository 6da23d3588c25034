"""What is said of somebody who knows: since when, until when, which systems, on which journeys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Raw, Say, inert
from bot.rules.projection.knowing import Knower
from bot.rules.texts import N_

JOURNEYS = 3
"""Names of journeys in a line."""
SYSTEMS = 6

WITH = {
    ("now", True, True): N_("With {customer} since {since}, until {until}"),
    ("now", True, False): N_("With {customer} since {since}"),
    ("now", False, True): N_("With {customer}, until {until}"),
    ("now", False, False): N_("With {customer}"),
    ("past", True, True): N_("Was with {customer} from {since} until {until}"),
    ("past", False, True): N_("Was with {customer} until {until}"),
    ("again", True, True): N_("Was with {customer} before, and comes back on {since}, until {until}"),
    ("again", True, False): N_("Was with {customer} before, and comes back on {since}"),
    ("coming", True, True): N_("Comes to {customer} on {since}, until {until}"),
    ("coming", True, False): N_("Comes to {customer} on {since}"),
}
"""By when, and by which of the two days are known."""
NO_DATES = N_("With {customer}; no dates are given")


def person(one: Knower, say: Say) -> str:
    """ "*Bo Ek*, system owner, at Acme AB" """
    known: dict[str, str] = {"person": one.who.name, "role": ", ".join(one.roles[:2])}
    if one.side == "customer":
        known["customer"] = one.customers[0]
        told = N_("*{person}*, {role}, at {customer}") if one.roles else N_("*{person}*, at {customer}")
    else:
        told = N_("*{person}*, {role}") if one.roles else N_("*{person}*")
    return say(told, **known)


def customer(one: Knower, say: Say, today: date) -> str:
    """What one person knows of one customer."""
    name = say(N_("*{customer}*"), customer=one.customers[0])
    return "\n".join((name, " · ".join([*map(inert, one.roles[:2]), *facts(one, say, today)])))


def facts(one: Knower, say: Say, today: date) -> Iterator[str]:
    yield _when(one, say, today)
    if one.met is not None:
        yield say(N_("met the customer on {day}"), day=nearby_day(say, one.met, today))
    if one.systems:
        yield say.names(one.systems[:SYSTEMS])
    names = [name for _, _, name in one.journeys]
    if len(names) > JOURNEYS:
        one_more, more = N_("{journeys} and one more"), N_("{journeys} and {n} more")
        shown = Raw(", ".join(inert(name) for name in names[:JOURNEYS]))
        yield say.number(one_more, more, len(names) - JOURNEYS, journeys=shown)
    else:
        yield say.names(names)
    if one.who.slack_id is None:
        yield say(N_("not in Slack"))
    elif one.gone:
        yield say(N_("the account is closed"))


def _when(one: Knower, say: Say, today: date) -> str:
    days = {"since": one.since, "until": one.until}
    told = WITH.get((one.when, one.since is not None, one.until is not None), NO_DATES)
    known = {name: nearby_day(say, day, today) for name, day in days.items() if day is not None}
    return say(told, customer=say.names(one.customers[:JOURNEYS]), **known)


def nearby_day(say: Say, day: date, today: date) -> Raw:
    """A short day, with its year where that is not this one: "1 Dec", "31 May 2028"."""
    if day.year == today.year:
        return Raw(say.short_day(day))
    return Raw(say(N_("{day} {year}"), day=say.short_day(day), year=day.year))

"""Who knows: people with since when and until when, what one person knows, and what else the words may have meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.i18n import Raw, Say, inert
from bot.rules.calling import among
from bot.rules.projection.knowing import Knower, Known, Meant
from bot.rules.texts import N_
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section
from bot.views.phases import SPOKEN

PER_PAGE = 10
JOURNEYS = 3
"""Names of journeys in a line."""
SYSTEMS = 6

WITH = {
    ("now", True, True): N_("With {customer} since {since}, until {until}."),
    ("now", True, False): N_("With {customer} since {since}."),
    ("now", False, True): N_("With {customer}, until {until}."),
    ("now", False, False): N_("With {customer}."),
    ("past", True, True): N_("Was with {customer} from {since} until {until}."),
    ("past", False, True): N_("Was with {customer} until {until}."),
    ("again", True, True): N_("Was with {customer} before, and comes back on {since}, until {until}."),
    ("again", True, False): N_("Was with {customer} before, and comes back on {since}."),
    ("coming", True, True): N_("Comes to {customer} on {since}, until {until}."),
    ("coming", True, False): N_("Comes to {customer} on {since}."),
}
"""By when, and by which of the two days are known."""
NO_DATES = N_("With {customer}; no dates are given.")
KINDS = {
    "customer": N_("{name} (customer)"),
    "journey": N_("{name} (journey)"),
    "system": N_("{name} (system)"),
    "person": N_("{name} (person)"),
    "role": N_("{name} (role)"),
}
HEADS = {
    "customer": N_("Who knows *{name}*:"),
    "journey": N_("Who knows *{name}*:"),
    "system": N_("Who knows *{name}*:"),
    "person": N_("What *{name}* knows:"),
    "role": N_("Who has the role *{name}*:"),
}


def answer(known: Known, say: Say, today: date, *, page: int = 1, within: str | None = None) -> Message:
    """Who knows what was meant, a line each, the nearest to it first; ten at a time."""
    head = _head(known, say)
    pages = max(1, -(-len(known.knowers) // PER_PAGE))
    page = min(max(page, 1), pages)
    here = known.knowers[(page - 1) * PER_PAGE : page * PER_PAGE]
    blocks = [section(head)]
    if known.meant.kind == "person":
        blocks += [section(cut(_customer(one, say, today), 900)) for one in here]
        blocks += [actions(ask(known.knowers[0], known.team, say, 1))] if here and here[0].askable else []
    else:
        blocks += [_person(one, known, say, today, n) for n, one in enumerate(here, start=1)]
    blocks += _turning(known, page, pages, within, say)
    return Message(head, [*blocks, context(*_looked(known, say))])


def which(options: Sequence[Meant], say: Say, within: str | None = None) -> Message:
    """The words may mean several things: a button each."""
    text = say(N_("Which do you mean?"))
    return Message(text, [section(text), _choices(options, say, within)])


def unknown(words: str, near: Sequence[Meant], say: Say, within: str | None = None) -> Message:
    """Nothing is called so: what was looked at, and what is called nearly so."""
    text = say(
        N_("I found nothing called *{words}* among the customers, journeys, systems, people and roles you may see."),
        words=cut(words, 60),
    )
    if not near:
        hint = say(N_("Name a customer, a system or a person: `/handover who Acme`, `/handover who @anna`."))
        return Message(text, [section(f"{text}\n{hint}")])
    asked = say(N_("Did you mean one of these?"))
    return Message(text, [section(f"{text} {asked}"), _choices(near, say, within)])


def nothing_of(person: str, say: Say) -> Message:
    """Somebody who is on no journey that the reader may read."""
    text = say(N_("{person} is on none of the journeys you may see."), person=person)
    return Message(text, [section(text)])


def ask(one: Knower, team: str, say: Say, place: int) -> Element:
    """Opens the conversation with that person in Slack; nobody is written to by us."""
    name = among(one.who.name, ())
    return {
        **button(say.plain(N_("Ask {person}"), person=name), f"ask_who.{place}", {"p": one.who.uid}),
        "url": f"slack://user?team={team}&id={one.who.slack_id}",
    }


def _head(known: Known, say: Say) -> str:
    name = known.meant.name
    if known.phase in SPOKEN:
        head = say(N_("Who is in {phase} of *{name}*:"), phase=say.plain(SPOKEN[known.phase]), name=name)
    else:
        head = say(HEADS[known.meant.kind], name=name)
    if known.knowers:
        return head
    return f"{head} {say(N_('nobody in the plans you may see.'))}"


def _person(one: Knower, known: Known, say: Say, today: date, place: int) -> Block:
    told = "\n".join((_who(one, say), " · ".join(_facts(one, say, today))))
    return section(cut(told, 900), ask(one, known.team, say, place) if one.askable else None)


def _who(one: Knower, say: Say) -> str:
    """ "*Bo Ek*, system owner, at Acme AB" """
    known: dict[str, str] = {"person": one.who.name, "role": ", ".join(one.roles[:2])}
    if one.side == "customer":
        known["customer"] = one.customers[0]
        told = N_("*{person}*, {role}, at {customer}") if one.roles else N_("*{person}*, at {customer}")
    else:
        told = N_("*{person}*, {role}") if one.roles else N_("*{person}*")
    return say(told, **known)


def _customer(one: Knower, say: Say, today: date) -> str:
    """What one person knows of one customer."""
    name = say(N_("*{customer}*"), customer=one.customers[0])
    return "\n".join((name, " · ".join([*map(inert, one.roles[:2]), *_facts(one, say, today)])))


def _facts(one: Knower, say: Say, today: date) -> Iterator[str]:
    yield _when(one, say, today)
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
    known = {name: _day(say, day, today) for name, day in days.items() if day is not None}
    return say(told, customer=say.names(one.customers[:JOURNEYS]), **known)


def _turning(known: Known, page: int, pages: int, within: str | None, say: Say) -> list[Block]:
    if pages == 1:
        return []
    value = {**_value(known.meant, within), **({"f": known.phase} if known.phase else {})}
    turns = [
        button(say.plain(text), f"who_about.{n}", {**value, "g": number})
        for n, (text, number) in enumerate(((N_("Back"), page - 1), (N_("More"), page + 1)), start=1)
        if 1 <= number <= pages
    ]
    return [actions(*turns)]


def _looked(known: Known, say: Say) -> Iterator[str]:
    """What the answer was made from."""
    one, many = (
        N_("From the plan of the one journey about it that you may see."),
        N_("From the plans of the {n} journeys about it that you may see."),
    )
    if known.more:
        many = N_("From the plans of {n} journeys about it that you may see; there are more, which changed earlier.")
    if known.journeys:
        yield say.number(one, many, known.journeys)
    if known.closed:
        one, many = (
            N_("Who is on {journeys} is for its channel: join that to see more."),
            N_("Who is on {journeys} is for their channels: join those to see more."),
        )
        yield say.number(one, many, len(known.closed), journeys=say.names(known.closed))
    if not known.journeys and not known.closed:
        yield say(N_("I know people from the plans of journeys: `/handover add @anna solution architect`."))


def _choices(options: Sequence[Meant], say: Say, within: str | None) -> Block:
    return actions(
        *(
            button(say.plain(KINDS[one.kind], name=one.name), f"who_about.{n}", _value(one, within))
            for n, one in enumerate(options, start=1)
        )
    )


def _value(meant: Meant, within: str | None) -> Mapping[str, str]:
    return {"k": meant.kind, "w": meant.ref, **({"j": within} if within else {})}


def _day(say: Say, day: date, today: date) -> Raw:
    """A short day, with its year where that is not this one: "1 Dec", "31 May 2028"."""
    if day.year == today.year:
        return Raw(say.short_day(day))
    return Raw(say(N_("{day} {year}"), day=say.short_day(day), year=day.year))

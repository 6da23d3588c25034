"""Who knows: people with since when and until when, what one person knows, and what else the words may have meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.i18n import Say
from bot.rules.calling import among
from bot.rules.projection import Who
from bot.rules.projection.carrying import Leaving
from bot.rules.projection.knowing import Knower, Known, Meant
from bot.rules.texts import N_
from bot.views import knower
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section
from bot.views.phases import SPOKEN

PER_PAGE = 10
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


HANGS = (N_("One handover to come hangs on this person."), N_("{n} handovers to come hang on this person."))
HANG_ALONE = (
    N_("One handover to come hangs on this person alone."),
    N_("{n} handovers to come hang on this person alone."),
)
ALONE = (N_("One of them on this person alone."), N_("{n} of them on this person alone."))


def answer(
    known: Known,
    say: Say,
    today: date,
    *,
    page: int = 1,
    within: str | None = None,
    hangs: Leaving | None = None,
    noted: Sequence[Block] = (),
) -> Message:
    """Who knows what was meant, a line each, the nearest to it first; ten at a time.

    `hangs`: what hangs on the person that was asked about. `noted`: what people have noted about it.
    """
    head = _head(known, say)
    pages = max(1, -(-len(known.knowers) // PER_PAGE))
    page = min(max(page, 1), pages)
    here = known.knowers[(page - 1) * PER_PAGE : page * PER_PAGE]
    blocks = [section(head)]
    if known.meant.kind == "person":
        blocks += [section(cut(knower.customer(one, say, today), 900)) for one in here]
        blocks += _hanging(known, hangs, say)
    else:
        blocks += [_person(one, known, say, today, n) for n, one in enumerate(here, start=1)]
    blocks += _turning(known, page, pages, within, say)
    return Message(head, [*blocks, context(*_looked(known, say)), *noted])


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


def ask(who: Who, team: str, say: Say, place: int | str) -> Element:
    """Opens the conversation with that person in Slack; nobody is written to by us."""
    name = among(who.name, ())
    return {
        **button(say.plain(N_("Ask {person}"), person=name), f"ask_who.{place}", {"p": who.uid}),
        "url": f"slack://user?team={team}&id={who.slack_id}",
    }


def _hanging(known: Known, hangs: Leaving | None, say: Say) -> list[Block]:
    """What rests on the person; the ways to them and to what would break without them."""
    told, elements = [], []
    if known.knowers and known.knowers[0].askable:
        elements.append(ask(known.knowers[0].who, known.team, say, 1))
    if hangs is not None and hangs.handovers:
        all_alone = hangs.broken == hangs.handovers
        told.append(say.number(*(HANG_ALONE if all_alone else HANGS), hangs.handovers))
        told += [say.number(*ALONE, hangs.broken)] if hangs.broken and not all_alone else []
        leaves = N_("If {person} leaves")
        elements.append(button(say.plain(leaves, person=among(hangs.who.name, ())), "if_leaves", {"p": hangs.who.uid}))
    return [*([section(" ".join(told))] if told else []), *([actions(*elements)] if elements else [])]


def _head(known: Known, say: Say) -> str:
    name = known.meant.name
    if known.phase in SPOKEN:
        head = say(N_("Who is in {phase} of *{name}*:"), phase=say.plain(SPOKEN[known.phase]), name=name)
    else:
        head = say(HEADS[known.meant.kind], name=name)
    if known.knowers:
        return head
    nobody = say(N_("nobody in the plans you may see."))
    return f"{head} {nobody}"


def _person(one: Knower, known: Known, say: Say, today: date, place: int) -> Block:
    told = "\n".join((knower.person(one, say), " · ".join(knower.facts(one, say, today))))
    return section(cut(told, 900), ask(one.who, known.team, say, place) if one.askable else None)


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
        N_("From the plan of one journey."),
        N_("From the plans of the {n} journeys that you may see."),
    )
    if known.more:
        many = N_("From the plans of {n} journeys that you may see; there are more, which changed earlier.")
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

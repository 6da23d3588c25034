"""The buttons and sentences by which a card asks for what would help: one question to one named person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.i18n import Say
from bot.rules.projection import Advice, HandoverShown, Who, WordShown
from bot.rules.texts import N_
from bot.views import hands, one_system, sought
from bot.views.dates import short_days
from bot.views.handover import names
from bot.views.parts import Element, button, encode, menu
from bot.views.phases import known_kind, phase_name, the_phase
from bot.views.put_off import choices

KNOWN_FOR = (
    N_("{person} has known {customer} for one week."),
    N_("{person} has known {customer} for {n} weeks."),
)
YOU_HAVE_KNOWN = (
    N_("You have known {customer} for one week."),
    N_("You have known {customer} for {n} weeks."),
)
WHO_JOINS = {
    "sales": (N_("{owner}, who takes the sale?"), N_("Who takes the sale?")),
    "project": (N_("{owner}, who joins the project?"), N_("Who joins the project?")),
    "maintenance": (N_("{owner}, who takes the maintenance?"), N_("Who takes the maintenance?")),
}


def why(shown: HandoverShown, say: Say, reader: Who | None = None) -> str | None:
    """Why the person in the question matters (texts.md: the fall-back while there are no notes)."""
    advice = shown.advice
    if advice is None or advice.who is None or shown.from_phase is None:
        return None
    weeks = _weeks(shown, advice)
    words = {"person": advice.who.called, "customer": shown.customer}
    mine = advice.who == reader
    if weeks:
        return say.number(*(YOU_HAVE_KNOWN if mine else KNOWN_FOR), weeks, **words)
    if mine:
        return say(N_("You know {customer} from {phase}."), **words, phase=the_phase(shown.from_phase, say))
    return say(N_("{person} knows {customer} from {phase}."), **words, phase=the_phase(shown.from_phase, say))


def _weeks(shown: HandoverShown, advice: Advice) -> int:
    """Whole weeks with the customer until today (the start less the days left)."""
    if advice.since is None or shown.start is None or shown.days_left is None:
        return 0
    return max(0, (shown.start - advice.since).days - shown.days_left) // 7


def question(shown: HandoverShown, say: Say, reader: Who | None = None) -> str | None:
    """The last line: one question to the owner, who is not named when it is the owner who reads."""
    advice = shown.advice
    if advice is None or advice.kind == "none":
        return None
    owner = None if shown.owner is None or reader == shown.owner else shown.owner
    if shown.state == "unstaffed":
        return _who_joins(shown, say, owner)
    if advice.system and advice.who and advice.who not in (reader, shown.owner):
        return one_system.question(advice, owner, say)
    if shown.within and advice.who in (None, reader, shown.owner):
        return hands.who_takes_over(shown, owner.called if owner else "", say, mine=advice.who is not None)
    if advice.who is None:
        sentence = N_("{owner}, who else could stay on?") if owner else N_("Who else could stay on?")
        return say(sentence, owner=owner.called if owner else "")
    if advice.who == reader:
        return say(N_("Will you stay on?"))
    if advice.who == shown.owner:
        return say(N_("{owner}, will you stay on?"), owner=owner.called) if owner else say(N_("Will you stay on?"))
    if owner is None:
        return say(N_("Shall I ask {person}?"), person=advice.who.called)
    return say(N_("{owner}, shall I ask {person}?"), owner=owner.called, person=advice.who.called)


def free_time(shown: HandoverShown, say: Say, reader: Who | None = None) -> str | None:
    """ "Anna has 40 % free until 31 Dec.", as far as figures were given."""
    advice = shown.advice
    if advice is None or advice.who is None or advice.free is None or advice.free_until is None or advice.who == reader:
        return None
    words = {"person": advice.who.called, "day": say.short_day(advice.free_until)}
    if not advice.free:
        return say(N_("By the figures given {person} has no time free until {day}."), **words)
    return say(N_("{person} has {percent} % free until {day}."), **words, percent=advice.free)


def _who_joins(shown: HandoverShown, say: Say, owner: Who | None) -> str:
    if orphan := _orphan(shown):
        if owner:
            return say(N_("{owner}, who takes {phase}?"), owner=owner.called, phase=orphan)
        return say(N_("Who takes {phase}?"), phase=orphan)
    phase = shown.from_phase if shown.vendor and shown.vendor.reason == "unstaffed_from" else shown.to_phase
    phase = phase or shown.to_phase
    if kind := known_kind(phase):
        named, unnamed = WHO_JOINS[kind]
        return say(named, owner=owner.called) if owner else say(unnamed)
    name = phase_name(phase, say)
    if owner:
        return say(N_("{owner}, who takes {phase}?"), owner=owner.called, phase=name)
    return say(N_("Who takes {phase}?"), phase=name)


def _orphan(shown: HandoverShown) -> str | None:
    """The system that nobody takes, where the delivery as a whole has people on both sides."""
    if shown.vendor is None or shown.vendor.state == "unstaffed":
        return None
    return next((one.system for one in shown.scopes if one.side == "vendor" and one.state == "unstaffed"), None)


def answers_so_far(shown: HandoverShown, say: Say, reader: Who | None = None) -> tuple[str, ...]:
    """Who was asked and who cannot: never a reason; that somebody doesn't know yet only the owner reads."""
    return (*_cannot(shown, say), *_asked(shown, say, reader == shown.owner))


def _asked(shown: HandoverShown, say: Say, to_owner: bool) -> Iterator[str]:
    """A sentence for those who were asked on the same days."""
    asked: dict[tuple[tuple[date, ...], bool], list[Who]] = {}
    for word in _awaited(shown):
        days = asked_days(word) or ((word.given_on,) if word.given_on else ())
        asked.setdefault((days, to_owner and word.answer == "unsure"), []).append(word.who)
    for (days, unsure), people in asked.items():
        one, many = N_("{people} was asked on {day}."), N_("{people} were asked on {day}.")
        if unsure:
            one = N_("{people} was asked on {day} and doesn't know yet.")
            many = N_("{people} were asked on {day} and don't know yet.")
        yield say.number(one, many, len(people), people=names(people, say), day=short_days(say, days))


def asked_days(word: WordShown) -> tuple[date, ...]:
    """All days on which they were asked, in their order; none of who was not."""
    return tuple(sorted({*word.asked_also, *([word.asked_on] if word.asked_on else ())}))


def _cannot(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    gone = [word.who for word in shown.words if word.answer == "no" and word.who != shown.owner]
    if not gone:
        return ()
    looks = say(N_("{owner} is looking for someone."), owner=shown.owner.called) if shown.owner else ""
    if shown.within:
        return (say(N_("{people} can't take over."), people=names(gone, say)), looks)
    staying = [who for who in gone if sought.stays(shown, who)]
    joining = [who for who in gone if who not in staying]
    return (
        say(N_("{people} can't stay on."), people=names(staying, say)) if staying else "",
        say(N_("{people} can't join."), people=names(joining, say)) if joining else "",
        looks,
    )


def is_asked(shown: HandoverShown) -> bool:
    """Somebody's answer is awaited: nobody else is asked meanwhile."""
    return bool(_awaited(shown))


def _awaited(shown: HandoverShown) -> list[WordShown]:
    """Who was asked to come in where the plan lacks somebody; whom it rests on already is not a matter here."""
    open_ = (word for word in shown.words if word.answer in (None, "unsure") and not word.needed)
    return [word for word in open_ if word.asked_on or word.given_on]


def ask_button(shown: HandoverShown, who: Who, say: Say, reader: Who | None = None) -> Element:
    """`Ask Anna`; read by Anna alone it is her own answer."""
    text = say.plain(sought.yes(shown, reader)) if who == reader else say.plain(N_("Ask {person}"), person=who.called)
    value = {"h": shown.uid, "p": who.uid}
    system = shown.advice.system if shown.advice else ""
    return button(text, "ask_person", {**value, "s": system} if system else value, primary=True)


def other_button(shown: HandoverShown, say: Say) -> Element:
    return button(say.plain(N_("Someone else…")), "choose_other", {"h": shown.uid})


def plan_other_button(shown: HandoverShown, say: Say) -> Element:
    """The same form, for a plan that holds but rests on somebody who has not answered."""
    return button(say.plain(N_("Plan someone else…")), "choose_other", {"h": shown.uid})


def add_button(shown: HandoverShown, say: Say) -> Element:
    value = {"h": shown.uid, "j": shown.journey_uid}
    return button(say.plain(N_("Add someone…")), "add_person", value, primary=True)


def gap_button(shown: HandoverShown, say: Say) -> Element:
    return button(say.plain(N_("Go without overlap…")), "accept_gap", {"h": shown.uid})


def later_menu(shown: HandoverShown, say: Say) -> Element:
    """Acts at once; the chosen value carries the handover, since a menu has no value of its own."""
    options = [(say.plain(text), encode({"h": shown.uid, "until": until})) for text, until in choices(shown)]
    return menu(say.plain(N_("Later")), "snooze", options)


def buttons(shown: HandoverShown, say: Say, reader: Who | None = None) -> tuple[Element, ...]:
    """The row under a card that asks: whom to ask, another, on purpose without, later (product.md §4)."""
    advice = shown.advice
    first: tuple[Element, ...] = ()
    if shown.state == "unstaffed":
        first = (add_button(shown, say),)
    elif advice and advice.kind == "ask" and advice.who and not is_asked(shown):
        also = one_system.also_buttons(shown, say)
        first = (ask_button(shown, advice.who, say, reader), *also, other_button(shown, say))
    else:
        first = (other_button(shown, say),)
    last = (later_menu(shown, say),) if (shown.days_left or 0) > 1 else ()
    return (*first, gap_button(shown, say), *last)

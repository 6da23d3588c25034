"""The forms and replies around a question: whom to ask, "I can't", thanks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, JourneyShown, Who
from bot.rules.projection.offered import Offered
from bot.rules.projection.sought import Sought
from bot.rules.texts import N_
from bot.rules.values import fact
from bot.views import forms, sought
from bot.views.handover import headline, step_name, when_line
from bot.views.offered import why_them
from bot.views.parts import Block, Element, Message, View, actions, button, section

LONGEST_ANSWER = 1000
LONGEST_ROLE = 120
MOST_OFFERED = 10
"""Radio buttons; Slack shows no more."""


@fact
class Proposed:
    """What the question would propose, as it stands in the form."""

    role: str = ""
    first: date | None = None
    last: date | None = None
    percent: float | None = None

    @property
    def packed(self) -> list[Any]:
        """As the form carries it, to know later what was changed."""
        return [self.role, *(day and day.isoformat() for day in (self.first, self.last)), figure(self.percent)]


# -- forms ------------------------------------------------------------------------------------------------------------


def choose_person(shown: HandoverShown, offered: Sequence[Offered], proposed: Proposed, say: Say, today: date) -> View:
    """Whom to ask, and what a yes would write into the plan: of the first, as long as nothing else is filled in.

    `proposed` is for somebody who is not among the offered.
    """
    blocks: list[Block] = [section(f"{when_line(shown, say)} {headline(shown, say)}")]
    shown_first = proposed
    value: dict[str, Any] = {"h": shown.uid}
    if offered:
        proposals = {each.who.uid: _proposed_to(each) for each in offered[:MOST_OFFERED]}
        options = [(each.who.name, each.who.uid) for each in offered[:MOST_OFFERED]]
        reasons = {each.who.uid: why_them(each, shown, say, today) for each in offered[:MOST_OFFERED]}
        first = offered[0].who.uid
        chosen = forms.one_of(options, first, reasons)
        blocks.append(forms.field("person", say.plain(N_("Who could stay on?")), chosen, optional=True))
        shown_first = proposals[first]
        value |= {"f": first, "d": {uid: one.packed for uid, one in proposals.items()}}
    label = say.plain(N_("Or somebody else")) if offered else say.plain(N_("Who could stay on?"))
    blocks.append(forms.field("other", label, forms.person(), optional=bool(offered)))
    blocks += _proposed(shown_first, say)
    title, submit = say.plain(N_("Ask somebody")), say.plain(N_("Ask"))
    return forms.form(say, "choose_person", title, blocks, value=value, submit=submit)


def _proposed_to(one: Offered) -> Proposed:
    candidate = one.candidate
    return Proposed(role=candidate.role, first=candidate.first, last=candidate.last, percent=candidate.percent)


def figure(percent: float | None) -> str:
    return f"{percent:g}" if percent is not None else ""


def _proposed(proposed: Proposed, say: Say) -> list[Block]:
    hint = say.plain(N_("Written into the plan only when the answer is yes. What you leave fits whomever you choose."))
    role, percent = forms.text(proposed.role, most=LONGEST_ROLE), forms.text(figure(proposed.percent), most=6)
    return [
        forms.field("role", say.plain(N_("As what?")), role, optional=True, hint=hint),
        forms.field("first", say.plain(N_("From")), forms.day(proposed.first), optional=True),
        forms.field("last", say.plain(N_("Until")), forms.day(proposed.last), optional=True),
        forms.field("percent", say.plain(N_("How many percent?")), percent, optional=True),
    ]


def decline(shown: HandoverShown, question_uid: str | None, say: Say, reader: int) -> View:
    """ "I can't": all optional; nobody is made to tell of health or notice, and the owner has nobody to tell.

    `reader` is our id of whoever can't.
    """
    owner = shown.owner.called if shown.owner else say.plain(N_("the owner"))
    note = say.plain(N_("Anything {owner} should know?"), owner=owner)
    blocks = [
        section(say(N_("Thank you for saying so in time."))),
        forms.field(
            "knows", say.plain(N_("Who else knows {customer}?"), customer=shown.customer), _answer(), optional=True
        ),
        forms.field(
            "days", say.plain(N_("How many days could you spend with the next person?")), _answer(), optional=True
        ),
    ]
    if shown.owner is None or shown.owner.id != reader:
        hint = say.plain(N_("Only {owner} sees what you write here."), owner=owner)
        blocks.append(forms.field("note", note, forms.text(lines=True, most=LONGEST_ANSWER), optional=True, hint=hint))
    value = {"h": shown.uid} | ({"q": question_uid} if question_uid else {})
    return forms.form(say, "decline", say.plain(N_("I can't")), blocks, value=value, submit=say.plain(N_("Send")))


def _answer() -> Element:
    return forms.text(most=LONGEST_ANSWER)


# -- replies ----------------------------------------------------------------------------------------------------------


def asked(who: Who, shown: HandoverShown, wanted: Sought | None, say: Say) -> Message:
    """To who asked: what was asked, and what a yes would write."""
    told = [sought.asked_to(shown, who, wanted, say), sought.a_yes_writes(shown, wanted, say)]
    told.append(say(N_("`/handover show {key}` tells how it stands."), key=Raw(shown.journey_key)))
    return _message("\n".join(filter(None, told)))


def said_yes(who: Who, shown: HandoverShown, taken: Sought | None, change_uid: str, say: Say) -> Message:
    """To who said yes somewhere else than in the question itself: to what, and what came into the plan by it."""
    told = sought.you_do(shown, who, taken, say), sought.was_written(shown, taken, say)
    return _message("\n".join(filter(None, told)), undo(change_uid, say))


def passed_on(who: Who, shown: HandoverShown, taken: Sought | None, change_uid: str, say: Say) -> Message:
    step = Raw(step_name(shown, say))
    text = say(N_("Noted for {step}. {person} said yes, and you passed it on."), person=who.called, step=step)
    told = text, sought.was_written(shown, taken, say)
    return _message("\n".join(filter(None, told)), undo(change_uid, say))


def accepted(shown: HandoverShown, change_uid: str, say: Say) -> Message:
    step = Raw(step_name(shown, say))
    return _message(
        say(N_("{step} goes without overlap, on purpose. I won't ask about it."), step=step), undo(change_uid, say)
    )


def later(shown: HandoverShown, change_uid: str, say: Say) -> Message:
    step = Raw(step_name(shown, say))
    if shown.later_until is None:
        text = say(N_("I'll be quiet about {step} until the order is signed."), step=step)
    else:
        text = say(N_("I'll be quiet about {step} until {day}."), step=step, day=say.day(shown.later_until))
    return _message(text, undo(change_uid, say))


def not_happening(journey: JourneyShown, change_uid: str, say: Say) -> Message:
    text = say(N_("{journey} is closed, and I'll be quiet about it."), journey=journey.name)
    return _message(text, undo(change_uid, say))


def begun(shown: HandoverShown, change_uid: str, say: Say) -> Message:
    text = say(N_("Noted. {step} has begun."), step=Raw(step_name(shown, say)))
    return _message(text, undo(change_uid, say))


def undo(change_uid: str, say: Say) -> Element:
    return button(say.plain(N_("Undo")), "undo", {"c": change_uid})


def _message(text: str, *elements: Element) -> Message:
    return Message(text, [section(text), *([actions(*elements)] if elements else [])])

"""What one person is told alone: the owner, that a word is missing; the escalation contact too, that a plan breaks."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown, Who, WordShown
from bot.rules.texts import N_
from bot.views.asides import asides
from bot.views.asking import add_button, plan_other_button
from bot.views.handover import names, reason_line, when_line
from bot.views.parts import Element, button
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part, lines, sentences

WAITING = (
    N_("The plan holds, but {people} has not answered yet."),
    N_("The plan holds, but {people} have not answered yet."),
)
DOUBTS = (
    N_("The plan holds, but {people} doesn't know yet."),
    N_("The plan holds, but {people} don't know yet."),
)


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    if shown.closed or shown.paused or shown.accepted_by is not None or shown.state in ("breaks", "unstaffed"):
        return handover_part(shown, say, post.reader)
    waiting = shown.missing_words
    cover = (add_button(shown, say),) if shown.covers else ()
    return Part(
        title=sentences(when_line(shown, say), _waiting(waiting, say)),
        lines=lines(_plan(shown, say), *[_asked(word, say) for word in waiting], *asides(shown, say)),
        elements=(*_buttons(shown, waiting, say), *cover) if post.reader == shown.owner else (),
    )


def _plan(shown: HandoverShown, say: Say) -> str:
    """What it rests on, which is the plan's word and not yet the person's."""
    return say(N_("The plan: {reason}"), reason=Raw(reason_line(shown, say)))


def _waiting(waiting: tuple[WordShown, ...], say: Say) -> str:
    silent = [word.who for word in waiting if word.answer is None]
    unsure = [word.who for word in waiting if word.answer == "unsure"]
    if not silent and not unsure:
        return say(N_("Everybody it rests on has said yes."))
    return sentences(
        say.number(*WAITING, len(silent), people=names(silent, say)) if silent else None,
        say.number(*DOUBTS, len(unsure), people=names(unsure, say)) if unsure else None,
    )


def _asked(word: WordShown, say: Say) -> str | None:
    if word.asked_on is None:
        return None
    return say(N_("{person} was asked on {day}."), person=word.who.called, day=say.short_day(word.asked_on))


def _buttons(shown: HandoverShown, waiting: tuple[WordShown, ...], say: Say) -> tuple[Element, ...]:
    """The owner may pass on what they were told; the word stays the person's own."""
    told = [element for word in waiting[:3] for element in _of(word, len(waiting) > 1, shown, say)]
    return (*told, plan_other_button(shown, say), *_customers(shown, say)) if told else ()


def _customers(shown: HandoverShown, say: Say) -> list[Element]:
    """For those of the customer's who stay on and are never asked: the owner may have heard it."""
    said = {word.who for word in shown.words}
    scopes = [one for one in shown.scopes if one.side == "customer" and one.system is None]
    staying = [who for one in scopes for who in one.rests_on if who not in said]
    return [_told_me(who, shown, say) for who in staying[:2]]


def _of(word: WordShown, several: bool, shown: HandoverShown, say: Say) -> tuple[Element, Element]:
    value = {"h": shown.uid, "p": word.who.uid}
    again = N_("Ask {person} again") if several else N_("Ask again")
    return (
        _told_me(word.who, shown, say),
        button(say.plain(again, person=word.who.called), "ask_person", value),
    )


def _told_me(who: Who, shown: HandoverShown, say: Say) -> Element:
    value = {"h": shown.uid, "p": who.uid}
    return button(say.plain(N_("{person} told me yes"), person=who.called), "confirm_for", value)

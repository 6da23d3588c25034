"""What one person is told alone: the owner, that a word is missing; the escalation contact too, that a plan breaks."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.projection import HandoverShown, ItemShown, PostShown, Who, WordShown
from bot.rules.texts import N_
from bot.views import sought
from bot.views.asides import asides
from bot.views.asking import add_button, asked_days, plan_other_button
from bot.views.customers import customers_words, told_me
from bot.views.dates import short_days
from bot.views.handover import names, reason_line, when_line
from bot.views.parts import Element, button
from bot.views.posts.card import handover_part
from bot.views.posts.part import Part, lines, sentences

WAITING = (
    N_("The plan holds, but {people} has not answered yet."),
    N_("The plan holds, but {people} have not answered yet."),
)
YOU_WAIT = N_("The plan holds, but you have not answered yet.")
DOUBTS = (
    N_("The plan holds, but {people} doesn't know yet."),
    N_("The plan holds, but {people} don't know yet."),
)
YOU_DOUBT = N_("The plan holds, but you don't know yet.")
THIN_WAITING = (
    N_("The plan is thin, and {people} has not answered yet."),
    N_("The plan is thin, and {people} have not answered yet."),
)
THIN_YOU_WAIT = N_("The plan is thin, and you have not answered yet.")
THIN_DOUBTS = (
    N_("The plan is thin, and {people} doesn't know yet."),
    N_("The plan is thin, and {people} don't know yet."),
)
THIN_YOU_DOUBT = N_("The plan is thin, and you don't know yet.")


def part(item: ItemShown, post: PostShown, say: Say) -> Part:
    shown = item.handover
    assert shown is not None
    if shown.closed or shown.paused or shown.accepted_by is not None or shown.state in ("breaks", "unstaffed"):
        return handover_part(shown, say, post.reader)
    waiting = shown.missing_words
    cover = (add_button(shown, say),) if shown.covers else ()
    return Part(
        title=sentences(when_line(shown, say), _waiting(waiting, say, post.reader, thin=shown.state == "thin")),
        lines=lines(_plan(shown, say), *_asked(waiting, say, post.reader), *asides(shown, say)),
        elements=(*_buttons(shown, waiting, say, post.reader), *cover) if post.reader == shown.owner else (),
    )


def _plan(shown: HandoverShown, say: Say) -> str:
    """What it rests on, which is the plan's word and not yet the person's."""
    return say(N_("The plan: {reason}"), reason=Raw(reason_line(shown, say)))


def _waiting(waiting: tuple[WordShown, ...], say: Say, reader: Who | None, *, thin: bool) -> str:
    silent = [word.who for word in waiting if word.answer is None]
    unsure = [word.who for word in waiting if word.answer == "unsure"]
    if not silent and not unsure:
        return say(N_("Everybody it rests on has said yes."))
    waits = (THIN_WAITING, THIN_YOU_WAIT) if thin else (WAITING, YOU_WAIT)
    doubts = (THIN_DOUBTS, THIN_YOU_DOUBT) if thin else (DOUBTS, YOU_DOUBT)
    return sentences(
        _of_people(silent, *waits, say, reader) if silent else None,
        _of_people(unsure, *doubts, say, reader) if unsure else None,
    )


def _of_people(people: list[Who], told: tuple[str, str], to_reader: str, say: Say, reader: Who | None) -> str:
    """The reader is "you", and is named last."""
    if reader not in people:
        return say.number(*told, len(people), people=names(people, say))
    if len(people) == 1:
        return say(to_reader)
    called = [*[who.called for who in people if who != reader], say.plain(N_("you"))]
    return say.number(*told, len(people), people=say.names(called))


def _asked(waiting: tuple[WordShown, ...], say: Say, reader: Who | None) -> list[str]:
    """A line for those who were asked on the same days; of the reader it is a sentence to them."""
    asked = dict.fromkeys(map(asked_days, waiting))
    return [line for days in asked if days for line in _asked_on(days, waiting, say, reader)]


def _asked_on(days: tuple[date, ...], waiting: tuple[WordShown, ...], say: Say, reader: Who | None) -> list[str]:
    people, told_days = [word.who for word in waiting if asked_days(word) == days], short_days(say, days)
    others = [who for who in people if who != reader]
    one, many = N_("{people} was asked on {day}."), N_("{people} were asked on {day}.")
    told = [say(N_("You were asked on {day}."), day=told_days)] if reader in people else []
    if others:
        told.append(say.number(one, many, len(others), people=names(others, say), day=told_days))
    return told


def _buttons(shown: HandoverShown, waiting: tuple[WordShown, ...], say: Say, reader: Who | None) -> tuple[Element, ...]:
    """The owner may pass on what they were told, and gives their own yes; each word stays the person's own."""
    several = len([word for word in waiting if word.who != reader]) > 1
    told = [
        element
        for word in waiting[:3]
        for element in (_mine(shown, reader, say) if word.who == reader else _of(word, several, shown, say))
    ]
    return (*told, plan_other_button(shown, say), *customers_words(shown, say, reader)) if told else ()


def _mine(shown: HandoverShown, reader: Who | None, say: Say) -> tuple[Element]:
    text = say.plain(sought.yes(shown, reader))
    return (button(text, "confirm_continuity", {"h": shown.uid}, primary=True),)


def _of(word: WordShown, several: bool, shown: HandoverShown, say: Say) -> tuple[Element, Element]:
    value = {"h": shown.uid, "p": word.who.uid}
    again = N_("Ask {person} again") if several else N_("Ask again")
    return (
        told_me(word.who, shown, say),
        button(say.plain(again, person=word.who.called), "ask_person", value),
    )

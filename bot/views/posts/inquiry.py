"""A question about the customer in the DM of who may know, and in the DM of who asked that it is answered."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Raw, Say
from bot.rules.projection import ItemShown, PostShown
from bot.rules.projection.inquired import InquiryShown
from bot.rules.texts import N_
from bot.views.notes.asking import ask_somebody, open_note
from bot.views.notes.inquiry import asks, own_words
from bot.views.notes.words import quoted
from bot.views.parts import Element, button
from bot.views.posts.part import Part, lines, sentences, show_journey

ANSWER = 1500


def put(item: ItemShown, post: PostShown, say: Say) -> Part:
    """To who may know."""
    shown = item.inquiry
    assert shown is not None
    if shown.hidden:
        return _hidden(say)
    return Part(
        title=asks(shown, say),
        lines=lines(own_words(shown, say), _so_far(shown, say)),
        elements=_buttons(shown, say),
    )


def answered(item: ItemShown, post: PostShown, say: Say) -> Part:
    """To who asked."""
    shown = item.inquiry
    assert shown is not None
    if shown.hidden:
        return _hidden(say)
    if shown.state == "passed":
        return _unknown(shown, say)
    if shown.state != "answered":
        return Part(title=say(N_("{person} has taken the answer back."), person=shown.person.called))
    told = N_("{person} has answered your question about {customer}.")
    return Part(
        title=say(told, person=shown.person.called, customer=shown.customer),
        lines=lines(
            _asked(shown, say),
            say(N_("Answer: {note}"), note=quoted(shown.answer, say, ANSWER)),
        ),
        elements=tuple(_ways(shown, say)),
    )


def _ways(shown: InquiryShown, say: Say) -> Iterator[Element]:
    if shown.journey:
        yield show_journey(shown.journey[0], say)
    if shown.note_uid:
        yield open_note(shown.note_uid, say)


def _unknown(shown: InquiryShown, say: Say) -> Part:
    """Nobody else is asked of its own accord."""
    told = N_("{person} does not know the answer to your question about {customer}.")
    return Part(
        title=say(told, person=shown.person.called, customer=shown.customer),
        lines=lines(_asked(shown, say)),
        elements=(ask_somebody(shown.note_uid, say),) if shown.note_uid else (),
    )


def _asked(shown: InquiryShown, say: Say) -> str | None:
    return quoted(shown.question, say, ANSWER) if shown.question else own_words(shown, say)


def _hidden(say: Say) -> Part:
    return Part(title=say(N_("This is about a journey that you can't read any more.")))


def _so_far(shown: InquiryShown, say: Say) -> str | None:
    if shown.state == "answered":
        told = N_("Thank you. Your answer is kept with the question, and {person} hears of it: {note}")
        return say(told, person=shown.asked_by.called, note=quoted(shown.answer, say, ANSWER))
    if shown.state == "passed":
        return say(N_("Thank you for saying that you do not know. If you think of something, you can still answer."))
    if shown.last_day is None:
        return say(N_("Do you know?"))
    day = Raw(say.day(shown.last_day))
    leaves = say(N_("In the plan {day} is your last day with {customer}."), day=day, customer=shown.customer)
    return sentences(leaves, say(N_("Do you know?")))


def _buttons(shown: InquiryShown, say: Say) -> tuple[Element, ...]:
    value = {"i": shown.uid}
    if shown.state == "answered":
        return (button(say.plain(N_("Undo")), "undo", {"c": shown.undo_uid}),) if shown.undo_uid else ()
    answer = button(say.plain(N_("Answer…")), "answer_inquiry", value, primary=shown.state == "open")
    if shown.state == "passed":
        return (answer,)
    return answer, button(say.plain(N_("I don't know")), "pass_inquiry", value)

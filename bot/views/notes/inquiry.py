"""A question about the customer as whoever it is put to reads it, and the form of its answer."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.knowledge.text import LONGEST
from bot.rules.projection.inquired import InquiryShown
from bot.rules.texts import N_
from bot.views.forms import field, form, text
from bot.views.notes.words import ASKS, quoted, shown
from bot.views.parts import Block, View, section

QUESTION = 700


def asks(inquiry: InquiryShown, say: Say) -> str:
    """Who asks what, in one sentence."""
    words = {"person": inquiry.asked_by.called, "customer": inquiry.customer}
    if inquiry.question and inquiry.kind == "question":
        told = N_("{person} has a question about {customer}: {note}")
        return say(told, **words, note=quoted(inquiry.question, say, QUESTION))
    if inquiry.question:
        told = N_("{person} would like to know more about a note on {customer}: {note}")
        return say(told, **words, note=quoted(inquiry.question, say, QUESTION))
    if inquiry.wanted:
        question = Raw(say(ASKS[inquiry.wanted], customer=inquiry.customer))
        told = N_("{person} asks you, because you have been with {customer}: {question}")
        return say(told, **words, question=question)
    return say(N_("{person} would like to know more about {customer}."), **words)


def own_words(inquiry: InquiryShown, say: Say) -> str | None:
    """What who asks has written to it."""
    return shown(inquiry.text, QUESTION) if inquiry.text else None


def answer_form(inquiry: InquiryShown, say: Say) -> View:
    told = "\n".join(line for line in (asks(inquiry, say), own_words(inquiry, say)) if line)
    blocks: list[Block] = [
        section(told),
        field("text", say.plain(N_("What do you know?")), text(lines=True, most=LONGEST)),
        field("speaker", say.plain(N_("Who at the customer said it?")), text(most=120), optional=True),
    ]
    title, send = say.plain(N_("Your answer")), say.plain(N_("Send"))
    return form(say, "answer_inquiry", title, blocks, value={"i": inquiry.uid}, submit=send)

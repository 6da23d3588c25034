"""Questions about the customer, put to somebody who may know: asked by DM, answered by a note, told to who asked."""

from bot.usecases.inquiries.answering import after_undo, answer, asked, pass_on
from bot.usecases.inquiries.asking import put_to
from bot.usecases.inquiries.choosing import ask_somebody, to_choose
from bot.usecases.inquiries.planned import planned
from bot.usecases.inquiries.putting import judge, waiting
from bot.usecases.inquiries.showing import ANSWERED, INQUIRY, LAST, is_still, may_know, shown_of, told_of

__all__ = [
    "ANSWERED",
    "INQUIRY",
    "LAST",
    "after_undo",
    "answer",
    "ask_somebody",
    "asked",
    "is_still",
    "judge",
    "may_know",
    "pass_on",
    "planned",
    "put_to",
    "shown_of",
    "to_choose",
    "told_of",
    "waiting",
]

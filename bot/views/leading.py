"""The hint beside a question that leads: why, and an open one to ask instead."""

from __future__ import annotations

from bot.i18n import Say, speaker
from bot.rules.leading import Hint, Instead, Reason
from bot.rules.texts import N_

WHY = {
    Reason.TAG: N_("“{words}” asks for a yes."),
    Reason.AGREE: N_("“{words}” asks the customer to agree with you."),
    Reason.PRESUMES: N_("“{words}” takes the answer for granted."),
    Reason.LOADED: N_("“{words}” has judged already."),
    Reason.EITHER_OR: N_("“{words}” leaves only your own answers to choose from."),
    Reason.CLOSED: N_("“{words}” can be answered with a yes, and the answer is yours."),
    Reason.TWO_IN_ONE: N_("These are two questions, and only one of them will be answered."),
    Reason.SELLING: N_("“{words}” makes an offer, and people say yes to be kind."),
    Reason.LIKING: N_("“{words}” takes for granted what the customer feels."),
}
OPEN = {
    Instead.HERE: N_("How is that for you?"),
    Instead.SEEN: N_("How do you see it?"),
    Instead.CHANGE: N_("What would change for you?"),
    Instead.TODAY: N_("How does it work for you today?"),
    Instead.LAST_TIME: N_("What happened the last time?"),
    Instead.MATTERS: N_("What matters most to you here?"),
    Instead.ONE: N_("What do you want to begin with?"),
    Instead.WISHED: N_("What would you want to be different?"),
    Instead.BOTH_SIDES: N_("What works for you, and what gets in the way?"),
}


def hinted(hint: Hint, say: Say) -> str:
    """Why the question leads, in the reader's language, and an open one in the language of the question."""
    why = say(WHY[hint.reason], words=hint.words) if "{words}" in WHY[hint.reason] else say(WHY[hint.reason])
    return " ".join([why, say(N_("More open: “{question}”"), question=instead(hint))])


def instead(hint: Hint) -> str:
    """The open question, as plain text in the language of the question: to be shown, or put in its place."""
    return hint.first or speaker(hint.language).plain(OPEN[hint.instead])

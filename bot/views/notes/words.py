"""What the kinds of notes are called, and what became of a promise."""

from __future__ import annotations

from bot.i18n import Raw, Say, escape
from bot.rules.texts import N_
from bot.views.parts import cut

KINDS = {
    "pain": N_("Pain"),
    "reliever": N_("Reliever"),
    "likes": N_("Likes"),
    "wish": N_("Wish"),
    "promise": N_("Promise"),
    "decision": N_("Decision"),
    "question": N_("Question"),
    "worry": N_("Worry"),
}
"""In the order in which they are offered."""
ASKS = {
    "pain": N_("What is hard for {customer} today?"),
    "reliever": N_("What would make it easier for {customer}?"),
    "likes": N_("What does {customer} like, and how do they want to be met?"),
    "wish": N_("What does {customer} wish for?"),
    "promise": N_("What have we promised {customer}?"),
    "decision": N_("What has been decided with {customer}?"),
    "question": N_("What does {customer} still want to know?"),
    "worry": N_("What is {customer} worried about?"),
}
"""Of somebody who was there, for a kind of which nothing is noted."""
NO_KIND = N_("No kind yet")
STATUS = {
    "open": N_("not delivered yet"),
    "delivered": N_("delivered"),
    "confirmed": N_("confirmed by the customer"),
}


INERT_LONGEST = 5
"""Characters that one of a text becomes at most: `&amp;`."""


def kind_name(kind: str | None, say: Say) -> str:
    """As plain text."""
    return say.plain(KINDS.get(kind or "", NO_KIND))


def quoted(text: str, say: Say, most: int) -> Raw:
    """The text of a note in a sentence: inert, in one line, cut with a marker."""
    return Raw(say(N_("“{note}”"), note=Raw(shown(text, most))))


def shown(text: str, most: int) -> str:
    """The same without quotation marks, of at most so many characters when made inert; nothing inert is torn apart."""
    line = " ".join(text.split())
    fits = len(line)
    while len(escape(cut(line, fits))) > most:
        fits -= max(1, (len(escape(cut(line, fits))) - most) // INERT_LONGEST)
    return escape(cut(line, fits))

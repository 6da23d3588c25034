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

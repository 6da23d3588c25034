"""The words of a brief: what its sections are called, what is open, and how one asks for a kind of note."""

from __future__ import annotations

from bot.rules.knowledge.brief import LEAVING
from bot.rules.texts import N_

SECTIONS = {
    LEAVING: N_("Ask while there is time: only people who leave the journey have heard this"),
    "promise": N_("Promises"),
    "pain": N_("Pains"),
    "worry": N_("Worries"),
    "decision": N_("Decisions"),
    "question": N_("Questions"),
    "wish": N_("Wishes"),
    "likes": N_("What they like"),
    "reliever": N_("Relievers"),
    "": N_("Without a kind"),
}
LEFT = N_("Only people who have left the journey have heard this")
"""The same section once nobody of them is there to be asked."""
OPEN = {
    "promise": (N_("one promise is not delivered"), N_("{n} promises are not delivered")),
    "pain": (N_("nothing relieves one pain"), N_("nothing relieves {n} pains")),
    "question": (N_("one question has no answer"), N_("{n} questions have no answer")),
}
NOT_RELIEVED = N_("nothing relieves it yet")
NOTHING_NOTED = {
    "pain": N_("No pain is noted."),
    "reliever": N_("No reliever is noted."),
    "likes": N_("Nothing is noted about what they like."),
    "wish": N_("No wish is noted."),
    "promise": N_("No promise is noted."),
    "decision": N_("No decision is noted."),
    "question": N_("No question is noted."),
    "worry": N_("No worry is noted."),
}

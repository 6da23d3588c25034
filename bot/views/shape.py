"""The shape of a journey in plain words: how its knowledge gets from one phase to the next (`continuity.md` D10)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Say
from bot.rules.projection import Who
from bot.rules.texts import N_

NAMES = {
    "architect_overlap": N_("architect overlap"),
    "sub_lead_succession": N_("sub-lead succession"),
    "stays_on": N_("the same people all the way"),
    "chain": N_("chain"),
    "classic_relay": N_("classic relay"),
    "broken_chain": N_("broken chain"),
}
BY_PEOPLE = {
    "architect_overlap": (
        N_("Shape: architect overlap. {people} stays on all the way."),
        N_("Shape: architect overlap. {people} stay on all the way."),
    ),
    "sub_lead_succession": (
        N_("Shape: sub-lead succession. {people} was there before, and leads the next phase."),
        N_("Shape: sub-lead succession. {people} were there before, and lead the next phase."),
    ),
    "stays_on": (
        N_("Shape: {people} stays on all the way."),
        N_("Shape: {people} stay on all the way."),
    ),
}
PLAIN = {
    "chain": N_("Shape: a chain. At every handover somebody passes it on, not always the same person."),
    "classic_relay": N_("Shape: classic relay. At every handover new people take over."),
    "broken_chain": N_("Shape: a broken chain. At some handovers new people take over."),
}


def shape_line(shape: str, people: Sequence[Who], say: Say) -> str:
    """One sentence, with the people who give the shape; empty while a phase is not staffed yet."""
    if shape in BY_PEOPLE and people:
        return say.number(*BY_PEOPLE[shape], len(people), people=say.names([who.called for who in people]))
    return say(PLAIN[shape]) if shape in PLAIN else ""


def shape_name(shape: str, say: Say) -> str:
    """Two or three words, for lists."""
    return say(NAMES[shape]) if shape in NAMES else ""

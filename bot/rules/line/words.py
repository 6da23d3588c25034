"""The words a line knows without asking the journey: phases, verbs of time, flags, and those that say nothing."""

from __future__ import annotations

from bot.rules.names import fold


def _table(meaning: dict[str, str]) -> dict[str, str]:
    return {fold(word): kind for kind, words in meaning.items() for word in words.split(",")}


def _set(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


PHASES = _table(
    {
        "sales": "sales, sale, försäljning, försäljningen, salg, salget",
        "project": "project, projekt, projektet",
        "maintenance": "maintenance, förvaltning, förvaltningen, drift, driften",
    }
)
"""A kind's own names in English, Swedish and Danish, by folded word."""

LIKE = _table(
    {
        "sales": "presale, presales, pre-sale, pre-sales, tender, bid",
        "project": "delivery, implementation, rollout, leverans, leverance, implementering",
        "maintenance": "support, operations",
    }
)
"""Names that tell the kind too, but are kept as a phase's own name."""

FLAGS = _table(
    {
        "lead": "lead, leads, leading, ansvarig, ansvarlig",
        "key": "key, key person, nyckelperson, nøgleperson",
        "customer": "customer, customer side, client, kund, kunde",
    }
)
THROUGHOUT = ("throughout", "all the way", "all phases", "whole journey", "hela vägen", "hele vejen")
EVERYTHING = ("all systems", "every system", "everything", "alla system", "alle systemer")
UNTIL = _set("until till to through thru til t.o.m")
"""Before a date: the last day. Between phases: all of them."""
AND = _set("and & + och og")
STARTS = _set("start starts started begin begins began begun startar starter")
ENDS = _set("end ends ended slutar slutter")
SOONER = _set("earlier sooner tidigare tidligere")
AFTER = _set("after efter")
ADD = _set("add new ny")
NOISE = _set(
    "a an as at by covers for from in into is of on only phase the their with later i på för från med som fra fas fase"
)
"""Prepositions and the like: a thing is known by its kind, not by what stands before it."""

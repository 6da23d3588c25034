"""Which journeys a list or a picture of many is about: filters in three languages, in any order."""

from __future__ import annotations

from bot.rules.line.opened import opened
from bot.rules.names import fold, tidy
from bot.rules.projection.listed import Wanted

FILTERS = {
    "breaks": ("breaks", "break", "breaking", "brister"),
    "thin": ("thin", "tunn", "tunna", "tynd", "tynde"),
    "unstaffed": ("unstaffed", "obemannad", "obemannade", "ubemandet", "ubemandede"),
    "accepted": ("accepted", "accepterad", "accepterade", "accepteret", "accepterede"),
    "mine": ("mine", "my", "mina"),
    "paused": ("paused", "pausad", "pausade", "pauset", "pausede"),
}
"""Words as `names.fold` leaves them; anything else is the customer's name."""
CUSTOMER = ("customer", "kund", "kunde", "for")
NOISE = ("and", "och", "og", "egne")

_MEANS = {word: name for name, words in FILTERS.items() for word in words}


def wanted(line: str) -> Wanted:
    """Filters in any order; what follows `customer` is a name, but for the filters at its end."""
    words = [word.strip(",.;") for word in tidy(opened(line)).split()]
    at = next((n for n, word in enumerate(words) if fold(word) in CUSTOMER), len(words))
    before, name = words[:at], words[at + 1 :]
    while len(name) > 1 and fold(name[-1]) in _MEANS:
        before.append(name.pop())
    found = {_MEANS[fold(word)]: True for word in before if fold(word) in _MEANS}
    rest = [word for word in before if fold(word) not in _MEANS and fold(word) not in NOISE]
    return Wanted(**found, customer=" ".join([*rest, *name]))

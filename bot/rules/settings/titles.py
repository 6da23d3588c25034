"""A job title as an admin describes it: `head of joy: key, relation`."""

from __future__ import annotations

import re

from bot.rules.names import fold
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Title
from bot.rules.values import value

KINDS = ("sales", "manager", "architect", "consultant", "support", "other")
LONGEST = 60

FACTS = N_("I do not know what *{text}* says of a title. Say key or not key, solution or relation, or off.")

_FACTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("key, key person, nyckel, nyckelperson, nøgle, nøgleperson", {"key": True}),
    ("not key, no key person, inte nyckel, inte nyckelperson, ikke nøgle, ikke nøgleperson", {"key": False}),
    ("solution, lösning, lösningen, løsning, løsningen", {"carries": "solution"}),
    ("relation, relationen, relationship", {"carries": "relation"}),
    ("sales, försäljning, salg", {"kind": "sales"}),
    ("manager, ledare, leder", {"kind": "manager"}),
    ("architect, arkitekt", {"kind": "architect"}),
    ("consultant, konsult, konsulent", {"kind": "consultant"}),
    ("support", {"kind": "support"}),
    ("other, annat, andet", {"kind": "other"}),
    ("off, remove, av, bort, fra", {"off": True}),
    ("on, på, til", {"off": False}),
)
_WORDS = {fold(word.strip()): facts for words, facts in _FACTS for word in words.split(",")}


@value
class TitleShown:
    """A title of the workspace's table."""

    title: Title
    own: bool
    """The workspace made or changed it."""
    off: bool = False
    """It is not read as a title any more."""


def described(title: Title, line: str, *, off: bool) -> tuple[Title, bool]:
    """The title with what the line says of it between commas, and whether it is off; what is not said stays."""
    facts: dict[str, object] = {"kind": title.kind, "key": title.key, "carries": title.carries, "off": off}
    for part in filter(None, map(str.strip, re.split(r"[,;]", line))):
        if fold(part) not in _WORDS:
            raise Refusal(FACTS, "facts", text=part[:LONGEST])
        facts.update(_WORDS[fold(part)])
    kind, carries = str(facts["kind"]), str(facts["carries"])
    return Title(words=title.words, kind=kind, key=bool(facts["key"]), carries=carries), bool(facts["off"])

"""Whether words look like the name of a person, where nobody is known to be called so."""

from __future__ import annotations

import re

from bot.rules.dates.names import MONTHS, NAMESAKES, WEEKDAYS
from bot.rules.names import fold

FEWEST, MOST = 2, 4
"""Words of a name: one alone may be a place, a product or a month as well."""
BETWEEN = frozenset(("af", "av", "bin", "da", "de", "den", "der", "di", "du", "la", "le", "van", "von", "zu"))
"""Small words inside a name."""
NEVER = frozenset(
    (*("the", "our", "your", "their"), *("group", "gruppen", "team", "teamet", "support", "aps", "ltd", "inc"))
)
"""Words of things and companies."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


def looks_like_a_person(name: str) -> bool:
    """Two to four words with capitals, as `Bo Ek` or `Lena af Ugglas`; no day, no company, none all in capitals."""
    words = name.split()
    if not FEWEST <= len(words) <= MOST or any(small in BETWEEN for small in (words[0], words[-1])):
        return False
    return all(word in BETWEEN or _is_of_a_name(word) for word in words)


def _is_of_a_name(word: str) -> bool:
    known = fold(word.rstrip("."))
    if known in NEVER or known in WEEKDAYS or (known in MONTHS and known not in NAMESAKES):
        return False
    shouted = word.isupper() and len(word.rstrip(".")) > 1
    return _WORD.fullmatch(word) is not None and word[0].isupper() and not shouted

"""Small words of a line about a meeting, in three languages."""

from __future__ import annotations

from bot.rules.names import fold

WITH = frozenset(("with", "med"))
ABOUT = frozenset(map(fold, ("about", "regarding", "re", "om", "angående", "ang", "vedrørende", "vedr")))
QUIET = frozenset(
    map(
        fold, ("on", "at", "the", "a", "hos", "den", "d", "på", "kl", "klockan", "klokken", "customer", "kund", "kunde")
    )
)
"""Words that say nothing before a customer, a day or hours."""

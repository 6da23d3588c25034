"""What there is to say about a name that somebody gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.i18n import Say
from bot.rules.names import has_twins, tidy
from bot.rules.texts import N_

TWINS = N_("*{name}* has letters of two alphabets in one word: something else may look just like it. Was it typed so?")


def looking_alike(names: Iterable[str], say: Say) -> Iterator[str]:
    """A sentence for each name that is not what it seems to be; it is kept all the same."""
    return (say(TWINS, name=tidy(name)) for name in dict.fromkeys(names) if has_twins(name))

"""What people do in the story of the demo: they type, press and fill in, on a day counted from the first morning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.demo.when import REGISTERED
from bot.i18n import Say


@dataclass(frozen=True)
class Typed:
    """Somebody types a line in a channel."""

    day: int
    who: str
    channel: str
    line: str


@dataclass(frozen=True)
class Pressed:
    """Somebody presses the button of that name in a message that says `on`."""

    day: int
    who: str
    button: str
    on: str


@dataclass(frozen=True)
class Filled:
    """Somebody presses the button of that name in the newest message that says `on`, and sends the form it opens."""

    day: int
    who: str
    button: str
    on: str
    fields: Mapping[str, str]
    """What is filled in, by id or label of the field."""


Scene = Typed | Pressed | Filled
Days = Callable[..., dict[str, str]]
"""Days from the first morning, by name, as they are typed."""


def typist(who: str, channel: str, say: Say, day: int = REGISTERED) -> Callable[..., Scene]:
    """Types one line after another there, on that day, in the language of `say`."""
    return lambda line, **words: Typed(day, who, channel, say.plain(line, **words))

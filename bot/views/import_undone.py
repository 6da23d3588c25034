"""An import taken back: what went, and what stays as somebody has changed it since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.i18n import Raw, Say
from bot.rules.texts import N_
from bot.views.edge import spoken
from bot.views.parts import Message

SHOWN = 12
"""Names told; the rest is counted."""


class Went(Protocol):
    """How much went, and the names of what stays."""

    @property
    def gone(self) -> int: ...
    @property
    def as_before(self) -> int: ...
    @property
    def notes(self) -> int: ...
    @property
    def customers(self) -> int: ...
    @property
    def kept(self) -> tuple[str, ...]: ...


def busy(n: int, say: Say) -> Message:
    return spoken(say.number(N_("I am taking one journey back…"), N_("I am taking {n} journeys back…"), n))


def taken_back(went: Went, say: Say) -> Message:
    """What went, and how to have it again; where nothing did, that too."""
    told = counted(went, say)
    head = say(N_("The import is taken back:")) if told else say(N_("I have taken nothing back."))
    lines = [head, *(say(N_("• {line}"), line=Raw(line)) for line in told), *_kept(went.kept, say)]
    if told:
        lines.append(say(N_("To have it again, give the files again: `/handover import`")))
    return spoken("\n".join(lines))


def counted(went: Went, say: Say) -> list[str]:
    """A line for each kind of thing that went."""
    kinds = (
        (N_("one journey is gone"), N_("{n} journeys are gone"), went.gone),
        (N_("one journey is as it was before"), N_("{n} journeys are as they were before"), went.as_before),
        (N_("one note is gone"), N_("{n} notes are gone"), went.notes),
        (
            N_("one customer has the figures of before"),
            N_("{n} customers have the figures of before"),
            went.customers,
        ),
    )
    return [say.number(one, many, n) for one, many, n in kinds if n]


def _kept(names: Sequence[str], say: Say) -> list[str]:
    if not names:
        return []
    told = say(N_("Somebody has changed these since, so they stay: {names}"), names=say.names(names[:SHOWN]))
    rest = len(names) - SHOWN
    return [told, say.number(N_("And one more."), N_("And {n} more."), rest)] if rest > 0 else [told]

"""The fields that ask where something belongs: to a journey, or to a customer alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.i18n import Say
from bot.rules.projection.noted import Option
from bot.rules.texts import N_
from bot.views.forms import field, pick, text
from bot.views.parts import Block

NAME = 120


def where_it_belongs(
    journeys: Sequence[Option], say: Say, *, customer: str | None, hint: str, named: str = ""
) -> Iterator[Block]:
    """`journeys` to choose from; `customer`: what asks for a customer alone, already `named`; None: it is not asked."""
    if journeys:
        label = say.plain(N_("Which journey does it belong to?"))
        only = journeys[0][1] if len(journeys) == 1 and customer is None else None
        yield field("journey", label, pick(journeys, only), optional=customer is not None)
    if customer is not None:
        asked = text(named, most=NAME)
        yield field("customer", say.plain(customer), asked, optional=bool(journeys), hint=say.plain(hint))

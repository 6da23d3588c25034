"""Somebody's word that the owner was told: of the customer's people, who are never asked, and of anybody else."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.projection import HandoverShown, Who
from bot.rules.texts import N_
from bot.views.parts import Element, button

MOST = 2
"""Of the customer's people, so that a message stays short."""


def customers_words(shown: HandoverShown, say: Say, reader: Who | None) -> tuple[Element, ...]:
    """`Bo told me yes`, to the owner alone, for those of the customer's who stay on and have not said so."""
    if reader is None or reader != shown.owner or shown.closed or shown.paused or shown.has_come:
        return ()
    said = {word.who for word in shown.words}
    scopes = [one for one in shown.scopes if one.side == "customer" and one.system is None]
    staying = [who for one in scopes for who in one.rests_on if who not in said]
    return tuple(told_me(who, shown, say) for who in staying[:MOST])


def told_me(who: Who, shown: HandoverShown, say: Say) -> Element:
    value = {"h": shown.uid, "p": who.uid}
    return button(say.plain(N_("{person} told me yes"), person=who.called), "confirm_for", value)

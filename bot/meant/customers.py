"""Whether a customer's name that nobody has is one that is known, slightly misspelt."""

from __future__ import annotations

from bot.call import Call
from bot.rules.texts import N_
from bot.rules.typed import Guess, Unclear
from bot.usecases import who

NO_CUSTOMER = N_("I know no customer called *{text}* here. Did you mean *{guess}*?")


def must_not_be_near(call: Call, customer: str, understood: object = None) -> None:
    """Raise Unclear when a customer is called nearly so, but not so; unless the form was asked for."""
    near = who.near_customers(call.store, call.viewer, customer) if customer and "w" not in call.value else []
    if near:
        guesses = tuple(Guess(name, name) for name in near)
        raise Unclear(NO_CUSTOMER, "customer", understood=understood, guesses=guesses, text=customer, guess=near[0])

"""The Home's own buttons and form: each keeps what was chosen, and the Home is drawn again as the answer."""

from __future__ import annotations

from bot.call import Call
from bot.rules.languages import AUTO
from bot.rules.names import tidy
from bot.rules.projection.home import FILTERS
from bot.rules.texts import N_, Refusal
from bot.usecases import digest, home, language
from bot.views.home.portfolio import LONGEST_NAME, customer
from bot.views.language import OWN

NO_CHOICE = N_("I don't know that choice any more. Please open Home again.")


def turned(call: Call) -> None:
    """`Previous` and `Next`, of the one list or the other."""
    pages = {name: call.number(short) for short, name in (("g", "page"), ("o", "outlines")) if short in call.value}
    _turn(call, **pages)


def narrowed(call: Call) -> None:
    """The menu of filters."""
    if call.choice not in FILTERS:
        raise Refusal(NO_CHOICE)
    _turn(call, filter=call.choice)


def asked(call: Call) -> None:
    """`Customer…`"""
    call.open_form(customer(home.looked_at(call.store, call.actor.id), call.say))


def chosen(call: Call) -> None:
    """The form is sent."""
    if "customer" not in call.form:
        raise Refusal(NO_CHOICE)
    _turn(call, customer=tidy(str(call.form.get("customer") or ""))[:LONGEST_NAME])


def everybody(call: Call) -> None:
    """`All customers`"""
    _turn(call, customer="")


def speaks(call: Call) -> None:
    """A language, or `As in Slack`."""
    wanted = str(call.value["l"])
    if wanted not in (*OWN, AUTO):
        raise Refusal(NO_CHOICE)
    language.choose(call.store, call.stamp, None if wanted == AUTO else wanted)
    call.renew()


def switched(call: Call) -> None:
    """`No digest`, `Digest on`"""
    digest.switch(call.store, call.stamp, on=bool(call.value["on"]))


ACTIONS = {
    "home_page": turned,
    "home_filter": narrowed,
    "home_customer": asked,
    "home_all_customers": everybody,
    "home_language": speaks,
    "home_digest": switched,
}
FORMS = {"home_customer": chosen}
GUESTS = ("home_language",)


def _turn(call: Call, **to: str | int) -> None:
    home.turn(call.store, call.workspace, call.actor.id, call.now, **to)

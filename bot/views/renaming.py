"""A journey called otherwise: what was understood, which customer is meant, and the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import NewNames
from bot.views.forms import field, form, text
from bot.views.parts import Block, Message, View, actions, button, section


def which_customer(
    journey: JourneyShown, version: int, new: NewNames, known: Sequence[tuple[str, str]], say: Say, *, same: bool
) -> Message:
    """`known`: uid and name of those it may be. `same`: there is one that is called exactly so."""
    others = say.names([name for _, name in known])
    asked = say(N_("I know {customers} already. Is it the same customer?"), customers=others)
    kept = {"j": journey.uid, "n": version, "m": new.name, "k": new.key}
    rows = [
        button(say.plain(N_("Yes, {customer}"), customer=name), f"rename_anyway.{n}", {**kept, "c": uid})
        for n, (uid, name) in enumerate(known, 1)
    ]
    if not same:
        no = say.plain(N_("No, another customer"))
        rows.append(button(no, f"rename_anyway.{len(rows) + 1}", {**kept, "t": new.customer}))
    return Message(asked, [section(asked), actions(*rows)])


def told(values: Mapping[str, Any], say: Say) -> str:
    """What it is called now, and was before."""
    return " ".join(_told(values, values["was"], say))


def _told(new: Mapping[str, Any], was: Mapping[str, Any], say: Say) -> Iterator[str]:
    if "name" in new:
        yield say(N_("It is called {name} now; before it was {was}."), name=new["name"], was=was["name"])
    if "key" in new:
        yield say(N_("Its key is `{key}` now; before it was `{was}`."), key=Raw(new["key"]), was=Raw(was["key"]))
    if "customer" in new:
        sentence = N_("Its customer is {customer} now; before it was {was}.")
        yield say(sentence, customer=new["customer"], was=was["customer"])


def beside(namesake: str | None, customer: str, still: int, say: Say) -> str:
    """What is worth knowing: the key of a journey that is called the same, and others of the customer it was with."""
    notes = []
    if namesake:
        notes.append(say(N_("Another journey is called the same: `{key}`."), key=Raw(namesake)))
    if still:
        one = N_("One other journey is still with {customer}.")
        notes.append(say.number(one, N_("{n} other journeys are still with {customer}."), still, customer=customer))
    return " ".join(notes)


def rename(journey: JourneyShown, new: NewNames, say: Say, problem: str = "") -> View:
    """Its three names, each as it is; what is changed there is changed."""
    blocks: list[Block] = [section(problem)] if problem else []
    key_hint = say.plain(N_("One word, to name it by: /handover {key}: show"), key=journey.key)
    blocks += [
        field("name", say.plain(N_("What is it called?")), text(new.name or journey.name, most=120)),
        field("key", say.plain(N_("Its key")), text(new.key or journey.key, most=24), hint=key_hint),
        field("customer", say.plain(N_("For which customer?")), text(new.customer or journey.customer, most=120)),
    ]
    value, title = {"j": journey.uid, "n": journey.version}, say.plain(N_("Rename"))
    return form(say, "rename_journey", title, blocks, value=value, submit=say.plain(N_("Save")))

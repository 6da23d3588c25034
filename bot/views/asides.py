"""What a good plan still asks: who answers while somebody is away, and during a long pause (`continuity.md` D16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.i18n import Say
from bot.rules.facts import Constants
from bot.rules.projection import HandoverShown, Who, WordShown
from bot.rules.texts import N_

CHANGED_SIDES = (
    (
        "customer",
        "vendor",
        N_("{person} is with {customer} before and with us after: that counts for neither side."),
    ),
    (
        "vendor",
        "customer",
        N_("{person} is with us before and with {customer} after: that counts for neither side."),
    ),
)


def asides(shown: HandoverShown, say: Say) -> tuple[str, ...]:
    """Each a fact with a question; none once the day has come."""
    if shown.has_come or shown.closed:
        return ()
    gap = _pause(shown, say)
    customers = (*_told(shown, say), *_changed_sides(shown, say)) if _has_customers(shown) else ()
    covers = [_cover(who.called, back, say) for who, back in shown.covers]
    return (*((gap,) if gap else ()), *customers, *covers)


def _cover(person: str, back: date, say: Say) -> str:
    return say(N_("{person} is back on {day}. Who answers until then?"), person=person, day=say.short_day(back))


def _told(shown: HandoverShown, say: Say) -> Iterator[str]:
    """The customer's people who said yes, as the owner was told."""
    for word in told_of_customers(shown):
        by = word.given_by.called if word.given_by else ""
        yield say(N_("{person} said yes (told {owner})."), person=word.who.called, owner=by)


def told_of_customers(shown: HandoverShown) -> list[WordShown]:
    """The yes of people who are on the customer's side alone."""
    ours = _on(shown, "vendor", "givers") | _on(shown, "vendor", "receivers")
    theirs = _on(shown, "customer", "givers") | _on(shown, "customer", "receivers")
    return [word for word in shown.words if word.answer == "yes" and word.given_by and word.who in theirs - ours]


def _changed_sides(shown: HandoverShown, say: Say) -> Iterator[str]:
    """Who goes from one side to the other carries nothing for either (D7)."""
    for before, after, told in CHANGED_SIDES:
        gone = _on(shown, before, "givers") & _on(shown, after, "receivers")
        gone -= _on(shown, before, "receivers") | _on(shown, after, "givers")
        for person in sorted(gone, key=lambda who: who.name):
            yield say(told, person=person.called, customer=shown.customer)


def _has_customers(shown: HandoverShown) -> bool:
    return any(one.side == "customer" for one in shown.scopes)


def _on(shown: HandoverShown, side: str, where: str) -> set[Who]:
    """Who is on that side, before (`givers`) or after (`receivers`), of the whole delivery."""
    return {who for one in shown.scopes if one.side == side and one.system is None for who in getattr(one, where)}


def _pause(shown: HandoverShown, say: Say) -> str | None:
    """ "80 days' pause: who calls Acme in August?": in the month that the middle of the pause is in."""
    if shown.gap_days is None or shown.gap_days <= Constants().long_gap or shown.start is None:
        return None
    month = say.month(shown.start - timedelta(days=shown.gap_days // 2 + 1))
    one = N_("One day's pause: who calls {customer} in {month}?")
    return say.number(
        one,
        N_("{n} days' pause: who calls {customer} in {month}?"),
        shown.gap_days,
        customer=shown.customer,
        month=month,
    )

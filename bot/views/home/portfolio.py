"""The journeys the reader may read, narrowed and in pages, and apart from them those they may see only."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import Say
from bot.rules.projection.home import FILTERS, HomeShown, Look
from bot.rules.projection.listed import JourneyPage
from bot.rules.texts import N_
from bot.views.forms import field, form, text
from bot.views.lists import counted, journeys
from bot.views.parts import Block, Element, View, actions, button, context, header, option, section

SHOWN = {
    "all": N_("All journeys"),
    "breaks": N_("What breaks"),
    "thin": N_("What is thin"),
    "unstaffed": N_("Not staffed yet"),
    "mine": N_("Those I am on"),
}
LONGEST_NAME = 200


FROM_OUTSIDE = (
    N_(
        "One journey of a public channel. Who is on it is for its channel: "
        "join that, or type `/handover` there if you are in it."
    ),
    N_(
        "{n} journeys of public channels. Who is on them is for their channels: "
        "join those, or type `/handover` there if you are in them."
    ),
)


def blocks(shown: HomeShown, say: Say) -> Iterator[Block]:
    found = shown.portfolio
    if found is None:
        return
    yield header(say.plain(N_("Journeys")))
    if not found.lines and not shown.look.narrowed:
        yield section(say(N_("There is no journey yet that you can read. Start one, or join the channel of one.")))
        yield actions(button(say.plain(N_("Start a journey")), "start_journey", primary=True))
        return
    yield section(counted(found, say) if found.lines else say(N_("No journey is like that.")))
    yield actions(*_narrowing(shown.look, say))
    yield from journeys(found, say)
    yield from _turning(found, "g", say)


def outlines(shown: HomeShown, say: Say) -> Iterator[Block]:
    """Name and dates; who is on them is for their channels."""
    found = shown.outlines
    if found is None or not found.lines:
        return
    yield header(say.plain(N_("Journeys you see from outside")))
    yield section(say.number(*FROM_OUTSIDE, found.total))
    yield from journeys(found, say, kind="o")
    yield from _turning(found, "o", say)


def _narrowing(look: Look, say: Say) -> Iterator[Element]:
    options = [option(say.plain(told), name) for name, told in SHOWN.items()]
    yield {
        "type": "static_select",
        "action_id": "home_filter",
        "options": options,
        "initial_option": options[FILTERS.index(look.filter)],
    }
    if look.customer:
        yield button(say.plain(N_("Customer: {customer}"), customer=look.customer), "home_customer")
        yield button(say.plain(N_("All customers")), "home_all_customers")
    else:
        yield button(say.plain(N_("Customer…")), "home_customer")


def _turning(found: JourneyPage, of: str, say: Say) -> Iterator[Block]:
    """`of`: under which letter the buttons carry the page."""
    turns = [
        button(say.plain(told), f"home_page.{of}{n}", {of: page})
        for n, (told, page) in enumerate(((N_("Previous"), found.page - 1), (N_("Next"), found.page + 1)))
        if 1 <= page <= found.pages
    ]
    if turns:
        yield actions(*turns)
        yield context(say(N_("Page {page} of {pages}"), page=found.page, pages=found.pages))


def customer(look: Look, say: Say) -> View:
    """The form that asks for a part of the customer's name."""
    name = field(
        "customer",
        say.plain(N_("A part of the customer's name")),
        text(look.customer, most=LONGEST_NAME),
        optional=True,
        hint=say.plain(N_("Empty: all customers.")),
    )
    title, submit = say.plain(N_("Whose journeys?")), say.plain(N_("Show"))
    return form(say, "home_customer", title, [name], value={}, submit=submit)

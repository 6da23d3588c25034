"""/handover list: all journeys I may see, the most urgent first, in pages."""

from __future__ import annotations

from bot.call import Call
from bot.rules.line.opened import opened
from bot.rules.names import fold, tidy
from bot.rules.texts import N_
from bot.usecases import journeys
from bot.views import lists

WORD = "list"
ALSO = ("lista", "liste", "all", "journeys")
USAGE = N_("list breaks")
HELP = N_("all journeys you may see, the most urgent first")

BREAKS = ("breaks", "brister")
MINE = ("mine", "my", "mina", "mine egne")
CUSTOMER = ("customer", "kund", "kunde", "for")


def run(call: Call) -> None:
    """Every word is a filter: `breaks`, `mine`; the rest is the customer's name."""
    words = tidy(opened(call.words)).split()
    wanted = {"breaks": any(fold(word) in BREAKS for word in words), "mine": any(fold(word) in MINE for word in words)}
    customer = " ".join(word for word in words if fold(word) not in (*BREAKS, *MINE, *CUSTOMER))
    _show(call, 1, wanted["breaks"], wanted["mine"], customer)


def turned(call: Call) -> None:
    """`Earlier` and `Later` pages."""
    value = call.value
    _show(call, int(value.get("g") or 1), bool(value.get("b")), bool(value.get("m")), str(value.get("q") or ""))


ACTIONS = {"list_page": turned}


def _show(call: Call, number: int, breaks: bool, mine: bool, customer: str) -> None:
    found = journeys.listing(
        call.store, call.viewer, call.today, breaks=breaks, mine=mine, customer=customer or None, page=number
    )
    message = lists.page(found, call.say, breaks=breaks, mine=mine, customer=customer)
    call.replace(message) if call.value else call.reply(message)

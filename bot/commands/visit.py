"""/handover visit: which customers to meet next and why, and the figures that say so."""

from __future__ import annotations

from bot.call import Call
from bot.rules.line.opened import opened
from bot.rules.names import tidy
from bot.rules.texts import N_
from bot.usecases import visiting
from bot.views import visits as views
from bot.views.replies import done

WORD = "visit"
ALSO = (
    *("visits", "whom to visit", "who to visit"),
    *("besök", "besöka", "kundbesök"),
    *("besøg", "besøge", "kundebesøg"),
)
USAGE = N_("visit")
HELP = N_("which customers to meet next, and why; also by name or segment")


def run(call: Call) -> None:
    """Words look for a customer or a segment among all that are ranked."""
    _show(call, tidy(opened(call.words)).strip("?!., "), 1)


def turned(call: Call) -> None:
    """Another page, or all again."""
    _show(call, str(call.value.get("q") or ""), call.page)


def asked(call: Call) -> None:
    """`Figures…`"""
    known = visiting.figures_of(call.store, call.viewer, str(call.value.get("c") or ""))
    call.open_form(views.figures(known, call.say))


def filled(call: Call) -> None:
    uid, mark, time = str(call.value.get("j") or ""), str(call.value.get("m") or ""), call.number("t")
    now = visiting.read_figures(call.form, views.fields(time))
    try:
        came = visiting.keep_figures(call.store, call.stamp, call.viewer, uid, mark, now=now)
    except visiting.Newer as newer:
        call.change_form(views.figures(newer.now, call.say, time=time + 1))
    else:
        call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))


ACTIONS = {"visit_page": turned, "visit_figures": asked}
FORMS = {"visit_figures": filled}


def _show(call: Call, words: str, number: int) -> None:
    found = visiting.listing(call.store, call.viewer, call.today, words, page=number)
    message = views.page(found, call.say, call.today)
    call.replace(message) if call.value else call.reply(message)

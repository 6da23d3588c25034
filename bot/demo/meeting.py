"""The customer meeting of the story: planned with its kit, told, and heard of in the channel; and one to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.demo.scene import Days, Filled, Pressed, Scene, Typed, typist
from bot.i18n import Say
from bot.rules.texts import N_
from bot.views.meetings.words import starters

PLANNED, HELD, TOLD, NEXT = -26, -11, -10, 24
"""The days; what is told is asked for the morning after."""
WATCHED = N_("How a meter reading becomes an invoice")
WHERE = N_("customer service")
OFFERED = N_("Another energy company lets its customers photograph the meter")


def meeting(days: Days, say: Say) -> tuple[Scene, ...]:
    """With Lumen Energi; Kim and Anna take part."""
    return (*_planned(days, say), *_told(say), *_posted(say), *_next(days, say))


def _planned(days: Days, say: Say) -> Iterator[Scene]:
    mette = typist("mette", "lumen-erp", say, PLANNED)
    yield mette(
        N_(
            "/handover meeting {held} 13:00-14:30 with @kim business partner, @anna enterprise architect "
            "about how an invoice comes about"
        ),
        **days(held=HELD),
    )
    watch = f"{say.plain(WATCHED)}; {say.plain(WHERE)}"
    chain = "\n".join(
        [*map(say.plain, (N_("Power stations"), N_("Power grid"))), "Lumen Energi", say.plain(N_("Households"))]
    )
    guides = (
        (N_("What to watch…"), watch),
        (N_("Supply chain…"), chain),
        (N_("Alternatives…"), say.plain(OFFERED)),
    )
    for button, text in guides:
        yield Filled(PLANNED, "mette", say.plain(button), "Lumen Energi", {"text": text})
    yield Typed(PLANNED, "mette", "lumen-erp", say.plain(N_("/handover visit Lumen")))
    figures = {"segment": say.plain(N_("Energy")), "revenue": "2 400 000", "service_hours": "24/7"}
    yield Filled(PLANNED, "mette", say.plain(N_("Figures…")), "Lumen Energi", figures)


def _told(say: Say) -> Iterator[Scene]:
    """What Kim writes the morning after, and what of it is kept."""
    answers: Mapping[str, str] = {
        "quote": say.plain(N_("We hear from our customers that an invoice was wrong.")),
        "quote_by": "Ingrid Voll",
        starters(say)[2]: say.plain(N_("Every meter reading is typed twice, from Ingrid Voll")),
        f"{say.plain(WATCHED)} ({say.plain(WHERE)})": say.plain(N_("They print every invoice to check it")),
        say.plain(OFFERED): "liked",
        "heard": say.plain(N_("We have promised the invoices as a report before summer")),
    }
    yield Filled(TOLD, "kim", say.plain(N_("How did it go?")), "Lumen Energi", answers)
    for kind in (N_("Pain"), N_("Pain"), N_("Promise")):
        yield Pressed(TOLD, "kim", say.plain(kind), on="Lumen Energi")


def _posted(say: Say) -> Iterator[Scene]:
    yield Filled(TOLD, "kim", say.plain(N_("Three things we heard…")), "Lumen Energi", {})
    yield Pressed(TOLD, "kim", say.plain(N_("Post it")), on="Lumen Energi")


def _next(days: Days, say: Say) -> Iterator[Scene]:
    kim = typist("kim", "skog-crm", say, TOLD)
    yield kim(N_("/handover meeting {next} 10:00 with @anna about the first months"), **days(next=NEXT))

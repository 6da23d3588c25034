"""What the page's guide suggests: the product in two minutes, one small step at a time.

A step fills the composer (`line`), moves the clock (`move`) or takes the visitor to a person's room (`as`, `channel`;
"app" is the messages with the bot).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.i18n import Say
from bot.rules.texts import N_

Step = dict[str, Any]
KIM = {"as": "U0KIM", "channel": "acme"}
ANNA = {"as": "U0ANNA", "channel": "app"}


def guide(first: date, say: Say) -> list[Step]:
    """Steps for a demo that begins on that Monday."""
    return [*typing(first.year, say), *watching(say)]


def typing(year: int, say: Say) -> list[Step]:
    begun = {"sales": f"{year}-09-01", "project": f"{year}-12-01", "maintenance": f"{year + 1}-06-01"}
    return [
        {
            "title": say.plain(N_("Start a journey")),
            "text": say.plain(
                N_("Kim is selling an ERP to Acme. One typed line tells Handover when it becomes a project.")
            ),
            "line": say.plain(
                N_("/handover new Acme ERP for Acme AB: sales {sales}, project {project}, maintenance {maintenance}"),
                **begun,
            ),
            **KIM,
        },
        {
            "title": say.plain(N_("Who knows the customer?")),
            "text": say.plain(
                N_("Anna is the architect in the sale. Words are known by kind; their order does not matter.")
            ),
            "line": say.plain(N_("/handover add @anna solution architect, sales")),
            **KIM,
        },
        {
            "title": say.plain(N_("Who takes over?")),
            "text": say.plain(N_("Bo will lead the project. Bo has never met Acme.")),
            "line": say.plain(N_("/handover add @bo project manager, project")),
            **KIM,
        },
    ]


def watching(say: Say) -> list[Step]:
    return [
        {
            "title": say.plain(N_("Let time pass")),
            "text": say.plain(
                N_("Handover is quiet until it matters: 28 days before the project it speaks up in the channel.")
            ),
            "button": say.plain(N_("To the next reminder")),
            "move": {"to": "next"},
            **KIM,
        },
        {
            "title": say.plain(N_("Press “Ask Anna”")),
            "text": say.plain(N_("Press it on the card above. Then become Anna and answer the question there.")),
            "button": say.plain(N_("Become Anna")),
            **ANNA,
        },
        {
            "title": say.plain(N_("Say yes for Anna")),
            "text": say.plain(
                N_("Press “Yes, I'm staying”. Then see how the card has changed, without a new message.")
            ),
            "button": say.plain(N_("Back to Kim")),
            **KIM,
        },
        *meeting(say),
        {
            "title": say.plain(N_("That was it")),
            "text": say.plain(
                N_(
                    "Knowledge now follows Acme into the project. The other channels hold four journeys to explore; "
                    "move the clock on and see how little is posted."
                )
            ),
        },
    ]


def meeting(say: Say) -> list[Step]:
    """Knowledge has to be won before it can be carried."""
    return [
        {
            "title": say.plain(N_("What does the customer say?")),
            "text": say.plain(
                N_(
                    "Kim and Anna met Lumen Energi, with questions they had prepared. Press “Open” to see them; "
                    "in #lumen-erp everybody read three things they heard."
                )
            ),
            "line": say.plain(N_("/handover meetings past")),
            **KIM,
        },
        {
            "title": say.plain(N_("Whom to meet next?")),
            "text": say.plain(N_("The customers whom it is time to meet, with the reasons and a button to plan it.")),
            "line": say.plain(N_("/handover visit")),
            **KIM,
        },
    ]

"""What the page's guide suggests: the product in two minutes, one small step at a time."""

from __future__ import annotations

from datetime import date
from typing import Any


def guide(first: date) -> list[dict[str, Any]]:
    """Steps for a demo that begins on that Monday.

    A step fills the composer (`line`), moves the clock (`move`) or takes the visitor to a person's room (`as`,
    `channel`; "app" is the messages with the bot).
    """
    year = first.year
    kim = {"as": "U0KIM", "channel": "acme"}
    return [
        {
            "title": "Start a journey",
            "text": "Kim is selling an ERP to Acme. One typed line tells Handover when it becomes a project.",
            "line": f"/handover new Acme ERP for Acme AB: sales {year}-09-01, project {year}-12-01, "
            f"maintenance {year + 1}-06-01",
            **kim,
        },
        {
            "title": "Who knows the customer?",
            "text": "Anna is the architect in the sale. Words are known by kind; their order does not matter.",
            "line": "/handover add @anna solution architect, sales",
            **kim,
        },
        {
            "title": "Who takes over?",
            "text": "Bo will lead the project. He has never met Acme.",
            "line": "/handover add @bo project manager, project",
            **kim,
        },
        {
            "title": "Let time pass",
            "text": "Handover is quiet until it matters: 28 days before the project it speaks up in the channel.",
            "button": "To the next reminder",
            "move": {"to": "next"},
            **kim,
        },
        {
            "title": "Press “Ask Anna”",
            "text": "Press it on the card above. Then become Anna and answer the question she got.",
            "button": "Become Anna",
            "as": "U0ANNA",
            "channel": "app",
        },
        {
            "title": "Say yes for Anna",
            "text": "Press “Yes, I'm staying”. Then see how Kim's card has changed, without a new message.",
            "button": "Back to Kim",
            **kim,
        },
        {
            "title": "That was it",
            "text": "Knowledge now follows Acme into the project. The other channels hold four journeys to explore; "
            "move the clock on and see how little is posted.",
        },
    ]

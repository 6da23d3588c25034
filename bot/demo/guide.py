"""What the page's guide suggests: the product in two minutes, one small step at a time.

A step fills the composer (`line`), moves the clock (`move`) or takes the visitor to a person's room (`as`, `channel`;
"app" is the messages with the bot).
"""

from __future__ import annotations

from datetime import date
from typing import Any

Step = dict[str, Any]
KIM = {"as": "U0KIM", "channel": "acme"}
ANNA = {"as": "U0ANNA", "channel": "app"}


def guide(first: date) -> list[Step]:
    """Steps for a demo that begins on that Monday."""
    return [*typing(first.year), *watching()]


def typing(year: int) -> list[Step]:
    dates = f"sales {year}-09-01, project {year}-12-01, maintenance {year + 1}-06-01"
    return [
        {
            "title": "Start a journey",
            "text": "Kim is selling an ERP to Acme. One typed line tells Handover when it becomes a project.",
            "line": f"/handover new Acme ERP for Acme AB: {dates}",
            **KIM,
        },
        {
            "title": "Who knows the customer?",
            "text": "Anna is the architect in the sale. Words are known by kind; their order does not matter.",
            "line": "/handover add @anna solution architect, sales",
            **KIM,
        },
        {
            "title": "Who takes over?",
            "text": "Bo will lead the project. He has never met Acme.",
            "line": "/handover add @bo project manager, project",
            **KIM,
        },
    ]


def watching() -> list[Step]:
    return [
        {
            "title": "Let time pass",
            "text": "Handover is quiet until it matters: 28 days before the project it speaks up in the channel.",
            "button": "To the next reminder",
            "move": {"to": "next"},
            **KIM,
        },
        {
            "title": "Press “Ask Anna”",
            "text": "Press it on the card above. Then become Anna and answer the question she got.",
            "button": "Become Anna",
            **ANNA,
        },
        {
            "title": "Say yes for Anna",
            "text": "Press “Yes, I'm staying”. Then see how the card has changed, without a new message.",
            "button": "Back to Kim",
            **KIM,
        },
        {
            "title": "That was it",
            "text": "Knowledge now follows Acme into the project. The other channels hold four journeys to explore; "
            "move the clock on and see how little is posted.",
        },
    ]

"""When a handover is worth a word, to whom, and what is due now (`product.md` §4): pure, from facts and instants."""

from bot.rules.reminders.accepting import as_it_stands, is_accepted, is_worse
from bot.rules.reminders.days import LONGEST_REST, WorkDays, instant, midnight_after, settled
from bot.rules.reminders.steps import Part, Step, fallen, falls, steps
from bot.rules.reminders.tracks import Plan, Saying, says
from bot.rules.reminders.turning import Turn, is_heard, turn

__all__ = [
    "LONGEST_REST",
    "Part",
    "Plan",
    "Saying",
    "Step",
    "Turn",
    "WorkDays",
    "as_it_stands",
    "fallen",
    "falls",
    "instant",
    "is_accepted",
    "is_heard",
    "is_worse",
    "midnight_after",
    "says",
    "settled",
    "steps",
    "turn",
]

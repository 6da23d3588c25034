"""The brief of a handover: what it passes on, who has read it, what they take along, and what is asked about it."""

from bot.usecases.brief.asking import ask_about, ask_for, to_ask
from bot.usecases.brief.opening import opened
from bot.usecases.brief.receipts import correct, have_read, is_right, take, taken, to_correct

__all__ = [
    "ask_about",
    "ask_for",
    "correct",
    "have_read",
    "is_right",
    "opened",
    "take",
    "taken",
    "to_ask",
    "to_correct",
]

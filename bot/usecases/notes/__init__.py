"""Notes: kept, listed, edited, retired; who heard them and who has read them."""

from bot.usecases.notes.changing import bring_back, edit, hear, retire, set_kind, set_status
from bot.usecases.notes.keeping import Kept, keep, read_marks, who_may_have_said
from bot.usecases.notes.listing import listing, one
from bot.usecases.notes.offering import edited, places
from bot.usecases.notes.pairing import pair, to_pair

__all__ = [
    "Kept",
    "bring_back",
    "edit",
    "edited",
    "hear",
    "keep",
    "listing",
    "one",
    "pair",
    "places",
    "read_marks",
    "retire",
    "set_kind",
    "set_status",
    "to_pair",
    "who_may_have_said",
]

"""Customer meetings: planned, listed, their kit, how they went, and what was heard told in the channel."""

from bot.usecases.meetings.afterwards import Went, keep_note, tell
from bot.usecases.meetings.guides import Stale, copy, earlier, edit, reword
from bot.usecases.meetings.listing import called, coming, editable, listing, one
from bot.usecases.meetings.making import Change, WantedMeeting, call_off, change, make, set_profiles
from bot.usecases.meetings.telling import choices, chosen, post

__all__ = [
    "Change",
    "Stale",
    "WantedMeeting",
    "Went",
    "call_off",
    "called",
    "change",
    "choices",
    "chosen",
    "coming",
    "copy",
    "earlier",
    "edit",
    "editable",
    "keep_note",
    "listing",
    "make",
    "one",
    "post",
    "reword",
    "set_profiles",
    "tell",
]

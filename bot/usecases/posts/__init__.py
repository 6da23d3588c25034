"""Posts: occasions gathered into Slack messages, claimed for sending, settled by what became of them."""

from bot.usecases.posts.claim import Claimed, StaleChannel, Target, claim, claim_edit, editable, sendable
from bot.usecases.posts.edits import edit_later, edited, gone
from bot.usecases.posts.failures import Failure, failures, policies
from bot.usecases.posts.gather import gather
from bot.usecases.posts.load import Loaded, load
from bot.usecases.posts.places import keep_seen, unseen
from bot.usecases.posts.queue import is_anything_due, next_at
from bot.usecases.posts.restored import SaidThere, Unread, has_read, held_since, mark_restored, resume, unread
from bot.usecases.posts.search import (
    Copy,
    Place,
    Search,
    audited,
    begin_search,
    cannot_search,
    divided,
    end_search,
    search_later,
    to_search,
)
from bot.usecases.posts.settle import (
    put_off,
    recover,
    refused,
    sent,
    uncertain,
    undeliverable,
)
from bot.usecases.posts.times import TIMES, Times

__all__ = [
    "TIMES",
    "Claimed",
    "Copy",
    "Failure",
    "Loaded",
    "Place",
    "SaidThere",
    "Search",
    "StaleChannel",
    "Target",
    "Times",
    "Unread",
    "audited",
    "begin_search",
    "cannot_search",
    "claim",
    "claim_edit",
    "divided",
    "edit_later",
    "editable",
    "edited",
    "end_search",
    "failures",
    "gather",
    "gone",
    "has_read",
    "held_since",
    "is_anything_due",
    "keep_seen",
    "load",
    "mark_restored",
    "next_at",
    "policies",
    "put_off",
    "recover",
    "refused",
    "resume",
    "search_later",
    "sendable",
    "sent",
    "to_search",
    "uncertain",
    "undeliverable",
    "unread",
    "unseen",
]

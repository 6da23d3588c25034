"""Posts: occasions gathered into Slack messages, claimed for sending, settled by what became of them."""

from bot.usecases.posts.claim import Claimed, StaleChannel, Target, claim, claim_edit, editable, sendable
from bot.usecases.posts.gather import gather
from bot.usecases.posts.load import Loaded, load
from bot.usecases.posts.queue import is_anything_due, next_at
from bot.usecases.posts.settle import (
    edit_later,
    edited,
    gone,
    put_off,
    recover,
    refused,
    sent,
    uncertain,
    undeliverable,
)

__all__ = [
    "Claimed",
    "Loaded",
    "StaleChannel",
    "Target",
    "claim",
    "claim_edit",
    "edit_later",
    "editable",
    "edited",
    "gather",
    "gone",
    "is_anything_due",
    "load",
    "next_at",
    "put_off",
    "recover",
    "refused",
    "sendable",
    "sent",
    "uncertain",
    "undeliverable",
]

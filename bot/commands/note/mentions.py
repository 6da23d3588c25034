"""People whom a text mentions, called by name in a note: it is read where no mention works."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.knowledge.text import mentioned, spelled

MOST = 5
"""People mentioned in a text who are called by name."""


def spelled_out(call: Call, text: str) -> str:
    known = {slack_id: meant.whoever(call, slack_id) for slack_id in mentioned(text)[:MOST]}
    return spelled(text, {slack_id: who.name for slack_id, who in known.items() if who})

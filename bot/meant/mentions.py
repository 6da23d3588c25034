"""People whom a text mentions, called by name in it: it is read where no mention works, and calls nobody."""

from __future__ import annotations

from bot.call import Call
from bot.meant.people import whoever
from bot.rules.knowledge.text import mentioned, read_out, spelled

MOST = 5
"""People mentioned in a text who are called by name."""


def spelled_out(call: Call, line: str) -> str:
    """A line as Slack sends it, as people read it. To be called before any transaction."""
    return by_name(call, read_out(line))


def by_name(call: Call, text: str) -> str:
    """The same of a text that was opened already (see MENTION)."""
    known = {slack_id: whoever(call, slack_id) for slack_id in mentioned(text)[:MOST]}
    return spelled(text, {slack_id: who.name for slack_id, who in known.items() if who})


def typed(call: Call, name: str) -> str:
    """What was typed into a field of a form, where clients may put a mention as Slack writes it."""
    text = str(call.form.get(name) or "")
    return spelled_out(call, text) if "<@" in text else text

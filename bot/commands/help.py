"""/handover help: what can be typed, with examples; twelve words first, the rest under More; `help add` in full."""

from __future__ import annotations

from collections.abc import Sequence

from bot.call import Call
from bot.rules.line.head import first_phrases
from bot.rules.texts import N_
from bot.views.help import Entry, everything, one_word, unknown

WORD = "help"
ALSO = (
    *("?",),
    *("hjälp", "hjälp mig"),
    *("hjælp", "hjælp mig"),
)
USAGE = N_("help add")
HELP = N_("what you can type, with examples")


def run(call: Call) -> None:
    """`help`, `help add`; and what nothing else understood, with the word that was perhaps meant."""
    entries = _entries(call)
    if not call.words:
        call.reply(everything(entries, call.say))
    elif entry := _meant(call.words, entries):
        call.reply(one_word(entry, call.say))
    else:
        call.reply(unknown(call.words, entries, call.say))


def more(call: Call) -> None:
    """`More`"""
    call.replace(everything(_entries(call), call.say, whole=True))


ACTIONS = {"help_more": more}
GUESTS = ("help_more",)


def _meant(words: str, entries: Sequence[Entry]) -> Entry | None:
    """The subcommand of the longest phrase that the words begin with: `lägg till`, not only `lägg`."""
    known = {name: entry for entry in entries for name in entry.called}
    return next((known[phrase] for phrase, _ in first_phrases(words) if phrase in known), None)


def _entries(call: Call) -> list[Entry]:
    return [
        Entry(
            word=each.WORD,
            usage=each.USAGE,
            tells=each.HELP,
            also=tuple(each.ALSO),
            more=getattr(each, "MORE", ""),
            example=getattr(each, "EXAMPLE", ""),
        )
        for each in call.table
        if each.HELP
    ]

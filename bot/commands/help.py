"""/handover help: what can be typed, with examples; twelve words first, the rest under More; `help add` in full."""

from __future__ import annotations

from bot.call import Call
from bot.rules.names import fold
from bot.rules.texts import N_
from bot.views.help import Entry, everything, one_word, unknown

WORD = "help"
ALSO = ("hjälp", "hjælp", "?")
USAGE = N_("help add")
HELP = N_("what you can type, with examples")


def run(call: Call) -> None:
    """`help`, `help add`; and what nothing else understood, with the word that was perhaps meant."""
    entries = _entries(call)
    word = fold(call.words).partition(" ")[0]
    if not word:
        call.reply(everything(entries, call.say))
    elif entry := next((each for each in entries if word in each.called), None):
        call.reply(one_word(entry, call.say))
    else:
        call.reply(unknown(call.words, entries, call.say))


def more(call: Call) -> None:
    """`More`"""
    call.replace(everything(_entries(call), call.say, whole=True))


ACTIONS = {"help_more": more}
GUESTS = ("help_more",)


def _entries(call: Call) -> list[Entry]:
    return [
        Entry(word=each.WORD, usage=each.USAGE, tells=each.HELP, also=tuple(each.ALSO))
        for each in call.table
        if each.HELP
    ]

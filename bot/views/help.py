"""What can be typed: twelve words first, one word in full, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from bot.i18n import Raw, Say
from bot.rules.names import fold
from bot.rules.texts import N_
from bot.rules.values import fact
from bot.views.parts import Message, actions, button, context, cut, section, sections

FIRST = 12


@fact
class Entry:
    """A subcommand as it describes itself; `usage` and `tells` are untranslated."""

    word: str
    usage: str
    tells: str
    also: tuple[str, ...] = ()
    more: str = ""
    """What else is to be known of it, untranslated; only where it is told in full."""
    example: str = ""
    """The action that gives an example file."""

    @property
    def called(self) -> tuple[str, ...]:
        return (self.word, *(fold(word) for word in self.also))


def everything(entries: Sequence[Entry], say: Say, *, whole: bool = False) -> Message:
    """The first twelve, or all; a line each with an example."""
    head = say(N_("Type a line, or the word alone for a form. `/handover` shows how this channel's journey stands."))
    shown = entries if whole else entries[:FIRST]
    blocks = [section(head), *sections(_line(entry, say) for entry in shown)]
    if len(shown) < len(entries):
        blocks.append(actions(button(say.plain(N_("More")), "help_more")))
    blocks.append(context(say(N_("One word in full: `/handover help add`."))))
    return Message(head, blocks)


def one_word(entry: Entry, say: Say) -> Message:
    text = _line(entry, say)
    also = (
        say(N_("Also understood, whatever the language: {words}."), words=say.names(entry.also)) if entry.also else ""
    )
    hint = say(N_("Typed alone it opens a form. Order and prepositions do not matter; what I understood I say back."))
    more = [section(say(entry.more))] if entry.more else []
    ask = [actions(button(say.plain(N_("An example to fill in")), entry.example))] if entry.example else []
    return Message(text, [section(text), *more, *ask, context(*filter(None, (also, hint)))])


def unknown(typed: str, entries: Sequence[Entry], say: Say) -> Message:
    """What nothing understood, with the word that was perhaps meant."""
    known = {name: entry for entry in entries for name in entry.called}
    close = get_close_matches(fold(typed).partition(" ")[0][:40], [*known], 1, 0.7)
    text = say(N_("I did not understand “{text}”."), text=cut(typed, 60))
    if close:
        text = say(N_("{sorry} Did you mean this?"), sorry=Raw(text))
        meant = known[close[0]]
        ask = button(say.plain(N_("What {word} does"), word=meant.word), "open_again", {"line": f"help {meant.word}"})
        return Message(text, [section(text), section(_line(meant, say)), actions(ask)])
    return Message(text, [section(text), *everything(entries, say).blocks])


def _line(entry: Entry, say: Say) -> str:
    usage = Raw(say.plain(entry.usage))
    return say(N_("`/handover {usage}` · {tells}"), usage=usage, tells=Raw(say.plain(entry.tells)))

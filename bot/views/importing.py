"""Bringing files: what they hold, what is odd or wrong in them, what would be kept and said, and when I may begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Protocol

from bot.i18n import Raw, Say
from bot.rules.texts import N_, Heading
from bot.views.edge import spoken
from bot.views.import_fields import called
from bot.views.import_lines import Came, Table, counted, odd, understood
from bot.views.parts import Element, Message, actions, button, cut, section

SHOWN = 12
"""Problems told in a message; the rest is counted."""
CHARACTERS = 2800
COLUMN_NAMES = frozenset({"column", "columns", "first", "last"})
"""Words of a problem that name columns of ours."""
LONGEST = 150
"""Characters of a name or cell in a problem."""


class Wrong(Protocol):
    """One thing that is wrong, said with whatever says a message with its words."""

    def said(self, say: Callable[..., str]) -> str: ...


def wrong(problems: Sequence[Wrong], tables: Sequence[Table], value: Mapping[str, Any], say: Say) -> Message:
    """Nothing was kept: what is wrong, with file and row."""
    one, many = (
        N_("I could not take this in yet, and kept nothing. One thing needs mending:"),
        N_("I could not take this in yet, and kept nothing. {n} things need mending:"),
    )
    head = say.number(one, many, len(problems))
    lines = [say(N_("• {line}"), line=Raw(problem.said(partial(_named, say)))) for problem in problems[:SHOWN]]
    if rest := len(problems) - SHOWN if len(problems) > SHOWN else 0:
        lines.append(say.number(N_("And one more."), N_("And {n} more."), rest))
    told = [*understood(tables, say), head, *lines]
    row = [actions(_columns(value, say))] if tables else []
    return Message(head, [section(cut("\n".join(told), CHARACTERS)), *row])


def _named(say: Say, message: str, /, **words: Any) -> str:
    """Columns are called as in the form about them, those of the reader's own as there."""
    for name in COLUMN_NAMES.intersection(words):
        if not isinstance(words[name], Heading):
            words[name] = ", ".join(called(one, say) for one in words[name].split(", "))
    return say(message, **{name: cut(one, LONGEST) if isinstance(one, str) else one for name, one in words.items()})


def tried(came: Came, tables: Sequence[Table], value: Mapping[str, Any], say: Say) -> Message:
    """What would be kept, and a button to keep it."""
    head = say(N_("I have looked through it, and kept nothing yet."))
    lines = [*understood(tables, say), say(N_("If you import it:")), *counted(came, say), *odd(came, say)]
    go = button(say.plain(N_("Import it")), "import_go", value, primary=True)
    anything = came.new + came.changed + came.people + came.customers + came.notes
    row = actions(*([go] if anything else []), _columns(value, say))
    return Message(head, [section(cut("\n".join([head, *lines]), CHARACTERS)), row])


def busy(n: int, say: Say) -> Message:
    """`n`: journeys."""
    if n == 0:
        return spoken(say(N_("I am taking it in…")))
    return spoken(say.number(N_("I am taking in one journey…"), N_("I am taking in {n} journeys…"), n))


def kept(
    came: Came, ahead: tuple[int, int, int], local: datetime, import_uid: str, say: Say, *, uid: str = ""
) -> Message:
    """What was kept, what I would say of it, and when I may begin. `ahead`: journeys, cards and people asked. `uid`: by
    which the whole of it is taken back."""
    head = say(N_("Done."))
    back = say(N_("Each journey can be taken back, with its own key: `/handover acme-erp: history`"))
    lines = [head, *counted(came, say), *odd(came, say), *([back] if came.new or came.changed else [])]
    journeys, cards, people = ahead
    row: list[Element] = []
    if journeys:
        lines.append(_would(cards, people, say))
        value = {"i": import_uid}
        row.append(button(_when(local, say), "import_tomorrow", value, primary=True))
        row.append(button(say.plain(N_("Quiet for 2 weeks")), "import_quiet", value))
    row += _brought(came, say)
    if uid:
        row.append(button(say.plain(N_("Undo")), "import_undo", {"c": uid, "n": came.new + came.changed}))
    return Message(head, [section(cut("\n".join(lines), CHARACTERS)), *([actions(*row)] if row else [])])


def _brought(came: Came, say: Say) -> list[Element]:
    """Ways to what was brought."""
    ways = (
        (N_("Show the customers"), "visit", came.customers),
        (N_("Show the journeys"), "list", came.new + came.changed),
    )
    return [button(say.plain(text), f"open_again.{word}", {"line": word}) for text, word, n in ways if n]


def example(say: Say) -> Message:
    return spoken(say(N_("Fill in a row for each journey, then give me the file: `/handover import`")))


def begins(day: date, n: int, say: Say) -> Message:
    one, many = N_("I speak up about it from {day} on."), N_("I speak up about these {n} journeys from {day} on.")
    return spoken(say.number(one, many, n, day=Raw(say.whole_day(day))))


def _would(cards: int, people: int, say: Say) -> str:
    if not cards and not people:
        return say(N_("So far I would say nothing about it. When may I begin to keep an eye on it?"))
    card = say.number(N_("write one card"), N_("write {n} cards"), cards)
    asks = say.number(N_("ask one person"), N_("ask {n} people"), people)
    things = say.names([Raw(text) for text, n in ((card, cards), (asks, people)) if n])
    return say(N_("I would {things}. I say nothing before you choose when."), things=things)


def _when(local: datetime, say: Say) -> str:
    clock = f"{local:%H:%M}"
    return f"{say.day(local.date())} {clock}"


def _columns(value: Mapping[str, Any], say: Say) -> Element:
    return button(say.plain(N_("Columns…")), "import_columns", value)

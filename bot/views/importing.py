"""Bringing files: what they hold, what is odd or wrong in them, what would be kept and said, and when I may begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Protocol

from bot.i18n import Raw, Say
from bot.rules.texts import N_
from bot.rules.values import fact
from bot.views.edge import spoken
from bot.views.parts import Element, Message, actions, button, cut, section

SHOWN = 12
"""Problems told in a message; the rest is counted."""
CHARACTERS = 2800
COLUMN_NAMES = frozenset({"column", "columns", "first", "last"})
"""Words of a problem that name columns of ours."""
TABLES = {
    "journeys": N_("journeys"),
    "phases": N_("phases"),
    "assignments": N_("who is on them"),
    "people": N_("people"),
    "absences": N_("absences"),
    "customers": N_("customers"),
    "notes": N_("notes"),
    "sales_pipeline": N_("a sales pipeline"),
    "accounts": N_("accounts of the pipeline"),
    "products": N_("products of the pipeline"),
    "sales_teams": N_("sales teams of the pipeline"),
    "holidays": N_("holidays"),
}
LONGEST = 150
"""Characters of a name or cell in a problem."""
ODD = {
    "misspelt_product": (
        N_("one product is spelt differently than in its list"),
        N_("{n} products are spelt differently than in their list; I take them for the same"),
    ),
    "no_account": (
        N_("one deal has no account"),
        N_("{n} deals have no account; each gets a customer of its own name"),
    ),
    "no_dates": (N_("one deal has no dates"), N_("{n} deals have no dates yet")),
}
FIRST = {
    "day": N_("day first, as 31/12/2026"),
    "month": N_("month first, as 12/31/2026"),
}


class Wrong(Protocol):
    """One thing that is wrong, said with whatever says a message with its words."""

    def said(self, say: Callable[..., str]) -> str: ...


@fact
class Table:
    """One table of the files: its name, what it is taken for, and its columns with what each is taken for."""

    name: str
    table: str
    rows: int
    columns: tuple[tuple[str, str], ...]


@fact
class Came:
    """What would be kept, or was."""

    new: int = 0
    changed: int = 0
    same: int = 0
    people: int = 0
    customers: int = 0
    notes: int = 0
    without_journey: int = 0
    not_yours: tuple[str, ...] = ()
    odd: tuple[tuple[str, int], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    """Table and which of day and month came first in its dates."""


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
    told = [*_understood(tables, say), head, *lines]
    row = [actions(_columns(value, say))] if tables else []
    return Message(head, [section(cut("\n".join(told), CHARACTERS)), *row])


def _named(say: Say, message: str, /, **words: Any) -> str:
    """Columns are called as in the form about them."""
    for name in COLUMN_NAMES.intersection(words):
        words[name] = words[name].replace("_", " ")
    return say(message, **{name: cut(one, LONGEST) if isinstance(one, str) else one for name, one in words.items()})


def tried(came: Came, tables: Sequence[Table], value: Mapping[str, Any], say: Say) -> Message:
    """What would be kept, and a button to keep it."""
    head = say(N_("I have looked through it, and kept nothing yet."))
    lines = [*_understood(tables, say), say(N_("If you import it:")), *_counted(came, say), *_odd(came, say)]
    go = button(say.plain(N_("Import it")), "import_go", value, primary=True)
    anything = came.new + came.changed + came.people + came.customers + came.notes
    row = actions(*([go] if anything else []), _columns(value, say))
    return Message(head, [section(cut("\n".join([head, *lines]), CHARACTERS)), row])


def busy(n: int, say: Say) -> Message:
    return spoken(say.number(N_("I am taking it in…"), N_("I am taking in {n} journeys…"), n))


def kept(
    came: Came, ahead: tuple[int, int, int], local: datetime, import_uid: str, say: Say, *, uid: str = ""
) -> Message:
    """What was kept, what I would say of it, and when I may begin. `ahead`: journeys, cards and people asked. `uid`: by
    which the whole of it is taken back."""
    head = say(N_("Done."))
    back = say(N_("Each journey can be taken back, with its own key: `/handover acme-erp: history`"))
    lines = [head, *_counted(came, say), *_odd(came, say), *([back] if came.new or came.changed else [])]
    journeys, cards, people = ahead
    row: list[Element] = []
    if journeys:
        lines.append(_would(cards, people, say))
        value = {"i": import_uid}
        row.append(button(_when(local, say), "import_tomorrow", value, primary=True))
        row.append(button(say.plain(N_("Quiet for 2 weeks")), "import_quiet", value))
    if uid:
        row.append(button(say.plain(N_("Undo")), "import_undo", {"c": uid, "n": came.new + came.changed}))
    return Message(head, [section(cut("\n".join(lines), CHARACTERS)), *([actions(*row)] if row else [])])


def begins(day: date, n: int, say: Say) -> Message:
    one, many = N_("I speak up about it from {day} on."), N_("I speak up about these {n} journeys from {day} on.")
    return spoken(say.number(one, many, n, day=Raw(say.whole_day(day))))


def _understood(tables: Sequence[Table], say: Say) -> list[str]:
    lines = []
    for one in tables:
        kind = say(TABLES[one.table])
        taken = [header for header, field_ in one.columns if not field_ and header]
        line = say.number(
            N_("• {file}: {kind}, one row"), N_("• {file}: {kind}, {n} rows"), one.rows, file=one.name, kind=Raw(kind)
        )
        if taken:
            line = say(N_("{line}; left out: {columns}"), line=Raw(line), columns=say.names(taken[:6]))
        lines.append(line)
    return lines


def _counted(came: Came, say: Say) -> list[str]:
    counted = (
        (N_("one new journey"), N_("{n} new journeys"), came.new),
        (N_("one journey changes"), N_("{n} journeys change"), came.changed),
        (N_("one journey is as before"), N_("{n} journeys are as before"), came.same),
        (N_("one person I do not know yet"), N_("{n} people I do not know yet"), came.people),
        (N_("figures of one customer"), N_("figures of {n} customers"), came.customers),
        (N_("one new note"), N_("{n} new notes"), came.notes),
    )
    lines = [say(N_("• {line}"), line=Raw(say.number(one, many, n))) for one, many, n in counted if n]
    return lines or [say(N_("• nothing is new in it"))]


def _odd(came: Came, say: Say) -> list[str]:
    told = [say.number(*ODD[what], n) for what, n in came.odd]
    told += [
        say(N_("dates of {file}: {order}"), file=file, order=Raw(say(FIRST[order]))) for file, order in came.orders
    ]
    if came.without_journey:
        one, many = (
            N_("one note has no journey here, and is left out"),
            N_("{n} notes have no journey here, and are left out"),
        )
        told.append(say.number(one, many, came.without_journey))
    if came.not_yours:
        told.append(say(N_("not yours to change, so they stay: {journeys}"), journeys=say.names(came.not_yours[:6])))
    return [say(N_("◦ {line}"), line=Raw(line)) for line in told]


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

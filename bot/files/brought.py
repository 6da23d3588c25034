"""Customers and notes of a file: what it brings beside journeys."""

from __future__ import annotations

from collections.abc import Sequence

from bot.files import cells
from bot.files.problems import Wrong, quoted
from bot.files.sheet import Sheet
from bot.rules.brought import CustomerRow, NoteRow
from bot.rules.knowledge.kinds import ASKED, KINDS
from bot.rules.names import fold

AUDIENCES = ("internal", "shareable")
STATUS = ("open", "delivered", "confirmed")


def customers(sheet: Sheet | None) -> tuple[CustomerRow, ...]:
    if sheet is None:
        return ()
    columns = (sheet.ids("customer_id"), sheet.texts("segment"), sheet.read("revenue", cells.number, None))
    return tuple(
        CustomerRow(name=name, segment=segment, revenue=revenue, service_hours=hours)
        for name, segment, revenue, hours in zip(*columns, sheet.texts("service_hours"), strict=True)
    )


def notes(sheet: Sheet | None) -> tuple[NoteRow, ...]:
    if sheet is None:
        return ()
    texts = ("text", "note_id", "journey_id", "customer_id", "system", "said_by", "segment", "link", "answers")
    columns: Sequence[Sequence[str]] = [sheet.texts(name) for name in texts]
    kinds = sheet.read("kind", _kind, None)
    status, audience = sheet.read("status", _one_of(STATUS), None), sheet.read("audience", _one_of(AUDIENCES), None)
    nobody: frozenset[str] = frozenset()
    heard, relieves = sheet.read("heard", cells.systems, nobody), sheet.read("relieves", cells.systems, nobody)
    days = sheet.read("kept_on", cells.day, None)
    sheet.ids("text")
    return tuple(
        NoteRow(
            text=text,
            id=id_,
            journey=journey,
            customer="" if journey else customer,
            system=system,
            said_by=said,
            segment=segment,
            link=link,
            kind=kinds[n],
            status=status[n] if kinds[n] == "promise" else None,
            audience=audience[n] or "internal",
            heard=tuple(sorted(heard[n])),
            kept_on=days[n],
            relieves=tuple(sorted(relieves[n])),
            answers=answers,
        )
        for n, (text, id_, journey, customer, system, said, segment, link, answers) in enumerate(
            zip(*columns, strict=True)
        )
    )


def _kind(text: str) -> str:
    found = ASKED.get(fold(text), fold(text))
    if found not in KINDS:
        raise Wrong(cells.NONE_OF_THESE, cell=quoted(text), options=", ".join(KINDS))
    return found


def _one_of(options: Sequence[str]):  # type: ignore[no-untyped-def]  # reads one of these
    def read(text: str) -> str:
        if text.casefold() not in options:
            raise Wrong(cells.NONE_OF_THESE, cell=quoted(text), options=", ".join(options))
        return text.casefold()

    return read

"""The files of an import, fetched from Slack and understood; what came of them in the words of the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bot.call import Call
from bot.rules.texts import N_, Refusal
from bot.usecases import importing
from bot.usecases.importing import Brought, Wanted
from bot.views import import_lines as views

if TYPE_CHECKING:
    from bot.files.problems import Problem

STRANGER = N_("{ref} looks like a Slack id and is nobody's in this workspace.")
ROWS = 10
"""Rows below the headings that they may be in instead."""
STRANGERS = 50
"""Accounts that Slack is asked about for one import."""


class Looked:
    """The files as they are now, and what was understood of them."""

    def __init__(self, call: Call, state: Mapping[str, Any]) -> None:
        from bot.files.arranged import arranged  # noqa: PLC0415 - few starts need it
        from bot.files.dated import Spoken  # noqa: PLC0415
        from bot.files.given import grids  # noqa: PLC0415
        from bot.files.problems import Problems  # noqa: PLC0415
        from bot.files.recognising import recognised, together  # noqa: PLC0415

        given = [call.fetch(one) for one in str(state["f"]).split(",")]
        self.hash = sha256(b"".join(content for _, content in given)).hexdigest()[:16]
        told, chosen = Problems(), state.get("m") or {}
        reads = [recognised(grid, chosen.get(str(n))) for n, grid in enumerate(grids(given, told))]
        self.reads = together(reads)
        spoken = Spoken(call.today, call.say.language)
        order, form = str(state.get("o") or ""), str(state.get("d") or "")
        self.arranged = arranged(self.reads, order, told, form=form, spoken=spoken)
        self.problems = [*told.found(), *_strangers(call, self.arranged.source.journeys)]
        self.tables = [
            views.Table(
                name=read.grid.name,
                table=read.table,
                rows=sum(any(row) for row in read.below),
                columns=tuple(zip(read.header, read.columns, strict=True)),
                row=read.row,
                top=tuple(", ".join(filter(None, row)) for row in read.grid.rows[: read.row + ROWS]),
                sums=read.sums > 0,
            )
            for read in self.reads
        ]

    @property
    def wanted(self) -> Wanted:
        source = self.arranged.source
        return Wanted(
            journeys=list(zip(source.rows, source.journeys, strict=True)),
            customers=self.arranged.customers,
            notes=self.arranged.notes,
            named=source.named,
        )

    def came(self, came: Brought) -> views.Came:
        orders = self.arranged.orders.items()
        return views.Came(
            new=came.new,
            changed=came.changed,
            same=came.same,
            people=came.people,
            customers=came.customers,
            notes=came.notes,
            without_journey=came.without_journey,
            not_yours=came.not_yours,
            odd=self.arranged.source.remarks,
            figures=self.arranged.figures,
            monthly=self.arranged.monthly,
            days=self.arranged.days,
            orders=tuple((name, order) for name, order in orders if order in views.FIRST),
        )


def _strangers(call: Call, journeys: Sequence[Any]) -> list[Problem]:
    """Ids that look like Slack's and are nobody's here."""
    from bot.files.problems import Problem  # noqa: PLC0415 - few starts need it

    refs = sorted({one.person for journey in journeys for one in journey.assignments})
    wrong = []
    for ref in importing.unknown_accounts(call.store, call.workspace, refs)[:STRANGERS]:
        try:
            call.meet(ref)
        except Refusal:
            wrong.append(Problem(STRANGER, {"ref": ref}))
    return wrong

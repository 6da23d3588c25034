"""/handover import: customers, people, journeys and notes from files; tried first, kept on a word, quiet until told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot import meant
from bot.call import Call
from bot.rules.texts import N_, Refusal
from bot.usecases import importing
from bot.usecases.importing import Brought, Wanted
from bot.views import import_forms
from bot.views import importing as views

if TYPE_CHECKING:
    from bot.files.problems import Problem

WORD = "import"
ALSO = ("importera", "importer")
USAGE = N_("import")
HELP = N_("takes in customers, people, journeys and notes from CSV or Excel, after a look at what would come of it")

SHARED = N_("People from outside read along in that channel, so no journey lives there. Please choose another.")
NOT_IN_IT = N_("I have not seen you in that channel yet. Type `/handover` there once, then try again.")
OTHER_FILES = N_("The files are not those that I looked at. Please give them again: `/handover import`")
STRANGER = N_("{ref} looks like a Slack id and is nobody's in this workspace.")
NO_FILES = N_("Please give at least one file.")
TWO_WEEKS = timedelta(days=14)
STRANGERS = 50
"""Accounts that Slack is asked about for one import."""


def run(call: Call) -> None:
    meant.alone(call, WORD)
    here = call.place
    known = here is not None and not here.dm and here.bot_in and not here.shared
    call.open_form(import_forms.asking(here.slack_id if here and known else None, call.say))


def filled(call: Call) -> None:
    ids = [str(one) for one in call.form.get("files") or ()]
    if not ids:
        raise Refusal(NO_FILES, field="files")
    chosen = call.form.get("channel")
    state = {"f": ",".join(ids), **({"c": str(chosen)} if chosen else {})}
    _channel(call, state)
    call.later(lambda: _try(call, state))


def chosen_columns(call: Call) -> None:
    """`Look again`: what each column is, as chosen now."""
    state = _state(call)
    tables: dict[str, dict[str, str]] = {}
    for name, choice in call.form.items():
        table, dot, column = name.partition(".")
        if dot and choice:
            tables.setdefault(table, {})[column] = "" if choice == "-" else str(choice)
    state["o"] = call.form.get("order") or ""
    call.later(lambda: _try(call, _shortened(call, state, tables)))


def columns(call: Call) -> None:
    """`Columns…`"""
    from bot.files.recognising import FIELDS  # noqa: PLC0415 - few starts need it

    looked = _look(call, call.value)
    fields = {name: [*each] for name, each in FIELDS.items()}
    call.open_form(import_forms.columns(looked.tables, dict(call.value), fields, call.say))


def go(call: Call) -> None:
    """`Import it`"""
    state = _state(call)
    channel = _channel(call, state)
    call.later(lambda: _bring(call, state, channel))


def tomorrow(call: Call) -> None:
    day = importing.next_morning(call.store, call.stamp).on
    n = importing.speak_from(call.store, call.stamp, call.viewer, str(call.value["i"]), day)
    call.reply(views.begins(day, n, call.say))


def quiet(call: Call) -> None:
    day = call.today + TWO_WEEKS
    n = importing.speak_from(call.store, call.stamp, call.viewer, str(call.value["i"]), day)
    call.reply(views.begins(day, n, call.say))


ACTIONS = {"import_go": go, "import_columns": columns, "import_tomorrow": tomorrow, "import_quiet": quiet}
FORMS = {"import": filled, "import_columns": chosen_columns}


def _state(call: Call) -> dict[str, Any]:
    """What a button or form carries. Raises Lacking at once where it names no files, and not when nobody waits."""
    return {**call.value, "f": call.value["f"]}


class _Looked:
    """The files as they are now."""

    def __init__(self, call: Call, state: Mapping[str, Any]) -> None:
        from bot.files.arranged import arranged  # noqa: PLC0415 - few starts need it
        from bot.files.given import grids  # noqa: PLC0415
        from bot.files.problems import Problems  # noqa: PLC0415
        from bot.files.recognising import recognised  # noqa: PLC0415

        given = [call.fetch(one) for one in str(state["f"]).split(",")]
        self.hash = sha256(b"".join(content for _, content in given)).hexdigest()[:16]
        told, chosen = Problems(), state.get("m") or {}
        self.reads = [recognised(grid, chosen.get(str(n))) for n, grid in enumerate(grids(given, told))]
        self.arranged = arranged(self.reads, str(state.get("o") or ""), told)
        self.problems = [*told.found(), *_strangers(call, self.arranged.source.journeys)]
        self.tables = [
            views.Table(
                name=read.grid.name,
                table=read.table,
                rows=len(read.grid.rows) - 1,
                columns=tuple(zip(read.header, read.columns, strict=True)),
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


def _look(call: Call, state: Mapping[str, Any]) -> _Looked:
    return _Looked(call, state)


def _try(call: Call, state: Mapping[str, Any]) -> None:
    looked = _look(call, state)
    value = {**state, "h": looked.hash}
    if looked.problems:
        call.reply(views.wrong(looked.problems, looked.tables, value, call.say))
        return
    came = importing.bring(call.store, call.stamp, call.viewer, looked.wanted, _channel(call, state), dry_run=True)
    call.reply(views.tried(_came(came, looked), looked.tables, value, call.say))


def _bring(call: Call, state: Mapping[str, Any], channel: int | None) -> None:
    looked = _look(call, state)
    if looked.hash != state.get("h") or looked.problems:
        raise Refusal(OTHER_FILES)
    call.reply(views.busy(len(looked.wanted.journeys), call.say))
    came = importing.bring(call.store, call.stamp, call.viewer, looked.wanted, channel, dry_run=False)
    ahead = (came.ahead.journeys, came.ahead.cards, came.ahead.people)
    local = came.ahead.at.astimezone(ZoneInfo(call.actor.tz))
    call.reply(views.kept(_came(came, looked), ahead, local, came.import_uid, call.say))


def _came(came: Brought, looked: _Looked) -> views.Came:
    orders = looked.arranged.orders.items()
    return views.Came(
        new=came.new,
        changed=came.changed,
        same=came.same - len(came.not_yours),
        people=came.people,
        customers=came.customers,
        notes=came.notes,
        without_journey=came.without_journey,
        not_yours=came.not_yours,
        odd=looked.arranged.source.remarks,
        orders=tuple((name, order) for name, order in orders if order in views.FIRST),
    )


def _channel(call: Call, state: Mapping[str, Any]) -> int | None:
    """Our id of the channel; one the person is in, and nobody from outside."""
    if not state.get("c"):
        return None
    there = call.visit(str(state["c"]))
    if there.shared:
        raise Refusal(SHARED, field="channel")
    if there.id is None or not importing.is_in(call.store, call.viewer, there.id):
        raise Refusal(NOT_IN_IT, field="channel")
    return there.id


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


def _shortened(call: Call, state: dict[str, Any], tables: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Only what is not as I would have guessed: a button has little room."""
    looked = _look(call, {name: one for name, one in state.items() if name != "m"})
    chosen: dict[str, dict[str, str]] = {}
    for n, read in enumerate(looked.reads):
        said = tables.get(str(n), {})
        table = said.pop("t", read.table)
        differs = {at: one for at, one in said.items() if one != read.columns[int(at)]}
        if table != read.table:
            chosen[str(n)] = {"t": table}
        elif differs:
            chosen[str(n)] = differs
    return {**state, "m": chosen}

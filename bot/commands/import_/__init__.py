"""/handover import: customers, people, journeys and notes from files; tried first, kept on a word, quiet until told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot import meant
from bot.call import Call, Document
from bot.commands.import_ import mapping
from bot.commands.import_.looked import Looked
from bot.rules.texts import N_, Refusal
from bot.usecases import importing
from bot.views import import_forms, import_undone, taken_along
from bot.views import importing as views

WORD = "import"
ALSO = ("importera", "importer")
USAGE = N_("import")
HELP = N_("takes in customers, people, journeys and notes from CSV or Excel, after a look at what would come of it")
MORE = N_(
    "A table a file or sheet, a row each; the names of columns may be yours:\n"
    "• customers: customer, segment, revenue, service hours\n"
    "• journeys: customer, name, start of sales, of the project and of maintenance, systems, state, project manager\n"
    "• who is on them: journey, phase, person, role, leads\n"
    "• notes: customer or journey, day, kind, text, said by, heard by\n"
    "Titles above and a sum below may stay. I say what I have read, and nothing is kept before you say so."
)
EXAMPLE = "import_example"
EXAMPLES = N_("Customer;Journey;Sales;Project;Maintenance;Project manager;Revenue;Service hours")
ROW = "Acme AB;Acme ERP;{sales};{project};{maintenance};Anna Berg;1200;40"

SHARED = N_("People from outside read along in that channel, so no journey lives there. Please choose another.")
NOT_IN_IT = N_("I have not seen you in that channel yet. Type `/handover` there once, then try again.")
OTHER_FILES = N_("The files are not those that I looked at. Please give them again: `/handover import`")
NO_FILES = N_("Please give at least one file.")
TWO_WEEKS = timedelta(days=14)
MANY = 200
"""Journeys that are not taken back in a moment."""


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
    state = mapping.marked(call.form, _state(call))
    call.later(lambda: _try(call, mapping.chosen(Looked(call, mapping.bare(state)).reads, call.form, state)))


def another_kind(call: Call) -> None:
    """Another table, or another row of headings, chosen in `Columns…`: the form with its columns."""
    state = mapping.marked(call.form, _state(call))
    before = Looked(call, state).reads
    state = mapping.carried(before, call.form, state)
    call.change_form(import_forms.columns(Looked(call, state).tables, state, mapping.fields(), call.say))


def columns(call: Call) -> None:
    """`Columns…`"""
    looked = Looked(call, call.value)
    call.open_form(import_forms.columns(looked.tables, dict(call.value), mapping.fields(), call.say))


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


def example(call: Call) -> None:
    """`An example to fill in`"""
    days = {name: call.today + timedelta(days=n) for n, name in enumerate(("sales", "project", "maintenance"))}
    lines = (call.say.plain(EXAMPLES), ROW.format(**days))
    content = "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
    above = views.example(call.say)
    call.hand_over(lambda: Document("handover.csv", content, above), lambda why: taken_along.sent(why, call.say))


def undo(call: Call) -> None:
    """`Undo`: the whole of it, in one step."""
    uid, n = str(call.value["c"]), call.number("n")
    call.later(lambda: _take_back(call, uid, n))


def _take_back(call: Call, uid: str, n: int) -> None:
    if n > MANY:
        call.reply(import_undone.busy(n, call.say))
    call.reply(import_undone.taken_back(importing.take_back(call.store, call.stamp, call.viewer, uid), call.say))


ACTIONS = {
    "import_go": go,
    "import_example": example,
    "import_columns": columns,
    "import_kind": another_kind,
    "import_row": another_kind,
    "import_tomorrow": tomorrow,
    "import_quiet": quiet,
    "import_undo": undo,
}
FORMS = {"import": filled, "import_columns": chosen_columns}


def _state(call: Call) -> dict[str, Any]:
    """What a button or form carries. Raises Lacking at once where it names no files, and not when nobody waits."""
    return {**call.value, "f": call.value["f"]}


def _try(call: Call, state: Mapping[str, Any]) -> None:
    looked = Looked(call, state)
    value = {**state, "h": looked.hash}
    if looked.problems:
        call.reply(views.wrong(looked.problems, looked.tables, value, call.say))
        return
    came = importing.bring(call.store, call.stamp, call.viewer, looked.wanted, _channel(call, state), dry_run=True)
    call.reply(views.tried(looked.came(came), looked.tables, value, call.say))


def _bring(call: Call, state: Mapping[str, Any], channel: int | None) -> None:
    looked = Looked(call, state)
    if looked.hash != state.get("h") or looked.problems:
        raise Refusal(OTHER_FILES)
    call.reply(views.busy(len(looked.wanted.journeys), call.say))
    came = importing.bring(call.store, call.stamp, call.viewer, looked.wanted, channel, dry_run=False)
    ahead = (came.ahead.journeys, came.ahead.cards, came.ahead.people)
    local = came.ahead.at.astimezone(ZoneInfo(call.actor.tz))
    call.reply(views.kept(looked.came(came), ahead, local, came.import_uid, call.say, uid=came.uid))


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

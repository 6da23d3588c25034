"""The form of a note, new or edited, and the tap that says its kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot import meant
from bot.call import Call
from bot.rules.dates import iso_day
from bot.rules.knowledge.reading import ReadNote
from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection import JourneyShown
from bot.rules.projection.noted import NoteFields
from bot.rules.texts import N_, Refusal
from bot.usecases import inquiries, notes
from bot.usecases.notes import Kept
from bot.views.notes.form import SHAREABLE, edit_note, new_note
from bot.views.notes.kept import kept
from bot.views.parts import Message

NOT_YET = N_("That day is still to come. When was it heard?")
NOON = time(12)


def opened(call: Call, journey: JourneyShown, read: ReadNote | None = None, problem: str = "") -> None:
    """On that journey, with what was understood of a line filled in."""
    called = {row.who.uid: row.who.name for row in journey.assignments}
    fields = NoteFields(
        text=read.text if read else "",
        kind=read.kind if read else None,
        speaker=(called.get(read.said_by or "") or read.speaker) if read else "",
        system=(read.system or "") if read else "",
        systems=tuple(name for name, _ in journey.systems),
        heard=(call.actor.slack_id,),
    )
    call.open_form(new_note(fields, call.say, value={"j": journey.uid}, problem=problem))


def where(call: Call, fields: NoteFields, value: dict[str, Any], problem: str = "") -> None:
    """Where it is not said which journey it belongs to, the form asks."""
    found = notes.places(call.store, call.viewer, copied=bool(value.get("x")))
    view = new_note(
        fields, call.say, value=value, journeys=found.journeys, ask_customer=found.customer, problem=problem
    )
    call.open_form(view)


def filled(call: Call) -> None:
    """A new note."""
    journey = call.value.get("j") or call.form.get("journey")
    systems = [name for name, _ in meant.journey(call).systems] if call.value.get("j") else []
    wanted = _wanted(call, systems)
    customer = str(call.form.get("customer") or "")
    reply(call, notes.keep(call.store, call.stamp, call.viewer, wanted, journey=journey, customer=customer))


def kind(call: Call) -> None:
    """One of the eight kinds under the reply."""
    uid, chosen = str(call.value["n"]), str(call.value["k"])
    came = notes.set_kind(call.store, call.stamp, call.viewer, uid, chosen)
    call.replace(_kept(call, came))


def edit(call: Call) -> None:
    """`Edit…`"""
    call.open_form(edit_note(notes.edited(call.store, call.viewer, str(call.value["n"])), call.say))


def edited(call: Call) -> None:
    uid = str(call.value["n"])
    known = notes.edited(call.store, call.viewer, uid)
    wanted = _wanted(call, known.fields.systems)
    reply(call, notes.edit(call.store, call.stamp, call.viewer, uid, wanted))


def reply(call: Call, came: Kept) -> None:
    call.reply(_kept(call, came))


def _kept(call: Call, came: Kept) -> Message:
    """With who will be asked, where it is a question."""
    uid, is_question = came.note.uid, came.note.kind == "question"
    asking = inquiries.planned(call.store, call.viewer, uid, call.now) if is_question else None
    return kept(came.note, came.change_uid, call.say, call.today, asking=asking)


def _wanted(call: Call, systems: Sequence[str]) -> WantedNote:
    form, value = call.form, call.value
    chosen = str(form.get("system") or "")
    return WantedNote(
        text=meant.typed(call, "text"),
        kind=form.get("kind"),
        speaker=meant.typed(call, "speaker"),
        system=systems[int(chosen)] if chosen.isdecimal() and int(chosen) < len(systems) else None,
        heard=tuple(meant.ever(call, slack_id) for slack_id in form.get("heard") or ()),
        heard_at=_heard_at(call),
        permalink=value.get("l"),
        copied=bool(value.get("x")),
        shareable=SHAREABLE in (form.get("audience") or ()),
        segment=form.get("segment") or "",
        pairs=tuple(form["pairs"] or ()) if "pairs" in form else None,
        same_as=form.get("same"),
    )


def _heard_at(call: Call) -> datetime | None:
    """The day that was chosen; None: now, or as it was. A message was heard when it was written, if nobody says
    another day."""
    written, chosen = call.value.get("t"), iso_day(call.form.get("heard_on"))
    moment = datetime.fromtimestamp(float(written), UTC) if written else None
    if chosen is None or chosen.isoformat() == call.value.get("d"):
        return moment
    if chosen > call.today:
        raise Refusal(NOT_YET, field="heard_on")
    return datetime.combine(chosen, NOON, ZoneInfo(call.actor.tz)).astimezone(UTC)

"""/handover note pain Orders are typed twice: captures knowledge; also the form, and `Save for the handover`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot import meant
from bot.call import Call, Source
from bot.rules.knowledge.reading import ReadNote, Speaker, read_note
from bot.rules.knowledge.text import mentioned, spelled
from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection import JourneyShown
from bot.rules.projection.noted import NoteFields
from bot.rules.texts import N_, Refusal
from bot.usecases import identity, notes
from bot.usecases.identity import PersonFacts
from bot.usecases.journeys import NoneHere, Several
from bot.usecases.notes import Kept
from bot.views.notes.form import SHAREABLE, edit_note, new_note
from bot.views.notes.kept import kept

WORD = "note"
ALSO = ("anteckning", "anteckna", "notera", "notat", "noter", "notér")
USAGE = N_("note pain Orders are typed twice, from Bo Ek")
HELP = N_("captures what the customer said: pain, reliever, likes, wish, promise, decision, question, worry")

OWN_WORDS = N_(
    "That message stands where not everybody who may read the note can see it, so I do not copy it. Please write in "
    "your own words what the next people should know."
)
HERE = ("member", "guest")
MENTIONS = 5
"""People mentioned in a text who are called by name."""


def run(call: Call) -> None:
    if call.source is not None:
        _from_message(call, call.source)
    else:
        meant.on_journey(call, WORD, _typed, unsure=_somewhere)


def opened_new(call: Call) -> None:
    """`Write a note…`"""
    meant.on_journey(call, WORD, _form, unsure=_somewhere)


def filled(call: Call) -> None:
    """A new note."""
    journey = call.value.get("j") or call.form.get("journey")
    systems = [name for name, _ in meant.journey(call).systems] if call.value.get("j") else []
    wanted = _wanted(call, systems)
    customer = str(call.form.get("customer") or "")
    came = notes.keep(call.store, call.stamp, call.viewer, wanted, journey=journey, customer=customer)
    _reply(call, came)


def kind(call: Call) -> None:
    """One of the eight kinds under the reply."""
    uid, chosen = str(call.value["n"]), str(call.value["k"])
    came = notes.set_kind(call.store, call.stamp, call.viewer, uid, chosen)
    call.replace(kept(came.note, came.change_uid, call.say))


def edit(call: Call) -> None:
    """`Edit…`"""
    call.open_form(edit_note(notes.edited(call.store, call.viewer, str(call.value["n"])), call.say))


def edited(call: Call) -> None:
    uid = str(call.value["n"])
    known = notes.edited(call.store, call.viewer, uid)
    wanted = _wanted(call, known.fields.systems)
    _reply(call, notes.edit(call.store, call.stamp, call.viewer, uid, wanted))


ACTIONS = {"note_new": opened_new, "note_kind": kind, "note_edit": edit}
FORMS = {"note_new": filled, "note_edit": edited}


# -- typed ----------------------------------------------------------------------------------------------------------


def _typed(call: Call, journey: JourneyShown) -> None:
    read = _read(call, journey)
    if not read.text:
        _form(call, journey, read)
        return
    wanted = WantedNote(
        text=read.text, kind=read.kind, said_by=read.said_by, system=read.system, heard=(call.actor.id,)
    )
    try:
        came = notes.keep(call.store, call.stamp, call.viewer, wanted, journey=journey.uid)
    except Refusal as refusal:
        _form(call, journey, read, meant.mendable(call, refusal))
    else:
        _reply(call, came)


def _read(call: Call, journey: JourneyShown | None) -> ReadNote:
    if journey is None:
        return read_note(_spelled(call, call.words))
    rows = journey.assignments
    people = [Speaker(row.who.uid, row.who.name, row.side == "customer") for row in rows]
    return read_note(_spelled(call, call.words), people, [name for name, _ in journey.systems])


def _form(call: Call, journey: JourneyShown, read: ReadNote | None = None, problem: str = "") -> None:
    called = {row.who.uid: row.who.name for row in journey.assignments}
    fields = NoteFields(
        text=read.text if read else "",
        kind=read.kind if read else None,
        speaker=called.get(read.said_by, "") if read and read.said_by else "",
        system=(read.system or "") if read else "",
        systems=tuple(name for name, _ in journey.systems),
        heard=(call.actor.slack_id,),
    )
    call.open_form(new_note(fields, call.say, value={"j": journey.uid}, problem=problem))


def _somewhere(call: Call) -> None:
    """The channel has no journey or several, or it is alone with the bot: the form asks which, and keeps the text."""
    read = _read(call, None)
    _ask_where(call, NoteFields(text=read.text, kind=read.kind, heard=(call.actor.slack_id,)), {})


def _ask_where(call: Call, fields: NoteFields, value: dict[str, Any], problem: str = "") -> None:
    where = notes.places(call.store, call.viewer, copied=bool(value.get("x")))
    view = new_note(
        fields, call.say, value=value, journeys=where.journeys, ask_customer=where.customer, problem=problem
    )
    call.open_form(view)


# -- Save for the handover -------------------------------------------------------------------------------------------


def _from_message(call: Call, source: Source) -> None:
    """A message becomes a note; what stands where fewer people read than the note would have is not copied."""
    if call.place is None or call.place.id is None:
        _ask_where(call, NoteFields(heard=(call.actor.slack_id,)), {}, call.say(OWN_WORDS))
        return
    value = {"x": True, "t": source.at.timestamp(), **({"l": source.link} if source.link else {})}
    who = _author(call, source)
    heard = (who.slack_id,) if who and who.slack_id and who.kind in HERE else ()
    speaker = who.name if who and who.kind == "stranger" else ""
    fields = NoteFields(text=_spelled(call, source.text), heard=heard, speaker=speaker)
    try:
        journey = meant.journey(call)
    except (Several, NoneHere):
        _ask_where(call, fields, value)
    else:
        if call.place.private and journey.channel != call.place.slack_id:
            _form(call, journey, problem=call.say(OWN_WORDS))
            return
        systems = tuple(name for name, _ in journey.systems)
        call.open_form(new_note(replace(fields, systems=systems), call.say, value={"j": journey.uid, **value}))


def _author(call: Call, source: Source) -> PersonFacts | None:
    """Who wrote it; somebody of the customer's is known by name, not as one of ours."""
    return _known(call, source.author) if source.author else None


# -- what is filled in -------------------------------------------------------------------------------------------------


def _wanted(call: Call, systems: Sequence[str]) -> WantedNote:
    form, value = call.form, call.value
    chosen = str(form.get("system") or "")
    written = value.get("t")
    return WantedNote(
        text=form.get("text") or "",
        kind=form.get("kind"),
        speaker=form.get("speaker") or "",
        system=systems[int(chosen)] if chosen.isdecimal() and int(chosen) < len(systems) else None,
        heard=tuple(_hearer(call, slack_id) for slack_id in form.get("heard") or ()),
        heard_at=datetime.fromtimestamp(float(written), UTC) if written else None,
        permalink=value.get("l"),
        copied=bool(value.get("x")),
        shareable=SHAREABLE in (form.get("audience") or ()),
        segment=form.get("segment") or "",
        pairs=tuple(form["pairs"] or ()) if "pairs" in form else None,
        same_as=form.get("same"),
    )


def _hearer(call: Call, slack_id: str) -> int:
    """Also somebody whose account is closed by now: they heard it all the same."""
    known = identity.person(call.store, call.workspace, slack_id)
    return known.id if known and known.kind in HERE else call.meet(slack_id).id


def _spelled(call: Call, text: str) -> str:
    known = {slack_id: _known(call, slack_id) for slack_id in mentioned(text)[:MENTIONS]}
    return spelled(text, {slack_id: who.name for slack_id, who in known.items() if who})


def _known(call: Call, slack_id: str) -> PersonFacts | None:
    """Somebody as last seen; Slack is asked about who was never seen, and may not tell."""
    if (known := identity.person(call.store, call.workspace, slack_id)) is None:
        with suppress(Refusal):
            call.meet(slack_id)
        known = identity.person(call.store, call.workspace, slack_id)
    return known


def _reply(call: Call, came: Kept) -> None:
    call.reply(kept(came.note, came.change_uid, call.say))

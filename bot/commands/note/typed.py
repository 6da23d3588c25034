"""A typed note: read as far as that is certain, and kept; what cannot be kept opens the form with all of it."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.commands.note import form
from bot.rules.knowledge.reading import ReadNote, read_note
from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection import JourneyShown
from bot.rules.projection.noted import NoteFields
from bot.rules.texts import Refusal
from bot.usecases import notes


def line(call: Call, journey: JourneyShown) -> None:
    read = _read(call, journey)
    if not read.text:
        form.opened(call, journey, read)
        return
    wanted = WantedNote(
        text=read.text,
        kind=read.kind,
        said_by=read.said_by,
        speaker=read.speaker,
        system=read.system,
        heard=(call.actor.id,),
    )
    try:
        came = notes.keep(call.store, call.stamp, call.viewer, wanted, journey=journey.uid)
    except Refusal as refusal:
        form.opened(call, journey, read, meant.mendable(call, refusal))
    else:
        form.reply(call, came)


def somewhere(call: Call) -> None:
    """The channel has no journey or several, or it is alone with the bot: the form asks which, and keeps the text."""
    read = _read(call, None)
    form.where(call, NoteFields(text=read.text, kind=read.kind, speaker=read.speaker, heard=(call.actor.slack_id,)), {})


def _read(call: Call, journey: JourneyShown | None) -> ReadNote:
    text = meant.spelled_out(call, call.words)
    if journey is None:
        return read_note(text)
    people = notes.who_may_have_said(call.store, call.viewer, journey.uid)
    return read_note(text, people, [name for name, _ in journey.systems], journey.customer)

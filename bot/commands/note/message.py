"""Save for the handover: a message becomes a note, with who wrote it and the way back; what is private stays so."""

from __future__ import annotations

from dataclasses import replace

from bot import meant
from bot.call import Call, Source
from bot.commands.note import form
from bot.rules.projection.noted import NoteFields
from bot.rules.texts import N_
from bot.usecases.journeys import NoneHere, Several
from bot.views.notes.form import new_note

OWN_WORDS = N_(
    "That message stands where not everybody who may read the note can see it, so I do not copy it. Please write in "
    "your own words what the next people should know."
)


def saved(call: Call, source: Source) -> None:
    """What stands where fewer people read than the note would have is not copied."""
    if call.place is None or call.place.id is None:
        form.where(call, NoteFields(heard=(call.actor.slack_id,)), {}, call.say(OWN_WORDS))
        return
    value = {"x": True, "t": source.at.timestamp(), **({"l": source.link} if source.link else {})}
    fields = _fields(call, source)
    try:
        journey = meant.journey(call)
    except (Several, NoneHere):
        form.where(call, fields, value)
    else:
        if call.place.private and journey.channel != call.place.slack_id:
            form.opened(call, journey, problem=call.say(OWN_WORDS))
            return
        systems = tuple(name for name, _ in journey.systems)
        call.open_form(new_note(replace(fields, systems=systems), call.say, value={"j": journey.uid, **value}))


def _fields(call: Call, source: Source) -> NoteFields:
    """Who wrote it has heard it; somebody of the customer's has said it, and is known by name, not as one of ours."""
    who = meant.whoever(call, source.author) if source.author else None
    heard = (who.slack_id,) if who and who.slack_id and who.kind in meant.HERE else ()
    speaker = who.name if who and who.kind == "stranger" else ""
    return NoteFields(text=meant.spelled_out(call, source.text), heard=heard, speaker=speaker)

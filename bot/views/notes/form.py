"""The form of a note: only its text must be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Say
from bot.rules.knowledge.text import LONGEST
from bot.rules.projection.noted import NoteEdited, NoteFields, Option
from bot.rules.texts import N_
from bot.views.belonging import where_it_belongs
from bot.views.forms import day, field, form, people, pick, pick_some, some_of, text
from bot.views.notes.words import KINDS, kind_name
from bot.views.parts import Block, View, section

SHAREABLE = "shareable"


def new_note(
    filled: NoteFields,
    say: Say,
    *,
    value: Mapping[str, Any],
    journeys: Sequence[Option] = (),
    ask_customer: bool = False,
    problem: str = "",
) -> View:
    """`journeys` to choose from where it is not said which; `ask_customer`: or a customer alone."""
    blocks: list[Block] = [section(problem)] if problem else []
    asked = N_("Or which customer is it about?") if journeys else N_("Which customer is it about?")
    hint = N_("Without a journey the people of this channel may read the note.")
    blocks += where_it_belongs(journeys, say, customer=asked if ask_customer else None, hint=hint)
    blocks += _fields(filled, say)
    title = say.plain(N_("A note"))
    return form(say, "note", title, blocks, value=value, submit=say.plain(N_("Keep")))


def edit_note(note: NoteEdited, say: Say) -> View:
    blocks = _fields(note.fields, say)
    reliever = note.fields.kind == "reliever"
    if reliever:
        label = say.plain(N_("For which segment, if it stands alone?"))
        blocks.append(field("segment", label, text(note.segment, most=120), optional=True))
    if note.pairs:
        label = N_("Which pains does it relieve?") if reliever else N_("What relieves it?")
        blocks.append(field("pairs", say.plain(label), pick_some(note.pairs, note.paired), optional=True))
    if note.same:
        label = say.plain(N_("The same pain at another customer"))
        blocks.append(field("same", label, pick(note.same, note.same_as), optional=True))
    boxes = some_of([(say.plain(N_("May be shown to the customer")), SHAREABLE)], [SHAREABLE] if note.shareable else [])
    blocks.append(field("audience", say.plain(N_("Who may see it?")), boxes, optional=True))
    title = say.plain(N_("Edit a note"))
    return form(say, "note_edit", title, blocks, value=_value(note), submit=say.plain(N_("Save")))


def _value(note: NoteEdited) -> dict[str, str]:
    """The note, and the day that stands in the form as it opens."""
    on = note.fields.heard_on
    return {"n": note.uid, "d": on.isoformat()} if on else {"n": note.uid}


def _fields(filled: NoteFields, say: Say) -> list[Block]:
    kinds = [(kind_name(kind, say), kind) for kind in KINDS]
    systems = [(name, str(n)) for n, name in enumerate(filled.systems)]
    chosen = next((str(n) for n, name in enumerate(filled.systems) if name == filled.system), None)
    blocks = [
        field("text", say.plain(N_("What did you hear?")), text(filled.text, lines=True, most=LONGEST)),
        field("kind", say.plain(N_("What kind of note is it?")), pick(kinds, filled.kind), optional=True),
        field("speaker", say.plain(N_("Who said it?")), text(filled.speaker, most=120), optional=True),
        field("heard", say.plain(N_("Who heard it from the customer?")), people(filled.heard), optional=True),
        field("heard_on", say.plain(N_("When was it heard?")), day(filled.heard_on), optional=True),
    ]
    if systems:
        blocks.insert(2, field("system", say.plain(N_("Which system?")), pick(systems, chosen), optional=True))
    return blocks

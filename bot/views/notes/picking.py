"""What stands on the day of a handover, and the form to choose it among all notes."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.projection.picked import PickFields, Thing
from bot.rules.texts import N_
from bot.views.forms import field, form, pick_some
from bot.views.notes.words import shown
from bot.views.parts import View

TEXT = 300
HEADS = (
    N_("One thing {customer} should not have to tell us again:"),
    N_("Two things {customer} should not have to tell us again:"),
    N_("Three things {customer} should not have to tell us again:"),
)


def standing(things: tuple[Thing, ...], customer: str, say: Say) -> tuple[str, ...]:
    """A line that says what they are, and one for each; nothing where nothing was picked."""
    if not things:
        return ()
    return say(HEADS[len(things) - 1], customer=customer), *(thing(one, TEXT, say) for one in things)


def choose(fields: PickFields, say: Say) -> View:
    label = say.plain(N_("At most three; they stand in the channel on the day"))
    blocks = [field("notes", label, pick_some(fields.notes, fields.picked), optional=True)]
    title = say.plain(N_("Not to be told again"))
    value = {"h": fields.handover_uid}
    return form(say, "notes_choose", title, blocks, value=value, submit=say.plain(N_("Save")))


def thing(one: Thing, most: int, say: Say) -> str:
    """ "• Orders are typed twice (Bo Ek, 3 Sep)", of at most so many characters of the text."""
    text = Raw(shown(one.text, most))
    if one.said_by and one.on:
        return say(N_("• {note} ({person}, {day})"), note=text, person=one.said_by, day=one.on)
    return (
        say(N_("• {note} ({person})"), note=text, person=one.said_by) if one.said_by else say(N_("• {note}"), note=text)
    )

"""What somebody takes along as a file: what it holds, and where it is."""

from __future__ import annotations

from datetime import date

from bot.i18n import Raw, Say
from bot.rules.texts import N_
from bot.views.edge import spoken
from bot.views.parts import Message

WHY = {
    "scope": N_("I may not upload files here yet: whoever runs me can add the permission {scope}."),
    "failed": N_("The file could not be sent just now. Please try again in a moment."),
}
ZIP = N_("A zip with one table for each kind, for any spreadsheet; `/handover import` reads it too. Keep it safe.")
EXCEL = N_("A workbook with one sheet for each kind; `/handover import` reads it too. Keep it safe.")


def above_everything(journeys: int, people: int, notes: int, day: date, say: Say, *, excel: bool = False) -> Message:
    """Above the file with all that the reader may read."""
    if not journeys and not notes:
        return spoken(say(N_("There is no journey yet that you may read, so the file is nearly empty.")))
    counted = (
        (N_("one journey"), N_("{n} journeys"), journeys),
        (N_("one person"), N_("{n} people"), people),
        (N_("one note"), N_("{n} notes"), notes),
    )
    things = say.names([say.number(one, many, n) for one, many, n in counted if n])
    told = say(N_("All that you may read, as of {day}: {things}."), day=say.dated(day), things=things)
    how = say(EXCEL if excel else ZIP)
    return spoken(f"{told} {how}")


def above_person(name: str, day: date, say: Say, *, own: bool) -> Message:
    """Above the file about one person."""
    if own:
        return spoken(say(N_("All that I keep about you, as of {day}."), day=say.dated(day)))
    told = N_("What I keep about {person} and you may read, as of {day}.")
    return spoken(say(told, person=name, day=say.dated(day)))


def sent(why: str, say: Say) -> Message:
    """Where the file is; else why it is not there (a key of WHY)."""
    if why:
        return spoken(not_sent(why, say))
    return spoken(say(N_("The file is in our conversation: open *Handover* under Apps.")))


def not_sent(why: str, say: Say) -> str:
    return say(WHY[why], scope=Raw("`files:write`"))

"""What is shown of the things that the customer should not have to tell us again."""

from __future__ import annotations

from datetime import date

from bot.rules.projection.journeys import HandoverShown, Who
from bot.rules.projection.noted import NoteShown, Option
from bot.rules.values import fact


@fact
class Thing:
    """One of them, as it stands on the day. `text` is as typed."""

    text: str
    said_by: str | None
    on: date | None
    """When it was heard; None: nobody is known to have heard it."""


@fact
class PicksShown:
    """For who hands over, to pick: a note is picked if its uid is among `picked`."""

    handover: HandoverShown
    notes: tuple[NoteShown, ...]
    picked: tuple[str, ...]
    more: bool
    """There are more notes than these to choose from."""


@fact
class PickFields:
    """The form to choose among all."""

    handover_uid: str
    notes: tuple[Option, ...]
    picked: tuple[str, ...]
    by: Who | None = None

"""What the columns of our tables are called where people read of them."""

from __future__ import annotations

from bot.i18n import Say
from bot.rules.texts import N_

CALLED = {
    "journey_id": N_("key or name of the journey"),
    "name": N_("column: name"),
    "customer_id": N_("column: customer"),
    "segment": N_("column: segment"),
    "revenue": N_("column: revenue"),
    "service_hours": N_("column: service hours"),
    "state": N_("column: state"),
    "systems": N_("column: systems"),
    "system": N_("column: system"),
    "sales": N_("start of sales"),
    "project": N_("start of the project"),
    "maintenance": N_("start of maintenance"),
    "in_sales": N_("people in sales"),
    "in_project": N_("people in the project"),
    "in_maintenance": N_("people in maintenance"),
    "phase_id": N_("column: phase"),
    "seq": N_("order of the phases"),
    "kind": N_("column: kind"),
    "start": N_("first day"),
    "end": N_("last day"),
    "tentative": N_("not sure yet"),
    "start_latest": N_("latest start"),
    "assignment_id": N_("number of the row"),
    "person_id": N_("column: person"),
    "side": N_("ours or the customer's"),
    "role": N_("column: role"),
    "lead": N_("leads the phase"),
    "key": N_("key person"),
    "allocation": N_("share of the time"),
    "status": N_("how it stands"),
    "active_from": N_("employed from"),
    "active_to": N_("last day at work"),
    "note_id": N_("key of the note"),
    "text": N_("column: text"),
    "said_by": N_("who said it"),
    "author": N_("who wrote it"),
    "heard": N_("who heard it"),
    "read": N_("who has read it"),
    "audience": N_("for whom it is"),
    "kept_on": N_("day it was heard"),
    "link": N_("web address"),
    "relieves": N_("which pains it relieves"),
    "answers": N_("which question it answers"),
}
"""Those that English has in other places too are marked as columns, so that they can be said otherwise here."""


def called(column: str, say: Say) -> str:
    """In the reader's language; a column of somebody else's table as that calls it."""
    text = say.plain(CALLED[column]) if column in CALLED else column.replace("_", " ")
    return text.rpartition(": ")[2] if text.startswith("column: ") else text

"""Changes of hands within a phase, as their answers are kept beside the handovers (`continuity.md` D15)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.continuity import Change, changes_of_hands
from bot.rules.facts import Side
from storage import patches
from storage.tables import Handover, Word

Answers = dict[tuple[int, int], dict[str, Any]]
"""By phase and who leaves it; shaped as those between phases, with one scope: the vendor's whole delivery.

`start` is the person's last day there, and they are the one giver.
"""

_REFUSED = (
    select(Handover.to_phase_id, Handover.person_id, Word.person_id)
    .join(Word, Word.handover_id == Handover.id)
    .where(
        Handover.journey_id == bindparam("journey"),
        Handover.kind == "within",
        Word.answer == "no",
        Word.lapsed_at.is_(None),
    )
)


def changes(session: Session, journey: facts.Journey, figures: facts.Constants) -> tuple[Change, ...]:
    """The changes of hands as of now, resting on nobody who said that they can't take over."""
    found = changes_of_hands(journey, figures)
    if any(one.stays for one in found) and (refused := _refused(session, journey)):
        return changes_of_hands(journey, figures, refused=refused)
    return found


def of_changes(found: Iterable[Change]) -> Answers:
    """The vendor's changes of hands; the customer's own are never asked about."""
    return {(int(one.phase), int(one.person)): _answer(one) for one in found if one.side is Side.VENDOR}


def said_no(session: Session) -> bool:
    """Whether one of the words that were written or lapsed since is that somebody can't."""
    words = patches.of(session, Word)
    return any((after.get("answer") or session.get_one(Word, id_).answer) == "no" for id_, after in words.items())


def _refused(session: Session, journey: facts.Journey) -> dict[tuple[str, str], set[str]]:
    refused: dict[tuple[str, str], set[str]] = {}
    for phase, leaves, person in session.connection().execute(_REFUSED, {"journey": int(journey.id)}):
        refused.setdefault((str(phase), str(leaves)), set()).add(str(person))
    return refused


def _answer(one: Change) -> dict[str, Any]:
    leaves, stays = int(one.person), [int(person) for person in one.stays]
    beside = one.reason == "side_by_side"
    return {
        "start": one.last_day.isoformat(),
        "gap": None,
        "tentative": False,
        "leads_to": [],
        "scopes": [
            {
                "side": str(one.side),
                "system": None,
                "state": str(one.state),
                "reason": one.reason,
                "carriers": [] if beside else stays,
                "rests_on": stays,
                "givers": [leaves],
                "receivers": stays,
                "returners": [],
                "evidence": [[leaves, person] if beside else [person] for person in stays],
                "together": [[leaves, int(person), days] for person, days in one.together],
            }
        ],
    }

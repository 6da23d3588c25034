"""What a question asks for, with days that fit whoever is asked."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.rules.candidates import Candidate, Where
from bot.usecases import carrying
from bot.usecases.handovers import Found
from bot.usecases.proposals import Proposal, Wished, proposal
from bot.usecases.rights import Viewer


def proposed(session: Session, found: Found, person_id: int, wished: Wished | None, viewer: Viewer) -> Proposal | None:
    """What a yes would write: as wished, else what fits who is not on the giving phase: days beside somebody of it."""
    own = wished or Wished()
    if found.within or own.system is not None or found.start is None:
        return proposal(session, found, person_id, wished, viewer)
    shown = found.shown(session)
    fits = carrying.fitting(session, found.row, shown, found.today, person_id=person_id, viewer=viewer)
    if fits is None or fits.candidate.where is Where.GIVING:
        return proposal(session, found, person_id, wished, viewer)
    fitted = proposal(session, found, person_id, _fitted(own, fits.candidate), viewer)
    if fitted is None:
        return None
    beside = fits.partner if own.first in (None, fits.candidate.first) else None
    return fitted | {"beside": beside and beside.id, "new": fits.candidate.journey == ""}


def _fitted(wished: Wished, one: Candidate) -> Wished:
    """What was wished, and for the rest what fits them."""
    if wished.first or wished.last:
        return wished
    percent = one.percent if wished.percent is None else wished.percent
    return Wished(role=wished.role, first=one.first, last=one.last, percent=percent)

"""How long handovers hold whose dates are not sure, as of now (`continuity.md` D11); what holds firm costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import Session

from bot.rules import facts
from bot.rules.continuity import Booked, Boundary, Slip, handovers, loads, slips
from bot.rules.projection import HandoverShown, JourneyShown, Who
from bot.rules.projection.slip import SlipShown
from bot.rules.values import fact
from bot.usecases.facts import constants, journey_facts, years_of
from bot.usecases.loads import journeys_of
from bot.usecases.rights import Viewer, readable
from storage.engine import Store
from storage.tables import Handover, Journey


@fact
class Sight:
    """Who reads: a person, or everybody in a channel (our id). Another journey is named only to who may read it.

    In a channel that is a journey of the same channel: guests read along there too.
    """

    viewer: Viewer | None = None
    channel_id: int | None = None

    def may_read(self) -> ColumnElement[bool]:
        if self.viewer is not None:
            return readable(self.viewer)
        return false() if self.channel_id is None else Journey.channel_id == self.channel_id


def with_slip(session: Session, workspace: int, shown: HandoverShown, sight: Sight) -> HandoverShown:
    """The handover with how long it holds, where its date is not sure."""
    slip = slips_of(session, workspace, [shown], sight).get(shown.uid)
    return replace(shown, slip=slip) if slip else shown


def with_slips(store: Store, workspace: int, journey: JourneyShown, sight: Sight) -> JourneyShown:
    """The same for a whole journey; one without a date that is not sure is given back untouched, and unread."""
    if journey.state != "open" or not any(map(_is_unsure, journey.handovers)):
        return journey
    with store.read() as session:
        found = slips_of(session, workspace, journey.handovers, sight)
    return replace(journey, handovers=tuple(replace(one, slip=found.get(one.uid)) for one in journey.handovers))


def slips_of(session: Session, workspace: int, shown: Sequence[HandoverShown], sight: Sight) -> dict[str, SlipShown]:
    """Of one journey's handovers those whose date is not sure and that hold today, by uid."""
    unsure = {one.uid: one for one in shown if _is_unsure(one)}
    if not unsure:
        return {}
    kept = select(Handover.uid, Handover.to_phase_id, Handover.journey_id)
    rows = session.execute(kept.where(Handover.workspace_id == workspace, Handover.uid.in_(unsure))).all()
    journey_id = rows[0].journey_id
    journey = journey_facts(session, journey_id)
    figures = constants(session, workspace, years_of(journey))
    into = {str(row.to_phase_id): unsure[row.uid] for row in rows}
    asked = [one for one in handovers(journey, figures) if one.to_phase in into and one.side is facts.Side.VENDOR]
    theirs = journeys_of(session, workspace, _people(asked, journey))
    answers = slips(journey, asked, Booked(loads(theirs), figures))
    named = _named(session, workspace, answers, sight)
    found = {
        into[phase].uid: _shown(phase, asked, answers, into[phase].people, named, figures.slip_horizon)
        for phase in into
    }
    return {uid: slip for uid, slip in found.items() if slip is not None}


def _is_unsure(one: HandoverShown) -> bool:
    return one.tentative and one.start is not None and not (one.closed or one.paused or one.has_come)


def _shown(  # noqa: PLR0917 - an answer, and what its words are found by
    phase: str,
    asked: Sequence[Boundary],
    answers: Sequence[Slip | None],
    people: Iterable[Who],
    named: dict[str, str],
    horizon: int,
) -> SlipShown | None:
    """The answer of the scope that is lost first of those that hold today; None when the whole does not."""
    both = zip(asked, answers, strict=True)
    mine = [(one, slip) for one, slip in both if one.to_phase == phase and slip is not None and slip.days >= 0]
    if all(one.system is not None for one, _ in mine):
        return None
    scope, slip = min(mine, key=lambda each: (_reach(each[1], horizon), each[0].system or ""))
    return SlipShown(
        days=slip.days,
        whatever=bool(slip.robust) or slip.days >= horizon,
        who=next((who for who in people if str(who.id) == slip.lost), None),
        because=slip.because,
        journeys=tuple(sorted(named[one] for one in slip.with_journeys if one in named)),
        system=scope.system,
    )


def _reach(slip: Slip, horizon: int) -> int:
    return horizon if slip.robust else slip.days


def _people(asked: Sequence[Boundary], journey: facts.Journey) -> set[int]:
    """Everybody on both sides of a handover."""
    on = {(one.phase, one.person) for one in journey.assignments}
    return {int(who) for one in asked for phase, who in on if phase == one.from_phase and (one.to_phase, who) in on}


def _named(session: Session, workspace: int, answers: Sequence[Slip | None], sight: Sight) -> dict[str, str]:
    """What the journeys in the answers are called, of those that the reader may read."""
    ids = {int(one) for slip in answers if slip is not None for one in slip.with_journeys}
    if not ids:
        return {}
    rows = select(Journey.id, Journey.name).where(
        Journey.workspace_id == workspace, Journey.id.in_(ids), Journey.void_change.is_(None), sight.may_read()
    )
    return {str(row.id): row.name for row in session.execute(rows)}

"""The one best next step for a handover that does not hold: it names a person wherever there is one to name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.rules.candidates.ranking import Likeliness, likeliness
from bot.rules.facts import Constants
from bot.rules.projection import Advice, AssignmentShown, ScopeShown, Who, WordShown

NONE = Advice(kind="none")
RANK = {"breaks": 0, "unstaffed": 1, "thin": 2}


def best(
    scopes: Sequence[ScopeShown],
    giving: Sequence[AssignmentShown],
    words: Sequence[WordShown],
    since: dict[int, date | None],
    until: date | None = None,
) -> Advice:
    """Ask who knows the customer to stay on; where the giving phase has nobody, find a first person.

    `giving` are the assignments of the giving phase, `since` when each person began with the customer. Ranked: key
    before others, the solution before the relation, lead, then the longest with the customer. Who has said no, or is
    outside Slack, is left out. Where a system alone is poor and somebody takes it, days side by side are asked for, or
    who stays on anyway takes it too. `until` is the giving phase's last day.
    """
    if not any(scope.side == "vendor" for scope in scopes):
        return Advice(kind="staff")
    worst = _worst(scopes)
    if worst is None:
        return NONE
    if worst.reason in ("unstaffed_from", "unstaffed_both") or not giving:
        return Advice(kind="staff")
    declined = {word.who.id for word in words if word.answer == "no"}
    wanted = {who.id for who in worst.givers}
    staying = {who.id for who in worst.carriers} if worst.state == "thin" else set()
    free = [
        one
        for one in giving
        if one.who.id in wanted - declined - staying and one.who.slack_id is not None and one.side == worst.side
    ]
    if not free:
        return Advice(kind="staff")
    chosen = min(free, key=lambda one: _order(one, since))
    found = Advice(
        kind="ask",
        who=chosen.who,
        role=chosen.role,
        since=since.get(chosen.who.id),
        already_asked_on=_asked(chosen.who, words),
    )
    return found if worst.system is None else _of_system(found, worst, scopes, declined, chosen.last or until)


def _of_system(
    found: Advice, poor: ScopeShown, scopes: Sequence[ScopeShown], declined: set[int], leaves: date | None
) -> Advice:
    """The same for one system of a delivery that is better as a whole."""
    assert poor.system is not None
    theirs = {who.id for who in (*poor.givers, *poor.receivers)}
    staying = (who for scope in scopes if (scope.side, scope.system) == ("vendor", None) for who in scope.carriers)
    return replace(
        found,
        system=poor.system,
        partner=next((who for who in poor.receivers if who not in poor.givers), None),
        days=Constants().transfer,
        leaves=leaves,
        also=next((who for who in staying if who.slack_id and who.id not in theirs | declined), None),
    )


def _worst(scopes: Sequence[ScopeShown]) -> ScopeShown | None:
    poor = [scope for scope in scopes if scope.side == "vendor" and scope.state in RANK]
    return min(poor, key=lambda scope: RANK[scope.state], default=None)


def _order(one: AssignmentShown, since: dict[int, date | None]) -> tuple[Likeliness, int]:
    begun = since.get(one.who.id)
    return likeliness(key=one.key, carries=one.carries, lead=one.lead, since=begun), one.who.id


def _asked(who: Who, words: Sequence[WordShown]) -> date | None:
    return next((word.asked_on for word in words if word.who.id == who.id and word.answer is None), None)

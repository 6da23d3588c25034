"""Who knows a customer, a system or a topic: since when, until when, and whether they can be asked; from plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.rules.projection.journeys import Who
from bot.rules.values import fact, value

Named = tuple[str, str, str]
"""A journey's uid, key and name."""


@fact
class Stay:
    """Somebody's days on one phase of a journey (D2, D3). None is open to that side; both None: no dates are given."""

    who: Who
    side: str
    role: str
    key: bool
    systems: tuple[str, ...]
    journey: Named
    customer: str
    first: date | None
    last: date | None


@fact
class Knower:
    """One person with one or several customers, over all their stays there."""

    who: Who
    side: str
    roles: tuple[str, ...]
    key: bool
    systems: tuple[str, ...]
    journeys: tuple[Named, ...]
    customers: tuple[str, ...]
    when: str
    """now, again (was there and comes back), past, coming, undated."""
    since: date | None
    """The first day of all; of who comes back or is still to come: the day they do."""
    until: date | None
    """The last day of all; None: open."""
    askable: bool = False
    """Still here, in Slack, and somebody else than the reader."""
    gone: bool = False
    """Their account is closed."""
    met: date | None = None
    """The last day on which they met one of these customers, as far as that was told."""


@value
class Meant:
    """One thing that words may mean. `ref` is a uid; of a system its folded name, of a role the words."""

    kind: str
    """customer, journey, system, person, role."""
    ref: str
    name: str


@fact
class Known:
    """Who knows what was meant. Of a person: what they know, a line per customer."""

    meant: Meant
    knowers: tuple[Knower, ...]
    journeys: int
    """How many were looked at; `more`: there are others, which changed longer ago."""
    more: bool
    closed: tuple[str, ...]
    """Names of journeys that exist for the viewer, but whose people are for their channel."""
    team: str
    """Slack's id of the workspace, for links that open a conversation."""
    phase: str = ""
    """The kind of phase that was asked for, if any."""


ORDER = ("now", "again", "past", "undated", "coming")
"""Who knows most of today first; who is still to come knows nothing yet."""


def knower(stays: Iterable[Stay], today: date, *, askable: bool = False, gone: bool = False) -> Knower:
    """What the stays of one person come to. There is at least one."""
    stays = sorted(stays, key=lambda one: (one.first or date.min, one.last or date.max))
    when = _when(stays, today)
    ahead = [one.first for one in stays if one.first is not None and one.first > today]
    begins = min(ahead) if when in ("again", "coming") and ahead else stays[0].first
    return Knower(
        who=stays[0].who,
        side=stays[-1].side,
        roles=tuple(dict.fromkeys(one.role for one in stays if one.role)),
        key=any(one.key for one in stays),
        systems=tuple(dict.fromkeys(name for one in stays for name in one.systems)),
        journeys=tuple(dict.fromkeys(one.journey for one in stays)),
        customers=tuple(dict.fromkeys(one.customer for one in stays)),
        when=when,
        since=begins,
        until=None if any(one.last is None for one in stays) else max(one.last for one in stays if one.last),
        askable=askable,
        gone=gone,
    )


def ranked(knowers: Iterable[Knower]) -> tuple[Knower, ...]:
    """Who is there now first; then the vendor's before the customer's, key persons, the longest with the customer."""
    return tuple(sorted(knowers, key=_rank))


def _rank(one: Knower) -> tuple[int, bool, bool, date, str]:
    return ORDER.index(one.when), one.side != "vendor", not one.key, one.since or date.max, one.who.name


def _when(stays: list[Stay], today: date) -> str:
    dated = [one for one in stays if one.first is not None or one.last is not None]
    if not dated:
        return "undated"
    if any((one.first or today) <= today <= (one.last or today) for one in dated):
        return "now"
    over = [one for one in dated if one.last is not None and one.last < today]
    if len(over) == len(dated):
        return "past"
    return "again" if over else "coming"

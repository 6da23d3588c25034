"""Whom to ask to take over from a key person who leaves while the phase goes on (`continuity.md` D15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.rules.candidates.ranking import likeliness
from bot.rules.projection import Advice, AssignmentShown, Who, WordShown


def best(  # noqa: PLR0917 - who leaves what when, and who is there
    leaves: Who | None,
    last_day: date,
    phase_uid: str,
    everybody: Iterable[AssignmentShown],
    words: Sequence[WordShown],
    since: dict[int, date | None],
) -> Advice:
    """Ask who goes on in the phase, else who is on another, else who leaves it too; of several the likeliest.

    `since`: when each person began with the customer. Who has said no, or is outside Slack, is left out.
    """
    declined = {word.who.id for word in words if word.answer == "no"} | ({leaves.id} if leaves else set())

    def order(one: AssignmentShown) -> tuple[object, ...]:
        begun = since.get(one.who.id)
        likely = likeliness(key=one.key, carries=one.carries, lead=one.lead, since=begun)
        return _place(one, phase_uid, last_day), likely, one.who.id

    free = [
        one
        for one in everybody
        if one.side == "vendor" and one.given != "declined" and one.who.slack_id and one.who.id not in declined
    ]
    if not free:
        return Advice(kind="staff")

    chosen = min(free, key=order)
    asked = (word.asked_on for word in words if word.who.id == chosen.who.id and word.answer is None)
    return Advice(
        kind="ask",
        who=chosen.who,
        role=chosen.role,
        since=since.get(chosen.who.id),
        already_asked_on=next(asked, None),
    )


def _place(one: AssignmentShown, phase_uid: str, last_day: date) -> int:
    """Who goes on in the phase, who is on another, who leaves it too."""
    if one.phase_uid != phase_uid:
        return 1
    return 0 if one.last is None or one.last > last_day else 2

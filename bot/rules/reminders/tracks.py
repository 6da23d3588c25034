"""The two tracks, never mixed: the plan breaks, or only a word is missing (`product.md` §4)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.rules.facts import State
from bot.rules.reminders.steps import Part, Step
from bot.rules.values import fact, value

UNSTAFFED_BEFORE = 30
"""Days before the start from which nobody named counts as a plan that breaks."""
SURE_BEFORE = 14
"""Until so many days before a tentative start only the owner is asked."""


@fact
class Plan:
    """What is known of a handover when a step falls. People are person ids; all of them can be written to."""

    state: State
    """The vendor's, over the whole and its systems."""
    tentative: bool = False
    accepted: bool = False
    """On purpose, as it still is."""
    later: bool = False
    """Somebody asked for silence until another day, or until the order is signed."""
    card_up: bool = False
    missing: tuple[str, ...] = ()
    """Whom the state rests on and who has not said yes."""
    old_words: tuple[str, ...] = ()
    """Whom it rests on and whose yes is so old that it is asked for once more."""
    asked: tuple[str, ...] = ()
    """Who has an open question about it."""
    owner: str | None = None
    escalation: str | None = None


@value
class Saying:
    """One thing to say: an occasion's kind, and the person it goes to (None = the channel)."""

    kind: str
    to: str | None = None


def says(plan: Plan, step: Step) -> tuple[Saying, ...]:
    """What the step says, to everybody it concerns, once each."""
    return tuple(dict.fromkeys(_says(plan, step)))


def _says(plan: Plan, step: Step) -> Iterator[Saying]:
    if step.part is Part.DAY:
        yield Saying("day")
    elif plan.accepted or plan.later:
        return
    elif plan.tentative and step.distance > SURE_BEFORE:
        yield from _to("tentative", plan.owner)
    elif plan.state is State.BREAKS or (plan.state is State.UNSTAFFED and step.distance <= UNSTAFFED_BEFORE):
        yield from _breaks(plan, step.part)
    elif plan.state is not State.UNSTAFFED:
        if plan.state is State.THIN and step.part is Part.CARD and not plan.card_up:
            yield Saying("card")
        yield from _word_missing(plan, step.part)


def _breaks(plan: Plan, part: Part) -> Iterator[Saying]:
    if part is Part.DIRECT:
        yield from _to("step", plan.owner, plan.escalation)
    elif not plan.card_up:
        yield Saying("card")
    elif part is Part.THREAD:
        yield Saying("step")
        yield from _to("ask", *plan.asked)
        yield from _to("step", None if plan.asked else plan.owner)
    elif part is Part.SHOWN:
        yield Saying("step")


def _word_missing(plan: Plan, part: Part) -> Iterator[Saying]:
    if part is Part.CARD:
        yield from _to("ask", *plan.missing)
    elif part is Part.THREAD:
        yield from _to("ask", *plan.missing, *plan.old_words)
    elif part in (Part.SHOWN, Part.DIRECT) and plan.missing:
        to = plan.owner if part is Part.SHOWN else plan.escalation
        yield from _to("ask" if plan.missing == (to,) else "told", to)  # nobody is told about themselves


def _to(kind: str, *people: str | None) -> Iterator[Saying]:
    yield from (Saying(kind, person) for person in people if person is not None)

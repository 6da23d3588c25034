"""The phases that a workspace's new journeys have, as they are written and as they are read again in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.rules.line.words import LIKE, PHASES
from bot.rules.names import fold, slug, tidy
from bot.rules.texts import N_, Refusal
from bot.rules.typed import NewJourney, NewPhase

MOST = 10
"""Phases that fit the form of a new journey."""
LONGEST = 60

Template = tuple[tuple[str, str | None], ...]
"""Kind and own name of each phase in its order; no name: it is called as its kind."""
USUAL: Template = (("sales", None), ("project", None), ("maintenance", None))

NONE = N_("A journey has at least one phase. Please write one per line.")
TOO_MANY = N_(
    "That is too much for the form of a new journey: {most} phases at most, each of at most {longest} characters."
)
TWICE = N_("*{text}* stands there twice. Please give each phase a name of its own.")
KIND = N_("What kind of phase is *{text}*? Please write sales, project or maintenance between the brackets.")

_USUAL = ("default", "usual", "standard", "vanliga", "saedvanlige")
_WITH_KIND = re.compile(r"(.+?)\s*\(([^()]*)\)")


def read_template(text: str) -> Template:
    """A phase a line, or between commas: `Rollout (project)`; one word for the usual ones."""
    if fold(text) in _USUAL:
        return USUAL
    typed = [tidy(part) for part in re.split(r"[\n,;]", text) if slug(part)]
    if not typed:
        raise Refusal(NONE, "phases")
    if len(typed) > MOST or max(map(len, typed)) > LONGEST:
        raise Refusal(TOO_MANY, "phases", most=MOST, longest=LONGEST)
    phases = tuple(_phase(part) for part in typed)
    called = [fold(name or kind) for kind, name in phases]
    if twice := next((word for word in called if called.count(word) > 1), None):
        raise Refusal(TWICE, "phases", text=twice)
    return phases


def _phase(typed: str) -> tuple[str, str | None]:
    if found := _WITH_KIND.fullmatch(typed):
        kind = PHASES.get(fold(found[2])) or LIKE.get(fold(found[2]))
        if kind is None:
            raise Refusal(KIND, "phases", text=found[1])
        return kind, found[1]
    kind = PHASES.get(fold(typed))
    return (kind, None) if kind else (known_kind(typed), typed)


def known_kind(name: str) -> str:
    """The kind that a phase's own name tells, else `other`."""
    words = fold(name).split()
    return next((LIKE.get(word) or PHASES[word] for word in words if word in LIKE or word in PHASES), "other")


def usual(template: Template) -> tuple[NewPhase, ...]:
    """The phases of a journey that is about to be started."""
    return tuple(NewPhase(kind=kind, name=name) for kind, name in template)


def with_template(new: NewJourney, template: Template) -> NewJourney:
    """The journey with its phases called and understood as in the template."""
    return replace(new, phases=tuple(as_in(each, template) for each in new.phases))


def as_in(phase: NewPhase, template: Template) -> NewPhase:
    """By its own name it is of the template's kind; named by its kind alone it has the template's name for that."""
    if phase.name is None:
        return replace(phase, name=_only(name for kind, name in template if kind == phase.kind))
    found = next(((kind, name) for kind, name in template if name and fold(name) == fold(phase.name)), None)
    return phase if found is None else replace(phase, kind=found[0], name=found[1])


def _only(names: Iterable[str | None]) -> str | None:
    """The one there is; where there are several, or none, none is meant."""
    several = list(names)
    return several[0] if len(several) == 1 else None

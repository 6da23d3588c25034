"""Builders of journeys: written in a line each, or drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.rules.facts import Assignment, Given, Journey, Person, Phase, Side, Span

QUIET = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
settings.register_profile("fast", max_examples=15, derandomize=True, **QUIET)
settings.register_profile("ci", max_examples=250, **QUIET)

FLAGS: dict[str, dict[str, Any]] = {
    "lead": {"lead": True},
    "key": {"key": True},
    "customer": {"side": Side.CUSTOMER},
    "unconfirmed": {"given": Given.UNCONFIRMED},
    "declined": {"given": Given.DECLINED},
    "relation": {"carries": "relation"},
    "*": {"all_systems": True},
    **{kind: {"title_kind": kind} for kind in ("sales", "manager", "architect", "consultant")},
}


def day(text: str) -> date | None:
    """`2026-03-01`, or `03-01` of 2026; blank is no date."""
    return date.fromisoformat(text if len(text) != 5 else f"2026-{text}") if text else None


def span(text: str) -> tuple[date | None, date | None]:
    """`03-01..03-31`; either may be blank."""
    first, _, last = text.partition("..")
    return day(first), day(last)


def phase(text: str) -> Phase:
    """`sale 01-01..03-31`; a `~` after it is tentative."""
    name, _, dates = text.strip().partition(" ")
    start, end = span(dates.removesuffix("~"))
    return Phase(id=name, start=start, end=end, tentative=dates.endswith("~"))


def assignment(number: int, text: str) -> Assignment:
    """`anna sale lead 03-01..03-31 50% CRM`: person, phase, then flags, own dates, percentage, systems in any order."""
    person, of, *words = text.split()
    found: dict[str, Any] = {}
    systems = set()
    for word in words:
        if word in FLAGS:
            found |= FLAGS[word]
        elif ".." in word:
            found["first"], found["last"] = span(word)
        elif word.endswith("%"):
            found["percent"] = float(word[:-1])
        else:
            systems.add(word)
    return Assignment(id=str(number), person=person, phase=of, systems=frozenset(systems), **found)


@pytest.fixture(scope="session")
def a_journey() -> Callable[..., Journey]:
    """`a_journey("sale 01-01..03-31, project 04-01..", "anna sale lead; bo project", away={"bo": "04-01..04-20"})`."""

    def build(
        phases: str, assignments: str, away: dict[str, str] | None = None, active: dict[str, str] | None = None
    ) -> Journey:
        away, active = away or {}, active or {}
        people = {
            id_: Person(
                id=id_,
                active=Span(*span(active.get(id_, ""))),
                absences=tuple(Span(*span(text)) for text in away.get(id_, "").split()),
            )
            for id_ in {*away, *active}
        }
        return Journey(
            id="acme",
            phases=tuple(map(phase, phases.split(","))),
            assignments=tuple(assignment(*one) for one in enumerate(assignments.split(";")) if one[1].strip()),
            people=people,
        )

    return build


# -- drawn at random: a few people and systems, dates within some months, everything that may be blank blank at times

DAYS = st.integers(0, 110).map(lambda number: date(2026, 2, 2) + timedelta(days=number))
MAYBE = st.none() | DAYS


@st.composite
def spans(draw: st.DrawFn, dates: st.SearchStrategy[date | None]) -> tuple[date | None, date | None]:
    first, last = draw(dates), draw(dates)
    return (last, first) if first and last and last < first else (first, last)


@st.composite
def phases_(draw: st.DrawFn) -> tuple[Phase, ...]:
    """Two to four phases; most follow each other, some overlap, lie apart, are open or undated."""
    found, at = [], draw(DAYS)
    for number in range(draw(st.integers(2, 4))):
        start = at + timedelta(days=draw(st.integers(-10, 45)))
        end = start + timedelta(days=draw(st.integers(0, 40)))
        at = end + timedelta(days=1)
        found.append(
            Phase(
                id=f"P{number}",
                start=draw(st.sampled_from((start, start, start, None))),
                end=draw(st.sampled_from((end, end, None))),
                tentative=draw(st.booleans()),
            )
        )
    return tuple(found)


@st.composite
def assignments(draw: st.DrawFn, phases: tuple[Phase, ...]) -> tuple[Assignment, ...]:
    found = []
    for number in range(draw(st.integers(0, 14))):
        first, last = draw(st.one_of(st.just((None, None)), st.just((None, None)), spans(MAYBE)))
        found.append(
            Assignment(
                id=str(number),
                phase=draw(st.sampled_from(phases)).id,
                person=draw(st.sampled_from(("anna", "bo", "cia", "dan"))),
                side=draw(st.sampled_from((Side.VENDOR, Side.VENDOR, Side.VENDOR, Side.CUSTOMER))),
                systems=draw(st.sampled_from((frozenset(), frozenset(), frozenset({"CRM"}), frozenset({"CRM", "BI"})))),
                all_systems=draw(st.sampled_from((False, False, True))),
                lead=draw(st.sampled_from((False, False, True))),
                key=draw(st.sampled_from((False, False, True))),
                first=first,
                last=last,
                percent=draw(st.sampled_from((None, None, 20, 50, 100))),
                given=draw(st.sampled_from((*[Given.CONFIRMED] * 4, Given.UNCONFIRMED, Given.DECLINED))),
                carries=draw(st.sampled_from(("solution", "solution", "relation"))),
            )
        )
    return tuple(found)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Person]:
    found = {}
    for id_ in sorted(draw(st.sets(st.sampled_from(("anna", "bo", "cia"))))):  # a set has no order to draw again by
        away = [(first, first + timedelta(days=draw(st.integers(2, 50)))) for first in draw(st.lists(DAYS, max_size=3))]
        active = draw(st.one_of(st.just((None, None)), st.just((None, None)), spans(MAYBE)))
        found[id_] = Person(id=id_, active=Span(*active), absences=tuple(Span(*one) for one in away))
    return found


@st.composite
def random_journey(draw: st.DrawFn) -> Journey:
    phases = draw(phases_())
    return Journey(id="j", phases=phases, assignments=draw(assignments(phases)), people=draw(people()))


@pytest.fixture(scope="session")
def random_journeys() -> st.SearchStrategy[Journey]:
    return random_journey()


@st.composite
def journeys_of_the_same_people(draw: st.DrawFn) -> tuple[Journey, ...]:
    """One to three journeys; whoever has limits has them everywhere."""
    found = draw(st.lists(random_journey(), min_size=1, max_size=3))
    everybody = {id_: person for journey in found for id_, person in journey.people.items()}
    return tuple(replace(journey, id=f"j{number}", people=everybody) for number, journey in enumerate(found))


@pytest.fixture(scope="session")
def together() -> st.SearchStrategy[tuple[Journey, ...]]:
    return journeys_of_the_same_people()

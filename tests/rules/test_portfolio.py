"""How much hangs on one person over many journeys, and who would have to leave until it breaks."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.continuity import handovers
from bot.rules.facts import Constants, Journey
from bot.rules.portfolio import Carried, breaks_without, carrier_load, fewest


def carried(text: str) -> list[Carried]:
    """`acme anna, bo+cia; beta anna`: handovers, each with what keeps it from breaking."""
    found = []
    for handover in filter(None, map(str.strip, text.split(";"))):
        name, _, items = handover.partition(" ")
        evidence = tuple(tuple(item.strip().split("+")) for item in items.split(",") if item.strip())
        found.append(Carried(name, evidence))
    return found


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a", [], id="what breaks anyhow hangs on nobody"),
        pytest.param("a anna; b anna", ["anna 2 2"], id="alone"),
        pytest.param("a anna, bo; b anna", ["anna 2 1", "bo 1 0"], id="with somebody else"),
        pytest.param("a anna+bo", ["anna 1 1", "bo 1 1"], id="side by side: without either it breaks"),
        pytest.param("a anna+bo, anna+cia", ["anna 1 1", "bo 1 0", "cia 1 0"], id="in every pair"),
        pytest.param("a anna, anna+bo", ["anna 1 1", "bo 1 0"], id="alone, and with somebody"),
        pytest.param("a bo; a anna; a anna, bo", ["anna 1 1", "bo 1 1"], id="systems of one handover count once"),
        pytest.param(
            "a cia; b bo; c bo; d anna, dan", ["bo 2 2", "cia 1 1", "anna 1 0", "dan 1 0"], id="the most first"
        ),
    ],
)
def test_the_load_is_what_hangs_on_somebody(plan: str, expected: list[str]) -> None:
    found = carrier_load(carried(plan))
    assert [f"{one.person} {one.handovers} {one.alone}" for one in found] == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [("anna", ("b", "a")), ("bo", ("a",)), ("cia", ()), ("dan", ())],
)
def test_what_breaks_without_somebody(person: str, expected: tuple[str, ...]) -> None:
    assert breaks_without(carried("b anna; a anna+bo; c cia, anna; b anna, bo"), person) == expected


@pytest.mark.parametrize(
    ("plan", "percent", "expected"),
    [
        pytest.param("", 50, [], id="nothing"),
        pytest.param("a", 50, [], id="nothing that holds"),
        pytest.param("a anna; b anna; c bo; d cia", 50, ["anna 50"], id="one is enough"),
        pytest.param("a anna; b anna; c bo; d cia", 60, ["anna 50", "bo 75"], id="then the first by id"),
        pytest.param("a anna, bo; b bo, cia; c bo", 30, ["bo 33"], id="who breaks one at once"),
        pytest.param("a anna; b bo, cia; c bo, dan; d bo, eva", 20, ["anna 25"], id="before who is part of more"),
        pytest.param("a anna, bo", 100, ["anna 0", "bo 100"], id="two who must both leave"),
        pytest.param("a anna, bo, cia; b dan, eva", 50, ["dan 0", "eva 50"], id="the larger share first"),
        pytest.param("a anna+bo; b anna+cia; c anna+dan", 100, ["anna 100"], id="in every pair"),
        pytest.param("a anna; a bo; b cia", 50, ["anna 50"], id="a handover breaks with any of its systems"),
        pytest.param("a anna; b; c", 100, ["anna 100"], id="of those that hold"),
        pytest.param("a anna", 0, [], id="none to be broken"),
    ],
)
def test_the_fewest_whose_leaving_breaks_a_share(plan: str, percent: float, expected: list[str]) -> None:
    assert [f"{step.person} {int(step.percent)}" for step in fewest(carried(plan), percent)] == expected


PEOPLE = st.sampled_from(("anna", "bo", "cia", "dan", "eva"))
ITEMS = st.lists(PEOPLE, min_size=1, max_size=2, unique=True).map(tuple)
PORTFOLIOS = st.lists(
    st.builds(Carried, st.sampled_from("abcdef"), st.lists(ITEMS, max_size=3, unique=True).map(tuple)), max_size=8
)


def broken(plan: list[Carried], gone: set[str]) -> set[str]:
    return {one.handover for one in plan if one.evidence and all(gone & set(item) for item in one.evidence)}


@pytest.mark.parametrize("profile", ["fast", pytest.param("ci", marks=pytest.mark.ci)])
def test_the_steps_break_what_they_say_in_any_order_of_rows(profile: str) -> None:
    @settings(settings.get_profile(profile))
    @given(PORTFOLIOS, st.data(), st.integers(1, 100))
    def said(plan: list[Carried], data: st.DataObject, percent: int) -> None:
        steps = fewest(plan, percent)
        held = {one.handover for one in plan if one.evidence}
        gone = [step.person for step in steps]
        for count, step in enumerate(steps, start=1):
            assert step.broken == len(broken(plan, set(gone[:count])))
        assert not held or steps[-1].percent >= percent
        assert fewest(data.draw(st.permutations(plan)), percent) == steps
        people = sorted({person for one in plan for item in one.evidence for person in item})
        best = (number for number in range(len(people) + 1) for chosen in combinations(people, number)
                if 100 * len(broken(plan, set(chosen))) >= percent * len(held))  # fmt: skip
        assert not held or len(steps) <= next(best) + 2

    said()


@pytest.mark.parametrize("profile", ["fast", pytest.param("ci", marks=pytest.mark.ci)])
def test_what_is_evidence_decides_whether_it_breaks(profile: str, random_journeys: st.SearchStrategy[Journey]) -> None:
    @settings(settings.get_profile(profile))
    @given(random_journeys)
    def decided(journey: Journey) -> None:
        for one in handovers(journey, Constants(transfer=2)):
            assert bool(one.evidence) is (one.state in ("holds", "thin"))
            assert set(one.rests_on) <= {person for item in one.evidence for person in item}
            assert {*one.stays_on} <= {item[0] for item in one.evidence if len(item) == 1} or not one.evidence

    decided()

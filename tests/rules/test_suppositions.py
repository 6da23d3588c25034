"""`what-if` lines, read on Saturday 21 November 2026."""

from datetime import date

import pytest

from bot.rules.line import PhaseWord, Vocabulary, read_suppositions
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement, Removal, Supposition, Unclear

TODAY = date(2026, 11, 21)
ACME = Vocabulary(
    phases=(PhaseWord("s", "sales"), PhaseWord("p", "project"), PhaseWord("m", "maintenance")),
    systems=("CRM",),
    people=("Anna Berg",),
)
ANNA, PER = PersonRef(slack_id="U1"), PersonRef(slack_id="U2")
JANUARY, MARCH = date(2027, 1, 15), date(2027, 3, 1)
SLIPS = PhaseChange(phase="p", start=Period(JANUARY, JANUARY))
PUSHED = PhaseChange(phase="p", shift_days=14)
GONE = Removal(people=(ANNA,))


def read(text: str) -> tuple[Supposition, ...]:
    return read_suppositions(text, ACME, TODAY)


@pytest.mark.parametrize(
    ("typed", "supposed"),
    [
        pytest.param("project 15 jan", (SLIPS,), id="a phase first"),
        pytest.param("the project starts 15 jan", (SLIPS,), id="in a sentence"),
        pytest.param("phase project 15 jan", (SLIPS,), id="with the verb"),
        pytest.param("flytta projektet 15 jan", (SLIPS,), id="in Swedish"),
        pytest.param("push project 2 weeks", (PUSHED,), id="pushed"),
        pytest.param("without <@U1>", (GONE,), id="without"),
        pytest.param("utan <@U1|anna>", (GONE,), id="without, in Swedish"),
        pytest.param("without Anna Berg", (Removal(people=(PersonRef(name="Anna Berg"),)),), id="by name"),
        pytest.param("without <@U1> from 1 mar", (Removal(people=(ANNA,), since=MARCH),), id="from a day"),
        pytest.param("without <@U1> and <@U2>", (Removal(people=(ANNA, PER)),), id="without two"),
        pytest.param("without <@U1> and push project 2 weeks", (GONE, PUSHED), id="two joined by and"),
        pytest.param("push project 2 weeks, without <@U1>", (PUSHED, GONE), id="two joined by a comma"),
    ],
)
def test_what_is_supposed(typed: str, supposed: tuple[Supposition, ...]) -> None:
    assert read(typed) == supposed


@pytest.mark.parametrize(
    "typed",
    ["with <@U2> architect, project", "<@U2> architect, project", "med <@U2> architect på projektet"],
)
def test_somebody_who_joins(typed: str) -> None:
    (placement,) = read(typed)

    assert isinstance(placement, Placement)
    assert (placement.people, placement.role, placement.phases) == ((PER,), "architect", ("p",))


@pytest.mark.parametrize("joint", [" and ", ", ", " och ", " &amp; "])
def test_one_goes_and_another_comes(joint: str) -> None:
    gone, joins = read(f"without <@U1>{joint}with <@U2> architect, project, 50%")

    assert gone == GONE
    assert isinstance(joins, Placement)
    assert (joins.people, joins.percent) == ((PER,), 50)


def test_with_after_a_comma_is_noise_unless_a_person_follows() -> None:
    (placement,) = read("with <@U2> architect, with CRM, project")

    assert isinstance(placement, Placement)
    assert placement.systems == ("CRM",)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        pytest.param("without", (PhaseChange(phase=None),), id="nobody named"),
        pytest.param("project", (PhaseChange(phase="p"),), id="no date"),
        pytest.param("without <@U1> and push project", (GONE, PhaseChange(phase="p")), id="half of it"),
        pytest.param("phase add pilot 1 mar", (), id="a new phase"),
    ],
)
def test_what_is_not_understood_comes_with_the_rest(typed: str, understood: tuple[Supposition, ...]) -> None:
    with pytest.raises(Unclear) as unclear:
        read(typed)
    assert unclear.value.understood == understood

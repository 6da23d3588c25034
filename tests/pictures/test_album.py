"""The journeys that the picture is judged by are what they are said to be, made by the real bot."""

from __future__ import annotations

from random import Random

import pytest

from album import ten
from album.typed import Told, played

pytestmark = [pytest.mark.ci, pytest.mark.timeout(120)]


@pytest.mark.parametrize(
    ("made", "shape"),
    [
        (ten.relay, "classic_relay"),
        (ten.architect, "architect_overlap"),
        (ten.succession, "sub_lead_succession"),
        (ten.many, "chain"),
    ],
)
def test_each_shape_comes_out_of_typed_lines(made, shape: str) -> None:
    plan = ten.Plan(Random(5))
    made(plan)

    with played(Told(plan.people, plan.lines)) as journey:
        assert journey.shape == shape


def test_the_same_seed_makes_the_same_journeys() -> None:
    assert list(ten.ten(5)) == list(ten.ten(5)) != list(ten.ten(6))

"""What buttons carry has the shape that ours gave it, or is refused: whatever JSON comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.call import Call, Lacking
from bot.rules.carried import NUMBER, TEXT, Record, fits, row
from bot.rules.packing import PACKED, unpacked
from bot.rules.texts import Refusal

NAMES = some.sampled_from(["k", "w", "p", "s", "e", "b", "d", "m", "role", "percent", "phases", "first", "x"])
PLAIN = (
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.sampled_from(["move", "remove", "put", "2027-01-15", "", "U1"])
)
JSON = some.recursive(PLAIN, lambda each: some.lists(each, max_size=4) | some.dictionaries(NAMES, each, max_size=6))
SHAPES = [[str], Record(dict.fromkeys("kw", (*TEXT, bool))), [row(str, TEXT)], {"*": [(str, *NUMBER)]}, PACKED]


def carried(value: Any, shape: Any) -> Any:
    call = Call.__new__(Call)
    call.value = {"v": value}
    return call.rows("v", shape)


@settings(max_examples=200, deadline=None)
@given(JSON | some.lists(some.dictionaries(NAMES, JSON, max_size=6), max_size=2))
def test_whatever_comes_is_read_or_lacks_its_shape(value: Any) -> None:
    for shape in SHAPES:
        try:
            assert carried(value, shape) is value
        except Lacking:
            continue
        if shape is PACKED:
            try:
                unpacked(value)
            except Refusal:
                """A day that is none: said in words."""


@pytest.mark.parametrize(
    ("value", "shape", "does"),
    [
        (["a"], [str], True),
        ("a", [str], False),
        ([1], [str], False),
        (True, int, False),
        (1, bool, False),
        (["a", None], row(str, TEXT), True),
        (["a"], row(str, TEXT), False),
        ({"k": "a"}, Record({"k": str}, {"n": int}), True),
        ({"n": 1}, Record({"k": str}, {"n": int}), False),
        ({"k": "a", "x": 1}, Record({"k": str}), False),
        ([{"k": "put", "w": [[None, "Bo"]], "percent": 12.5}], PACKED, True),
        ([{"k": "put"}], PACKED, False),
        ([{"k": ["put"], "w": []}], PACKED, False),
    ],
)
def test_a_shape(value: Any, shape: Any, does: bool) -> None:
    assert fits(value, shape) is does

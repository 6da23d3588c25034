"""A guide is lines of text: read without marks, kept line by line, and who takes part told by their roles."""

from __future__ import annotations

import pytest

from bot.rules.meetings.kit import GuideLine, as_typed, kept_as, read_guide
from bot.rules.meetings.profiles import profile_of
from bot.rules.texts import Refusal


def test_numbers_bullets_and_empty_lines_are_left_out_and_where_follows_a_semicolon() -> None:
    lines = read_guide(
        "observe", "1. Who types the order; at the order desk\n\n- The lists on the wall\n• The lists on the wall"
    )

    assert lines == [GuideLine("Who types the order", "at the order desk"), GuideLine("The lists on the wall")]
    assert read_guide("observe", as_typed(lines)) == lines


def test_a_question_may_have_a_semicolon() -> None:
    assert read_guide("question", "What works; what does not?") == [GuideLine("What works; what does not?")]


@pytest.mark.parametrize("text", ["\n".join(f"line {n}" for n in range(9)), "x" * 301], ids=["many", "long"])
def test_too_much_is_refused_at_the_field(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_guide("alternative", text)
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        pytest.param(["Works well?", "Who types?"], [0, 1], id="the same"),
        pytest.param(["Who types?", "Works well?"], [1, 0], id="another order"),
        pytest.param(["Who types?"], [1], id="one taken out"),
        pytest.param(["What works well today?", "Who types?"], [0, 1], id="reworded"),
        pytest.param(["Works well?", "Something else", "Who types?"], [0, None, 1], id="one put in between"),
    ],
)
def test_a_line_is_known_again(new: list[str], kept: list[int | None]) -> None:
    assert kept_as(["Works well?", "Who types?"], new) == kept


@pytest.mark.parametrize(
    ("role", "profile"),
    [
        ("CIO", "cio"),
        ("IT-direktör, Norden", "cio"),
        ("lead enterprise architect", "architect"),
        ("forretningspartner", "partner"),
        ("solution architect", None),
        ("studio lead", None),
    ],
)
def test_a_role_tells_a_profile(role: str, profile: str | None) -> None:
    assert profile_of(role) == profile

"""What people are called: by the first name, and by the whole one where two share it."""

from __future__ import annotations

import pytest

from bot.rules.calling import LONGEST, among, called, first


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Berg", "Anna"),
        ("Anna-Lena Berg", "Anna-Lena"),
        ("Madonna", "Madonna"),
        ("  Anna   Berg ", "Anna"),
        ("", ""),
        ("   ", ""),
        ("K Berg", "K Berg"),
        ("Dr. Berg", "Dr. Berg"),
        ("Berg, Anna", "Berg, Anna"),
        ("Åsa Öberg", "Åsa"),
    ],
)
def test_the_first_name_is_the_first_word_that_is_a_name(name: str, expected: str) -> None:
    assert first(name) == expected


def test_who_share_a_first_name_are_called_by_the_whole_one() -> None:
    names = {1: "Anna Berg", 2: "ANNA Lind", 3: "Bo Ek"}
    assert called(names) == {1: "Anna Berg", 2: "ANNA Lind", 3: "Bo"}


def test_who_is_not_among_them_is_told_apart_from_them() -> None:
    assert among("Anna Lind", ["Anna Berg", "Bo Ek"]) == "Anna Lind"
    assert among("Per Holm", ["Anna Berg"]) == "Per"


def test_a_name_without_end_is_cut_inside_sentences() -> None:
    assert len(called({1: "x" * 120})[1]) == LONGEST
    assert called({1: "x" * 120})[1].endswith("…")

"""Values are frozen to the type checker; to everybody else they compare and count as what they hold."""

from __future__ import annotations

from dataclasses import field, replace

from bot.rules.values import value


@value
class Pair:
    name: str
    number: int = 0
    aside: str = field(default="", compare=False)


@value
class Nothing:
    """Holds nothing, so all of it are the same."""


def test_values_that_hold_the_same_are_the_same() -> None:
    assert Pair("a", 1) == Pair(name="a", number=1, aside="not compared")
    assert len({Pair("a", 1), Pair("a", 1, "not compared"), Pair("a", 2)}) == 2


def test_a_changed_copy_leaves_the_value_as_it_was() -> None:
    before = Pair("a", 1)
    assert (replace(before, number=2), before) == (Pair("a", 2), Pair("a", 1))


def test_values_of_two_kinds_are_never_the_same_and_one_that_holds_nothing_is_like_the_next() -> None:
    assert Pair("a", 1) != ("a", 1)
    assert Nothing() == Nothing() != Pair("a")
    assert len({Nothing(), Nothing()}) == 1


def test_a_value_says_what_it_holds() -> None:
    assert repr(Pair("a", aside="b")) == "Pair(name='a', number=0, aside='b')"

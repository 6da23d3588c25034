"""Customers that are perhaps the same one, written twice."""

import pytest

from bot.rules.twins import twins


@pytest.mark.parametrize(
    ("typed", "known", "found"),
    [
        pytest.param("Acme", ["Acme AB", "Beta AB"], ["Acme AB"], id="without its form"),
        pytest.param("Acme Group", ["Acme AB"], ["Acme AB"], id="another form"),
        pytest.param("Nordwind", ["Northwind"], ["Northwind"], id="a slip of the finger"),
        pytest.param("Åkeriet A/S", ["Akeriet"], ["Akeriet"], id="accents"),
        pytest.param("AB", ["Ab Group", "Beta"], [], id="nothing but a form"),
        pytest.param("Acme Foods", ["Acme AB"], [], id="another name"),
        pytest.param("", ["Acme AB"], [], id="nothing"),
        pytest.param(
            "Acme",
            ["Acma", "Acme Oy", "Acme ASA", "Acme AB", "Acme Ltd"],
            ["Acme AB", "Acme Ltd", "Acme Oy"],
            id="most",
        ),
    ],
)
def test_names_that_may_mean_the_same_customer(typed: str, known: list[str], found: list[str]) -> None:
    assert twins(typed, known) == found

"""Names as kept, compared and made into keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.names import fold, key, slug, tidy


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        pytest.param("Åsa Öberg", "asa oberg", id="swedish"),
        pytest.param("Ærø Æble", "aero aeble", id="danish"),
        pytest.param("  Bo   Ek ", "bo ek", id="spaces"),
        pytest.param("Bo\u00a0Ek", "bo ek", id="no-break space"),
        pytest.param("An\u200bna\u202e", "anna", id="invisible"),
        pytest.param("ＡＣＭＥ", "acme", id="full width"),
        pytest.param("L'Oréal", "l'oreal", id="accent"),
        pytest.param("A\u030asa", "asa", id="accent apart"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Кой", "кой", id="accents of other alphabets stay"),
    ],
)
def test_a_name_is_compared_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_a_kept_name_is_one_visible_line_of_at_most_120_characters(text: str) -> None:
    kept = tidy(text)
    assert len(kept) <= 120
    assert tidy(kept) == kept
    assert "\n" not in kept
    assert "\u202e" not in kept


def test_a_kept_name_keeps_its_letters() -> None:
    assert tidy(" Åsa\n Öberg\u200b") == "Åsa Öberg"


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        pytest.param("Acme ERP", (), "acme-erp", id="words joined"),
        pytest.param("Acme ERP", ("acme-erp",), "acme-erp-2", id="taken"),
        pytest.param("Acme ERP", ("acme-erp", "acme-erp-2"), "acme-erp-3", id="taken twice"),
        pytest.param("Försäljning på Øen", (), "forsaljning-pa-oen", id="folded"),
        pytest.param("A very long name of a journey indeed", (), "a-very-long-name-of-a-jo", id="24 characters"),
        pytest.param(
            "Twenty four characters!!", ("twenty-four-characters",), "twenty-four-characters-2", id="room for -2"
        ),
        pytest.param(
            "A very long name of a journey", ("a-very-long-name-of-a-jo",), "a-very-long-name-of-a-2", id="cut for -2"
        ),
        pytest.param("!!!", (), "journey", id="nothing to make it from"),
    ],
)
def test_the_key_of_a_journey(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert key(name, taken) == expected
    assert len(expected) <= 24


@given(st.text(max_size=60))
def test_a_key_is_short_and_stays_itself(name: str) -> None:
    made = key(name, ())
    assert 0 < len(made) <= 24
    assert " " not in made
    assert ":" not in made
    assert slug(made) == made

"""Job titles are found whole, in the longest form the table knows."""

import pytest

from bot.rules.names import fold
from bot.rules.titles import DEFAULTS, find, of_role
from bot.rules.typed import Title


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("solution architect, sales", "solution architect", id="longer than architect"),
        pytest.param("key account manager", "key account manager", id="key is no flag here"),
        pytest.param("customer success manager", "customer success manager", id="customer is no flag here"),
        pytest.param("maintenance lead", "maintenance lead", id="neither phase nor flag"),
        pytest.param("sub-project manager", "sub-project manager", id="hyphen"),
        pytest.param("sub project manager", "sub-project manager", id="hyphen left out"),
        pytest.param("Bo Ek SYSTEM  Owner", "system owner", id="case and spaces"),
        pytest.param("lösningsarkitekt", "lösningsarkitekt", id="swedish"),
        pytest.param("projektleder", "projektleder", id="danish"),
        pytest.param("architect or solution architect", "solution architect", id="the longest, not the first"),
    ],
)
def test_a_title_is_found_whole(text: str, words: str) -> None:
    found = find(text)
    assert found is not None
    assert found[0].words == words


def test_where_the_title_stands_is_told_in_the_text_as_typed() -> None:
    text = "ﬁne Ærø solution\u00a0architect, x"
    found = find(text)
    assert found is not None
    assert text[found[1] : found[2]] == "solution\u00a0architect"


@pytest.mark.parametrize("text", ["", "wizard", "account, manager", "architecture", "key", "projects manager"])
def test_what_is_no_title_is_not_found(text: str) -> None:
    assert find(text) is None


def test_a_longer_role_is_known_by_the_title_in_it() -> None:
    title = of_role("Senior solution architect")
    assert title is not None
    assert (title.kind, title.key, title.carries) == ("architect", True, "solution")


def test_who_sells_carries_the_relation() -> None:
    assert {title.carries for title in DEFAULTS if title.kind == "sales"} == {"relation"}


def test_a_workspace_may_have_its_own_table() -> None:
    wizard = Title(words="chief wizard", kind="other", key=True, carries="solution")
    assert of_role("chief wizard", (wizard,)) == wizard
    assert of_role("solution architect", (wizard,)) is None


def test_no_title_stands_twice_in_the_table() -> None:
    folded = [fold(title.words).replace("-", " ") for title in DEFAULTS]
    assert len(folded) == len(set(folded))

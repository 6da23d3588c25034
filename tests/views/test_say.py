"""What was said lately is kept; it must never be said in another's place."""

from __future__ import annotations

from datetime import date

import pytest

from bot.i18n import Raw, Say, speaker

MARKED = "<@U1> *x*"


@pytest.mark.parametrize("first", [Raw, str], ids=["markup first", "typed first"])
def test_typed_text_is_not_taken_for_the_same_markup_said_before(first: type[str]) -> None:
    say = Say("en")
    said = {kind: say("{person} stays", person=kind(MARKED)) for kind in (first, Raw, str)}
    counted = {kind: say.number("{person}", "{person}, {n}", 2, person=kind(MARKED)) for kind in (first, Raw, str)}
    assert said == {Raw: "<@U1> *x* stays", str: "&lt;@U1&gt; ∗x∗ stays"}
    assert counted == {Raw: "<@U1> *x*, 2", str: "&lt;@U1&gt; ∗x∗, 2"}


def test_each_language_says_a_day_in_its_own_way() -> None:
    said = {language: speaker(language)("{day}", day=date(2026, 10, 1)) for language in ("en", "sv", "da")}
    assert said == {"en": "1 Oct", "sv": "1 okt.", "da": "1. okt."}

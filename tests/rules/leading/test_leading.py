"""Which questions lead, and which ask."""

from __future__ import annotations

import pytest

from bot.i18n import Say
from bot.rules.leading import Hint, Instead, Reason, leading
from bot.views.leading import OPEN, WHY, hinted, instead


def test_what_is_found_is_named_with_the_words_as_typed_and_an_open_question() -> None:
    found = leading("The portal works well, Isn’t it?", "en")
    assert found == Hint(Reason.TAG, Instead.HERE, "en", "Isn’t it")
    assert leading("How is the portal for you?", "en") is None


@pytest.mark.parametrize("language", [None, "sv", "da", "fi"])
def test_a_question_is_read_in_the_language_it_is_written_in(language: str | None) -> None:
    found = leading("Portalen är bra, eller hur?", language)
    assert found is not None
    assert instead(found) == "Hur är det för er?"
    assert hinted(found, Say("en")) == "“eller hur” asks for a yes. More open: “Hur är det för er?”"


def test_there_is_a_sentence_for_every_reason_and_every_open_question() -> None:
    assert (set(WHY), set(OPEN)) == (set(Reason), set(Instead))

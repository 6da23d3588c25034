"""Which questions lead, and which ask (issue: at least 9 of 10 right, fewer than 1 of 20 open ones hinted at)."""

from __future__ import annotations

import pytest

from bot.i18n import Say, speaker
from bot.rules.leading import Hint, Instead, Reason, leading
from bot.views.leading import OPEN, WHY, hinted, instead
from bot.views.meetings.words import starters
from tests.rules.leading import held_out, table

LANGUAGES = ["en", "sv", "da"]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_leading_questions_are_found_by_what_they_do_and_open_ones_left_alone(language: str, known: bool) -> None:
    said = language if known else None
    wrong = [text for text in table.OPEN[language] if leading(text, said)]
    for reason, texts in table.LEADING[language].items():
        found = [(text, leading(text, said)) for text in texts]
        wrong += [text for text, hint in found if hint is None or (known and hint.reason != reason)]
    assert wrong == []


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_that_the_rule_was_not_made_by_are_judged_as_well(language: str, known: bool) -> None:
    said = language if known else None
    missed = [text for text in held_out.LEADING[language] if leading(text, said) is None]
    hinted_at = [text for text in held_out.OPEN[language] if leading(text, said)]
    assert (missed, hinted_at) == ([], [])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("The portal works well, Isn’t it?", Hint(Reason.TAG, Instead.HERE, "en", "Isn’t it")),
        ("How much faster would it be?", Hint(Reason.PRESUMES, Instead.CHANGE, "en", "How much faster")),
        (
            "How do you order today and what would you change?",
            Hint(Reason.TWO_IN_ONE, Instead.ONE, "en", "How do you order today", "How do you order today?"),
        ),
        (
            "How much faster would it be, and what would you pay?",
            Hint(Reason.PRESUMES, Instead.CHANGE, "en", "How much faster"),
        ),
    ],
)
def test_a_hint_names_the_words_as_typed(text: str, hint: Hint) -> None:
    assert leading(text, "en") == hint


@pytest.mark.parametrize("language", [None, "sv", "da", "fi"])
def test_a_question_is_read_in_the_language_it_is_written_in(language: str | None) -> None:
    found = leading("Portalen är bra, eller hur?", language)
    assert found is not None
    assert instead(found) == "Hur är det för er?"
    assert hinted(found, Say("en")) == "“eller hur” asks for a yes. More open: “Hur är det för er?”"


def test_there_is_a_sentence_for_every_reason_and_an_open_question_that_does_not_lead() -> None:
    assert (set(WHY), set(OPEN)) == (set(Reason), set(Instead))
    said = [speaker(language).plain(text) for text in OPEN.values() for language in LANGUAGES]
    said += [text for language in LANGUAGES for text in starters(speaker(language))]
    assert [text for text in said if leading(text)] == []


@pytest.mark.parametrize("text", ["", "?", "¿", "or", "Is " * 400, "what and " * 100, "a" * 100_000])
def test_anything_can_be_typed(text: str) -> None:
    leading(text)

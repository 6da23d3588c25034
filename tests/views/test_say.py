"""What was said lately is kept; it must never be said in another's place."""

from __future__ import annotations

from datetime import date

import pytest

from bot.i18n import Raw, Say, speaker
from bot.rules.texts import Ours

MARKED = "<@U1> *x*"


@pytest.mark.parametrize("first", [Raw, str], ids=["markup first", "typed first"])
def test_typed_text_is_not_taken_for_the_same_markup_said_before(first: type[str]) -> None:
    say = Say("en")
    said = {kind: say("{person} stays", person=kind(MARKED)) for kind in (first, Raw, str)}
    counted = {kind: say.number("{person}", "{person}, {n}", 2, person=kind(MARKED)) for kind in (first, Raw, str)}
    assert said == {Raw: "<@U1> *x* stays", str: "&lt;@U1&gt; ∗x∗ stays"}
    assert counted == {Raw: "<@U1> *x*, 2", str: "&lt;@U1&gt; ∗x∗, 2"}


@pytest.mark.parametrize(
    ("language", "short", "said", "whole"),
    [
        ("en", "1 Dec", "Tue 1 Dec", "Tuesday 1 December 2026 (week 49)"),
        ("sv", "1 dec", "tisdag 1 december", "tisdag 1 december 2026 (vecka 49)"),
        ("da", "1. dec.", "tirsdag 1. december", "tirsdag den 1. december 2026 (uge 49)"),
    ],
)
def test_each_language_says_a_day_in_its_own_way(language: str, short: str, said: str, whole: str) -> None:
    say, day = speaker(language), date(2026, 12, 1)
    assert (say("{day}", day=day), say.day(day), say.whole_day(day)) == (short, said, whole)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Spurgt {day}.", "Spurgt 1. dec."),
        ("Passer {day}? Den {day}, før.", "Passer 1. dec.? Den 1. dec., før."),
        ("Vent til {day}...", "Vent til 1. dec...."),
    ],
)
def test_a_danish_day_at_the_end_of_a_sentence_stops_once(text: str, said: str) -> None:
    assert speaker("da")(text, day=date(2026, 12, 1)) == said


@pytest.mark.parametrize("name", ["Varme A.m.b.a.", "Acme Inc.", "Beta & Co."])
def test_a_name_that_ends_in_a_stop_ends_the_sentence(name: str) -> None:
    assert speaker("en").plain("You know {name}.", name=name) == f"You know {name}"


@pytest.mark.parametrize(("language", "said"), [("en", "12.5 %"), ("sv", "12,5 %"), ("da", "12,5 %")])
def test_a_figure_is_written_as_in_the_language(language: str, said: str) -> None:
    assert [speaker(language)("{percent} %", percent=figure) for figure in (12.5, 60.0)] == [said, "60 %"]


def test_a_phase_in_a_refusal_is_named_in_the_readers_language() -> None:
    told = [speaker(language)("{phase}", phase=Ours("Maintenance")) for language in ("en", "sv", "da")]
    assert told == ["Maintenance", "Förvaltning", "Drift"]

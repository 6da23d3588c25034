"""The words of product.md §2 in all that people read: each thing has one word, in every language the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.views.test_catalogues import OTHERS, PLACES, catalogue, marked

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

CALLED = {
    r"(?-i:(?<![/@])\bhandovers?\b|\bHandovers\b)": {"sv": "överlämning", "da": "overlevering"},
    r"\bjourneys?\b": {"sv": "kundres", "da": "kunderejse"},
    r"\bphases?\b": {"sv": r"\bfas", "da": r"\bfase"},
    r"\bcustomers?\b": {"sv": "kund", "da": "kunde"},
    r"\bsystems?\b": {"sv": "system", "da": "system"},
    r"\bkey persons?\b": {"sv": "nyckelperson", "da": "nøgleperson"},
    r"\bowner\b": {"sv": "ägare", "da": "ejer"},
    r"\bstay(s|ing)? on\b": {"sv": r"\bfölj|är du med|är med", "da": r"\bfølg|er du med|er med"},
    r"\bside by side\b": {"sv": "sida vid sida", "da": "side om side"},
    r"\bafter a (long )?break\b": {"sv": "efter (ett långt )?uppehåll", "da": "efter en (lang )?pause"},
    r"\boverlap\b": {"sv": "överlappning", "da": "overlap"},
    r"\bholds?\b": {"sv": r"\bhåll", "da": r"\bhold"},
    r"\bthin\b": {"sv": r"\btunna?\b", "da": r"\btynde?\b"},
    r"(?<!a )(?<!long )\bbreaks?\b": {"sv": r"\bbrist", "da": r"\bbrist"},
    r"\bstaffed\b": {"sv": "bemanna", "da": "bemand"},
    r"\bworkspace\b": {"sv": "arbetsyta", "da": "arbejdsområde"},
    r"\bdigest\b": {"sv": "veckobrev", "da": "ugebrev"},
    r"\bsolution\b": {"sv": "lösning", "da": "løsning"},
}
"""What the English says, and what then stands in the others."""
OTHERWISE = {
    "Knowledge now follows Acme into the project. The other channels hold four journeys to explore; move the clock on "
    "and see how little is posted.": "a channel holds journeys, no handover",
    "Shape: architect overlap. {people} stay on all the way.": "the shape has a name of its own",
    "Shape: architect overlap. {people} stays on all the way.": "the shape has a name of its own",
    "architect overlap": "the shape has a name of its own",
    "a cell holds more than {n} characters.": "cells, files and folders hold things",
    "{file} is one file of several; name the folder that holds them.": "a folder holds files",
    "{file} holds far more than a plan would, so I left it closed. Please give it in parts, or as CSV.": "a file",
    "{file} cannot be read: it holds more than {n} MB.": "a file holds text",
    "{file} unpacks to far more than it seems to hold, so I left it closed.": "a zip holds files",
}
"""Texts that say it in another way, and why."""

NEVER = {
    "en": "risk risks he she his her him hers carrier carriers returner returners scope staffing",
    "sv": "risk risker han hon hans hennes honom henne journey scope bärare",
    "da": "risiko risici risk han hun ham hende hans hendes journey scope bærer",
}
"""A handover is not at risk in a channel, nobody is he or she, and the code's own words stay in the code."""

NAMES = (
    "csv excel mb xlsx gz utf "
    "handover slack europe stockholm group anna bo ek acme ab erp crm bi per eva kim t liv mette nils sara ingrid voll "
    "booking portal cto cio fjord fisk skog skogsbolaget havn nordhavn lumen energi outlook google apple"
)
SPELT_ALIKE = {
    "sv": (
        "i en in relation person persons enter system version segment start auto app bot be just sv dec jan sep feb "
        "under zip expert business partner plan text cell id form"
    ),
    "da": (
        "type i en for at over side person pause overlap to end have system start give mine segment reference persons "
        "note relation send auto app apps webshop enter bot kan dec jan sep feb under zip set import "
        "business partner plan id form"
    ),
}
"""Words of their own that English has too."""
OF_OTHERS = {"invite": "a command of Slack's", "workspace": "an option of the command line"}


def words(text: str) -> Iterator[str]:
    return (word.lower() for word in WORD.findall(PLACES.sub(" ", text)))


ENGLISH = {word for message in marked() for word in words(message)}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("term", CALLED)
def test_each_thing_is_called_by_its_word(term: str, language: str) -> None:
    otherwise = {
        str(one.id): one.string
        for one in catalogue(language)
        if re.search(term, PLACES.sub(" ", str(one.id)), re.IGNORECASE)
        and not re.search(CALLED[term][language], str(one.string), re.IGNORECASE)
    }
    assert otherwise.keys() - OTHERWISE.keys() == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_word_stands_in_another_language(language: str) -> None:
    own = {*NAMES.split(), *SPELT_ALIKE[language].split(), *OF_OTHERS}
    english = {
        str(one.string): found
        for one in catalogue(language)
        if one.id and (found := ENGLISH.intersection(words(str(one.string))) - own)
    }
    assert english == {}


@pytest.mark.parametrize("language", NEVER)
def test_what_we_never_say(language: str) -> None:
    texts = marked() if language == "en" else [str(one.string) for one in catalogue(language) if one.id]
    never = set(NEVER[language].split())
    assert {text for text in texts if never.intersection(words(text))} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_the_bots_name_is_only_its_name(language: str) -> None:
    """As a command and with a capital it is Handover; a handover has a word of the language."""
    said = [re.sub(r"/handover\b|\bHandover\b|\{\w+\}", "", str(one.string)) for one in catalogue(language) if one.id]
    assert [text for text in said if "handover" in text.lower()] == []

"""What happens in half a year, in Swedish and in Danish: nobody reads an English word."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import speaker
from bot.sandbox.people import Person
from tests.scenarios.stage import Stage
from tests.views.test_glossary import ENGLISH, NAMES, SPELT_ALIKE, words

SOLD = {
    "sv": (
        "ny Acme ERP för Acme AB: försäljning 1 sep, projekt 1 dec, förvaltning 1 juni 2027; system: CRM",
        "lägg till @anna lösningsarkitekt, försäljning, CRM, 60%",
        "lägg till @kim kundansvarig, försäljning, 40%",
        "lägg till @bo projektledare, projekt",
        "lägg till @per konsult, projekt, CRM, 80%",
        "lägg till Ulf Ström systemägare, kund, försäljning",
    ),
    "da": (
        "ny Acme ERP for Acme AB: salg 1. sep, projekt 1. dec, drift 1. juni 2027; systemer: CRM",
        "tilføj @anna løsningsarkitekt, salg, CRM, 60%",
        "tilføj @kim kundeansvarlig, salg, 40%",
        "tilføj @bo projektleder, projekt",
        "tilføj @per konsulent, projekt, CRM, 80%",
        "tilføj Ulf Ström systemejer, kunde, salg",
    ),
}
LOOKED = {
    "sv": (
        *(
            "",
            "visa",
            "lista",
            "lista personer",
            "lista brister",
            "lista accepterade",
            "vem @anna",
            "vem CRM",
            "vem Acme",
        ),
        *(
            "historik",
            "hjälp",
            "tänk om utan @per",
            "tänk om projekt 15 jan",
            "inställningar",
            "språk",
        ),
        *("anteckningar", "veckobrev", "blurg", "fas projekt 31 feb", "lägg till @sara trollkarl", "vem zzz", "ångra"),
    ),
    "da": (
        *(
            "",
            "vis",
            "liste",
            "liste personer",
            "liste brister",
            "liste accepterede",
            "hvem @anna",
            "hvem CRM",
            "hvem Acme",
        ),
        *(
            "historik",
            "hjælp",
            "hvad hvis uden @per",
            "hvad hvis projekt 15. jan",
            "indstillinger",
            "sprog",
        ),
        *("notater", "ugebrev", "blurg", "fase projekt 31. feb", "tilføj @sara troldmand", "hvem zzz", "fortryd"),
    ),
}
CHANGED = {
    "sv": (
        *(
            "notera smärtpunkt Ordrar knappas in två gånger",
            "borta 20 dec till 6 jan",
            "fas projekt ~8 dec",
            "påskrivet",
        ),
        *("pausa till 20 nov", "fortsätt", "påminnelser av till 1 feb", "påminnelser på", "senare måndag"),
        *(
            "acceptera eftersom kunden bad om det",
            "ångra",
            "ersätt @per med @eva 1 mars",
            "startat",
            "förlorad",
            "stäng",
        ),
    ),
    "da": (
        *("notat smertepunkt Ordrer tastes to gange", "væk 20. dec til 6. jan", "fase projekt ~8. dec", "underskrevet"),
        *("pause til 20. nov", "fortsæt", "påmindelser fra til 1. feb", "påmindelser igen", "senere mandag"),
        *("accepter fordi kunden bad om det", "fortryd", "erstat @per med @eva 1. marts", "startet", "tabt", "luk"),
    ),
}
pytestmark = pytest.mark.ci
NOT_YET, CANNOT = "Don't know yet", "I can't"


@pytest.mark.parametrize("language", ["sv", "da"])
def test_nobody_reads_an_english_word(
    world: Any, clock: Any, kim: Person, anna: Person, per: Person, language: str
) -> None:
    stage, say = Stage(world, clock, language), speaker(language)
    told: list[str] = []

    def types(*lines: str) -> None:
        for line in lines:
            told.append(stage.play(f"Kim > /handover {line}"))
            if kim.form:
                kim.closes()

    types(*SOLD[language], *LOOKED[language])
    told.append(stage.play("@ 2026-11-03 09:00"))
    told.append(stage.play(f"Kim [{say('Ask {person}', person='Anna')}]"))
    told.append(stage.play("@ 2026-11-17 09:00"))
    told.append(stage.play(f"Anna [{say(NOT_YET)}]"))
    told.append(stage.play("@ 2026-11-24 09:00"))
    told.append(stage.play(f"Anna [{say(CANNOT)}]"))
    anna.submits()
    told.append(stage.play("@ 2026-11-30 09:00"))
    told.append(stage.play("@ 2026-12-01 09:00"))
    types(*CHANGED[language])
    per.changes(deleted=True)
    told.append(stage.play("@ 2027-05-04 09:00"))
    told.append(stage.play("@ 2027-06-02 09:00"))
    types(*LOOKED[language])

    if where := os.environ.get("WRITE_PLAYS"):
        Path(where, f"{language}.txt").write_text("\n\n".join(told), encoding="utf-8")
    seen = {word for text in told for line in text.splitlines()[1:] if line[0] != "#" for word in words(line)}
    own = {*NAMES.split(), *SPELT_ALIKE[language].split(), "english"}
    assert seen & ENGLISH - own == set()

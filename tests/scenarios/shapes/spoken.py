"""What people type and say in the three plays, as a Brit, a Swede and a Dane would."""

from __future__ import annotations

from dataclasses import dataclass

HEARD_FROM = "Ulf Ström"
"""The customer's system owner."""


@dataclass(frozen=True)
class Spoken:
    """Lines of one language."""

    starts: tuple[str, ...]
    relay: tuple[str, ...]
    architect: tuple[str, ...]
    succession: tuple[str, ...]
    meeting: str
    """Planned with one more of us."""
    said: tuple[str, str, str]
    """A pain, a promise and how they like it, as the customer said it in the first meeting."""
    from_whom: str
    quote: str
    question: tuple[str, str]
    """What nobody has asked yet, as typed and as kept."""
    answer: str
    built: tuple[str, str]
    """What is heard in the project, of the system that only one person knows."""
    on_purpose: str
    brief: tuple[str, str]


SPOKEN = {
    "en": Spoken(
        starts=(
            "new Acme ERP for Acme AB: sales 1 oct, project 1 dec, maintenance 1 mar 2027; systems: CRM*, BI",
            "add @kim account manager, sales",
            "add Ulf Ström system owner, customer, throughout",
        ),
        relay=(
            "add @anna solution architect, sales",
            "add @bo project manager, project",
            "add @per maintenance lead, maintenance",
        ),
        architect=(
            "add @bo project manager, project",
            "add @anna solution architect, sales to project",
            "add @anna maintenance lead, maintenance",
        ),
        succession=(
            "add @bo main project manager, project",
            "add @sara sub-project manager, sales to project, CRM",
            "add @eva consultant, key, sales to project, BI",
            "add @sara maintenance lead, maintenance, CRM",
            "add @per consultant, maintenance, BI",
        ),
        meeting="meeting 14 oct with @{with_} about the order flow",
        said=("Orders are typed twice", "EDI before summer", "A call rather than a mail"),
        from_whom=", from Ulf Ström",
        quote="We type it all again",
        question=("note question Who signs off a delivery?", "Who signs off a delivery?"),
        answer="Ulf signs it off, on Fridays",
        built=("note decision The report is built by night, from Ulf Ström", "The report is built by night"),
        on_purpose="the customer wants new people",
        brief=("brief project", "brief maintenance"),
    ),
    "sv": Spoken(
        starts=(
            "ny Acme ERP för Acme AB: försäljning 1 okt, projekt 1 dec, förvaltning 1 mars 2027; system: CRM*, BI",
            "lägg till @kim kundansvarig, försäljning",
            "lägg till Ulf Ström systemägare, kund, hela vägen",
        ),
        relay=(
            "lägg till @anna lösningsarkitekt, försäljning",
            "lägg till @bo projektledare, projekt",
            "lägg till @per förvaltningsledare, förvaltning",
        ),
        architect=(
            "lägg till @bo projektledare, projekt",
            "lägg till @anna lösningsarkitekt, försäljning till projekt",
            "lägg till @anna förvaltningsledare, förvaltning",
        ),
        succession=(
            "lägg till @bo huvudprojektledare, projekt",
            "lägg till @sara delprojektledare, försäljning till projekt, CRM",
            "lägg till @eva konsult, nyckelperson, försäljning till projekt, BI",
            "lägg till @sara förvaltningsledare, förvaltning, CRM",
            "lägg till @per konsult, förvaltning, BI",
        ),
        meeting="möte 14 okt med @{with_} om orderflödet",
        said=("Ordrar knappas in två gånger", "EDI före sommaren", "Ett samtal hellre än ett mejl"),
        from_whom=", från Ulf Ström",
        quote="Vi knappar in allt en gång till",
        question=("notera fråga Vem godkänner en leverans?", "Vem godkänner en leverans?"),
        answer="Ulf godkänner den, på fredagar",
        built=("notera beslut Rapporten byggs på natten, från Ulf Ström", "Rapporten byggs på natten"),
        on_purpose="kunden vill ha nya människor",
        brief=("underlag projekt", "underlag förvaltning"),
    ),
    "da": Spoken(
        starts=(
            "ny Acme ERP for Acme AB: salg 1. okt, projekt 1. dec, drift 1. marts 2027; systemer: CRM*, BI",
            "tilføj @kim kundeansvarlig, salg",
            "tilføj Ulf Ström systemejer, kunde, hele vejen",
        ),
        relay=(
            "tilføj @anna løsningsarkitekt, salg",
            "tilføj @bo projektleder, projekt",
            "tilføj @per driftsleder, drift",
        ),
        architect=(
            "tilføj @bo projektleder, projekt",
            "tilføj @anna løsningsarkitekt, salg til projekt",
            "tilføj @anna driftsleder, drift",
        ),
        succession=(
            "tilføj @bo hovedprojektleder, projekt",
            "tilføj @sara delprojektleder, salg til projekt, CRM",
            "tilføj @eva konsulent, nøgleperson, salg til projekt, BI",
            "tilføj @sara driftsleder, drift, CRM",
            "tilføj @per konsulent, drift, BI",
        ),
        meeting="møde 14. okt med @{with_} om ordregangen",
        said=("Ordrer tastes to gange", "EDI før sommeren", "Et opkald hellere end en mail"),
        from_whom=", fra Ulf Ström",
        quote="Vi taster det hele en gang til",
        question=("notat spørgsmål Hvem godkender en levering?", "Hvem godkender en levering?"),
        answer="Ulf godkender den, om fredagen",
        built=("notat beslutning Rapporten bygges om natten, fra Ulf Ström", "Rapporten bygges om natten"),
        on_purpose="kunden vil have nye mennesker",
        brief=("materiale til projektet", "materiale til driften"),
    ),
}

"""What the settings are called in a typed line, in English, Swedish and Danish."""

from __future__ import annotations

from bot.rules.names import fold

NAMES = {
    fold(word.strip()): name
    for name, words in {
        "language": "language, språk, sprog",
        "tz": "zone, time zone, timezone, tidszon, tidszone",
        "country": "country, holidays, land, helgdagar, helligdage",
        "at_time": "hour, time, at, klockslag, tid, timme, klokken, klokkeslæt",
        "steps": "steps, step, steg, trin",
        "escalation": "escalation, escalation contact, contact, eskalering, kontakt, eskalation",
        "strict": "strict, strict mode, strikt, strikt läge, streng, streng tilstand, "
        "begränsad redigering, begrænset redigering",
        "uncertain": "uncertain, uncertain posts, osäkra, osäkra meddelanden, usikre, usikre beskeder",
        "titles": "titles, title, titlar, titel, titler, stillinger",
        "phases": "phases, phase template, template, faser, fasmall, mall, faseskabelon, skabelon",
        "quiet": "quiet, quiet days, lediga dagar, ledigt, fridage, fri",
    }.items()
    for word in words.split(",")
}
"""The field of the form, or the part of the settings, by its folded name."""
LONGEST = 2
"""Words of a name."""


def named(text: str) -> tuple[str | None, str]:
    """Which setting a line begins with, None for none; and what is left of the line, as typed."""
    words = text.split()
    for count in range(min(LONGEST, len(words)), 0, -1):
        if name := NAMES.get(fold(" ".join(words[:count]).rstrip(":="))):
            return name, " ".join(words[count:]).lstrip(":= ")
    return None, text.strip()

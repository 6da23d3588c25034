"""The kinds of notes, and the words for them in three languages."""

from __future__ import annotations

from bot.rules.names import fold

KINDS = ("pain", "reliever", "likes", "wish", "promise", "decision", "question", "worry")
"""In the order in which they are offered."""
STATUS = ("open", "delivered", "confirmed")
"""Of a promise, one after the other; the last is the customer's own word."""

NAMES = {
    "pain": "pain, pain point, smärta, smärtpunkt, smerte, smertepunkt",
    "reliever": "reliever, relief, lindring, smärtlindring, smertelindring",
    "likes": "likes, gillar, uppskattar, kan lide, synes om",
    "wish": "wish, önskan, önskemål, ønske",
    "promise": "promise, löfte, løfte",
    "decision": "decision, beslut, beslutning",
    "question": "question, fråga, spørgsmål",
    "worry": "worry, oro, bekymring",
}
MANY = {
    "pain": "pains, pain points, smärtor, smärtpunkter, smerter, smertepunkter",
    "reliever": "relievers, lindringar, lindringer",
    "likes": "like",
    "wish": "wishes, önskningar, ønsker",
    "promise": "promises, löften, løfter",
    "decision": "decisions, beslutninger",
    "question": "questions, frågor",
    "worry": "worries, bekymringer",
}
SAID = {
    "wish": "wishes, önskar, ønsker",
    "promise": "promised, promises, lovat, lovade, lovar, lovet, lovede, lover",
    "decision": "decided, beslutat, beslutade, bestämt, besluttet, besluttede, aftalt",
    "worry": "worried, worries, orolig, oroliga, oroar, bekymret, bekymrede",
}

PROMISED = (
    *(
        "what was promised",
        "what is promised",
        "what has been promised",
        "what have we promised",
        "what did we promise",
    ),
    *("vad har kunden lovats", "vad är lovat", "vad har vi lovat", "vad lovade vi", "vad har lovats", "vad lovades"),
    *("hvad er lovet", "hvad er der lovet", "hvad er kunden lovet", "hvad har vi lovet", "hvad lovede vi"),
)
"""Questions that ask for promises; a name may follow."""


def _table(words: dict[str, str]) -> dict[str, str]:
    return {fold(word): kind for kind, listed in words.items() for word in listed.split(",")}


NAMED = _table(NAMES)
"""The kind by its own name, which is not part of the note."""
TOLD = _table(SAID)
"""The kind by a first word that tells it and stays in the note: "promised EDI before summer"."""
ASKED = _table(NAMES) | _table(MANY) | _table({"promise": ",".join(PROMISED)})
"""The kind by its name, one or several, as a list is asked for; a question that asks for it."""

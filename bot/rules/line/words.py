"""The words a line knows without asking the journey: phases, verbs of time, flags, and those that say nothing."""

from __future__ import annotations

from bot.rules.names import fold


def _table(meaning: dict[str, str]) -> dict[str, str]:
    return {fold(word): kind for kind, words in meaning.items() for word in words.split(",")}


def _spelled(meaning: dict[str, str]) -> dict[str, str]:
    return {fold(word): word.strip() for words in meaning.values() for word in words.split(",")}


def _set(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


def _phrases(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split(",")))


_KINDS = {
    "sales": "sales, sale, the sale, försäljning, försäljningen, sälj, salg, salget",
    "project": "project, the project, projekt, projektet",
    "maintenance": "maintenance, the maintenance, förvaltning, förvaltningen, drift, driften",
}
PHASES = _table(_KINDS)
"""A kind's own names in English, Swedish and Danish, by folded word."""
SPELLED = _spelled(_KINDS)
"""The same words as one writes them, by folded word."""

LIKE = _table(
    {
        "sales": "presale, presales, pre-sale, pre-sales, tender, bid",
        "project": "delivery, implementation, rollout, leverans, leveransen, leverance, leverancen, implementering, "
        "implementeringen",
        "maintenance": "support, supporten, operations",
    }
)
"""Names that tell the kind too, but are kept as a phase's own name."""

FLAGS = _table(
    {
        "lead": "lead, leads, leading, ansvarig, ansvarlig",
        "key": "key, key person, nyckelperson, nøgleperson",
        "customer": "customer, customer side, client, kund, kunde",
    }
)
THROUGHOUT = (
    *("throughout", "all the way", "the whole way", "all phases", "whole journey", "from start to end"),
    *("hela vägen", "hela resan", "alla faser", "från början till slut"),
    *("hele vejen", "hele rejsen", "alle faser", "fra start til slut"),
)
EVERYTHING = ("all systems", "every system", "everything", "alla system", "alle systemer")
SHARES = {"half time": 50.0, "halvtid": 50.0, "halv tid": 50.0, "full time": 100.0, "heltid": 100.0, "fuldtid": 100.0}
"""Percentages that have a name."""

UNTIL = _set("until till to through thru til indtil tills t.o.m")
"""Before a date: the last day. Between phases: all of them."""
UP_TO = ("up to", "up to and including", "till och med", "fram till", "fram till och med", "til og med", "frem til")
"""The same in several words."""
AND = _set("and & + och og samt")
OF_NAMES = _set("von van der den de di da du af av la le al el bin ten ter zu zur til till")
"""Small words inside names: Lena von Essen."""
STARTS = _set("start starts starting begin begins startar börjar starter begynder")
STARTED = _set("started began begun startade startat började börjat startede startet begyndte begyndt")
"""It has happened: without a date, today."""
ENDS = _set("end ends ended slutar slutade slutter sluttede avslutas afsluttes")
LEAVES = _set(
    "leaves leave left quits quit goes stops slutar slutade går gick lämnar lämnade försvinner "
    "stopper stoppede rejser forlader forlod forsvinder"
)
"""Said of a person: they are not there any more."""
MOVES = _phrases(
    "move,moves,moved,push,pushed,postpone,postponed,delay,delays,delayed,slip,slips,slipped,reschedule,"
    "flytta,flyttas,flyttat,flyttar,skjut,skjuts,skjuta,skjutits,skjut upp,skjuta upp,skjuts upp,skjut fram,"
    "flytta fram,senarelägg,senareläggs,försenas,försenat,försenad,"
    "flyt,flytte,flyttes,flyttet,udskyd,udskyde,udskydes,udskudt,udsæt,udsættes,forsinket,forsinkes"
)
"""A phase goes to another day: the date after `to` is its start, not its end."""
HANDS_ON = {
    fold(phrase): begun
    for begun, phrases in {
        "replace me with": "hand over to,handing over to,i hand over to",
        "ersätt mig med": "lämna över till,lämnar över till,jag lämnar över till",
        "erstat mig med": "overdrag til,overdrager til,jeg overdrager til,giv videre til,jeg giver videre til",
    }.items()
    for phrase in phrases.split(",")
}
"""Somebody hands on what is theirs: how a line that says so begins."""
SOONER = _set("earlier sooner tidigare tidligere tidigarelägg tidigareläggs fremryk fremrykkes fremrykket")
AFTER = _set("after efter")
ADD = _set("add new ny lägg tilføj")
NOISE = _set(
    "a an as at by covers for from in into is of on only phase the their with later since has "
    "i på för från fr.o.m med som ska skall blir är har hos mot inom upp fram ut att senare sedan "
    "fra som hos ved er bliver skal har imod ind ud op frem at senere siden fas fasen fase"
)
"""Prepositions and the like: a thing is known by its kind, not by what stands before it."""
SILENT = _phrases("will be,has been,have been,från och med,fra og med")
POLITE = _phrases(
    "please,pls,can you,could you,can you please,could you please,i want to,i would like to,"
    "kan du,kan du vänligen,skulle du kunna,snälla,vänligen,jag vill,vill du,"
    "vil du,kunne du,kan du ikke,jeg vil,jeg vil gerne,venligst,"
    "i am,i'm,i will be,jag är,jag har,jag tar,jeg er,jeg har,jeg holder"
)
"""What people say before a verb; alone it says nothing."""

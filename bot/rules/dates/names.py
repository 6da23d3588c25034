"""Names of months and weekdays in English, Swedish and Danish (CLDR's, and as people shorten and misspell them), and
the words that dates are spoken in. All folded (`bot.rules.names.fold`): a table answers for every language at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Meaning = TypeVar("Meaning")


def _numbered(*lines: str) -> dict[str, int]:
    """The words of the first line mean 1, those of the second 2."""
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


def _meaning(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    return {phrase.strip(): meaning for meaning, phrases in table.items() for phrase in phrases.split(",")}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONTHS = _numbered(
    "january januari januar jan janury janurary jannuary",
    "february februari februar feb febr febuary febrary febuari febuar",
    "march mars marts mar",
    "april apr aprill appril",
    "may maj",
    "june juni jun",
    "july juli jul",
    "august augusti aug agust augst augustus",
    "september sep sept setember septemeber septmber",
    "october oktober oct okt octobre ocotber otober octber",
    "november nov novemeber novmber novemebr",
    "december dec decemeber decmber desember decembre",
)
"""1 = January."""
NAMESAKES = _set("mars april may maj june juni august jan mar")
"""Months that are also people and companies: they need a day, a year or an `in`."""
SHORTEST_ALONE = 4
"""So long is the shortest month that counts alone (`july`, `juli`)."""

WEEKDAYS = _numbered(
    "monday mandag mandagen",
    "tuesday tisdag tisdagen tirsdag tirsdagen tusday teusday",
    "wednesday onsdag onsdagen wensday wednsday wedensday",
    "thursday torsdag torsdagen thrusday thurday thirsday torsag",
    "friday fredag fredagen firday",
    "saturday lordag lordagen saterday satuday",
    "sunday sondag sondagen",
)
"""1 = Monday, as date.isoweekday(). These count alone."""
SHORT_WEEKDAYS = WEEKDAYS | _numbered(
    "mon man", "tue tues tis tirs tir", "wed weds ons", "thu thur thurs tor tors", "fri fre", "sat lor", "sun son"
)
"""These only beside a day, a week or a `next`."""
GONE_WEEKDAYS = _numbered("mandags", "tisdags tirsdags", "onsdags", "torsdags", "fredags", "lordags", "sondags")
"""After `i`: the one that was last."""

WEEKS = _set("week weeks wk wks w vecka veckor veckan veckorna v uge uger ugen ugerne u")
TIGHT_WEEKS = _set("u")
"""Only with the number right behind."""
QUARTERS = _set("q quarter kvartal kvartalet kv")
HALVES = _set("h half halvar halvaret halvdel halvdelen halvan")
ORDINALS = _numbered("first forsta forste", "second andra anden andet", "third tredje", "fourth fjarde fjerde")
FIRST_DAYS = _numbered("first forsta forste")

NEAR = _meaning(
    {
        -2: "day before yesterday, the day before yesterday, i forrgar, forrgar, i forgars, forgars",
        -1: "yesterday, igar, i gar",
        0: "today, now, idag, i dag, nu, right now, just nu, lige nu, straks",
        1: "tomorrow, tomorow, tommorow, tommorrow, tmrw, imorgon, i morgon, imorrn, imorn, imorgen, i morgen",
        2: "day after tomorrow, the day after tomorrow, overmorgon, i overmorgon, overmorgen, i overmorgen",
    }
)
"""Days from today."""
NUMBERS = _meaning(
    {
        1: "a, an, one, en, ett, et, one more",
        2: "two, tva, to, couple, couple of, a couple, a couple of, par, et par, ett par",
        3: "three, tre",
        4: "four, fyra, fire",
        5: "five, fem",
        6: "six, sex, seks",
        7: "seven, sju, syv",
        8: "eight, atta, otte",
        9: "nine, nio, ni",
        10: "ten, tio, ti",
        11: "eleven, elva, elleve",
        12: "twelve, tolv",
        14: "fjorton, fjorten, fourteen",
    }
)
UNITS = _meaning(
    {
        "day": "day, days, d, dag, dagar, dagen, dage",
        "week": "week, weeks, w, wk, wks, vecka, veckor, veckan, uge, uger, ugen",
        "month": "month, months, manad, manader, manaden, maned, maneder, maneden",
        "quarter": "quarter, quarters, kvartal, kvartaler, kvartalet",
        "half": "half, halvar, halvaret",
        "year": "year, years, ar, aret",
    }
)
DANISH_UNITS = _set("dage uger maneder ar kvartaler")
"""Before these `to` is two."""
FIXED = {
    "i ar": ("year", False),
    "i veckan": ("week", False),
    "eom": ("month", True),
    "eoq": ("quarter", True),
    "eoy": ("year", True),
}
"""What is on, or (True) the end of it."""

IN = _set("in om")
DURING = _meaning(
    {
        0: "in, i, during, under, in the, i lobet af, in the course of, under loppet av, all of, whole of,"
        "the whole of, hela, hele"
    }
)
HENCE = _meaning(
    {
        1: "from now, from today, hence, fran nu, fran idag, fran i dag, fra nu, fra i dag, fra idag",
        -1: "ago, sedan, siden, tillbaka, back",
    }
)
THIS = "this, denna, denne, den har, det har, detta, dette, innevarande, indevaerende, the current"
NEXT = "next, nasta, naeste, den naeste, det naeste"
COMING = "coming, kommande, kommende, den kommande, den kommende, forstkommande, forstkommende, this coming, nu pa"
LAST = "last, forra, sidste, i sidste"
GONE, CURRENT, FOLLOWING, NEXT_OF_ITS_KIND = -1, 0, 1, 2
WHICH = _meaning({GONE: LAST, CURRENT: THIS, FOLLOWING: NEXT, NEXT_OF_ITS_KIND: COMING})

EARLY, MIDDLE, LATE = 0, 1, 2
PARTS = _meaning(
    {
        EARLY: "early, early in, beginning of, the beginning of, start of, the start of, borjan av, borjan pa,"
        "i borjan av, i borjan pa, tidigt i, tidligt i, tidlig i, begyndelsen af, i begyndelsen af, starten af,"
        "i starten af, starten pa, i starten pa, primo, forst i",
        MIDDLE: "mid, middle of, the middle of, mitten av, mitten pa, i mitten av, i mitten pa, mitt i, medio, midt i,"
        "midten af, i midten af",
        LATE: "late, late in, end of, the end of, slutet av, slutet pa, i slutet av, i slutet pa, slut, sent i,"
        "sidst i, sist i, slutningen af, i slutningen af, ultimo, udgangen af, utgangen av",
    }
)
OF = _set("of av af pa i in -")
OF_MONTH = _set("of i")
ARTICLES = _set("the den d")
LEADING = _set("on at by from for pa fran fra fr o och m med . per vid ved till til until starting")
"""Say nothing before a date that stands alone."""
BETWEEN = _set("between mellan mellem")
AND = _set("and och og")
THROUGH = _set("to till til until through thru")

AROUND = _meaning(
    {
        0: "around, about, approx, approximately, roughly, circa, cirka, ca, c, omkring, kring, runt, ungefar,"
        "ungefaer, omtrent, sometime, some time, nagon gang, engang, prel, preliminary, preliminarily, preliminart,"
        "forelobigt, tentatively, maybe, perhaps, probably, kanske, maske, formentlig, troligen, sannolikt"
    }
)
UNSURE = _meaning({0: "or so, tentative, tentatively, tentativt, prel, preliminary, preliminart, forelobigt, ungefar"})
UNKNOWN = _meaning({0: "tbd, tba, tbc, unknown, okant, okand, ukendt, oklart, uklart, vet ej, vet inte, ved ikke"})


def _first_words(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for table in tables for phrase in table)


SPOKEN = _first_words(
    *(MONTHS, SHORT_WEEKDAYS, WEEKS, QUARTERS, HALVES, ORDINALS, NEAR, NUMBERS, FIXED, IN, DURING, WHICH, PARTS),
    *(ARTICLES, AROUND, UNKNOWN, BETWEEN),
)
"""What a date may begin with, when not with a figure or a mark."""

"""What people type for a date, on Saturday 21 November 2026, and what it must mean, or why it is refused.

After `=`: a day; `~` a tentative one; `..` a stretch (tentative by itself) and its precision; `or` two readings, for
the person to choose from; `!` why it is refused.
"""

from datetime import date

import pytest

from bot.rules.dates import read_period, refusals
from bot.rules.typed import Period, Unclear

TODAY = date(2026, 11, 21)
ENGLISH = """
2026-12-01                        = 2026-12-01
1 dec                             = 2026-12-01
next friday                       = 2026-11-27
in 3 weeks                        = 2026-12-12
tomorrow                          = 2026-11-22
w49                               = 2026-11-30..2026-12-06 week
week 49                           = 2026-11-30..2026-12-06 week
2026-W49                          = 2026-11-30..2026-12-06 week
2026-W49-4                        = 2026-12-03
Q1 2027                           = 2027-01-01..2027-03-31 quarter
kvartal 1                         = 2027-01-01..2027-03-31 quarter
H1 2027                           = 2027-01-01..2027-06-30 half
end of march                      = 2027-03-21..2027-03-31 range
mid May                           = 2027-05-11..2027-05-20 range
mid-May                           = 2027-05-11..2027-05-20 range
1-5 dec                           = 2026-12-01..2026-12-05 range
1 dec - 5 jan                     = 2026-12-01..2027-01-05 range
1/12                              = 2027-01-12 or 2026-12-01
1.12.                             = 2027-01-12 or 2026-12-01
1.12                              = ! not a date
12/1/26                           = 2026-12-01 or 2026-01-12
~1 dec                            = ~2026-12-01
?                                 = unknown
ca 1 dec                          = ~2026-12-01
ca. 1 dec                         = ~2026-12-01
around 1 dec                      = ~2026-12-01
today                             = 2026-11-21
now                               = 2026-11-21
31 feb                            = ! no such day
monday 1 december                 = ! another weekday
friday                            = 2026-11-27
saturday                          = 2026-11-21 or 2026-11-28
this friday                       = 2026-11-20 or 2026-11-27
this monday                       = 2026-11-16 or 2026-11-23
next monday                       = 2026-11-23
next sunday                       = 2026-11-22 or 2026-11-29
next week                         = 2026-11-23..2026-11-29 week
friday next week                  = 2026-11-27
next month                        = 2026-12-01..2026-12-31 month
next year                         = 2027-01-01..2027-12-31 year
this quarter                      = 2026-10-01..2026-12-31 quarter
december                          = 2026-12-01..2026-12-31 month
may                               = 2027-05-01..2027-05-31 month
june                              = 2026-06-01..2026-06-30 month
in may                            = 2027-05-01..2027-05-31 month
dec                               = 2026-12-01..2026-12-31 month
2027                              = 2027-01-01..2027-12-31 year
in 2027                           = 2027-01-01..2027-12-31 year
under 2027                        = 2027-01-01..2027-12-31 year
end of 2027                       = 2027-10-01..2027-12-31 quarter
end of the year                   = 2026-10-01..2026-12-31 quarter
end of next month                 = 2026-12-21..2026-12-31 range
early june                        = 2026-06-01..2026-06-10 range
late march 2027                   = 2027-03-21..2027-03-31 range
end of Q1                         = 2027-03-01..2027-03-31 month
mid 2027                          = 2027-04-01..2027-09-30 range
first half of december            = 2026-12-01..2026-12-15 range
march-april                       = 2027-03-01..2027-04-30 range
dec - jan                         = 2026-12-01..2027-01-31 range
Q1-Q2 2027                        = 2027-01-01..2027-06-30 half
Q1-27                             = 2027-01-01..2027-03-31 quarter
Q1/27                             = 2027-01-01..2027-03-31 quarter
2027 Q1                           = 2027-01-01..2027-03-31 quarter
1:a kvartalet 2027                = 2027-01-01..2027-03-31 quarter
1. kvartal                        = 2027-01-01..2027-03-31 quarter
first quarter of 2027             = 2027-01-01..2027-03-31 quarter
H2                                = 2026-07-01..2026-12-31 half
Q5                                = ! no such day
H3                                = ! no such day
week 54                           = ! no such day
w53                               = 2026-12-28..2027-01-03 week
1 dec 26                          = 2026-12-01
1 dec '26                         = 2026-12-01
dec '26                           = 2026-12-01..2026-12-31 month
1/12 2026                         = 2026-01-12 or 2026-12-01
1/12-26                           = 2026-01-12 or 2026-12-01
1/12 - 5/12                       = 2027-01-12..2027-05-12 range or 2026-12-01..2026-12-05 range
24/12                             = 2026-12-24
99/99                             = ! no such day
20261201                          = 2026-12-01
12/2026                           = 2026-12-01..2026-12-31 month
2026-12                           = 2026-12-01..2026-12-31 month
monday to friday week 50          = 2026-12-07..2026-12-11 range
fre 4 dec - mån 7 dec             = 2026-12-04..2026-12-07 range
week 28 to 31                     = 2026-07-06..2026-08-02 range
1 to 5 dec                        = 2026-12-01..2026-12-05 range
1 dec to 5 jan                    = 2026-12-01..2027-01-05 range
1 dec until 5 jan                 = 2026-12-01..2027-01-05 range
from 1 dec                        = 2026-12-01
on friday                         = 2026-11-27
the 1st of December               = 2026-12-01
första december                   = 2026-12-01
den första mars                   = 2027-03-01
first of december                 = 2026-12-01
in a week                         = 2026-11-28
in about 3 weeks                  = ~2026-12-12
in 2-3 weeks                      = 2026-12-05..2026-12-12 range
in a month                        = 2026-12-21
3 weeks ago                       = 2026-10-31
a week from now                   = 2026-11-28
day after tomorrow                = 2026-11-23
yesterday                         = 2026-11-20
last friday                       = 2026-11-20 or 2026-11-13
last week                         = 2026-11-09..2026-11-15 week
some day                          = ! not a date
soon                              = ! not a date
spring                            = ! not a date
Christmas                         = ! not a date
sometime in march                 = 2027-03-01..2027-03-31 month
1 dec or so                       = ~2026-12-01
1 dec (?)                         = ~2026-12-01
dec 1 tentative                   = ~2026-12-01
around mid march                  = 2027-03-11..2027-03-20 range
today - 5 jan                     = 2026-11-21..2027-01-05 range
1 febuary                         = 2027-02-01
2 sepember                        = ! not a date
Tue, Dec 1                        = 2026-12-01
fredagen den 4 december           = 2026-12-04
lørdag 5. december                = 2026-12-05
lö 5 dec                          = ! not a date
3 weeks                           = ! not a date
in 9999 weeks                     = ! not a date
in 999 years                      = ! too far
1 dec 2026-5 jan 2027             = 2026-12-01..2027-01-05 range
2026-12-01-2026-12-05             = 2026-12-01..2026-12-05 range
2026-12-01T09:00                  = ! not a date
1 dec 14:00                       = ! not a date
kl 9                              = ! not a date
10                                = ! not a date
0 dec                             = ! no such day
32 dec                            = ! no such day
1 dec 1826                        = ! not a date
3000-01-01                        = ! too far
Tuesday 1/12                      = 2027-01-12 or 2026-12-01
Dec 1st                           = 2026-12-01
December 1st, 2026                = 2026-12-01
sept 3                            = 2026-09-03
mandag uge 50                     = 2026-12-07
hele december                     = 2026-12-01..2026-12-31 month
whole of december                 = 2026-12-01..2026-12-31 month
mid next week                     = ! not a date
24/7                              = 2026-07-24
1/1                               = 2027-01-01
week fifty                        = ! not a date
first week of december            = ! not a date
tbd                               = unknown
ukendt                            = unknown
v49 torsdag                       = 2026-12-03
v.49 -26                          = 2026-11-30..2027-07-04 range or 2026-11-30..2026-12-06 week
week 49/2026                      = 2026-11-30..2026-12-06 week
v49 2026                          = 2026-11-30..2026-12-06 week
den 5                             = ! not a date
by 1 feb                          = 2027-02-01
before 1 feb                      = ! not a date
1st dec                           = 2026-12-01
2nd of january                    = 2027-01-02
3rd Jan 2027                      = 2027-01-03
Dec. 24                           = 2026-12-24
24 DECEMBER                       = 2026-12-24
"1 dec"                           = ! not a date
1   dec                           = 2026-12-01
in two months                     = 2027-01-21
in 1 year                         = 2027-11-21
2 days ago                        = 2026-11-19
W1 2027                           = 2027-01-04..2027-01-10 week
week 1, 2027                      = 2027-01-04..2027-01-10 week
2027-W01                          = 2027-01-04..2027-01-10 week
Thursday of week 50               = 2026-12-10
second half of 2027               = 2027-07-01..2027-12-31 half
beginning of next year            = 2027-01-01..2027-03-31 quarter
end of week                       = ! not a date
the end of march                  = 2027-03-21..2027-03-31 range
during june                       = 2026-06-01..2026-06-30 month
jan 2027                          = 2027-01-01..2027-01-31 month
July                              = 2026-07-01..2026-07-31 month
5 - 1 dec                         = ! backwards
31/2/2027                         = ! no such day
29 feb 2027                       = ! no such day
29 feb 2028                       = 2028-02-29
friday 1 dec                      = ! another weekday
Tuesday 1 December 2026           = 2026-12-01
wed 1 december                    = ! another weekday
Dec 1 - Dec 5                     = 2026-12-01..2026-12-05 range
Dec 1–5, 2026                     = 2026-12-01..2026-12-05 range
Dec 28 - Jan 3                    = 2026-12-28..2027-01-03 week
1 dec 2026 – 31 jan 2027          = 2026-12-01..2027-01-31 range
maybe 1 dec                       = ~2026-12-01
~Q1                               = 2027-01-01..2027-03-31 quarter
1 dec?                            = ~2026-12-01
TBD                               = unknown
next                              = ! not a date
in                                = ! not a date
den                               = ! not a date
week                              = ! not a date
Q                                 = ! not a date
in december or january            = ! not a date
sometime                          = ! not a date
when signed                       = ! not a date
asap                              = ! not a date
Monday or Tuesday                 = ! not a date
1 or 2 december                   = ! not a date
12                                = ! not a date
12.5                              = ! not a date
100%                              = ! not a date
3 pm                              = ! not a date
spring 2027                       = ! not a date
Easter                            = ! not a date
1 december 2626                   = ! not a date
13/13                             = ! no such day
2026-02-30                        = ! no such day
2026-W54                          = ! no such day
v0                                = ! no such day
week 99                           = ! no such day
1.5.                              = 2027-01-05 or 2027-05-01
05/06/2027                        = 2027-05-06 or 2027-06-05
13/1                              = 2027-01-13
1/13                              = 2027-01-13
between 1 and 20 dec              = 2026-12-01..2026-12-20 range
between 28 Dec and 10 Jan         = 2026-12-28..2027-01-10 range
1-3/12                            = 2027-03-01..2027-03-12 range or 2026-12-01..2026-12-03 range
1-20/12                           = 2026-12-01..2026-12-20 range
between 1 dec                     = ! not a date
31-31/11                          = ! no such day
between 1 dec 2026 and 5 jan 2027 = 2026-12-01..2027-01-05 range
"""
SWEDISH = """
1:a december             = 2026-12-01
den 1 dec                = 2026-12-01
tisdag 1 december 2026   = 2026-12-01
nästa fredag             = 2026-11-27
på fredag                = 2026-11-27
om tre veckor            = 2026-12-12
imorgon                  = 2026-11-22
i morgon                 = 2026-11-22
idag                     = 2026-11-21
v. 49                    = 2026-11-30..2026-12-06 week
v49                      = 2026-11-30..2026-12-06 week
torsdag v 50             = 2026-12-10
tors v.50                = 2026-12-10
v49-51                   = 2026-11-30..2026-12-20 range
första halvåret          = 2027-01-01..2027-06-30 half
slutet av mars           = 2027-03-21..2027-03-31 range
mitten av maj            = 2027-05-11..2027-05-20 range
1/12                     = 2026-12-01
1.12.                    = 2026-12-01
12/1/26                  = 2026-01-12
26-12-01                 = 2026-12-01
01-12-26                 = 2001-12-26 or 2026-12-01
c:a 1 dec                = ~2026-12-01
kring 1 dec              = ~2026-12-01
nu                       = 2026-11-21
fredag nästa vecka       = 2026-11-27
nästa år                 = 2027-01-01..2027-12-31 year
i år                     = 2026-01-01..2026-12-31 year
i maj                    = 2027-05-01..2027-05-31 month
slutet av nästa månad    = 2026-12-21..2026-12-31 range
1/12-5/12                = 2026-12-01..2026-12-05 range
mån-fre v 50             = 2026-12-07..2026-12-11 range
om en månad              = 2026-12-21
för tre veckor sedan     = 2026-10-31
i övermorgon             = 2026-11-23
i fredags                = 2026-11-20
någon gång i mars        = 2027-03-01..2027-03-31 month
skottdagen               = ! not a date
den första december 2026 = 2026-12-01
fredag den 4:e december  = 2026-12-04
fre 4/12                 = 2026-12-04
4 dec kl 9               = ! not a date
från och med måndag      = 2026-11-23
1 DEC 2026               = 2026-12-01
nästa måndag             = 2026-11-23
nästa söndag             = 2026-11-22 or 2026-11-29
kommande fredag          = 2026-11-27
på lördag                = 2026-11-21 or 2026-11-28
nästa vecka              = 2026-11-23..2026-11-29 week
den här veckan           = 2026-11-16..2026-11-22 week
om 14 dagar              = 2026-12-05
om fjorton dagar         = 2026-12-05
om ca 3 veckor           = ~2026-12-12
om 2-3 veckor            = 2026-12-05..2026-12-12 range
igår                     = 2026-11-20
i förrgår                = 2026-11-19
vecka 1-3                = 2027-01-04..2027-01-24 range
v.28–v.31                = 2026-07-06..2026-08-02 range
vecka 28 till 31         = 2026-07-06..2026-08-02 range
måndag v. 2              = 2027-01-11
Q1-Q2                    = 2027-01-01..2027-06-30 half
andra halvåret 2027      = 2027-07-01..2027-12-31 half
H1 2028                  = 2028-01-01..2028-06-30 half
i början av maj          = 2027-05-01..2027-05-10 range
början på maj            = 2027-05-01..2027-05-10 range
slutet av Q1 2027        = 2027-03-01..2027-03-31 month
slutet av året           = 2026-10-01..2026-12-31 quarter
mars 2027                = 2027-03-01..2027-03-31 month
under april              = 2027-04-01..2027-04-30 month
dec-jan                  = 2026-12-01..2027-01-31 range
31/4                     = ! no such day
28/12-3/1                = 2026-12-28..2027-01-03 week
kanske 1 dec             = ~2026-12-01
ungefär 1 mars           = ~2027-03-01
~v49                     = 2026-11-30..2026-12-06 week
runt mitten av maj       = 2027-05-11..2027-05-20 range
okänt                    = unknown
vet ej                   = unknown
efter sommaren           = ! not a date
våren                    = ! not a date
5/6                      = 2026-06-05
1/13                     = 2027-01-13
fr.o.m. 1 dec            = 2026-12-01
från och med 1 dec       = 2026-12-01
mellan 1 och 5 dec       = 2026-12-01..2026-12-05 range
1-3/12                   = 2026-12-01..2026-12-03 range
"""
DANISH = """
1. december             = 2026-12-01
tirsdag den 1. december = 2026-12-01
næste fredag            = 2026-11-27
på fredag               = 2026-11-27
om tre uger             = 2026-12-12
om to uger              = 2026-12-05
i morgen                = 2026-11-22
uge 49                  = 2026-11-30..2026-12-06 week
første halvår 2027      = 2027-01-01..2027-06-30 half
slut marts              = 2027-03-21..2027-03-31 range
1/12                    = 2026-12-01
1.12                    = 2026-12-01
01.12.2026              = 2026-12-01
01-12-2026              = 2026-12-01
01-12-26                = 2026-12-01
fredag i næste uge      = 2026-11-27
primo juni              = 2026-06-01..2026-06-10 range
ultimo marts            = 2027-03-21..2027-03-31 range
fre. d. 4. dec.         = 2026-12-04
d. 4. december          = 2026-12-04
4. dec. kl. 9           = ! not a date
fra mandag              = 2026-11-23
senest 1. februar       = ! not a date
førstkommende fredag    = 2026-11-27
på lørdag               = 2026-11-21 or 2026-11-28
næste uge               = 2026-11-23..2026-11-29 week
næste måned             = 2026-12-01..2026-12-31 month
denne uge               = 2026-11-16..2026-11-22 week
om en måned             = 2026-12-21
om et år                = 2027-11-21
for 3 dage siden        = 2026-11-18
i går                   = 2026-11-20
i overmorgen            = 2026-11-23
uge 2                   = 2027-01-11..2027-01-17 week
uge 28-31               = 2026-07-06..2026-08-02 range
uge 28 til 31           = 2026-07-06..2026-08-02 range
tirsdag i uge 50        = 2026-12-08
1. kvartal 2027         = 2027-01-01..2027-03-31 quarter
2. halvår               = 2026-07-01..2026-12-31 half
i begyndelsen af maj    = 2027-05-01..2027-05-10 range
midt i maj              = 2027-05-11..2027-05-20 range
medio maj 2027          = 2027-05-11..2027-05-20 range
marts 2027              = 2027-03-01..2027-03-31 month
i marts                 = 2027-03-01..2027-03-31 month
31. april               = ! no such day
28.12.-3.1.             = 2026-12-28..2027-01-03 week
1.-5. december          = 2026-12-01..2026-12-05 range
måske i marts           = 2027-03-01..2027-03-31 month
omkring 1. marts        = ~2027-03-01
ca. uge 49              = 2026-11-30..2026-12-06 week
cirka 1/12              = ~2026-12-01
efter ferien            = ! not a date
1.5.                    = 2027-05-01
mellem uge 49 og uge 51 = 2026-11-30..2026-12-20 range
1.-3.12.                = 2026-12-01..2026-12-03 range
"""
WHY = {
    refusals.NOT_A_DATE: "not a date",
    refusals.NO_SUCH_DAY: "no such day",
    refusals.TOO_FAR: "too far",
    refusals.OTHER_WEEKDAY: "another weekday",
    refusals.BACKWARDS: "backwards",
}
ROWS = [
    pytest.param(
        language, *(cell.strip() for cell in line.split(" = ")), id=f"{language} {line.split(' = ')[0].strip()}"
    )
    for language, table in (("en", ENGLISH), ("sv", SWEDISH), ("da", DANISH))
    for line in table.strip().splitlines()
]


def told(period: Period) -> str:
    if period.unknown:
        return "unknown"
    if period.first != period.last:
        assert period.tentative
        return f"{period.first}..{period.last} {period.precision}"
    return f"{'~' * period.tentative}{period.first}"


def meaning(typed: str, language: str) -> str:
    try:
        return told(read_period(typed, TODAY, language=language))
    except Unclear as unclear:
        if len(unclear.readings) > 1:
            return " or ".join(map(told, unclear.readings))
        return f"! {WHY[unclear.message]}"


@pytest.mark.parametrize(("language", "typed", "means"), ROWS)
def test_a_phrase_means_what_people_mean_by_it(language: str, typed: str, means: str) -> None:
    assert meaning(typed, language) == means


def test_the_table_is_long_enough_to_trust() -> None:
    assert len(ROWS) >= 150


def test_a_phrase_of_another_language_means_the_same() -> None:
    """But for figures, where the language decides."""
    worded = [row.values for row in ROWS if not any(mark in str(row.values[1]) for mark in "/.-")]
    differs = [row for row in worded for other in ("en", "sv", "da") if meaning(str(row[1]), other) != row[2]]
    assert differs == []

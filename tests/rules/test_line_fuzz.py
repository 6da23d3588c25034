"""Whatever is typed: taken apart, read or refused in words, within a moment, and never an exception of ours."""

import json
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import commands
from bot.rules.line import (
    PhaseWord,
    Vocabulary,
    read_away,
    read_event,
    read_new,
    read_new_names,
    read_pause,
    read_phase_change,
    read_placement,
    read_remove,
    read_replace,
    read_suppositions,
    split,
)
from bot.rules.line.head import nearly
from bot.rules.line.opened import opened
from bot.rules.line.readings import offers
from bot.rules.line.scan import scan
from bot.rules.names import fold
from bot.rules.typed import Unclear

TODAY = date(2026, 11, 21)
ACME = Vocabulary(
    phases=(PhaseWord("s", "sales"), PhaseWord("p", "project"), PhaseWord("x", "other", "Pilot: one")),
    systems=("CRM", "BI", "Kör & Lär", '5" screen'),
    people=("Key Lind", "Anna Berg"),
)
VERBS = {fold(word): module.WORD for module in commands.TABLE for word in (module.WORD, *module.ALSO)}
READERS: dict[str, Callable[[str], object]] = {
    "scan": lambda text: scan(opened(text), ACME, TODAY),
    "split": lambda text: split(text, VERBS),
    "nearly": lambda text: nearly(text, VERBS, {verb: verb for verb in VERBS}),
    "new": lambda text: read_new(text, TODAY),
    "new names": lambda text: read_new_names(text, "Acme ERP"),
    "placement": lambda text: read_placement(text, ACME, TODAY),
    "phase change": lambda text: read_phase_change(text, ACME, TODAY, "sv"),
    "event": lambda text: read_event(text, ACME, TODAY, "da"),
    "pause": lambda text: read_pause(text, TODAY),
    "suppositions": lambda text: read_suppositions(text, ACME, TODAY),
    "replace": lambda text: read_replace(text, ACME, TODAY),
    "remove": lambda text: read_remove(text, ACME, TODAY),
    "away": lambda text: read_away(text, ACME, TODAY),
}
WORDS = (
    "new ny add lägg till tilføj move flyt skjut upp udskyd byt mot with med for för til hos ferie semester is är er "
    "sales projektet driften until indtil to till och med .. - -> throughout lead key customer kund architect CRM BI "
    "systems: and after ends slutar starts leaves today i morgon en två tre a couple of weeks uger måneder halvtid "
    "please kan du @anna Bo Ek Pilot: one what if tänk om"
)
PIECES = st.sampled_from(
    [*WORDS.split(), " ", ", ", "; ", ": ", "<@U1>", "<@U2|x>", "<!channel>", "<http://x|y>", "&amp;", "&lt;", '"', "“",
     "1 dec", "31 feb", "2026-12-01", "1/12", "~", "?", "50%", "999 %", "2 weeks", "1-20 dec", "v28-31", "\u00a0", "–",
     "\u200b", "\ue000U1\ue001", "all the way", "up to and including", "project manager", "5\" screen"]
)  # fmt: skip
TYPED = st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES | st.text(max_size=4)).map("".join))


def only_unclear(read: Callable[[str], object], typed: str) -> None:
    """Read or refused in words, and whatever may be chosen instead is a line that a button can carry."""
    try:
        read(typed)
    except Unclear as unclear:
        assert unclear.message.format(**unclear.words)
        for _, line in offers(typed, unclear):
            assert len(json.dumps({"v": 1, "line": line})) <= 2000


@given(TYPED)
def test_no_line_raises_anything_but_unclear(typed: str) -> None:
    for read in READERS.values():
        only_unclear(read, typed)


@pytest.mark.ci
@pytest.mark.timeout(600)
@settings(max_examples=10_000, deadline=None, database=None)
@given(TYPED | st.text())
def test_ten_thousand_lines_raise_nothing_but_unclear(typed: str) -> None:
    for read in READERS.values():
        only_unclear(read, typed)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "a,",
        '"a" ',
        ": ",
        ":",
        "<@U1> ",
        "1 dec ",
        "31 feb ",
        "sales ",
        "sales 1 ",
        "solution ",
        "for ",
        "kan du ",
        "&amp;",
        "systems:",
        "x: sales 1 dec, ",
        " ",
        "@a ",
    ],
)
def test_three_thousand_characters_are_read_in_a_moment(piece: str) -> None:
    typed = (piece * 3000)[:3000]
    began = time.process_time()
    for read in READERS.values():
        only_unclear(read, typed)
    assert time.process_time() - began < 6

"""Single settings, read as people write them. Each refusal names the field of the form it belongs to."""

from __future__ import annotations

import re
from datetime import time

from bot.rules.names import fold
from bot.rules.texts import N_, Refusal

MOST_STEPS = 10
EARLIEST = 365
"""Days before a start on which the first step may fall."""

STEPS = N_("Please give days before a start, for example: 28, 14, 7, 2, 0. Ten at most, and none over 365.")
HOUR = N_("Please give a time of day, for example 09:00.")
SWITCH = N_("Please say “on” or “off”.")

ON, OFF = ("on", "pa", "til", "yes", "ja"), ("off", "av", "fra", "no", "nej")
_TIME = re.compile(r"(?:kl\.?|klockan|klokken|at)?\s*([0-9]{1,2})(?:[:.]([0-9]{2}))?")


def read_steps(text: str) -> tuple[int, ...]:
    """`28, 14, 7, 2, 0`: days before a start, falling, each once."""
    parts = re.split(r"[,;\s]+", text.strip(" ,;"))
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        raise Refusal(STEPS, "steps")
    steps = tuple(sorted({int(part) for part in parts}, reverse=True))
    if len(steps) > MOST_STEPS or steps[0] > EARLIEST:
        raise Refusal(STEPS, "steps")
    return steps


def read_hour(text: str) -> time:
    """`09:00`, `9`, `8.30`, `kl 9`."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise Refusal(HOUR, "at_time")
    return time(int(found[1]), int(found[2] or 0))


def read_switch(text: str) -> bool:
    if fold(text) not in (*ON, *OFF):
        raise Refusal(SWITCH, "strict")
    return fold(text) in ON

"""README's two minutes, word for word as a Brit, a Swede and a Dane see them: the card, the yes, quiet, the day.

`conversations/sv.txt` is the play: `Kim > line` types, `Kim [button]` presses, `@ 2026-11-03 09:00` moves the clock;
under each stands all that anybody newly sees, whole, by room. Nothing under it: nothing was said or changed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.stage import LOCALES, Stage

PLAYS = Path(__file__).with_name("conversations")
README = Path(__file__).parents[2] / "README.md"
STEP = re.compile(r"(?m)^(?=\w+ > |\w+ \[.*\]$|@ )")


@pytest.mark.parametrize("language", LOCALES)
def test_the_two_minutes_of_the_readme_word_for_word(world: Any, clock: Any, language: str) -> None:
    play = PLAYS / f"{language}.txt"
    written = play.read_text(encoding="utf-8")
    stage = Stage(world, clock, language)

    played = "\n\n".join(stage.play(step.partition("\n")[0]) for step in STEP.split(written) if step) + "\n"

    if os.environ.get("WRITE_PLAYS"):  # for whoever changed a sentence on purpose, to read what came of it
        play.write_text(played, encoding="utf-8")
    assert played == written


def test_the_play_types_what_the_readme_says() -> None:
    typed = re.findall(r"(?m)^Kim > (.*)$", (PLAYS / "en.txt").read_text(encoding="utf-8"))

    assert "\n".join(typed) in README.read_text(encoding="utf-8")

"""What help shows as an example is understood when somebody types it, in each language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.commands import TABLE
from bot.i18n import speaker
from bot.sandbox.people import Person
from bot.sandbox.sight import of_message
from bot.settings import LANGUAGES

NOT_UNDERSTOOD = (
    "I did not understand “{text}”.",
    "I did not understand what follows *{word}*, so nothing was changed. Type `/handover {word}` alone.",
    "I can't read *{text}* as a date. Please write it like 1 Dec or 2026-12-01.",
    "I know no title, phase or system called *{text}*. I put it down as the role; please check.",
    "I know nobody called *{name}* here. Please pick the person, or mention them with @.",
    "I found nothing called *{words}* among the customers, journeys, systems, people and roles you may see.",
    "This journey has no phase *{text}*.",
)
LAST = ("lost", "resume", "close", "undo")
"""They end or take back what the others speak of."""


@pytest.fixture
def kim(world: Any, kim: Person, begins: Callable[..., Person]) -> Person:
    """Sold it with Anna and Per; Bo runs the project, with a system."""
    return begins(
        kim,
        "/handover new Beta ERP for Beta AB: sales 2026-09-01, project 1 dec, maintenance 1 june 2027; systems: CRM*",
        "/handover add @anna solution architect, sales, CRM",
        "/handover add @per consultant, sales to project",
        "/handover add @bo project manager, project",
    )


def examples() -> list[tuple[str, str]]:
    """Word and example, in an order in which each has something to work on."""
    table = {each.WORD: each.USAGE for each in TABLE if each.HELP}
    return [(word, table[word]) for word in (*sorted(table.keys() - set(LAST)), *LAST)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_help_is_understood_when_typed(world: Any, kim: Person, language: str) -> None:
    kim.types(f"/handover language {language}")
    say = speaker(language)
    not_understood = [
        say(text, **dict.fromkeys(("text", "word", "name", "words"), "¤")).split("¤")[0] for text in NOT_UNDERSTOOD
    ]

    for word, usage in examples():
        kim.types(f"/handover {say(usage)}", "other" if word == "new" else "acme")
        answer = last(world, kim)
        if word == "import":  # files are given in a form alone
            kim.closes()
        assert kim.form is None, (word, say(usage))
        assert not any(sorry in answer for sorry in not_understood), (say(usage), answer)


def last(world: Any, person: Person) -> str:
    """The newest message that only that person sees."""
    workspace = world.sandbox.workspace
    mine = [
        (ts, message)
        for channel in workspace.channels.values()
        for ts, message in channel.messages.items()
        if message.ephemeral_to == person.id
    ]
    return of_message(workspace, max(mine)[1])

"""The table of rights (`reliability.md` §6.2): everybody, with every word, button and form there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.listeners.admission import STRANGER
from bot.listeners.routes import GUEST
from bot.usecases.deleting import NOT_YOURS as ONLY_CREATOR
from bot.usecases.rights import FOR_ITS_CHANNEL, NOT_FOUND, ONLY_MEMBERS, ONLY_PEOPLE_ON_IT
from bot.usecases.settings.reading import ONLY_THESE
from bot.usecases.speaking import NOT_IN_PLAN
from bot.usecases.words import ONLY_OWNER
from tests.rights.placed import (
    ABOUT,
    ANSWER,
    ANYBODY,
    ASKED,
    CHANGE,
    DELETE,
    KNOWS,
    NOTE,
    OUTLINE,
    OWNER,
    READ,
    WORKSPACE,
    Placed,
    every,
)

PLACED = list(every())
DONE = ""
UNKNOWN = "I know no journey called"
RIGHTS = {
    STRANGER,
    GUEST,
    FOR_ITS_CHANNEL,
    NOT_FOUND,
    ONLY_MEMBERS,
    ONLY_PEOPLE_ON_IT,
    ONLY_OWNER,
    NOT_IN_PLAN,
    ONLY_CREATOR,
    ONLY_THESE,
}
"""Refusals that are about who asks; any other is about the plan, and whoever gets it may ask."""
INSIDE = {"acme": ("Zebra", "Nils Nord"), "secret": ("Lynx", "Opal", "Stratus")}
"""What those outside a public channel are not told, and of a private one nothing at all."""
FOR_GUESTS = {"confirm_continuity", "dont_know", "decline_continuity", "decline", "undo", "help_more", "ask_person"}
FOR_GUESTS |= {"pulse", "pulse_some", "pulse_undo", "home_language"}

OF_ALL = dict.fromkeys(
    (ANYBODY, ABOUT, OUTLINE, READ, CHANGE, ANSWER, OWNER, KNOWS, NOTE, DELETE, WORKSPACE, ASKED), DONE
)
OWNS = OF_ALL | {WORKSPACE: ONLY_THESE}
ADMINS = OF_ALL | {ANSWER: NOT_IN_PLAN, OWNER: ONLY_OWNER, ASKED: NOT_FOUND}
CHANGES = ADMINS | {DELETE: ONLY_CREATOR, WORKSPACE: ONLY_THESE}
READS = CHANGES | {CHANGE: ONLY_MEMBERS, NOTE: ONLY_MEMBERS, DELETE: ONLY_MEMBERS}
SEES = READS | {READ: FOR_ITS_CHANNEL, ABOUT: NOT_FOUND, KNOWS: NOT_FOUND, NOTE: NOT_FOUND}
NOTHING = dict.fromkeys(OF_ALL, NOT_FOUND) | {ANYBODY: DONE, ABOUT: DONE, WORKSPACE: ONLY_THESE}
STRICT = CHANGES | dict.fromkeys((CHANGE, NOTE, DELETE), ONLY_PEOPLE_ON_IT)

IN_CI = [pytest.mark.ci]
TABLE = [
    pytest.param("anna", "acme", "acme", OWNS, id="owner"),
    pytest.param("anna", "other", "secret", OWNS, id="owner, from elsewhere", marks=IN_CI),
    pytest.param("eva", "acme", "acme", CHANGES, id="member in the channel"),
    pytest.param("eva", "other", "secret", CHANGES, id="member of the private channel, elsewhere", marks=IN_CI),
    pytest.param("bo", "other", "acme", READS | {ANSWER: DONE}, id="on it, outside the public channel"),
    pytest.param("bo", "other", "secret", NOTHING | {ANSWER: DONE}, id="on it, outside the private channel"),
    pytest.param("sara", "other", "acme", SEES, id="other member, public"),
    pytest.param("sara", "other", "secret", NOTHING | {ABOUT: NOT_FOUND}, id="other member, private"),
    pytest.param("kim", "other", "acme", ADMINS, id="admin outside the public channel", marks=IN_CI),
    pytest.param("kim", "other", "secret", NOTHING | {WORKSPACE: DONE}, id="admin outside the private channel"),
    pytest.param("ada", "secret", "secret", ADMINS, id="admin in the private channel", marks=IN_CI),
]


def got(house: Any, who: str, placed: Placed, about: str, where: str) -> str:
    """The refusal that is about who asks, or DONE; a journey that is not known by its key is not found."""
    answer = house.uses(who, placed, about, where)
    assert "Something went wrong on my side" not in answer.said, (who, str(placed))
    if UNKNOWN in answer.said:
        return NOT_FOUND
    return answer.refused if answer.refused in RIGHTS else DONE


def expected(placed: Placed, gets: dict[str, str]) -> str:
    """A private journey's people answer by the buttons they are sent; typing its key outside they do not find it. Who
    sees the outline alone is told who is asked."""
    typed = placed.kind == "line"
    if typed and placed.takes in (ANSWER, OWNER) and gets[OUTLINE] == NOT_FOUND:
        return NOT_FOUND
    if typed and placed.takes == ANSWER and gets[READ] == FOR_ITS_CHANNEL:
        return FOR_ITS_CHANNEL
    return gets[placed.takes]


@pytest.mark.ci
@pytest.mark.parametrize(("who", "where", "about", "gets"), TABLE)
def test_case_55_who_may_do_what(house: Any, who: str, where: str, about: str, gets: dict[str, str]) -> None:
    found = {str(placed): got(house, who, placed, about, where) for placed in PLACED}
    assert found == {str(placed): expected(placed, gets) for placed in PLACED}


@pytest.mark.parametrize("who", ["xenia", "per", "rob"], ids=["from outside", "closed account", "bot"])
def test_case_55_who_is_nobody_of_ours_gets_one_neutral_sentence(house: Any, who: str) -> None:
    assert {got(house, who, placed, about, "acme") for placed in PLACED for about in ("acme", "unknown")} == {STRANGER}


@pytest.mark.parametrize(("who", "about"), [("gus", "acme"), ("gil", "acme"), ("gil", "secret")], ids=str)
def test_a_guest_answers_what_they_are_asked(house: Any, who: str, about: str) -> None:
    """Gil is in the plan, and so may be asked; Gus is not."""
    answers = DONE if who == "gil" else NOT_FOUND
    found = {str(placed): got(house, who, placed, about, "acme") for placed in PLACED}
    for placed in PLACED:
        if placed.name in FOR_GUESTS and placed.kind != "line":
            wanted = DONE if placed.takes == ANYBODY else answers if placed.takes == ANSWER else NOT_FOUND
        else:
            wanted = DONE if str(placed) == "line help" else GUEST
        assert found[str(placed)] == wanted, placed


@pytest.fixture
def strict(house: Any) -> Iterator[Any]:
    house.strict(on=True)
    yield house
    house.strict(on=False)


@pytest.mark.ci
@pytest.mark.parametrize(
    ("who", "where", "gets"),
    [
        pytest.param("anna", "acme", OWNS, id="owner", marks=IN_CI),
        pytest.param("bo", "acme", CHANGES | {ANSWER: DONE}, id="on it"),
        pytest.param("ada", "acme", ADMINS, id="admin"),
        pytest.param("eva", "acme", STRICT, id="member in the channel"),
        pytest.param("sara", "other", SEES | dict.fromkeys((CHANGE, DELETE), ONLY_PEOPLE_ON_IT), id="other member"),
    ],
)
def test_in_a_strict_workspace_only_its_people_change_a_journey(
    strict: Any, who: str, where: str, gets: dict[str, str]
) -> None:
    found = {str(placed): got(strict, who, placed, "acme", where) for placed in PLACED if placed.takes != ANYBODY}
    assert found == {str(placed): expected(placed, gets) for placed in PLACED if placed.takes != ANYBODY}


@pytest.mark.ci
@pytest.mark.parametrize("who", ["sara", "kim", "gus"])
def test_case_55_hidden_foreign_and_unknown_are_answered_alike(house: Any, who: str) -> None:
    for placed in PLACED:
        if placed.takes in (ANYBODY, ABOUT, WORKSPACE):
            continue
        said = [house.uses(who, placed, about, "other").said for about in ("secret", "foreign", "unknown")]
        keys = [house.ids[about]["key"] for about in ("secret", "foreign", "unknown")]
        alike = {text.replace(key, "KEY") for text, key in zip(said, keys, strict=True)}
        assert len(alike) == 1, (placed, alike)


@pytest.mark.ci
@pytest.mark.parametrize(("who", "about"), [("sara", "acme"), ("sara", "secret"), ("kim", "secret"), ("bo", "secret")])
def test_who_is_outside_reads_nothing_from_inside(house: Any, who: str, about: str) -> None:
    """But what they type themselves; in lists, sums, pages and forms too. Who is asked may know what it is about."""
    for placed in PLACED:
        if placed.takes != ANSWER:
            said = house.uses(who, placed, about, "other").said.replace("stratus-erp", "")
            assert [word for word in INSIDE[about] if word in said] == [], placed

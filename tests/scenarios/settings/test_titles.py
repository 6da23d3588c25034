"""`settings titles`: which words are one job title, whether it is key, what it carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.people import Person
from bot.usecases.settings import again


@pytest.fixture
def held(kim: Person, begins: Callable[..., Person]) -> Person:
    """It holds, as Anna is a key person by her title."""
    return begins(
        kim,
        "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01",
        "/handover add @kim seller, sales, lead",
        "/handover add @bo project manager, project, lead",
        "/handover add @anna solution architect, sales to project",
    )


def test_a_title_of_ones_own_is_read_in_lines_from_then_on(relay: Person) -> None:
    relay.types("/handover settings title Head of Joy: key, relation")
    assert relay.sees("Whoever is *head of joy* is a key person and carries the relation.")

    relay.types("/handover add @sara head of joy, project")

    assert relay.sees("Sara is in the plan as head of joy.")
    assert relay.sees("Tuesday 1 December 2026 (week 49) · key person")


def test_what_rested_on_a_title_that_is_no_key_one_any_more_is_worse_off(held: Person) -> None:
    held.types("/handover settings title solution architect: not key")
    assert held.sees("Whoever is *solution architect* is not a key person by that alone, but carries the solution.")
    assert held.sees("One handover is worse off by it; `/handover list` shows which.")
    held.types("/handover show")
    assert held.sees("Anna stays on, but not as a key person.")

    held.presses("Undo", on="is not a key person by that alone")

    held.types("/handover list")
    assert held.sees("Handovers to come: 1 holds.")


def test_where_journeys_are_many_the_ticker_looks_at_them(
    held: Person, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "AT_ONCE", 0)
    held.types("/handover settings title solution architect: not key")
    assert held.sees("I look at all 1 journeys anew now, and tell their owners where a handover breaks.")

    world.ticker._care()

    held.types("/handover list")
    assert held.sees("Handovers to come: 1 is thin.")


def test_who_leads_or_was_called_key_by_hand_stays_a_key_person(held: Person) -> None:
    held.types("/handover add @sara consultant, project, key")
    held.types("/handover settings title project manager: not key")
    held.types("/handover settings title consultant: key")
    held.types("/handover settings title consultant: not key, relation")
    held.types("/handover add @bo project")

    assert held.sees("leads the project · key person")


def test_who_has_the_words_as_a_role_already_has_the_new_title(held: Person) -> None:
    held.types("/handover remove @anna project")
    held.types("/handover add @anna jester, project")
    held.submits()
    held.types("/handover settings title jester: key")

    held.types("/handover show")

    assert not held.sees("Is anybody")
    assert held.sees("Whoever is *jester* is a key person and carries the solution.")


def test_a_title_that_is_switched_off_is_only_words_from_then_on(relay: Person) -> None:
    relay.types("/handover settings title architect: off")
    assert relay.sees("*architect* is not read as a title any more.")

    relay.types("/handover settings titles architect")

    assert relay.sees("*architect*: not read as a title any more")
    assert relay.sees("*solution architect*: key person, carries the solution")


def test_titles_are_listed_in_pages_and_looked_for(kim: Person) -> None:
    kim.types("/handover settings")
    kim.presses("Titles…")
    assert kim.sees("Page 1 of")
    kim.presses("More")
    assert kim.sees("Page 2 of")

    kim.types("/handover settings titles förvaltnings")

    assert kim.sees("*2 job titles*")
    assert kim.sees("*förvaltningsledare*: key person, carries the solution")


def test_a_title_by_form_and_changed_by_somebody_else_meanwhile(kim: Person, bo: Person) -> None:
    kim.types("/handover settings titles bid manager")
    kim.presses("Change…")
    bo.changes(is_admin=True)
    bo.types("/handover settings title bid manager: solution")

    kim.submits(facts=["key"])
    assert kim.sees("Somebody else changed this title meanwhile.")
    kim.submits(facts=["key"])

    assert kim.sees("Whoever is *bid manager* is a key person and carries the solution.")


def test_a_new_title_by_form(kim: Person) -> None:
    kim.types("/handover settings titles")
    kim.presses("Add a title…")
    kim.submits(words="Head of Joy", kind="Support", facts=["key"], carries="The relation")

    assert kim.sees("Whoever is *head of joy* is a key person and carries the relation.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title head of joy: happy", "I do not know what *happy* says of a title."),
        ("title ...: key", "Which words are the title?"),
        ("title " + "x" * 61 + ": key", "A title has at most 60 characters."),
        ("title architect: key", "That is so already, so nothing was changed."),
    ],
)
def test_what_cannot_be_is_said(kim: Person, line: str, said: str) -> None:
    kim.types(f"/handover settings {line}")

    assert kim.sees(said)


def test_members_read_titles_and_change_none(kim: Person, anna: Person) -> None:
    kim.types("/handover help")
    anna.types("/handover settings titles key account")
    anna.types("/handover settings title key account manager: not key")

    assert anna.sees("*key account manager*: key person, carries the relation")
    assert not anna.sees("Change…")
    assert anna.sees("Only admins of this Slack workspace can change that. Please ask Kim Lind.")

"""How Homes are published: within Slack's limits, not twice the same, and drawn anew when anything goes wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.home import drawing, publishing
from bot.sandbox.people import Person
from tests.scenarios.home.shown import home


def published(person: Person) -> int:
    calls = person.sandbox.api.called("views.publish")
    return sum(call["user_id"] == person.id for call in calls)


def test_it_follows_what_others_do_where_that_concerns_the_reader(relay: Person, anna: Person, eva: Person) -> None:
    eva.types("/handover")
    for person in (anna, eva):
        person.opens_home()

    relay.types("/handover phase project 2026-12-08")

    assert "Project: Tue 8 Dec" in home(anna)
    assert "Project: Tue 8 Dec" in home(eva)


def test_what_looks_the_same_is_not_published_again(relay: Person, anna: Person) -> None:
    anna.opens_home()

    relay.types("/handover note pain Orders are typed twice")

    assert published(anna) == 1


def test_what_happens_together_is_published_once(relay: Person, anna: Person, world: Any, clock: Any) -> None:
    world.homes._pause = timedelta(seconds=10)
    anna.opens_home()
    for day in (8, 9, 10):
        relay.types(f"/handover phase project 2026-12-{day:02}")
    assert published(anna) == 1

    clock.moves(minutes=1)

    assert published(anna) == 2
    assert "Project: Thu 10 Dec" in home(anna)


@pytest.mark.parametrize(
    ("fault", "tries"),
    [
        pytest.param("500_before", 2, id="tried again"),
        pytest.param("ratelimited", 2, id="not before Slack said"),
        pytest.param("error:user_not_found", 1, id="nobody there"),
        pytest.param("error:token_revoked", 2, id="until somebody mends it"),
    ],
)
def test_a_home_that_was_refused(relay: Person, anna: Person, clock: Any, fault: str, tries: int) -> None:
    anna.sandbox.faults.next("views.publish", fault)
    anna.opens_home()

    clock.moves(minutes=6)

    assert published(anna) == tries
    assert bool(home(anna)) == (tries > 1)


def test_after_three_tries_it_waits_for_the_next_opening(relay: Person, anna: Person, clock: Any) -> None:
    anna.sandbox.faults.next("views.publish", "error:fatal_error", times=3)
    anna.opens_home()
    for _ in range(5):
        clock.moves(minutes=1)
    assert published(anna) == 3

    anna.opens_home()

    assert home(anna)


def test_what_was_drawn_from_older_facts_does_not_take_its_place(relay: Person, anna: Person, world: Any) -> None:
    """Another process has published meanwhile: Slack's hash is another, so it is drawn anew."""
    anna.opens_home()
    world.sandbox.workspace.views.publish(anna.id, {"type": "home", "blocks": []})

    relay.types("/handover phase project 2026-12-08")

    assert "Project: Tue 8 Dec" in home(anna)
    assert [call.get("hash") is None for call in anna.sandbox.api.called("views.publish")] == [True, False, True]


@pytest.mark.parametrize("broken", ["raises", "too long"])
def test_where_we_err_a_sentence_stands_there(
    relay: Person, anna: Person, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def render(*_: Any) -> Any:
        if broken == "raises":
            raise ValueError(broken)
        return {"type": "home", "blocks": [{"type": "divider"}] * 101}

    monkeypatch.setattr(drawing, "render", render)

    anna.opens_home()

    assert home(anna) == "I can't show your Home just now. `/handover` works in any channel."


def test_a_restart_keeps_what_was_looked_at_and_the_next_opening_heals(relay: Person, anna: Person, world: Any) -> None:
    anna.opens_home()
    anna.chooses("home_filter", "What is thin")
    world.start()
    relay.types("/handover phase project 2026-12-08")

    anna.opens_home()

    assert "No journey is like that." in home(anna)
    anna.chooses("home_filter", "All journeys")
    assert "Project: Tue 8 Dec" in home(anna)


def test_a_busy_database_loses_no_opening(
    relay: Person, anna: Person, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> None:
        monkeypatch.undo()
        raise OperationalError("", {}, Exception("database is locked"))

    monkeypatch.setattr(publishing.home, "opened", busy)
    with pytest.raises(OperationalError):
        anna.opens_home()

    world.settle()

    assert home(anna)


def test_the_other_tab_is_not_the_home(relay: Person, anna: Person, world: Any) -> None:
    world.sandbox.workspace.events.append({"type": "app_home_opened", "user": anna.id, "tab": "messages"})

    relay.types("/handover")

    assert not home(anna)

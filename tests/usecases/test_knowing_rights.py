"""What a private journey holds reaches its members alone, through who, the list, its register and the portfolio."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.rules.projection.listed import Wanted
from bot.rules.texts import Refusal
from bot.usecases import decisions, identity, journeys, portfolio, who
from bot.usecases.rights import NOT_FOUND, Viewer
from storage.tables import Handover

PLAN = "sales 2026-09-01, project 2026-12-01"


@pytest.fixture
def house(workspace: Any, put: Any, once: Any) -> Any:
    """Open Shop in a public channel, Dark Bank in a private one: Bo carries both, and each has one that is accepted."""

    def begin() -> None:
        workspace.channel("acme", private=False)
        workspace.channel("vault", private=True)
        for name, channel, systems in (("Open Shop", "acme", ("Till", True)), ("Dark Bank", "vault", ("Safe", True))):
            held = workspace.journey(PLAN, name=name, channel=channel, by="cia", systems=(systems,))
            put(held, "bo", "architect", "*", by="cia")
            broken = workspace.journey(PLAN, name=f"{name} broken", channel=channel, by="cia")
            put(broken, "dag", "consultant", "sales", by="cia")
            handover = put(broken, "eva", "project manager", "project", by="cia").handovers[0]
            decisions.accept(
                workspace.store, workspace.stamp("cia"), workspace.viewer("cia", channel), handover.uid, "so"
            )
        workspace.person("admin", admin=True)
        identity.saw_member(
            workspace.store, workspace.id, workspace.channel("vault").id, workspace.person("vera").id, workspace.now
        )
        identity.saw_member(
            workspace.store, workspace.id, workspace.channel("acme").id, workspace.person("otto").id, workspace.now
        )

    once(workspace, begin)
    return workspace


def told(place: Any, viewer: Viewer) -> dict[str, set[str]]:
    """Which of the two customers' journeys somebody hears of, by the way they ask."""
    store, today = place.store, place.today
    page = journeys.listing(store, viewer, today)
    register = journeys.register(store, viewer, today, Wanted(accepted=True))
    bo = next((one for one in who.meanings(store, viewer, "bo") if one.kind == "person"), None)
    known = who.asked(store, viewer, today, "person", bo.ref).knowers if bo else ()
    leaving = portfolio.without(store, viewer, today, bo.ref).lines if bo else ()
    systems = [one.name for word in ("Till", "Safe") for one in who.meanings(store, viewer, word)]
    return {
        "list": {line.name for line in page.lines},
        "states": {line.name for line in page.lines if line.handover},
        "register": {line.journey for line in register.lines},
        "person": {name for one in known for _, _, name in one.journeys},
        "leaving": {line.journey for line in leaving},
        "systems": set(systems),
        "carried": {str(portfolio.carriers(store, viewer, today).handovers)},
        "counted": {f"{state} {n}" for state, n in page.counts.items()},
    }


def seen(*words: str, states: bool = True, carried: int = 1) -> dict[str, set[str]]:
    """What is told of journeys with these words in their names."""
    both = {f"{word}{more}" for word in words for more in ("", " broken")}
    read = set(words) if states else set()
    n = len(read)
    return {
        "list": both,
        "states": both if states else set(),
        "register": {f"{word} broken" for word in read},
        "person": read,
        "leaving": read,
        "systems": {{"Open Shop": "Till", "Dark Bank": "Safe"}[word] for word in read},
        "carried": {str(n)},
        "counted": {f"holds {n}", f"breaks {n}", f"accepted {n}"} if n else set(),
    }


@pytest.mark.parametrize(
    ("person", "channel", "kind", "expected"),
    [
        pytest.param("cia", None, "member", seen("Open Shop", "Dark Bank"), id="who made both"),
        pytest.param("vera", "vault", "member", {"both": 1}, id="a member of the private channel"),
        pytest.param("otto", None, "member", seen("Open Shop"), id="a member of the public channel"),
        pytest.param("nils", None, "member", seen("Open Shop", states=False), id="a member of neither"),
        pytest.param("admin", None, "member", seen("Open Shop"), id="an admin in neither"),
        pytest.param("otto", "vault", "guest", seen(), id="a guest in the private channel"),
        pytest.param("otto", "vault", "stranger", seen(), id="a stranger in the private channel"),
    ],
)
def test_who_hears_of_what(house: Any, person: str, channel: str | None, kind: str, expected: Any) -> None:
    viewer = Viewer(
        workspace=house.id,
        person_id=house.person(person).id,
        kind=kind,
        admin=person == "admin",
        channel_id=channel and house.channel(channel).id,
        today=house.today,
    )
    if "both" in expected:
        expected = seen("Open Shop", "Dark Bank") | {"states": {"Dark Bank", "Dark Bank broken"}}
        expected |= seen("Dark Bank") | {"list": seen("Open Shop", "Dark Bank")["list"]}
    assert told(house, viewer) == expected


def test_nobody_of_another_workspace_hears_of_anything(house: Any, make_place: Any) -> None:
    other = make_place(house.store, "T2")
    other.person("bo", admin=True)
    assert told(other, other.viewer("bo", None)) == seen()


@pytest.mark.parametrize("kind", ["customer", "journey", "system", "person", "role", "anything"])
def test_an_id_of_what_is_hidden_is_as_good_as_none(house: Any, kind: str) -> None:
    owner, stranger = house.viewer("cia", "vault"), house.viewer("otto", "acme")
    refs = {"customer": "x", "role": "y", "anything": "z", "system": "safe"}
    for word in ("Dark Bank", "eva"):
        for one in who.meanings(house.store, owner, word):
            refs.setdefault(one.kind, one.ref)
    with pytest.raises(Refusal, match=NOT_FOUND):
        who.asked(house.store, stranger, house.today, kind, refs.get(kind, "none"), within="none")


def test_a_hidden_break_puts_no_journey_first(workspace: Any, put: Any) -> None:
    """The order of a list tells nothing of states that are not the reader's to know."""
    workspace.channel("acme", private=False)
    broken = put(workspace.journey("sales 2026-09-01, project 2027-03-01", name="Later"), "bo", "consultant", "sales")
    put(broken, "cia", "consultant", "project")
    workspace.journey("sales 2026-09-01, project 2026-12-01", name="Sooner")
    outside = journeys.listing(workspace.store, workspace.viewer("dag", "other"), workspace.today)
    assert [line.key for line in outside.lines] == ["sooner", "later"]
    assert outside.counts == {}
    inside = journeys.listing(workspace.store, workspace.viewer("dag", "acme"), workspace.today)
    assert [line.key for line in inside.lines] == ["later", "sooner"]


def test_words_with_marks_of_the_database_are_names(house: Any) -> None:
    viewer = house.viewer("cia", None)
    for words in ("%", "_", "'; DROP TABLE journey; --", "\\", ""):
        assert who.meanings(house.store, viewer, words) == []
    with house.store.read() as session:
        assert len(session.scalars(select(Handover)).all()) == 4

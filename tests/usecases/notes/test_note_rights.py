"""Who reads a note and who may change it: the readers of its journey; without one, the people of its channel."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.knowledge.wanted import WantedNote
from bot.rules.projection.noted import WantedNotes
from bot.rules.texts import Refusal
from bot.usecases import deleting, history, identity, journeys, notes
from bot.usecases.rights import NOT_FOUND, ONLY_MEMBERS, ONLY_PEOPLE_ON_IT
from storage.tables import Workspace

WHERE = ("open journey", "open customer", "dark journey", "dark customer")
EVERYWHERE = WantedNotes(everywhere=True)


@pytest.fixture
def house(workspace: Any, put: Any, once: Any) -> Any:
    """A note of a journey and one of a customer in a public channel, and the same in a private one; all Anna's."""

    def begin() -> None:
        workspace.channel("acme", private=False)
        workspace.channel("vault", private=True)
        workspace.noted = {}
        for name, channel in (("open", "acme"), ("dark", "vault")):
            journey = workspace.journey(name=f"{name} one", channel=channel, by="cia", systems=(("CRM", True),))
            put(journey, "dan", "project manager", "*", by="cia")
            put(journey, "bo", "architect", "*", by="cia")
            store, stamp, viewer = workspace.store, workspace.stamp("anna"), workspace.viewer("anna", channel)
            for kind, where in (("journey", {"journey": journey.uid}), ("customer", {"customer": "Beta"})):
                text = f"{name} {kind}"
                workspace.noted[text] = notes.keep(store, stamp, viewer, WantedNote(text=text), **where).note.uid
        workspace.person("admin", admin=True)
        workspace.person("gus", kind="guest")
        member = workspace.person("vera").id
        identity.saw_member(workspace.store, workspace.id, workspace.channel("vault").id, member, workspace.now)

    once(workspace, begin)
    return workspace


@pytest.mark.parametrize(
    ("who", "channel", "reads"),
    [
        pytest.param("otto", "acme", {"open journey", "open customer"}, id="in the public channel"),
        pytest.param("otto", "vault", {"dark journey", "dark customer"}, id="in the private one"),
        pytest.param("vera", None, {"dark journey", "dark customer"}, id="known to be in the private one"),
        pytest.param("otto", "else", set(), id="elsewhere"),
        pytest.param("bo", None, {"open journey"}, id="on both journeys, in no channel"),
        pytest.param("anna", None, {"open customer", "dark customer"}, id="who wrote them, and is on no journey"),
        pytest.param("cia", None, {"open journey", "dark journey"}, id="who answers for the journeys"),
        pytest.param("admin", None, {"open journey", "open customer"}, id="an admin"),
        pytest.param("gus", "acme", set(), id="a guest"),
    ],
)
def test_who_reads_what(house: Any, who: str, channel: str | None, reads: set[str]) -> None:
    viewer = house.viewer(who, channel)
    found = notes.listing(house.store, viewer, house.today, EVERYWHERE)
    assert {note.text for note in found.notes} == reads
    assert found.total == len(reads)
    for text, uid in house.noted.items():
        if text in reads:
            assert notes.one(house.store, viewer, house.today, uid).text == text
        else:
            with pytest.raises(Refusal, match="cannot find"):
                notes.one(house.store, viewer, house.today, uid)


def changes(house: Any, uid: str, who: str, channel: str | None) -> dict[str, Any]:
    """Every way to change a note, tried in turn."""
    store, viewer = house.store, house.viewer(who, channel)
    return {
        "edit": lambda: notes.edit(store, house.stamp(who), viewer, uid, WantedNote(text="Another")),
        "edited": lambda: notes.edited(store, viewer, uid),
        "set_kind": lambda: notes.set_kind(store, house.stamp(who), viewer, uid, "promise"),
        "set_status": lambda: notes.set_status(store, house.stamp(who), viewer, uid, "delivered"),
        "retire": lambda: notes.retire(store, house.stamp(who), viewer, uid),
        "hear": lambda: notes.hear(store, house.stamp(who), viewer, uid),
    }


@pytest.mark.parametrize("way", ["edit", "edited", "set_kind", "set_status", "retire", "hear"])
@pytest.mark.parametrize("text", WHERE)
def test_what_is_hidden_is_not_found_whatever_is_tried(house: Any, way: str, text: str) -> None:
    with pytest.raises(Refusal) as refused:
        changes(house, house.noted[text], "otto", "else")[way]()
    assert refused.value.message == NOT_FOUND


@pytest.mark.parametrize("way", ["edit", "edited", "set_kind", "set_status", "retire"])
def test_who_reads_a_journey_from_outside_its_channel_changes_none_of_its_notes(house: Any, way: str) -> None:
    with pytest.raises(Refusal) as refused:
        changes(house, house.noted["open journey"], "bo", None)[way]()
    assert refused.value.message == ONLY_MEMBERS


def test_who_was_there_says_so_from_wherever_they_read_it(house: Any) -> None:
    came = changes(house, house.noted["open journey"], "bo", None)["hear"]()
    assert [one.who.name for one in came.note.heard] == ["Bo"]


def test_in_strict_mode_only_who_is_on_the_journey_notes(house: Any) -> None:
    with house.store.write() as session:
        session.get_one(Workspace, house.id).strict = True
    with pytest.raises(Refusal) as refused:
        changes(house, house.noted["open journey"], "otto", "acme")["retire"]()
    assert refused.value.message == ONLY_PEOPLE_ON_IT


def test_another_workspace_finds_nothing(house: Any, make_place: Any) -> None:
    other = make_place(house.store, "T2")
    assert notes.listing(house.store, other.viewer(), other.today, EVERYWHERE).total == 0
    with pytest.raises(Refusal):
        notes.one(house.store, other.viewer(), other.today, house.noted["open journey"])


def test_marks_of_reading_pass_over_what_is_hidden(house: Any) -> None:
    viewer = house.viewer("otto", "acme")
    notes.read_marks(house.store, house.stamp("otto"), viewer, [*house.noted.values(), "unknown"])
    seen = {
        text: notes.one(house.store, house.viewer("anna", "vault"), house.today, uid).read
        for text, uid in house.noted.items()
        if text != "open journey"
    }
    assert {text for text, read in seen.items() if "Otto" in [who.name for who in read]} == {"open customer"}


def test_undo_of_a_customer_s_note_is_for_who_wrote_it(house: Any) -> None:
    store = house.store
    kept = notes.keep(store, house.stamp("anna"), house.viewer("anna"), WantedNote(text="Mine"), customer="Beta")
    with pytest.raises(Refusal) as refused:
        history.undo(store, house.stamp("otto"), house.viewer("otto"), kept.change_uid or "")
    assert refused.value.message == NOT_FOUND
    history.undo(store, house.stamp("anna"), house.viewer("anna"), kept.change_uid or "")
    with pytest.raises(Refusal):
        notes.one(store, house.viewer("anna"), house.today, kept.note.uid)


def test_of_a_journey_that_is_taken_away_the_notes_go_and_come_back_with_it(house: Any) -> None:
    store, viewer = house.store, house.viewer("cia", "vault")
    shown = journeys.show(store, viewer, house.today)
    gone = deleting.delete(store, house.stamp("cia"), viewer, shown.uid, shown.version)
    assert {note.text for note in notes.listing(store, viewer, house.today, EVERYWHERE).notes} == {
        "dark customer",
        "open journey",
    }
    history.undo(store, house.stamp("cia"), viewer, gone.change_uid)
    assert notes.one(store, viewer, house.today, house.noted["dark journey"]).text == "dark journey"


def test_who_was_there_takes_it_back_from_wherever_they_said_it(house: Any) -> None:
    came = changes(house, house.noted["open journey"], "bo", None)["hear"]()
    history.undo(house.store, house.stamp("bo"), house.viewer("bo", None), came.change_uid)
    again = notes.one(house.store, house.viewer("bo", None), house.today, house.noted["open journey"])
    assert again.heard == ()


def test_the_workspace_s_own_history_holds_no_notes(house: Any) -> None:
    notes.keep(house.store, house.stamp("anna"), house.viewer("anna", "vault"), WantedNote(text="x"), customer="Beta")
    assert history.of_workspace(house.store, house.viewer("admin", None)) == ()

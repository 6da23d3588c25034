"""Who may not, and where not: guests, outsiders, closed accounts, bots, other workspaces, hidden channels."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest

from bot.sandbox import payloads
from bot.sandbox.delivery import Retry
from bot.sandbox.gestures import Press
from bot.sandbox.people import Person, Room

Kept = Callable[[], dict[str, list[Any]]]
NEW = "/handover new Acme ERP for Acme AB: sales 2026-09-01, project 2026-12-01, maintenance 2027-06-01"
STRANGER = "I only work for members of this workspace. Please ask one of them to do this for you."
GUEST = "As a guest you can answer what you are asked, and type `/handover help`. Please ask a member for the rest."
NOWHERE = "I cannot find that here. It may be gone, or it belongs to another channel."


@pytest.fixture
def card(staffed: Person, begins: Callable[..., Person]) -> Person:
    """28 days before the project, with the card in #acme."""
    begins(staffed, until="2026-11-03 09:00")
    assert staffed.sees("Ask Anna")
    return staffed


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize(
    ("who", "line", "channel", "sentence"),
    [
        ("gus", "show", "acme", GUEST),
        ("gus", "add @gus architect, sales", "acme", GUEST),
        (
            "sara",
            "acme-erp: add @sara architect, sales",
            "other",
            "Only members of the journey's channel can change it.",
        ),
        ("sara", "acme-erp: undo", "other", "Only members of the journey's channel can change it."),
    ],
)
def test_who_may_not_type(everybody: Any, kept: Kept, who: str, line: str, channel: str, sentence: str) -> None:
    person, before = everybody(who), kept()
    person.types(f"/handover {line}", channel)
    assert person.sees(sentence)
    assert kept() == before


@pytest.mark.parametrize("change", [{"deleted": True}, {"kind": "bot"}], ids=str)
def test_who_is_not_a_person_of_ours_any_more_changes_nothing(
    staffed: Person, anna: Person, kept: Kept, change: dict[str, Any]
) -> None:
    anna.types("/handover show")
    anna.changes(**change)
    before = kept()
    anna.presses("Add someone…")
    assert anna.sees(STRANGER)
    assert kept() == before


@pytest.mark.usefixtures("card")
def test_a_guest_does_not_press_the_channels_buttons(gus: Person, kept: Kept) -> None:
    before = kept()
    gus.presses("Ask Anna")
    assert gus.sees(NOWHERE)
    assert kept() == before


def test_case_54_a_button_from_another_workspace(world: Any, card: Person, kept: Kept) -> None:
    before = kept()
    card.presses("Someone else…")
    card.closes()
    kind, payload = world.sandbox.way.sent[-1]
    changed = payload | {"team": {"id": "T9", "domain": "else"}, "trigger_id": "0.another.1"}
    changed["user"] = payload["user"] | {"team_id": "T9"}
    world.sandbox.way.deliver(kind, changed, 3.0)
    assert card.sees(STRANGER)
    assert kept() == before


@pytest.mark.parametrize(
    "line", ["acme-erp", "acme-erp: add @bo architect, sales", "acme-erp: history", "show acme-erp"]
)
def test_a_private_channels_journey_is_as_unknown_as_one_that_is_not(
    kim: Person, bo: Person, kept: Kept, line: str
) -> None:
    kim.types(NEW, "secret")
    before = kept()
    bo.types(f"/handover {line}", "other")
    hidden = bo.screen().split("other> ")[-1]
    bo.types(f"/handover {line.replace('acme-erp', 'no-such')}", "other")
    assert bo.screen().split("other> ")[-1] == hidden.replace("acme-erp", "no-such")
    assert "I know no journey called" in hidden
    assert kept() == before


def test_a_private_channels_journey_is_not_found_by_its_button(world: Any, kim: Person, bo: Person, kept: Kept) -> None:
    kim.types(NEW, "secret")
    kim.types("/handover show", "secret")
    bo.types("/handover help", "other")
    kim.presses("Add someone…")
    kim.closes()
    _, payload = next(each for each in reversed(world.sandbox.way.sent) if each[1].get("actions"))
    before = kept()
    element = payload["actions"][0]
    place = world.scene.channel("other").channel
    workspace = world.sandbox.workspace
    forged = payloads.interaction(workspace, "block_actions", bo.id) | {
        "container": {"type": "message", "message_ts": "1.1", "channel_id": place.id, "is_ephemeral": True},
        "channel": {"id": place.id, "name": place.name},
        "response_url": payloads.response_url(workspace, workspace.tickets.ticket(bo.id, place.id)),
        "trigger_id": workspace.tickets.trigger(bo.id),
        "actions": [element],
    }
    world.sandbox.way.deliver("interactive", forged, 3.0)
    assert bo.sees(NOWHERE)
    assert not bo.form
    assert kept() == before


def test_nothing_internal_is_posted_where_outsiders_read_along(
    kim: Person, with_acme: Room, xenia: Person, clock: Any
) -> None:
    kim.types(NEW, "with-acme")
    kim.types("/handover add @anna solution architect, sales", "with-acme")
    kim.types("/handover add @bo project manager, project", "with-acme")
    kim.types("/handover show", "with-acme")
    kim.presses("Share in channel", on="Next")
    assert kim.sees("People from outside read along in this channel, so I do not show it to everybody here.")
    clock.moves_to("2026-12-02 09:00")
    assert with_acme.texts == []
    assert "Acme ERP" not in xenia.screen()


def test_in_a_channel_without_the_bot_the_answer_comes_all_the_same(kim: Person, other: Room, kept: Kept) -> None:
    before = kept()
    kim.types("/handover phase project 31 feb", "other")
    assert kim.sees("Start a journey")
    assert other.texts == []
    assert kept() == before


def test_alone_with_the_bot_an_unknown_journey_is_said(kim: Person, kept: Kept) -> None:
    before = kept()
    kim.types_to_the_bot("/handover nope: show")
    assert kim.sees("I know no journey called *nope* here.")
    assert kept() == before


# -- twice, and at once ------------------------------------------------------------------------------------------------


def test_the_same_request_twice_changes_once(world: Any, staffed: Person, kept: Kept) -> None:
    staffed.types("/handover phase project 8 dec")
    before = kept()
    again = world.sandbox.way.again(retry=Retry(1, "http_timeout"))
    assert "That is already done; nothing was changed twice." in str(again.body)
    assert kept() == before


def test_the_same_form_twice_changes_once(world: Any, staffed: Person, kept: Kept) -> None:
    staffed.types("/handover phase")
    staffed.submits(phase="Project", start="2026-12-08")
    before = kept()
    world.sandbox.way.again()
    assert kept() == before


def test_the_same_press_twice_asks_once(world: Any, card: Person, kept: Kept) -> None:
    card.presses("Ask Anna")
    before = kept()
    world.sandbox.way.again()
    assert kept() == before


def test_case_33_of_two_who_press_at_once_one_asks_and_the_other_is_told_who(
    world: Any, card: Person, bo: Person, anna: Person
) -> None:
    """Both presses are on their way before either is answered."""
    together = Barrier(2)

    def press(person: Person) -> None:
        found = person.sight.reachable("")
        button = next(one for one in found if one.element.get("value") and "Ask Anna" in str(one.element["text"]))
        assert button.channel and button.message
        together.wait()
        meant = Press(button.block_id, button.element["action_id"], {})
        world.sandbox.gestures.press(person.id, button.channel.id, button.message.ts, meant)

    threads = [Thread(target=press, args=(person,)) for person in (card, bo)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.settle()

    told = [person.screen() for person in (card, bo)]
    assert sum("I have asked Anna" in each for each in told) == 1
    won = "Kim" if "I have asked Anna" in told[0] else "Bo"
    assert sum(f"{won} asked Anna today. If there is no answer by tomorrow" in each for each in told) == 1
    assert sum("Will you stay on" in text for text in anna.dm.texts) == 1

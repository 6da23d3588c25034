"""The Home in conversations: opened, answered in place, drawn again when something changes."""

from __future__ import annotations

from typing import Any

from bot.sandbox.people import Person


def home(person: Person) -> str:
    """What stands in their Home; empty: it was never opened."""
    _, _, shown = person.screen().partition("home> ")
    return shown.partition("form> ")[0]


def test_who_sees_nothing_yet_reads_what_would_stand_there(eva: Person) -> None:
    eva.opens_home()

    for sentence in (
        "Nothing waits for you just now.",
        "None just now. When a plan has you on both sides of a handover, it stands here.",
        "There is no journey yet that you can read. Start one, or join the channel of one.\nStart a journey",
        "None: of every journey that you can see you can read all.",
    ):
        assert sentence in home(eva)


def test_a_question_is_answered_in_place_and_can_be_taken_back(relay: Person, anna: Person) -> None:
    anna.opens_home()
    assert "Nothing waits for you just now." in home(anna)

    relay.types("/handover ask @anna")
    assert "*Will you stay on when Acme ERP goes from Sales to Project on Tue 1 Dec?*" in home(anna)

    anna.sandbox.workspace.channels.pop(anna.dm.id)
    anna.presses("Yes, I'm staying")
    assert "Thank you. Kim can see it." in home(anna)
    assert "*Acme ERP: Sales → Project on Tue 1 Dec, in 50 days.*\n● Holds. Anna stays on.\nShow" in home(anna)

    anna.presses("Undo")
    assert "Yes, I'm staying\nDon't know yet\nI can't" in home(anna)


def test_what_was_just_answered_goes_with_the_next_drawing(relay: Person, anna: Person, clock: Any) -> None:
    relay.types("/handover ask @anna")
    anna.presses("Yes, I'm staying")
    clock.moves(hours=1)

    anna.opens_home()

    assert "Nothing waits for you just now." in home(anna)


def test_who_never_opened_it_gets_none(relay: Person, anna: Person) -> None:
    relay.opens_home()
    relay.types("/handover ask @anna")

    assert not home(anna)
    assert {call["user_id"] for call in anna.sandbox.api.called("views.publish")} == {relay.id}

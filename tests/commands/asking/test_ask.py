"""`Ask Anna`, `Someone else…` and /handover ask."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rules.texts import Refusal

YOU_STAY = (
    "Thank you. You stay on when Acme ERP goes over to Project.\n"
    "• In the plan for the project: solution architect, from 1 Dec for 30 days"
)


def test_ask_anna_says_that_she_was_asked(acme: Any) -> None:
    door = acme.presses("kim", "ask_person", p=acme.uid_of("anna"))

    assert door.replies == [
        "I have asked Anna to stay on when Acme ERP goes over to Project.\n"
        "• After a yes in the plan for the project: solution architect, from 1 Dec for 30 days\n"
        "`/handover show acme-erp` tells how it stands."
    ]
    assert door.buttons == []


def test_pressed_by_anna_it_is_her_yes_with_undo(acme: Any) -> None:
    door = acme.presses("anna", "ask_person", p=acme.uid_of("anna"))

    assert door.replies == [YOU_STAY]
    assert door.buttons == ["Undo"]
    assert acme.handover.state == "holds"


@pytest.mark.parametrize("words", ["<@UANNA|anna>", "<@UANNA>", "anna", "@Anna"])
def test_typed_it_asks_about_the_next_handover(acme: Any, words: str) -> None:
    assert acme.types("kim", f"ask {words}").replies[0].startswith("I have asked Anna to stay on")


def test_an_unknown_name_is_said_so(acme: Any) -> None:
    with pytest.raises(Refusal, match="I know nobody called"):
        acme.types("kim", "ask everybody")


@pytest.mark.parametrize("words", ["<@UANNA> and <@UEVA>", "<!channel>", "<@>"])
def test_typed_it_takes_one_person(acme: Any, words: str) -> None:
    with pytest.raises(Refusal, match="Name one person"):
        acme.types("kim", f"ask {words}")


@pytest.mark.parametrize("how", ["typed alone", "pressed"])
def test_someone_else_offers_candidates_with_reasons_and_the_proposal(acme: Any, how: str) -> None:
    door = acme.types("kim", "ask") if how == "typed alone" else acme.presses("kim", "choose_other")

    fields = {block["block_id"]: block.get("element") for block in door.form["blocks"]}
    first = fields["person"]["options"][0]
    told = (first["text"]["text"], first["description"]["text"])
    assert told == ("Anna", "with Acme AB since Sept, solution architect")
    assert fields["role"]["initial_value"] == "solution architect"
    assert (fields["first"]["initial_date"], fields["last"]["initial_date"]) == ("2026-12-01", "2026-12-30")
    assert door.form["callback_id"] == "choose_person"


def test_the_form_asks_the_candidate_chosen(acme: Any) -> None:
    door = acme.sends("kim", "choose_person", person=acme.uid_of("anna"), role="architect", percent="40 %")

    assert door.replies[0].startswith("I have asked Anna to stay on")


def test_the_form_asks_somebody_else_of_the_workspace(acme: Any) -> None:
    acme.place.person("zoe")

    door = acme.sends("kim", "choose_person", person=acme.uid_of("anna"), other="UZOE")

    assert door.replies[0].startswith("I have asked Zoe to join the project of Acme ERP")


@pytest.mark.parametrize(
    ("filled", "field", "said"),
    [
        pytest.param({}, "other", "choose whom to ask", id="nobody"),
        pytest.param({"other": "UGONE"}, "other", "do not know that person", id="unknown"),
        pytest.param({"other": "UROBOT"}, "other", "is a bot", id="a bot"),
        pytest.param({"other": "UZOE", "percent": "all of it"}, "percent", "percentage", id="not a figure"),
        pytest.param({"other": "UZOE", "percent": "250"}, "percent", "percentage", id="more than all"),
        pytest.param({"other": "UZOE", "percent": "nan"}, "percent", "percentage", id="no number"),
        pytest.param(
            {"other": "UZOE", "first": "2026-12-10", "last": "2026-12-01"}, "last", "before it begins", id="turned"
        ),
    ],
)
def test_what_is_wrong_in_the_form_is_said_at_its_field(
    acme: Any, filled: dict[str, str], field: str, said: str
) -> None:
    acme.place.person("zoe")
    acme.place.person("robot", kind="bot")

    with pytest.raises(Refusal, match=said) as refused:
        acme.sends("kim", "choose_person", **filled)
    assert refused.value.field == field


def test_the_second_press_is_told_who_asked(acme: Any) -> None:
    acme.presses("kim", "ask_person", p=acme.uid_of("anna"))

    with pytest.raises(Refusal) as refused:
        acme.presses("eva", "ask_person", p=acme.uid_of("anna"))
    call, _ = acme.call("eva")
    said = call.say(refused.value.message, **refused.value.words)
    assert said == "Kim asked Anna today. If there is no answer by tomorrow, you can ask again."


def test_after_the_last_handover_there_is_nothing_to_ask_about(acme: Any) -> None:
    acme.types("kim", "started")
    acme.place.now = acme.place.now.replace(year=2027)

    with pytest.raises(Refusal, match="no handover ahead"):
        acme.types("kim", "ask <@UANNA>")

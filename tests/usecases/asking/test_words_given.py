"""A person's own word: given once, taken back, passed on, lapsed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.rules.texts import Refusal
from bot.usecases import history, speaking, words
from bot.usecases.rights import NOT_FOUND
from bot.usecases.words import Declined
from storage.tables import Assignment


def test_a_yes_writes_what_was_proposed_and_the_handover_holds(acme: Any) -> None:
    acme.ask("anna")

    said = acme.say("yes")

    assert (said.answer, said.handover.state) == ("yes", "holds")
    assert acme.state() == ("holds", "key_carrier")
    (word,) = acme.words()
    assert (word.answer, word.start, word.lapsed_at) == ("yes", date(2026, 12, 1), None)
    assert acme.questions()[0].state == "answered"


def test_a_yes_to_what_is_planned_writes_nothing_else(acme: Any) -> None:
    acme.put("anna", "project", key=True)
    before = len(acme.rows(Assignment))

    acme.say("yes")

    assert len(acme.rows(Assignment)) == before
    assert [word.answer for word in acme.handover.words if word.who.name == "Anna"] == ["yes"]


def test_undo_takes_the_word_and_the_assignment_back(acme: Any) -> None:
    acme.ask("anna")
    said = acme.say("yes")

    history.undo(acme.place.store, acme.place.stamp("anna"), acme.place.viewer("anna"), said.change_uid)

    assert acme.state() == ("breaks", "nobody")
    assert all(word.lapsed_at for word in acme.words())


def test_after_undo_the_same_question_can_be_answered_again(acme: Any) -> None:
    acme.ask("anna")
    question = acme.questions()[0].uid
    said = acme.say("yes", question_uid=question)
    history.undo(acme.place.store, acme.place.stamp("anna"), acme.place.viewer("anna"), said.change_uid)

    acme.say("yes", question_uid=question)

    assert acme.state() == ("holds", "key_carrier")


def test_undo_of_a_changed_mind_brings_the_earlier_answer_back(acme: Any) -> None:
    acme.ask("anna")
    acme.say("unsure")
    said = acme.say("yes")

    history.undo(acme.place.store, acme.place.stamp("anna"), acme.place.viewer("anna"), said.change_uid)

    assert [word.answer for word in acme.words(lapsed_at=None)] == ["unsure"]


def test_a_second_yes_is_thanked_for_and_changes_nothing(acme: Any) -> None:
    acme.ask("anna")
    acme.say("yes")

    with pytest.raises(Refusal) as refused:
        acme.say("yes")
    assert refused.value.message == words.SAID_ALREADY
    assert len(acme.words()) == 1


def test_dont_know_yet_is_kept_and_the_question_stays_open(acme: Any) -> None:
    acme.ask("anna")

    acme.say("unsure")

    assert [(word.who.name, word.answer) for word in acme.handover.words if word.answer] == [("Anna", "unsure")]
    assert acme.questions()[0].state == "open"
    assert acme.state() == ("breaks", "nobody")


def test_dont_know_yet_can_become_a_yes(acme: Any) -> None:
    acme.ask("anna")
    acme.say("unsure")

    acme.say("yes")

    assert acme.state() == ("holds", "key_carrier")
    assert [word.answer for word in acme.words(lapsed_at=None)] == ["yes"]


def test_i_cant_declines_the_receiving_side_only(acme: Any) -> None:
    acme.put("anna", "project", key=True)

    acme.say("no")

    kinds = {row.phase_id: row.given for row in acme.rows(Assignment, person_id=acme.person("anna").id)}
    assert sorted(kinds.values()) == ["declined", "unconfirmed"]
    assert acme.state() == ("breaks", "nobody")


def test_the_owner_hears_of_a_no_at_once_and_only_the_owner_reads_why(acme: Any) -> None:
    acme.ask("anna")

    acme.say("no", told=Declined(knows="Per", days="five", note="parental leave"))

    assert acme.told("alert") == [("Kim", {"about": acme.person("anna").id, "knows": "Per", "days": "five"})]
    assert acme.words()[0].private_reason == "parental leave"
    assert "parental leave" not in repr(acme.handover)


def test_the_owner_who_cannot_is_not_told_about_oneself(acme: Any) -> None:
    acme.put("kim", "project", key=True)

    acme.say("no", who="kim")

    assert acme.told("alert") == []


def test_who_can_after_all_is_in_the_plan_as_before(acme: Any) -> None:
    acme.put("anna", "project", key=True)
    acme.say("no")

    acme.say("yes")

    assert acme.state() == ("holds", "key_carrier")


def test_a_person_answers_only_for_oneself(acme: Any) -> None:
    acme.ask("anna")
    question = acme.questions()[0].uid

    with pytest.raises(Refusal) as refused:
        acme.say("yes", who="eva", question_uid=question)
    assert (refused.value.message, refused.value.words) == (speaking.NOT_YOURS, {"person": "Anna"})


def test_the_owner_passes_on_a_yes_and_it_says_so(acme: Any) -> None:
    acme.ask("anna")

    _pass_on(acme, by="kim")

    assert acme.state() == ("holds", "key_carrier")
    (word,) = [word for word in acme.handover.words if word.answer]
    assert word.given_by.name == "Kim"


def test_nobody_else_passes_on_a_yes(acme: Any) -> None:
    acme.ask("anna")

    with pytest.raises(Refusal) as refused:
        _pass_on(acme, by="eva")
    assert refused.value.words == {"owner": "Kim", "person": "Anna"}


def test_who_is_in_no_plan_and_was_not_asked_has_nothing_to_answer(acme: Any) -> None:
    with pytest.raises(Refusal) as refused:
        acme.say("yes", who="zoe")
    assert refused.value.message == speaking.NOT_IN_PLAN


def test_a_question_that_was_withdrawn_says_so(acme: Any) -> None:
    acme.ask("anna")
    (question,) = acme.questions()
    with acme.place.store.write() as session:
        session.get_one(type(question), question.id).state = "withdrawn"

    with pytest.raises(Refusal) as refused:
        acme.say("yes", question_uid=question.uid)
    assert refused.value.message == speaking.NOT_IN_PLAN


def test_a_question_of_another_workspace_is_not_found(acme: Any, make_place: Any) -> None:
    elsewhere = make_place(acme.place.store, "T2")

    with pytest.raises(Refusal) as refused:
        words.yes(elsewhere.store, elsewhere.stamp("anna"), acme.handover.uid)
    assert refused.value.message == NOT_FOUND


def test_a_word_is_noted_in_the_history(acme: Any) -> None:
    acme.ask("anna")
    acme.say("yes")

    lines = history.listing(acme.place.store, acme.place.viewer("kim"), acme.uid)
    assert (lines[0].what, lines[0].by, lines[0].values["person"]["name"]) == ("word.yes", "Anna", "Anna")


def _pass_on(acme: Any, by: str) -> words.Said:
    store, place = acme.place.store, acme.place
    return words.pass_on(store, place.stamp(by), place.viewer(by), acme.handover.uid, acme.person("anna").uid)

"""Asking somebody to stay on."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.rules.texts import Refusal
from bot.usecases import questions
from bot.usecases.handovers import FRESH
from bot.usecases.proposals import Wished
from bot.usecases.rights import NOT_FOUND
from storage.tables import Assignment, Occasion


def test_asking_opens_a_question_and_changes_no_plan(acme: Any) -> None:
    before = acme.state()

    asked = acme.ask("anna")

    assert (asked.person, asked.said) == ("Anna", None)
    assert acme.state() == before == ("breaks", "nobody")
    (question,) = acme.questions()
    assert (question.state, question.asked_by) == ("open", acme.person("kim").id)
    assert [who for who, _ in acme.told("ask")] == ["Anna"]


def test_the_question_proposes_her_role_for_thirty_days_from_the_start(acme: Any) -> None:
    acme.ask("anna")

    (question,) = acme.questions()
    proposed = question.proposal
    assert (proposed["role"], proposed["first"], proposed["last"]) == ("solution architect", "2026-12-01", "2026-12-30")
    assert proposed["key"] is True


def test_what_is_free_is_proposed_as_far_as_figures_were_given(acme: Any) -> None:
    acme.put("anna", "maintenance", percent=60.0, first=date(2026, 12, 1))

    acme.ask("anna")

    assert acme.questions()[0].proposal["percent"] == 40


def test_no_figures_no_percentage(acme: Any) -> None:
    acme.ask("anna")

    assert acme.questions()[0].proposal["percent"] is None


def test_the_form_may_change_what_is_proposed(acme: Any) -> None:
    acme.ask("anna", wished=Wished(role="adviser", first=date(2026, 11, 25), last=date(2026, 12, 4), percent=20.0))

    proposed = acme.questions()[0].proposal
    told = [proposed[name] for name in ("role", "first", "last", "percent", "title")]
    assert told == ["adviser", "2026-11-25", "2026-12-04", 20, None]


def test_who_is_planned_already_is_asked_without_a_proposal(acme: Any) -> None:
    acme.put("anna", "project", key=True)

    acme.ask("anna")

    assert acme.questions()[0].proposal is None


def test_the_second_to_ask_is_told_who_asked(acme: Any) -> None:
    acme.ask("anna", by="kim")

    with pytest.raises(Refusal) as refused:
        acme.ask("anna", by="eva")
    assert refused.value.words == {"asker": "Kim", "person": "Anna"}
    assert len(acme.questions()) == len(acme.told("ask")) == 1


def test_without_an_answer_the_next_day_may_ask_again(acme: Any) -> None:
    acme.ask("anna")
    acme.place.now += timedelta(days=1)

    assert acme.ask("anna", by="eva").person == "Anna"
    with pytest.raises(Refusal) as refused:
        acme.ask("anna", by="eva")
    assert refused.value.message == questions.YOU_ASKED_TODAY
    assert len(acme.questions()) == 1
    assert [name for name, _ in acme.told("ask")] == ["Anna", "Anna"]


def test_who_does_not_know_yet_may_be_asked_again_the_next_day(acme: Any) -> None:
    acme.ask("anna")
    acme.say("unsure")
    acme.place.now += timedelta(days=1)

    acme.ask("anna")

    assert len(acme.told("ask")) == 2


def test_asked_again_it_proposes_what_is_wished_now(acme: Any) -> None:
    acme.ask("anna")
    acme.place.now += timedelta(days=1)

    acme.ask("anna", wished=Wished(role="adviser"))

    assert [each.proposal["role"] for each in acme.questions()] == ["adviser"]


def test_a_step_of_today_counts_as_asked(acme: Any) -> None:
    acme.ask("anna")
    acme.place.now += timedelta(days=14)
    with acme.place.store.write() as session:
        session.execute(update(Occasion).where(Occasion.kind == "ask").values(due_at=acme.place.now))

    with pytest.raises(Refusal) as refused:
        acme.ask("anna")
    assert refused.value.message == questions.I_ASKED_TODAY


def test_of_two_who_ask_at_once_one_wins(acme: Any) -> None:
    uid, anna = acme.handover.uid, acme.person("anna").uid
    calls = {by: (acme.place.stamp(by), acme.place.viewer(by)) for by in ("kim", "eva")}
    begin, said = threading.Barrier(2), []

    def press(by: str) -> None:
        stamp, viewer = calls[by]
        begin.wait()
        try:
            questions.ask(acme.place.store, stamp, viewer, uid, anna)
            said.append("asked")
        except Refusal as refused:
            said.append(refused.message)

    threads = [threading.Thread(target=press, args=(by,)) for by in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == sorted(["asked", questions.ASKED_TODAY])
    assert len(acme.questions()) == 1


@pytest.mark.parametrize(("answer", "sentence"), [("yes", questions.SAID_YES), ("no", questions.SAID_NO)])
def test_who_has_answered_is_not_asked_again(acme: Any, answer: str, sentence: str) -> None:
    acme.ask("anna")
    acme.say(answer)

    with pytest.raises(Refusal) as refused:
        acme.ask("anna")
    assert refused.value.message == sentence


def test_asking_oneself_is_a_yes(acme: Any) -> None:
    asked = acme.ask("anna", by="anna")

    assert asked.said is not None
    assert asked.said.answer == "yes"
    assert acme.state() == ("holds", "key_carrier")
    assert acme.told("ask") == []


def test_who_has_nothing_to_do_with_it_cannot_ask_oneself_in(acme: Any) -> None:
    viewer = acme.place.viewer("zoe", channel="elsewhere")
    store, stamp, zoe = acme.place.store, acme.place.stamp("zoe"), acme.person("zoe").uid
    with pytest.raises(Refusal, match="Only members"):
        questions.ask(store, stamp, viewer, acme.handover.uid, zoe)


def test_asked_by_another_the_own_press_keeps_what_was_proposed(acme: Any) -> None:
    acme.ask("anna", wished=Wished(role="adviser"))

    acme.ask("anna", by="anna")

    parts = acme.rows(Assignment, person_id=acme.person("anna").id)
    assert parts[-1].role_text == "adviser"


@pytest.mark.parametrize("kind", ["bot", "stranger", "outside"])
def test_only_people_of_the_house_can_be_asked(acme: Any, kind: str) -> None:
    acme.place.person("zoe", kind=kind)

    with pytest.raises(Refusal) as refused:
        acme.ask("zoe")
    assert refused.value.field == "person"
    assert acme.questions() == []


def test_a_guest_can_be_asked(acme: Any) -> None:
    acme.place.person("zoe", kind="guest")

    assert acme.ask("zoe").person == "Zoe"


def test_only_who_may_change_the_journey_asks(acme: Any) -> None:
    with pytest.raises(Refusal):
        questions.ask(
            acme.place.store,
            acme.place.stamp("zoe"),
            acme.place.viewer("zoe", channel="elsewhere"),
            acme.handover.uid,
            acme.person("anna").uid,
        )


def test_the_owner_asks_from_anywhere(acme: Any) -> None:
    viewer = acme.place.viewer("kim", channel=None)
    store, stamp = acme.place.store, acme.place.stamp("kim")
    assert questions.ask(store, stamp, viewer, acme.handover.uid, acme.person("anna").uid).person == "Anna"


def test_unknown_and_foreign_ids_get_the_same_words(acme: Any, make_place: Any) -> None:
    elsewhere = make_place(acme.place.store, "T2")
    elsewhere.now = acme.place.now
    uid, anna = acme.handover.uid, acme.person("anna").uid
    for handover, person, place in ((uid, anna, elsewhere), ("nothing", anna, acme.place), (uid, "nobody", acme.place)):
        with pytest.raises(Refusal) as refused:
            questions.ask(place.store, place.stamp("kim"), place.viewer("kim"), handover, person)
        assert refused.value.message == NOT_FOUND


def test_long_after_the_day_nobody_is_asked(acme: Any) -> None:
    acme.place.now += timedelta(days=14) + FRESH
    assert acme.ask("anna").person == "Anna"
    acme.place.now += timedelta(days=1)
    with pytest.raises(Refusal, match="passed"):
        acme.ask("kim", by="eva")


def test_those_who_could_be_asked_are_offered_with_what_would_be_proposed(acme: Any) -> None:
    found = questions.choices(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), acme.handover.uid)

    assert {each.who.name for each in found.people} == {"Anna", "Kim", "Eva"}
    assert found.proposed is not None


def test_who_was_asked_or_said_no_is_not_offered_again(acme: Any) -> None:
    acme.ask("anna")

    found = questions.choices(acme.place.store, acme.place.stamp("kim"), acme.place.viewer("kim"), acme.handover.uid)
    assert [each.who.name for each in found.people] == ["Kim", "Eva"]

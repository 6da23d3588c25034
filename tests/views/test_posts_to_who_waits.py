"""Who reads of themselves is "you", and is not said to stay on when they only work beside somebody."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

Read = Callable[..., str]


def test_an_owner_among_those_who_are_waited_for_reads_of_themselves_and_answers(
    make: SimpleNamespace, read: Read
) -> None:
    words = tuple(make.a_word(who) for who in (make.ANNA, make.EVA, make.PER))
    people = (make.ANNA, make.EVA, make.PER)
    waiting = make.a_handover("holds", "key_carrier", people=people, words=words, owner=make.ANNA)

    text = read(make.an_item("told", waiting), reader=make.ANNA)

    assert "The plan holds, but Eva, Per and you have not answered yet." in text
    assert "\nYou were asked on 3 Nov.\nEva and Per were asked on 3 Nov.\n" in text
    assert "[Yes, I'm staying] [Eva told me yes] [Ask Eva again]" in text


def test_only_who_carries_stays_on(make: SimpleNamespace, read: Read) -> None:
    resting = make.a_scope("holds", "key_carrier", carriers=(make.ANNA,), rests_on=(make.ANNA, make.EVA, make.PER))
    text = read(make.an_item("card", make.a_handover("holds", "key_carrier", scopes=(resting,))))

    assert "Anna stays on." in text

"""Whether the knowledge arrived, by shape: told from three answers of three people on, with what to do next."""

from __future__ import annotations

import pytest

from bot.i18n import speaker
from bot.rules.projection.arrived import Arrived
from bot.views.notes.arrived import outcome, repeated

SAY = speaker("en")


@pytest.mark.parametrize(
    ("answers", "people", "told"),
    [
        pytest.param(2, 2, False, id="two answers"),
        pytest.param(3, 2, False, id="three answers of two people"),
        pytest.param(3, 3, True, id="three of three"),
    ],
)
def test_few_answers_would_name_who_gave_them(answers: int, people: int, told: bool) -> None:
    assert Arrived(shape="relay", yes=answers, some=0, repeat=0, people=people).is_told is told


def test_where_the_customer_had_to_repeat_what_breaks_next_is_one_button_away() -> None:
    relay = Arrived(shape="classic_relay", yes=1, some=0, repeat=3, people=4)
    stays = Arrived(shape="architect_overlap", yes=3, some=1, repeat=0, people=4)
    assert repeated((relay, stays), SAY) == (
        "Where the shape is classic relay, the customer had to repeat: so say 3 of 4 who took over."
    )

    message = outcome((relay, stays), SAY)
    assert "• classic relay, 4 answers: it arrived once and the customer had to repeat 3 times" in str(message.blocks)
    assert [one["action_id"] for one in message.blocks[1]["elements"]] == ["list_page.4"]
    assert [block["type"] for block in outcome((stays,), SAY).blocks] == ["section", "context"]

"""What somebody is asked for is told once: the question, what its asker reads and what a yes came to agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from bot.i18n import Say
from bot.rules.projection.sought import Sought
from bot.views import sought

FROM = date(2026, 12, 1)


def handover_of(make: SimpleNamespace, giving: bool, **differs: object) -> object:
    scope = replace(make.a_scope(), givers=(make.ANNA, make.BO) if giving else (make.BO,))
    return make.a_handover(scopes=(scope,), **differs)


WAYS = [
    pytest.param(True, {}, None, "stay on when", "to stay on when", "You stay on when", "staying", id="stays"),
    pytest.param(False, {}, None, "take over when", "to take over when", "You take over when", "take over", id="takes"),
    pytest.param(False, {}, {}, "join when", "to join the project", "You join the project", "join", id="joins"),
    pytest.param(
        *(False, {}, {"first": FROM, "with_bo": True}),
        *("join the project of Acme ERP from Tue 1 Dec, side by side with Bo", "side by side with Bo"),
        *("side by side with Bo", "join"),
        id="beside one of the sale",
    ),
    pytest.param(
        *(True, {}, {"system": "BI"}, "stay on for BI when", "to stay on for BI when", "You stay on for BI when"),
        "staying",
        id="for one system",
    ),
    pytest.param(
        *(
            False,
            {},
            {"system": "BI", "more": True},
            "take BI too when",
            "to take BI of Acme ERP too",
            "You take BI of",
        ),
        None,
        id="one system more",
    ),
    pytest.param(
        *(False, {}, {"first": FROM, "more": True}, "from Tue 1 Dec already", "from Tue 1 Dec already", "You join"),
        None,
        id="earlier",
    ),
    pytest.param(
        *(False, {}, {"first": FROM, "more": True, "with_bo": True}, "already, side by side with Bo"),
        *("from Tue 1 Dec already", "side by side with Bo", None),
        id="earlier, beside",
    ),
    pytest.param(
        *(True, {"within": True}, {"first": FROM}, "take over in", "to take over from Bo", "You take over from Bo"),
        "take over",
        id="a change of hands",
    ),
]


@pytest.mark.parametrize(("giving", "differs", "wanted", "question", "asked", "came_to", "yes"), WAYS)
def test_question_what_was_asked_and_what_a_yes_came_to_are_of_one_way(
    make: SimpleNamespace,
    giving: bool,
    differs: dict[str, bool],
    wanted: dict[str, object] | None,
    question: str,
    asked: str,
    came_to: str,
    yes: str | None,
) -> None:
    shown = handover_of(make, giving, **differs, **({"leaves": make.BO} if differs else {}))
    beside = {"beside": make.BO} if wanted and wanted.pop("with_bo", False) else {}
    what = None if wanted is None else Sought(**wanted, **beside)
    say = Say("en")

    assert question in sought.will_you(shown, make.ANNA, what, say)
    assert asked in sought.asked_to(shown, make.ANNA, what, say)
    assert came_to in sought.you_do(shown, make.ANNA, what, say)
    if yes is not None:
        assert yes in sought.yes(shown, make.ANNA, what)

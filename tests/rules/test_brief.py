"""The rules of a brief: what a role needs, what only leaving people have heard, in which order it stands."""

from __future__ import annotations

from datetime import date

import pytest

from bot.rules.knowledge.asking import LastDay
from bot.rules.knowledge.brief import is_open, missing, needs, only_leaving, ranked, sections, wanted
from bot.rules.projection import Who
from bot.rules.projection.briefed import NoteInBrief
from bot.rules.projection.knowing import Stay
from bot.rules.projection.noted import AnswerShown, Heard, NoteShown
from bot.rules.titles import DEFAULTS

DAY = date(2026, 10, 12)
ANNA, BO, KIM = (Who(n, name) for n, name in enumerate(("Anna Berg", "Bo Ek", "Kim Lind"), start=1))
ANSWER = AnswerShown(text="In both shops", by=ANNA, said_by=None, on=DAY)


def a_note(
    kind: str | None = None, *heard: Who, gone: bool = False, until: date | None = None, **more: object
) -> NoteShown:
    facts = {"status": "open" if kind == "promise" else None, "journey": None, "system": None, "said_by": None} | more
    return NoteShown(
        uid="n",
        text="Orders are typed twice",
        kind=kind,
        customer="Acme AB",
        author=ANNA,
        kept_on=DAY,
        heard=tuple(Heard(who=one, on=DAY, askable=True, there=not gone) for one in heard),
        read=(),
        last_day=LastDay(until, heard),
        shareable=False,
        segment=None,
        permalink=None,
        **facts,  # type: ignore[arg-type]
    )


def a_stay(who: Who, *, key: bool = False, first: date = DAY, last: date | None = None, side: str = "vendor") -> Stay:
    known = {"side": side, "role": "", "systems": (), "journey": ("j", "acme-erp", "Acme ERP"), "customer": "Acme AB"}
    return Stay(who=who, key=key, first=first, last=last, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "lead", "phase", "wanted"),
    [
        ("project manager", True, "project", "promise decision worry likes"),
        ("senior solution architect", False, "project", "pain wish decision"),
        ("förvaltningsledare", True, "maintenance", "pain likes promise worry"),
        ("account manager", False, "sales", "likes promise worry"),
        ("konsulent", False, "project", "pain wish"),
        ("", True, "maintenance", "pain likes promise worry"),
        ("wizard", True, "project", "promise decision worry likes"),
        ("wizard", False, "project", ""),
        ("", True, "other", ""),
        ("cto", False, "project", ""),
    ],
)
def test_what_somebody_should_know_who_takes_over(role: str, lead: bool, phase: str, wanted: str) -> None:
    assert needs(role, lead=lead, phase=phase, table=DEFAULTS) == tuple(wanted.split())


def test_what_is_missing_is_asked_once() -> None:
    assert missing(["pain", "wish", "pain", "likes"], {"wish", None}) == ("pain", "likes")


@pytest.mark.parametrize(
    ("note", "is_so"),
    [
        pytest.param(a_note("promise"), True, id="a promise not delivered"),
        pytest.param(a_note("promise", status="delivered"), False, id="a promise delivered"),
        pytest.param(a_note("pain"), True, id="a pain that nothing relieves"),
        pytest.param(a_note("pain", pairs=("One screen",)), False, id="a pain relieved"),
        pytest.param(a_note("question"), True, id="a question"),
        pytest.param(a_note("question", answers=(ANSWER,)), False, id="a question answered"),
        pytest.param(a_note("wish"), False, id="a wish"),
        pytest.param(a_note(), False, id="no kind"),
    ],
)
def test_what_is_open(note: NoteShown, is_so: bool) -> None:
    assert is_open(note) is is_so


@pytest.mark.parametrize(
    ("note", "only"),
    [
        pytest.param(a_note("pain", ANNA), True, id="who leaves"),
        pytest.param(a_note("pain", ANNA, BO), False, id="one who leaves and one who stays"),
        pytest.param(a_note("pain", BO), False, id="who stays"),
        pytest.param(a_note("pain"), False, id="nobody"),
        pytest.param(a_note("pain", ANNA, gone=True), False, id="who is in no plan: nobody to ask by a day"),
    ],
)
def test_what_only_leaving_people_have_heard(note: NoteShown, only: bool) -> None:
    assert only_leaving(note, {BO.id}) is only


def test_leaving_first_by_day_then_what_the_role_needs_then_the_rest_open_before_closed() -> None:
    late = NoteInBrief(note=a_note("wish", ANNA), leaving=True)
    soon = NoteInBrief(note=a_note("pain", ANNA, until=date(2026, 11, 30)), leaving=True)
    done = NoteInBrief(note=a_note("promise", status="delivered"))
    open_one = NoteInBrief(note=a_note("promise"), open=True)
    likes, unsorted = NoteInBrief(note=a_note("likes")), NoteInBrief(note=a_note())

    assert sections([late, unsorted, done, open_one, likes, soon], ("likes",)) == (
        ("leaving", (soon, late)),
        ("likes", (likes,)),
        ("promise", (open_one, done)),
        ("", (unsorted,)),
    )


@pytest.mark.parametrize(
    ("stays", "heard", "order"),
    [
        pytest.param([a_stay(ANNA), a_stay(BO)], {BO.id: 2, ANNA.id: 1}, [BO, ANNA], id="who heard most"),
        pytest.param([a_stay(ANNA), a_stay(BO, key=True)], {}, [BO, ANNA], id="then key persons"),
        pytest.param([a_stay(ANNA), a_stay(BO, first=date(2026, 9, 1))], {}, [BO, ANNA], id="then the longest there"),
        pytest.param([a_stay(ANNA, last=date(2026, 10, 11)), a_stay(BO)], {}, [BO], id="who has left is not asked"),
        pytest.param([a_stay(ANNA, first=date(2026, 10, 13)), a_stay(BO)], {}, [BO], id="nor who is to come"),
        pytest.param([a_stay(KIM, side="customer"), a_stay(BO)], {}, [BO], id="nor the customer"),
    ],
)
def test_whom_to_ask(stays: list[Stay], heard: dict[int, int], order: list[Who]) -> None:
    assert list(ranked(stays, heard, DAY)) == [one.id for one in order]


@pytest.mark.parametrize(
    ("newcomers", "needed"),
    [
        pytest.param([], {}, id="all were there before"),
        pytest.param([(BO, ())], {}, id="all is noted"),
        pytest.param([(BO, ("promise", "pain"))], {"promise": (BO,), "pain": (BO,)}, id="one comes in"),
        pytest.param(
            [(BO, ("promise", "pain")), (KIM, ("pain",))], {"promise": (BO,), "pain": (BO, KIM)}, id="two come in"
        ),
    ],
)
def test_what_nobody_has_noted_is_needed_by_those_who_come_in(
    newcomers: list[tuple[Who, tuple[str, ...]]], needed: dict[str, tuple[Who, ...]]
) -> None:
    assert wanted(newcomers) == needed

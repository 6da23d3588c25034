"""The overlap picture: what stands in it, that nothing covers anything, and that it is small and readable."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.i18n import Say
from bot.pictures import palette
from bot.pictures.measuring import draws, face, readable, width
from bot.pictures.overlap import overlap
from bot.pictures.png import png
from bot.pictures.scene import Box, Scene, Sign, Text
from bot.pictures.svg import svg
from bot.rules.typed import Title

GOLDEN = Path(__file__).parent / "golden"


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Text)]


def room(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    wide = width(text.text, text.size, bold=text.bold)
    left = text.x - wide / 2 if text.centred else text.x
    return left, text.y - text.size * 0.4, left + wide, text.y + text.size * 0.4


def meet(one: Text, other: Text) -> bool:
    (left, top, right, bottom), (x1, y1, x2, y2) = room(one), room(other)
    return left < x2 - 0.5 and x1 < right - 0.5 and top < y2 - 0.5 and y1 < bottom - 0.5


@pytest.mark.parametrize("shape", ["relay", "architect", "sub_lead", "early"])
def test_each_shape_is_drawn_as_it_was_approved(shape: str, drawn: SimpleNamespace) -> None:
    """By eye. `GOLDEN=write` writes them anew: look at them then."""
    (scene,) = overlap(drawn.SHAPES[shape](), drawn.TODAY, Say("en"))
    kept = GOLDEN / f"{shape}.svg"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(svg(scene), encoding="utf-8")

    assert svg(scene) == kept.read_text(encoding="utf-8")


def test_who_stays_on_is_named_and_what_breaks_is_said(drawn: SimpleNamespace) -> None:
    (relay,) = overlap(drawn.relay(), drawn.TODAY, Say("en"))
    (architect,) = overlap(drawn.architect(), drawn.TODAY, Say("en"))

    assert texts(relay).count("Breaks") == 2
    assert "Sales → Project: Nobody from the sale is in the project yet." in texts(relay)
    assert "stays on" not in texts(relay)
    assert texts(architect).count("stays on") == 2, "once, and once explained"
    assert {"stays on?", "Holds, no yes yet", "no yes yet"} <= set(texts(architect)), "of the maintenance"
    assert "● Holds" in architect.alt


def test_a_system_that_nobody_is_named_for_goes_with_who_takes_them_all(drawn: SimpleNamespace) -> None:
    (scene,) = overlap(replace(drawn.relay(), systems=(("CRM", True),)), drawn.TODAY, Say("en"))
    named = [stay for stay in drawn.relay().assignments if stay.side == "vendor"]
    (nobody,) = overlap(
        replace(
            drawn.relay(),
            systems=(("CRM", True),),
            assignments=tuple(replace(stay, all_systems=False) for stay in named),
        ),
        drawn.TODAY,
        Say("en"),
    )

    assert "all systems: Kim, Bo, Carl, Per" in texts(scene)
    assert "nobody yet" in texts(nobody)


names = st.one_of(
    st.sampled_from(
        ["Bo", "Anna Lindqvist", "Eva Maria Holmström-Lagercrantz af Ugglas", "Łukasz Żółć", "Ελένη", "Иван"]
    ),
    st.text(max_size=60),
)


@st.composite
def handovers(
    draw: st.DrawFn, drawn: SimpleNamespace, giver: Any, receiver: Any, people: list[Any], **more: Any
) -> Any:
    """Somebody stays on, works side by side, is back, was asked; or nobody."""
    state = draw(st.sampled_from(["holds", "thin", "breaks", "unstaffed"]))
    if len(people) < 2:
        return drawn.handover(giver, receiver, state, "nobody")
    one, other = draw(st.permutations(people))[:2]
    asked = drawn.asked(other, None, date(2026, 1, 1), needed=False)
    wholes = [None, None, drawn.beside(one, other, state="thin"), drawn.back(one)]
    return drawn.handover(
        giver, receiver, state, "nobody", *people[: draw(st.integers(0, 2))], whole=draw(st.sampled_from(wholes)),
        words=(asked,), accepted_by=draw(st.none() | st.just(more["purpose"])),
        systems=(drawn.scope("customer", None, state, "nobody", carriers=(one,), givers=(other,)),),
    )  # fmt: skip


@st.composite
def journeys(draw: st.DrawFn, drawn: SimpleNamespace) -> Any:
    """Any journey of up to twelve phases and eight people, with long names, gaps, ranges and missing dates."""
    phases, day = [], date(2026, 1, 1)
    for n in range(draw(st.integers(1, 12))):
        day += timedelta(draw(st.integers(1, 400)))
        start = day if draw(st.booleans()) else None
        dates = {
            "start": start,
            "start_latest": start and start + timedelta(draw(st.integers(0, 60))),
            "undated": not start,
            "end": start and draw(st.none() | st.just(start + timedelta(draw(st.integers(0, 300))))),
        }
        more = {"uid": f"p{n}", "name": draw(st.none() | names.filter(str.strip)), "tentative": draw(st.booleans())}
        phases.append(drawn.phase("project", **(dates | more)))
    people = [drawn.who(n, draw(names)) for n in range(draw(st.integers(0, 8)))]
    stays = [
        drawn.stay(
            one,
            draw(st.sampled_from(phases)).uid,
            draw(names),
            key=draw(st.booleans()),
            lead=draw(st.booleans()),
            side=draw(st.sampled_from(["vendor", "customer"])),
        )
        for one in people
        for _ in range(draw(st.integers(1, 3)))
    ]
    between = [
        draw(handovers(drawn, giver, receiver, people, purpose=draw(st.sampled_from(people)) if people else None))
        for giver, receiver in pairwise(phases)
    ]
    if people:
        day = date(2026, 1, 1) + timedelta(draw(st.integers(0, 2000)))
        state, reason = draw(st.sampled_from([("holds", "key_stays"), ("breaks", "nobody")]))
        between.append(drawn.leaves(people[0], draw(st.sampled_from(phases)), day, state, reason, *people[1:3]))
    systems = tuple((name, False) for name in draw(st.lists(names.filter(str.strip), max_size=2, unique=True)))
    return drawn.journey(phases, stays, *between, name=draw(names), systems=systems)


@pytest.mark.ci
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_no_text_overlaps_another_or_leaves_the_picture(data: st.DataObject, drawn: SimpleNamespace) -> None:
    for scene in overlap(data.draw(journeys(drawn)), drawn.TODAY, Say(data.draw(st.sampled_from(["en", "sv", "da"])))):
        written = [item for item in scene.items if isinstance(item, Text) and item.text]

        for text in written:
            left, top, right, bottom = room(text)
            assert left >= 0 and top >= 0 and right <= scene.width + 0.5 and bottom <= scene.height, text.text
        assert [(one.text, other.text) for one, other in combinations(written, 2) if meet(one, other)] == []
        for box in (item for item in scene.items if isinstance(item, Box)):
            assert box.x >= 0 and box.right <= scene.width + 0.5 and box.bottom <= scene.height + 0.5


@pytest.mark.parametrize(("now", "first"), [("p0", 1), ("p21", 5), ("p49", 7)])
def test_of_very_many_phases_those_from_now_on_are_drawn(drawn: SimpleNamespace, now: str, first: int) -> None:
    phases = [drawn.phase("project", date(2026, 1, 1 + n), uid=f"p{n}", name=f"Phase {n}") for n in range(31)]
    phases += [
        drawn.phase("project", date(2026, 3, 1 + n), uid=f"p{31 + n}", name=f"Phase {31 + n}") for n in range(19)
    ]

    scenes = overlap(drawn.journey(phases, [], present_phase=now), drawn.TODAY, Say("en"))

    assert [texts(scene)[0].partition("(")[2] for scene in scenes] == [f"{first + n}/10)" for n in range(4)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Anna 🚀 Berg", "Anna Berg"),
        ("A\u202enna\x00", "Anna"),
        ("Иван Петров", "Иван Петров"),
        ("山田 太郎", ""),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("$\\foo$", "$\\foo$"),
        ("", ""),
    ],
)
def test_a_name_is_drawn_as_far_as_a_font_knows_it_and_never_as_boxes(typed: str, shown: str) -> None:
    assert readable(typed) == shown


@pytest.mark.parametrize("typed", ["Ⓐnna გია", "Ǟnna სახლი ✓ ⓧ", "Łukasz ☎ שלום", "ﬁ Ωμέγα ☃ Дом ⅓"])
def test_a_name_in_two_scripts_is_drawn_in_one_font_that_knows_all_that_is_left(typed: str) -> None:
    kept = readable(typed)

    assert kept and all(draws(face(kept, bold=bold), letter) for letter in kept for bold in (False, True))


def test_a_name_that_no_font_knows_is_counted_and_not_guessed(drawn: SimpleNamespace) -> None:
    people = drawn.journey([drawn.phase("sales")], [drawn.stay(drawn.who(1, "山田 太郎"), "sales")])

    (scene,) = overlap(people, drawn.TODAY, Say("en"))

    assert {"somebody (1)", "in the list below"} <= set(texts(scene))


def test_a_long_name_stands_on_two_lines_above_the_role(drawn: SimpleNamespace) -> None:
    long = drawn.who(1, "Wilhelmina Fredrika Oxenstierna")

    (scene,) = overlap(drawn.journey([drawn.phase("sales")], [drawn.stay(long, "sales", "buyer")]), drawn.TODAY, EN)

    first, second, role = [item.y for item in scene.items if isinstance(item, Text) and item.text in LINES]
    assert first < second < role


EN, LINES = Say("en"), ("Wilhelmina Fredrika", "Oxenstierna", "buyer")


def test_typed_markup_is_text_in_the_svg(drawn: SimpleNamespace) -> None:
    evil = drawn.journey([drawn.phase("sales", name="<b onload=x>&")], [], name='"><script>alert(1)</script>')

    told = svg(overlap(evil, drawn.TODAY, Say("en"))[0])

    assert "<script" not in told and "<b " not in told


def test_more_phases_than_one_picture_has_room_for_are_several(drawn: SimpleNamespace) -> None:
    phases = [drawn.phase("project", date(2026, 1 + n, 1), uid=f"p{n}", name=f"Phase {n}") for n in range(12)]

    scenes = overlap(drawn.journey(phases, []), drawn.TODAY, Say("en"))

    assert ["Phase 3" in texts(scene) for scene in scenes] == [True, True, False]


def test_eight_people_in_four_phases_take_less_than_50_kb(drawn: SimpleNamespace) -> None:
    phases = [drawn.phase("project", date(2026, 1 + 3 * n, 1), uid=f"p{n}", name=f"Phase {n}") for n in range(4)]
    people = [drawn.who(n, f"Person Lindqvist {n}") for n in range(8)]
    stays = [drawn.stay(one, phases[n % 4].uid, "solution architect", key=n % 2 == 0) for n, one in enumerate(people)]
    between = [drawn.handover(a, b, "holds", "key_carrier", people[0]) for a, b in pairwise(phases)]

    content = png(overlap(drawn.journey(phases, stays, *between), drawn.TODAY, Say("en"))[0])

    assert len(content) <= 50_000
    assert Image.open(BytesIO(content)).size[0] == 1320, "two pixels for each point"


def test_case_50_a_name_made_to_hurt_is_drawn_at_once(drawn: SimpleNamespace) -> None:
    for name in ("Acme $\\foo$ {AB}" + "{" * 2000, "a\x00b", "x" * 20_000, "\u202e" * 20_000):
        hurt = drawn.journey(
            [drawn.phase("sales", name=name)], [drawn.stay(drawn.who(1, name), "sales", name)], name=name
        )

        assert png(overlap(hurt, drawn.TODAY, Say("en"))[0]).startswith(b"\x89PNG")


# -- what a handover rests on


def test_two_side_by_side_are_marked_in_both_rows_and_on_the_handover(drawn: SimpleNamespace) -> None:
    giver, receiver, _ = drawn.WAY
    early = drawn.stay(drawn.BO, "project", "project manager", key=True, first=date(2026, 11, 2))
    whole = drawn.beside(drawn.KIM, drawn.BO)
    between = drawn.handover(giver, receiver, "holds", "", whole=whole)

    (scene,) = overlap(drawn.journey(drawn.WAY[:2], (drawn.SELLS, early), between), drawn.TODAY, Say("en"))

    assert texts(scene).count("side by side") == 2
    assert "Holds, side by side" in texts(scene)
    assert "side by side for some days" in texts(scene)


def test_who_is_back_after_a_break_has_a_break_in_the_row(drawn: SimpleNamespace) -> None:
    giver, receiver, _ = drawn.WAY
    stays = (
        drawn.stay(drawn.ANNA, "sales", "architect", last=date(2026, 9, 20)),
        drawn.stay(drawn.ANNA, "project", "architect"),
    )
    between = drawn.handover(giver, receiver, "thin", "", whole=drawn.back(drawn.ANNA))

    (scene,) = overlap(drawn.journey(drawn.WAY[:2], stays, between), drawn.TODAY, Say("en"))

    assert {"back", "away, then back"} <= set(texts(scene))
    assert "stays on" not in texts(scene)


@pytest.mark.parametrize(
    ("takes", "state", "reason", "told"),
    [
        ((), "breaks", "nobody", "Nobody takes over from Bo yet."),
        ((4,), "holds", "key_stays", "Per stays in the project."),
    ],
)
def test_a_change_of_hands_stands_in_the_row_of_who_leaves(
    drawn: SimpleNamespace, takes: tuple[int, ...], state: str, reason: str, told: str
) -> None:
    leaves = drawn.stay(drawn.BO, "project", "project manager", key=True, last=date(2027, 1, 15))
    people = [drawn.PER for _ in takes]
    change = drawn.leaves(drawn.BO, drawn.WAY[1], date(2027, 1, 15), state, reason, *people)

    (scene,) = overlap(drawn.journey(drawn.WAY, (drawn.SELLS, leaves, drawn.KEEPS), change), drawn.TODAY, Say("en"))

    assert told in texts(scene)
    assert f"Bo leaves the project: {told}" in texts(scene)
    assert "Bo leaves the project" in scene.alt


def test_who_was_asked_stands_beyond_the_bar_until_there_is_a_yes(drawn: SimpleNamespace) -> None:
    giver, receiver, _ = drawn.WAY
    words = (drawn.asked(drawn.KIM, None, date(2026, 11, 3), needed=False),)
    whole = drawn.scope("vendor", None, "breaks", "nobody", givers=(drawn.KIM,), receivers=(drawn.BO,))
    between = drawn.handover(giver, receiver, "breaks", "nobody", whole=whole, words=words)

    (scene,) = overlap(drawn.journey(drawn.WAY, (drawn.SELLS, drawn.LEADS), between), drawn.TODAY, Say("en"))

    assert {"asked", "asked, no answer yet"} <= set(texts(scene))


def test_what_goes_without_overlap_on_purpose_says_so(drawn: SimpleNamespace) -> None:
    giver, receiver, _ = drawn.WAY
    between = drawn.handover(giver, receiver, "breaks", "nobody", accepted_by=drawn.KIM)

    (scene,) = overlap(drawn.journey(drawn.WAY[:2], (drawn.SELLS, drawn.LEADS), between), drawn.TODAY, Say("en"))

    assert "Breaks, on purpose" in texts(scene)


def test_without_a_yes_nobody_is_said_to_have_given_it(drawn: SimpleNamespace) -> None:
    """Nor the customer's people, who are not asked."""
    giver, receiver, _ = drawn.WAY
    theirs = drawn.scope("customer", None, "holds", "key_carrier", carriers=(drawn.EVA,))
    between = drawn.handover(giver, receiver, "holds", "key_carrier", drawn.ANNA, said=(), systems=(theirs,))
    stays = [drawn.stay(drawn.ANNA, one.uid) for one in drawn.WAY[:2]]
    stays += [drawn.stay(drawn.EVA, one.uid, side="customer") for one in drawn.WAY[:2]]

    (scene,) = overlap(drawn.journey(drawn.WAY[:2], stays, between), drawn.TODAY, Say("en"))

    assert texts(scene).count("stays on?") == 2
    assert "stays on" not in texts(scene), "no solid one to explain"
    assert "no yes yet" in texts(scene)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((None, None), "Holds, no yes yet"),
        (("yes", None), "Holds, yes 1 of 2"),
        (("yes", "yes"), "Holds, side by side"),
    ],
)
def test_a_handover_looks_settled_once_all_it_rests_on_have_said_yes(
    drawn: SimpleNamespace, answers: tuple[str | None, ...], told: str
) -> None:
    giver, receiver, _ = drawn.WAY
    people, settled = (drawn.KIM, drawn.BO), None not in answers
    words = tuple(drawn.asked(who, answer, None) for who, answer in zip(people, answers, strict=True))
    between = drawn.handover(giver, receiver, "holds", "", whole=drawn.beside(*people), words=words)
    stays = (drawn.SELLS, replace(drawn.LEADS, first=date(2026, 11, 2)))

    (scene,) = overlap(drawn.journey(drawn.WAY[:2], stays, between), drawn.TODAY, Say("en"))

    pill = next(item for item in scene.items if isinstance(item, Box) and item.radius == 12)
    assert told in texts(scene) and ("no yes yet" in texts(scene)) is not settled
    assert pill.dashed is not settled
    assert [item.settled for item in scene.items if isinstance(item, Sign)] == [settled]
    said = f"Said yes: {answers.count('yes')} of 2."
    assert all((said in text) is not settled for text in (scene.alt, texts(scene)[1]))


FAR = date(2027, 6, 1)


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ([date(2026, 9, 1), date(2026, 12, 1)], ["1 Sept", "1 Dec"]),
        ([date(2026, 9, 1), FAR, date(2027, 9, 1)], ["1 Sept 2026", "1 Jun 2027", "1 Sept"]),
        ([date(2025, 3, 1), date(2025, 9, 1)], ["1 Mar 2025", "1 Sept"]),
        ([date(2026, 9, 1), None, FAR], ["1 Sept 2026", "no date yet", "1 Jun 2027"]),
        ([FAR + timedelta(30 * n) for n in range(6)], ["1 Jun", "2027", "1 Jul"]),
    ],
    ids=[
        "all this year",
        "into the next",
        "a year that is over",
        "a phase without a date between",
        "no room beside it",
    ],
)
def test_a_year_stands_where_it_begins_unless_all_is_this_year(
    drawn: SimpleNamespace, starts: list[date | None], told: list[str]
) -> None:
    phases = [drawn.phase("project", day, uid=str(n), undated=day is None) for n, day in enumerate(starts)]

    (scene,) = overlap(drawn.journey(phases, []), drawn.TODAY, Say("en"))

    days = [text for text in texts(scene) if text[0].isdigit() or text == "no date yet"]
    assert days[: len(told)] == told


def test_a_phase_that_goes_on_is_drawn_until_after_today(drawn: SimpleNamespace) -> None:
    (scene,) = overlap(drawn.journey([drawn.phase("sales", date(2024, 1, 1))], []), drawn.TODAY, Say("en"))

    assert "today" in texts(scene)


def test_a_phase_that_ends_before_the_next_begins_leaves_a_pause(drawn: SimpleNamespace) -> None:
    way = (drawn.phase("sales", end=date(2026, 10, 1)), drawn.WAY[1])

    (scene,) = overlap(drawn.journey(way, (drawn.SELLS,)), drawn.TODAY, Say("en"))

    bar = next(item for item in scene.items if isinstance(item, Box) and item.fill == palette.ROLES["sales"])
    pause = next(item for item in scene.items if isinstance(item, Box) and item.fill == palette.PAUSE)
    assert bar.right == pytest.approx(pause.x)


def test_a_job_title_of_the_workspace_has_its_colour(drawn: SimpleNamespace) -> None:
    people = drawn.journey(drawn.WAY, [drawn.stay(drawn.KIM, "sales", "head of joy")])
    own = (Title(words="head of joy", kind="architect", key=True, carries="relation"),)

    (scene,) = overlap(people, drawn.TODAY, Say("en"), own)

    assert "Architect" in texts(scene)


def test_forty_people_in_twelve_phases_are_three_pictures_of_those_who_matter(drawn: SimpleNamespace) -> None:
    phases = [drawn.phase("project", date(2026, 1 + n, 1), uid=f"p{n}", name=f"Phase {n}") for n in range(12)]
    people = [drawn.who(n, f"Person Lindqvist {n}") for n in range(40)]
    stays = [drawn.stay(one, phases[n % 12].uid, "developer") for n, one in enumerate(people)]
    stays += [drawn.stay(people[7], one.uid, "developer") for one in phases]
    stays += [drawn.stay(people[n], "p0", "developer") for n in range(20, 40)]
    between = [drawn.handover(a, b, "thin", "carrier_not_key", people[7]) for a, b in pairwise(phases)]

    scenes = overlap(drawn.journey(phases, stays, *between), drawn.TODAY, Say("en"))

    assert len(scenes) == 3
    for scene in scenes:
        names = [text for text in texts(scene) if text.startswith("Person")]
        assert "Person Lindqvist 7" in names
        assert len(names) <= 15
    assert {"and 15 more", "in the list below", "+11"} <= set(texts(scenes[0]))
    assert scenes[0].height < 1000

"""The overlap picture: what stands in it, that nothing covers anything, and that it is small and readable."""

from __future__ import annotations

import os
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
from bot.pictures.scene import Box, Scene, Text
from bot.pictures.svg import svg

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
    assert texts(architect).count("stays on") == 2
    assert "stays on, no yes yet" in texts(architect), "Anna has not answered for the maintenance"
    assert "● Holds" in architect.alt


names = st.one_of(
    st.sampled_from(
        ["Bo", "Anna Lindqvist", "Eva Maria Holmström-Lagercrantz af Ugglas", "Łukasz Żółć", "Ελένη", "Иван"]
    ),
    st.text(max_size=60),
)


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
            side=draw(st.sampled_from(["vendor", "customer"])),
        )
        for one in people
        for _ in range(draw(st.integers(1, 3)))
    ]
    between = [
        drawn.handover(
            giver,
            receiver,
            draw(st.sampled_from(["holds", "thin", "breaks", "unstaffed"])),
            "nobody",
            *people[: draw(st.integers(0, 2))],
        )
        for giver, receiver in pairwise(phases)
    ]
    systems = tuple((name, False) for name in draw(st.lists(names.filter(str.strip), max_size=2, unique=True)))
    return drawn.journey(phases, stays, *between, name=draw(names), systems=systems)


@pytest.mark.ci
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
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

    assert "somebody (1)" in texts(scene)


def test_typed_markup_is_text_in_the_svg(drawn: SimpleNamespace) -> None:
    evil = drawn.journey([drawn.phase("sales", name="<b onload=x>&")], [], name='"><script>alert(1)</script>')

    told = svg(overlap(evil, drawn.TODAY, Say("en"))[0])

    assert "<script" not in told and "<b " not in told


def test_more_phases_than_one_picture_has_room_for_are_several(drawn: SimpleNamespace) -> None:
    phases = [drawn.phase("project", date(2026, 1 + n, 1), uid=f"p{n}", name=f"Phase {n}") for n in range(12)]

    scenes = overlap(drawn.journey(phases, []), drawn.TODAY, Say("en"))

    assert ["Phase 5" in texts(scene) for scene in scenes] == [True, True, False]


@pytest.mark.parametrize("ground", [palette.PAPER, palette.SHADE])
@pytest.mark.parametrize("ink", [palette.INK, palette.QUIET, palette.TODAY, *palette.STATES.values()])
def test_every_text_has_contrast_enough(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("state", palette.STATES)
def test_a_state_can_be_read_on_its_own_ground(state: str) -> None:
    assert contrast(palette.STATES[state], palette.WASHES[state]) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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

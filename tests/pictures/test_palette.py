"""The colours: every text can be read on its ground, and nothing rests on telling red from green."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.pictures import palette

GROUNDS = {"paper": palette.PAPER, "shade": palette.SHADE, "pause": palette.PAUSE, "unsure": palette.UNSURE}
INKS = {"ink": palette.INK, "quiet": palette.QUIET, "today": palette.TODAY, **palette.STATES}
PAIRS = {
    **{f"{ink} on {ground}": (INKS[ink], GROUNDS[ground]) for ink in INKS for ground in GROUNDS},
    **{f"{state} on its own": (palette.STATES[state], palette.WASHES[state]) for state in palette.STATES},
    **{f"leads on {kind}": (palette.INKS[kind], colour) for kind, colour in palette.ROLES.items()},
    **{f"phase on {kind}": (palette.INK, colour) for kind, colour in palette.BANDS.items()},
    **{f"name on the band of {kind}": (palette.INK, colour) for kind, colour in palette.BANDS.items()},
    "stays on": (palette.PAPER, palette.STATES["holds"]),
    "beside a gap": (palette.STATES["breaks"], palette.WASHES["breaks"]),
}
SEEN = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
}
"""What is left of red, green and blue (Machado, Oliveira and Fernandes 2009, the strongest form)."""


@pytest.mark.parametrize("pair", PAIRS)
def test_every_text_has_contrast_enough(pair: str) -> None:
    """WCAG 2.2, 1.4.3."""
    assert contrast(*PAIRS[pair]) >= 4.5


@pytest.mark.parametrize("eyes", SEEN)
def test_roles_are_told_apart_without_red_and_green(eyes: str) -> None:
    colours = {kind: seen(colour, eyes) for kind, colour in palette.ROLES.items()}

    close = [pair for pair in combinations(colours, 2) if apart(colours[pair[0]], colours[pair[1]]) < 20]

    assert close == []


@pytest.mark.parametrize("eyes", SEEN)
def test_holds_and_breaks_are_told_apart_without_red_and_green(eyes: str) -> None:
    """Beside their sign and word."""
    assert apart(seen(palette.STATES["holds"], eyes), seen(palette.STATES["breaks"], eyes)) >= 20


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """Red, green and blue as they arrive, from 0 to 1."""
    red, green, blue = linear(colour)
    first, second, third = (min(max(a * red + b * green + c * blue, 0), 1) for a, b, c in SEEN[eyes])
    return first, second, third


def apart(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """How different two colours look: the distance in CIELAB; from about 20 nobody takes one for the other."""
    return float(sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5)


def lab(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)

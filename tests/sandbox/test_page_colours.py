"""The page's colours can be read: at least 4.5:1 for every pair of text and ground, in the light and in the dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bot.sandbox

STYLE = (Path(bot.sandbox.__file__).parent / "page" / "style.css").read_text("utf-8")
PAIRS = (
    "ink back", "ink raised", "ink soft", "ink accent-soft", "quiet back", "quiet raised", "quiet soft",
    "quiet accent-soft", "accent-ink accent", "link back", "link soft", "danger back", "danger raised",
    "danger danger-soft", "pill-ink pill", "mine-ink mine", "rail-ink rail", "rail-ink rail-hover", "rail-ink bar",
    "rail-strong bar", "rail-strong rail-hover", "rail-now-ink rail-now", "rail-now bar",
)  # fmt: skip


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


LIGHT_CSS, DARK_CSS = STYLE.split("@media (prefers-color-scheme: dark)", 1)
LIGHT = colours(LIGHT_CSS)
DARK = LIGHT | colours(DARK_CSS)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")])
@pytest.mark.parametrize("pair", PAIRS)
def test_text_stands_out_from_its_ground(scheme: dict[str, str], pair: str) -> None:
    light, dark = sorted((luminance(scheme[name]) for name in pair.split()), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5

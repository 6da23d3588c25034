"""The colours of the pictures: told apart without red and green, readable in grey, texts at least 4.5:1."""

from __future__ import annotations


def _half(colour: str) -> str:
    """Half as strong: mixed with white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{(part + 255) // 2:02X}" for part in parts)


PAPER = "#FFFFFF"
SHADE = "#F4F5F7"
RULE = "#E4E6EA"
EDGE = "#B9BEC6"
INK = "#1D1C1D"
QUIET = "#5A5F66"
TODAY = "#3D4249"

STATES = {"holds": "#006B50", "thin": "#8A5000", "breaks": "#AB1D15", "unstaffed": "#565B63"}
WASHES = {"holds": "#DDF1EA", "thin": "#FBEBD3", "breaks": "#FBE3E0", "unstaffed": "#E9EBEE"}

ROLES = {
    "sales": "#DD80AB",
    "manager": "#62AEE6",
    "architect": "#155A8A",
    "consultant": "#E3A63B",
    "support": "#7250C8",
    "other": "#CBCDB0",
}
"""By the kind of title."""
INKS = {kind: PAPER if kind in ("architect", "support") else INK for kind in ROLES}
"""Of a word on a bar."""
SOFT = {kind: _half(colour) for kind, colour in ROLES.items()}
"""Of a bar where its day is not sure."""
PAUSE = RULE
UNSURE = "#DCE6F4"
"""The ground of days on which a handover may fall."""
HATCH = "#E58A82"
"""The slanting lines over a gap."""

BANDS = {"sales": "#E3E6EA", "project": "#C6CCD4", "maintenance": "#D8DEE6", "other": "#CFD4DB"}
"""Of phases, by their kind."""
CARRIED = {"alone": "#2F6DB0", "shared": "#D3E3F4"}
"""What hangs on a person: what breaks without them, and what holds."""

_KEPT = (STATES, WASHES, ROLES, SOFT, BANDS, CARRIED)
DRAWN = (
    *(PAPER, SHADE, RULE, EDGE, INK, QUIET, TODAY, UNSURE, HATCH),
    *(colour for kept in _KEPT for colour in kept.values()),
)
"""All of them."""

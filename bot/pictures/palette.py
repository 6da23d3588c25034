"""The colours of the pictures: told apart without red and green, readable in grey, texts at least 4.5:1."""

PAPER = "#FFFFFF"
SHADE = "#F4F5F7"
RULE = "#E4E6EA"
EDGE = "#B9BEC6"
INK = "#1D1C1D"
QUIET = "#5A5F66"
TODAY = "#3D4249"

STATES = {"holds": "#00664B", "thin": "#8A5000", "breaks": "#B3261E", "unstaffed": "#565B63"}
WASHES = {"holds": "#DDF1EA", "thin": "#FBEBD3", "breaks": "#FBE3E0", "unstaffed": "#E9EBEE"}

ROLES = {
    "sales": "#D98CB3",
    "manager": "#6DB3E2",
    "architect": "#2F6DB0",
    "consultant": "#E3A63B",
    "support": "#7C62B8",
    "other": "#A3A8B0",
}
"""By the kind of title."""
HATCH = "#E58A82"
"""The slanting lines over a gap."""

"""The picture of 8 people in 4 phases, from values to PNG, against matplotlib drawing the same boxes, lines and texts.

`./dev bench` fetches matplotlib into `.venv/bench`; where it cannot, its row is left out and that is said. The memory
of a process must not grow with the pictures it has drawn.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import bot
from benchmarks.measure import Row, in_turn
from bot.i18n import Say
from bot.pictures.measuring import BOLD, FONTS, PLAIN
from bot.pictures.overlap import overlap
from bot.pictures.png import png
from bot.pictures.scene import Box, Line, Scene, Sign, Text
from bot.rules.projection import AssignmentShown, HandoverShown, JourneyShown, PhaseShown, ScopeShown, Who

HOUSE = Path(bot.__file__).parents[1]
RIVAL = HOUSE / ".venv" / "bench"
TODAY, DOTS = date(2026, 11, 22), 72
KINDS = ("sales", "project", "other", "maintenance")
ROLES = ("account manager", "solution architect", "project manager", "developer", "maintenance lead")
FEW, MANY = 5, 50
LARGEST = 50_000
"""Bytes."""


def rows(folder: Path) -> Iterator[Row]:
    yield Row("picture, kB", f"{LARGEST // 1000} kB", len(ours()) / LARGEST, 1.0)
    sys.path.append(str(RIVAL))
    try:
        theirs = rival()
    except ImportError:
        print("picture: matplotlib is not installed, so nothing is measured against it", file=sys.stderr)
    else:
        mine, other = in_turn(ours, theirs, times=1, rounds=9)
        print(f"picture: {1000 * mine:.0f} ms of CPU, for information", file=sys.stderr)
        yield Row("picture", "matplotlib (Agg), the same primitives", mine / other, 0.5)
    few, many = grown(FEW), grown(MANY)
    yield Row("picture, MB", f"{MANY} pictures against {FEW}", many / few, 1.05)


def ours() -> bytes:
    (scene,) = overlap(eight(), TODAY, Say("en"))
    return png(scene)


def grown(times: int) -> float:
    """Megabytes that a process has held at most, after so many pictures (not its ru_maxrss, which begins as ours)."""
    told = subprocess.run(
        [sys.executable, "-c", HELD, str(times)], cwd=HOUSE, check=True, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    return int(told.stdout) / 1024


HELD = """
import sys
from pathlib import Path
from benchmarks.drawing import ours
for _ in range(int(sys.argv[1])):
    ours()
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def eight() -> JourneyShown:
    """Eight people in four phases: one stays all the way, each handover rests on somebody."""
    phases = [
        PhaseShown(kind, kind, None, TODAY + timedelta(120 * n - 60), None, None, False, n == 0)
        for n, kind in enumerate(KINDS)
    ]
    people = [Who(n, f"Person Lindqvist {n}", f"U{n}", str(n), f"Person {n}") for n in range(8)]
    stays = [
        _stay(one, phases[(n // 2 + more) % 4].uid, n) for n, one in enumerate(people) for more in range(1 + n % 2)
    ]
    between = [_between(giver, receiver, people[n]) for n, (giver, receiver) in enumerate(pairwise(phases))]
    given = {"uid": "j", "key": "acme-erp", "name": "Acme ERP", "customer": "Acme AB", "state": "open"}
    return JourneyShown(**given, phases=tuple(phases), assignments=tuple(stays), handovers=tuple(between))


def _stay(who: Who, phase: str, number: int) -> AssignmentShown:
    role, key = ROLES[number % len(ROLES)], number % 3 == 0
    return AssignmentShown(
        f"{number}-{phase}", who, phase, "vendor", role, key, key, (), True, None, None, None, "confirmed"
    )


def _between(giver: PhaseShown, receiver: PhaseShown, who: Who) -> HandoverShown:
    scope = ScopeShown("vendor", None, "holds", "key_carrier", carriers=(who,), rests_on=(who,))
    return HandoverShown(
        f"into-{receiver.uid}", "j", "acme-erp", "Acme ERP", "Acme AB", giver, receiver, receiver.start, 9, False,
        "holds", scopes=(scope,),
    )  # fmt: skip


# -- matplotlib


def rival() -> Callable[[], bytes]:
    """Draws the same scene. Raises ImportError where matplotlib is not there."""
    from matplotlib import font_manager
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    faces = {bold: font_manager.FontProperties(fname=FONTS / name) for bold, name in ((False, PLAIN), (True, BOLD))}

    def draw() -> bytes:
        (scene,) = overlap(eight(), TODAY, Say("en"))
        figure = Figure(figsize=(scene.width / DOTS, scene.height / DOTS), dpi=2 * DOTS)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, scene.width)
        axes.set_ylim(scene.height, 0)
        _put(axes, scene, faces)
        kept = BytesIO()
        FigureCanvasAgg(figure).print_png(kept)
        return kept.getvalue()

    return draw


def _put(axes: Any, scene: Scene, faces: dict[bool, Any]) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, FancyBboxPatch

    for item in scene.items:
        if isinstance(item, Box):
            look = {"facecolor": item.fill or "none", "edgecolor": item.outline or item.hatch or "none"}
            shape = f"round,pad=0,rounding_size={item.radius}" if item.radius else "square,pad=0"
            dashes = (0, (5, 3.5)) if item.dashed else "-"
            size = (item.x, item.y), max(item.width, 0.1), max(item.height, 0.1)
            hatch = "///" if item.hatch else None
            axes.add_patch(FancyBboxPatch(*size, boxstyle=shape, linestyle=dashes, hatch=hatch, **look))
        elif isinstance(item, Line):
            dashes = (0, (5, 3.5)) if item.dashed else "-"
            ends = (item.x1, item.x2), (item.y1, item.y2)
            axes.add_line(Line2D(*ends, color=item.colour, linewidth=item.thick, linestyle=dashes))
        elif isinstance(item, Sign):
            axes.add_patch(Circle((item.x, item.y), item.radius, facecolor=item.colour, edgecolor=item.colour))
        else:
            _text(axes, item, faces)


def _text(axes: Any, text: Text, faces: dict[bool, Any]) -> None:
    side = "center" if text.centred else "left"
    look = {"fontsize": text.size, "color": text.colour, "fontproperties": faces[text.bold]}
    axes.text(text.x, text.baseline, text.text, ha=side, va="baseline", **look)

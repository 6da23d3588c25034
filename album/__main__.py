"""`./dev pictures`: those of the README; `./dev pictures ten FOLDER`: ten journeys to judge the picture by."""

from __future__ import annotations

import argparse
from pathlib import Path

from PIL import Image

from album import readme
from album.ten import ten
from album.typed import TODAY, played
from bot.i18n import Say
from bot.pictures.overlap import overlap
from bot.pictures.png import png
from bot.rules.projection import JourneyShown

KEPT = Path(__file__).parents[1] / "docs" / "pictures"
SEED = 2026
PHONE = 390
"""Pixels that a small phone is wide."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev pictures", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("readme", "ten"), default="readme")
    parser.add_argument("folder", nargs="?", type=Path, default=KEPT)
    parser.add_argument("--seed", type=int, default=SEED, help="other people, days and order")
    parser.add_argument("--language", choices=("en", "sv", "da"), default="en")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    if args.what == "readme":
        readme.pictures(args.folder)
    else:
        journeys(args.folder, args.seed, args.language)


def journeys(folder: Path, seed: int, language: str) -> None:
    """Each as it is sent, at half the size, and grey on a phone; the answers apart from them, to be read last."""
    answers = []
    for number, told in enumerate(ten(seed), 1):
        with played(told) as journey:
            (scene,) = overlap(journey, TODAY.date(), Say(language))
            answers.append(f"{number}: {answer(journey)}")
        sent = folder / f"{number:02}.png"
        sent.write_bytes(png(scene))
        with Image.open(sent) as drawn:
            smaller(drawn.convert("RGB"), drawn.width // 2).save(sent.with_suffix(".half.png"))
            smaller(drawn.convert("L"), PHONE).save(sent.with_suffix(".phone.png"))
    (folder / "answers.txt").write_text("\n".join(answers) + "\n", "utf-8")


def smaller(drawn: Image.Image, width: int) -> Image.Image:
    return drawn.resize((width, round(drawn.height * width / drawn.width)), Image.Resampling.LANCZOS)


def answer(journey: JourneyShown) -> str:
    """The shape, and of each handover its state and who stays on over it."""
    told = [journey.shape]
    for one in journey.handovers:
        stays = ", ".join(who.called for who in one.vendor.carriers) if one.vendor else ""
        told.append(f"{'within ' if one.within else ''}{one.state} ({stays or 'nobody'})")
    return "; ".join(told)


main()

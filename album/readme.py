"""The pictures of the README and its pages, from the demo's two minutes in English: what people see, in that order."""

from __future__ import annotations

from pathlib import Path

from album.shots import Visitor, kept, packed, visiting

KIM, ANNA, METTE = "U0KIM", "U0ANNA", "U0METTE"
ACME, LUMEN, SKOG = "C0ACME", "C0LUMENERP", "C0SKOGCRM"
WINDOW, PHONE = (1000, 760), (390, 620)


def pictures(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with visiting() as visitor:
        begin(visitor)
        channel(visitor, folder / "channel.png")
        home(visitor, folder / "home.png")
        question(visitor, folder / "question.png")
        uploaded(visitor, "/handover chart", folder / "overlap.png")
        uploaded(visitor, "/handover chart all", folder / "portfolio.png")


def begin(visitor: Visitor) -> None:
    """The guide's three lines, then on to the card at 28 days."""
    for step in visitor.get("state")["guide"]:
        if "line" in step:
            visitor.types(KIM, ACME, step["line"])
    visitor.post("clock", to="next")
    for room in (ACME, SKOG):
        visitor.types(METTE, room, "/handover show")  # who has been in a channel reads its journey


def channel(visitor: Visitor, file: Path) -> None:
    """Start card and card, as somebody sees them who typed nothing: what Kim was answered is Kim's alone."""
    visitor.sees(ANNA, ACME, "Nobody from the sale", WINDOW)
    kept(visitor.page, file)


def question(visitor: Visitor, file: Path) -> None:
    """The question to one person, on a phone."""
    visitor.presses(KIM, ACME, "Ask Anna")
    visitor.sees(ANNA, visitor.dm(ANNA), "Will you stay on when Acme", PHONE)
    kept(visitor.page, file)


def home(visitor: Visitor, file: Path) -> None:
    visitor.sees(METTE, visitor.dm(METTE), "Handover", WINDOW, tab="Home")
    kept(visitor.page, file)


def uploaded(visitor: Visitor, line: str, file: Path) -> None:
    """A picture itself, as it was sent: the first of those that the line is answered with."""
    visitor.types(METTE, LUMEN, line)
    visitor.sees(METTE, LUMEN, "Only visible to you", WINDOW)
    shown = visitor.page.locator("#list .message").last.locator("img.large").first.get_attribute("src")
    packed(visitor.page.request.get(f"{visitor.address}/{shown}").body(), file)

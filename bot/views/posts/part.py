"""One item of a post, before it becomes blocks."""

from __future__ import annotations

from bot.i18n import Raw, Say
from bot.rules.texts import N_
from bot.rules.values import fact
from bot.views.parts import Element, button


@fact
class Part:
    """`title` is shown bold and says it all by itself; `lines` follow it; `small` is small print below."""

    title: str
    lines: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()

    @property
    def inert_title(self) -> Raw:
        """The title for another sentence: its values are inert already."""
        return Raw(self.title)


def show_journey(uid: str, say: Say) -> Element:
    """The way to all that can be done, also where nothing can be typed: in a thread."""
    return button(say.plain(N_("Show the journey")), "show_journey", {"j": uid})


def picture(uid: str, text: str, say: Say) -> Element:
    """The overlap picture, for who presses it alone."""
    return button(say.plain(text), "show_chart", {"j": uid})


def sentences(*texts: str | None) -> str:
    """Whole sentences on one line; what is not said is left out."""
    return " ".join(text for text in texts if text)


def lines(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)

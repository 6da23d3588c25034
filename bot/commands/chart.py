"""/handover chart: the overlap picture, with the same facts as a list; `chart all`: many journeys; their buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot import meant
from bot.call import Call, Picture
from bot.i18n import Say
from bot.rules.line.filters import wanted
from bot.rules.names import fold
from bot.rules.projection import JourneyShown
from bot.rules.projection.listed import EVERYTHING, Wanted
from bot.rules.projection.overview import Overview
from bot.rules.texts import N_
from bot.rules.typed import Title
from bot.usecases import titles
from bot.usecases.overview import overview
from bot.usecases.rights import Access
from bot.views import lists
from bot.views import overview as views
from bot.views.chart import chart
from bot.views.journey import is_outline, show
from bot.views.lists import unpacked
from bot.views.parts import Message

WORD = "chart"
ALSO = ("picture", "bild", "diagram", "billede", "rita", "tegn")
USAGE = N_("chart")
HELP = N_("the picture: who is there when, who stays on, and where nobody does")


ALL = ("all", "alla", "alle", "allt", "alt", "everything", "portfolio", "portfolj", "portefolje")
"""As `names.fold` leaves them."""


def run(call: Call) -> None:
    first, _, rest = call.words.strip().partition(" ")
    if not call.journey_key and fold(first) in ALL:
        _draw_all(call, wanted(rest))
        return
    if call.words and not call.journey_key:
        call.journey_key = call.words
    meant.on_journey(call, WORD, _draw, takes=Access.OUTLINE)


def pressed(call: Call) -> None:
    """`Picture` on a reply or a card."""
    _draw(call, meant.journey(call))


def pressed_all(call: Call) -> None:
    """`Picture` under a list: of the same journeys."""
    _draw_all(call, unpacked(call.value))


def share(call: Call) -> None:
    """`Share in channel`: drawn anew, as of now, in the words of who shares it."""
    _draw(call, meant.journey(call, Access.READ), everybody=True)


ACTIONS = {"show_chart": pressed, "share_chart": share, "chart_all": pressed_all}


def _draw(call: Call, journey: JourneyShown, *, everybody: bool = False) -> None:
    """To those outside its channel a journey has nobody to draw."""
    if is_outline(journey):
        call.reply(show(journey, call.say))
        return
    drawn: list[Picture] = []
    known = titles.of_workspace(call.store, call.workspace)

    def pictures() -> list[Picture]:
        drawn.extend(_pictures(journey, call.today, known, call.say))
        return drawn

    call.illustrate(
        pictures,
        lambda files, why: chart(journey, [each.alt for each in drawn], files, why, call.say, shared=everybody),
        everybody=everybody,
    )


def _draw_all(call: Call, asked: Wanted) -> None:
    """Of what the reader may see; so it is shared with nobody."""
    found = overview(call.store, call.viewer, call.today, asked)
    if not found.journeys:
        meant.must_not_be_near(call, asked.customer)
        call.reply(lists.none(call.say, filtered=asked != EVERYTHING))
        return
    drawn: list[Picture] = []

    def pictures() -> list[Picture]:
        drawn.extend(_of_all(call, found))
        return drawn

    def told(files: Sequence[str], why: str) -> Message:
        shown = [(file, one.alt) for file, one in zip(files, drawn, strict=False)]
        return views.overview(found, asked, shown, why, call.say)

    call.illustrate(pictures, told)


def _of_all(call: Call, found: Overview) -> list[Picture]:
    """Pillow is imported here, as above."""
    from bot.pictures.carriers import carriers  # noqa: PLC0415
    from bot.pictures.png import png  # noqa: PLC0415
    from bot.pictures.portfolio import portfolio  # noqa: PLC0415

    scenes = [portfolio(found, call.today, call.say)]
    if found.carriers is not None and found.carriers.lines:
        scenes.append(carriers(found.carriers, call.say))
    return [Picture(png(scene), scene.alt) for scene in scenes]


def _pictures(journey: JourneyShown, today: date, known: tuple[Title, ...], say: Say) -> list[Picture]:
    """Pillow is imported here: nobody who wants no picture waits for it."""
    from bot.pictures.overlap import overlap  # noqa: PLC0415
    from bot.pictures.png import png  # noqa: PLC0415

    return [Picture(png(scene), scene.alt) for scene in overlap(journey, today, say, known)]

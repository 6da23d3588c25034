"""/handover chart: the overlap picture, with the same facts as a list; also its buttons."""

from __future__ import annotations

from datetime import date

from bot import meant
from bot.call import Call, Picture
from bot.i18n import Say
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.rules.typed import Title
from bot.usecases import titles
from bot.usecases.rights import Access
from bot.views.chart import chart
from bot.views.journey import is_outline, show

WORD = "chart"
ALSO = ("picture", "bild", "diagram", "billede", "rita", "tegn")
USAGE = N_("chart")
HELP = N_("the picture: who is there when, who stays on, and where nobody does")


def run(call: Call) -> None:
    if call.words and not call.journey_key:
        call.journey_key = call.words
    meant.on_journey(call, WORD, _draw, takes=Access.OUTLINE)


def pressed(call: Call) -> None:
    """`Picture` on a reply or a card."""
    _draw(call, meant.journey(call))


def share(call: Call) -> None:
    """`Share in channel`: drawn anew, as of now, in the words of who shares it."""
    _draw(call, meant.journey(call, Access.READ), everybody=True)


ACTIONS = {"show_chart": pressed, "share_chart": share}


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


def _pictures(journey: JourneyShown, today: date, known: tuple[Title, ...], say: Say) -> list[Picture]:
    """Pillow is imported here: nobody who wants no picture waits for it."""
    from bot.pictures.overlap import overlap  # noqa: PLC0415
    from bot.pictures.png import png  # noqa: PLC0415

    return [Picture(png(scene), scene.alt) for scene in overlap(journey, today, say, known)]

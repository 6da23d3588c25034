"""/handover undo: takes one's own last change back; also the button `Undo`, and what rests on a change with it."""

from __future__ import annotations

from collections.abc import Callable

from bot import meant
from bot.call import Call
from bot.outcome import changed
from bot.rules.projection import JourneyShown
from bot.rules.texts import N_
from bot.usecases import history
from bot.usecases.done import Done
from bot.usecases.history import AnothersChange, BuiltUpon
from bot.views import history as views
from bot.views.replies import done

WORD = "undo"
ALSO = ("ångra", "fortryd")
USAGE = N_("undo")
HELP = N_("takes your last change back")


def run(call: Call) -> None:
    """Where several journeys could be meant, it is one's own last change of them: nobody is asked which."""
    meant.on_journey(call, WORD, _last, unsure=_own)


def pressed(call: Call) -> None:
    """`Undo`: the change that the button names."""
    uid = str(call.value.get("c") or "")
    _take_back(call, lambda: history.undo(call.store, call.stamp, call.viewer, uid))


def together(call: Call) -> None:
    """`Undo both`, `Undo all 3`, `Undo the whole journey`: good until the next change of the journey."""
    uids = call.rows("cs", [str])
    taken = history.undo_together(call.store, call.stamp, call.viewer, uids, call.number("n"))
    if len(taken) == 1 or taken[-1].journey is None:
        _reply(call, taken[-1])
    else:
        call.reply(
            views.taken_back([(one.change_uid, one.what, one.values) for one in taken], taken[-1].journey, call.say)
        )


ACTIONS = {"undo": pressed, "undo_together": together}
GUESTS = ("undo",)


def _own(call: Call) -> None:
    meant.alone(call, WORD)

    def take() -> Done | None:
        return history.undo_own(call.store, call.stamp, call.viewer)

    if not _take_back(call, take):
        meant.on_journey(call, WORD, _last)


def _last(call: Call, journey: JourneyShown) -> None:
    """Of the journey that is the channel's; of a journey that was named, only its own changes."""
    meant.alone(call, WORD)
    named = bool(call.journey_key or call.value.get("j"))

    def take() -> Done:
        return history.undo_last(call.store, call.stamp, call.viewer, journey.uid, alone=named)

    try:
        _take_back(call, take)
    except AnothersChange as others:
        call.reply(views.anothers(changed(call, others.change), journey, call.say))


def _take_back(call: Call, take: Callable[[], Done | None]) -> bool:
    """Take it back; where later changes rest on it, say so first. False where there was nothing."""
    try:
        came = take()
    except BuiltUpon as built:
        later = [changed(call, each) for each in built.later]
        call.reply(views.built_upon(changed(call, built.change), later, built.version, call.say, whole=built.whole))
        return True
    if came is not None:
        _reply(call, came)
    return came is not None


def _reply(call: Call, came: Done) -> None:
    call.reply(done(came.what, came.values, came.journey, came.change_uid, call.say))

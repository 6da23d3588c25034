"""/handover show: phases, people, each handover and the next step; also `Show the journey`, sharing, which journey."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.projection import JourneyShown
from bot.rules.projection.listed import Wanted
from bot.rules.texts import N_, Refusal
from bot.usecases import history, journeys
from bot.usecases.rights import NOT_FOUND, Access
from bot.usecases.slips import Sight, with_slips
from bot.views import journey as views
from bot.views import lists
from bot.views.replies import done

WORD = "show"
ALSO = ("visa", "vis")
USAGE = N_("show")
HELP = N_("phases, people, each handover with its state and the one best next step")


def run(call: Call) -> None:
    """The journey meant; in a conversation with the bot alone, and none named: all those I am on."""
    if call.words and not call.journey_key:
        call.journey_key = call.words
    if call.place is not None and call.place.dm and not (call.journey_key or call.value.get("j")):
        page = journeys.listing(call.store, call.viewer, call.today, Wanted(mine=True))
        call.reply(lists.page(page, call.say, Wanted(mine=True)))
        return
    meant.on_journey(call, WORD, _show, takes=Access.OUTLINE)


def pressed(call: Call) -> None:
    """`Show the journey`, and of very many phases those before and after."""
    _show(call, meant.journey(call))


def chosen(call: Call) -> None:
    """One of several journeys: go on with the line that was typed."""
    module = next((each for each in call.table if call.value.get("w") == each.WORD), None)
    if module is None:
        raise Refusal(NOT_FOUND)
    call.words = str(call.value.get("l") or "")
    module.run(call)


def share(call: Call) -> None:
    """`Share in channel`: what the reply said, for everybody there, as of now."""
    journey = meant.journey(call)
    if "c" not in call.value:
        everybody = Sight(channel_id=call.place.id if call.place else None)
        journey = with_slips(call.store, call.workspace, journey, everybody)
        call.share(views.show(journey, call.say, shared=True))
        return
    lines = history.listing(call.store, call.viewer, journey.uid)
    change = next((each for each in lines if each.uid == call.value["c"]), None)
    if change is None:
        raise Refusal(NOT_FOUND)
    call.share(done(change.what, change.values, journey, None, call.say))


ACTIONS = {"show_journey": pressed, "choose_journey": chosen, "share_reply": share}


def _show(call: Call, journey: JourneyShown) -> None:
    journey = with_slips(call.store, call.workspace, journey, Sight(viewer=call.viewer))
    turned = "g" in call.value
    message = views.show(journey, call.say, reader=call.actor.slack_id, page=call.page if turned else 0)
    call.replace(message) if turned else call.reply(message)

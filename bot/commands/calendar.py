"""/handover calendar: an address to subscribe to, with what I may see of my journeys; admins: the workspace's too."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.call import Call
from bot.i18n import Raw
from bot.rules.names import fold
from bot.rules.texts import N_, Refusal
from bot.usecases import feeds
from bot.usecases.feeds import Standing
from bot.views import feeds as views

WORD = "calendar"
ALSO = ("kalender", "ical", "ics")
USAGE = N_("calendar")
HELP = N_("your journeys in your own calendar: Outlook, Google or Apple")

NOT_YET = N_("Calendars are not switched on here yet. An admin of this workspace can see to it: please ask one.")
NOT_REACHED = N_(
    "I cannot be reached from outside yet, so there is no calendar to subscribe to. Whoever runs me can change that: "
    "{setting} is the address where people reach me, and {page} says how."
)
WHICH = N_("Type `/handover calendar`, `/handover calendar new` or `/handover calendar off`.")
WHOLE = ("workspace", "arbetsyta", "arbetsytan", "arbejdsomrade", "arbejdsomradet")
NEW = ("new", "ny", "nytt", "nyt", "again", "igen")
OFF = ("off", "av", "fra", "stang av", "sla fra")


def run(call: Call) -> None:
    """Alone it makes one where there is none; `calendar workspace off` is about the workspace's."""
    words = fold(call.words).split()
    whole = any(word in WHOLE for word in words)
    rest = " ".join(word for word in words if word not in WHOLE)
    if rest in NEW:
        _make(call, whole=whole)
    elif rest in OFF:
        _off(call, whole=whole)
    elif rest:
        raise Refusal(WHICH)
    else:
        _tell(call, whole=whole)


def shown(call: Call) -> None:
    """`Calendar`, `My calendar`, `The workspace's`"""
    _tell(call, whole=_whole(call))


def renewed(call: Call) -> None:
    """`Make a new address`"""
    _make(call, whole=_whole(call))


def stopped(call: Call) -> None:
    """`Turn it off`"""
    _off(call, whole=_whole(call))


ACTIONS = {"calendar": shown, "calendar_new": renewed, "calendar_off": stopped}


def _tell(call: Call, *, whole: bool) -> None:
    """One's own is made on the first look; that of the workspace is shown to more people and wants a word."""
    now = _standing(call, whole=whole)
    if now.since is not None:
        day = now.since.astimezone(ZoneInfo(call.actor.tz or "UTC")).date()
        call.reply(views.there(day, now.by, call.say, whole=whole, admin=now.admin))
    elif whole:
        call.reply(views.off(call.say, whole=whole, admin=now.admin))
    else:
        _make(call, whole=whole)


def _make(call: Call, *, whole: bool) -> None:
    before = _standing(call, whole=whole)
    secret = feeds.make(call.store, call.stamp, call.viewer, whole=whole)
    address = f"{call.public_url}/calendar/{secret}.ics"
    replaced = before.since is not None
    call.reply(views.made(address, call.say, whole=whole, replaced=replaced, admin=before.admin))


def _off(call: Call, *, whole: bool) -> None:
    """Also where nobody can reach us any more: what was given away is to stop all the same."""
    feeds.turn_off(call.store, call.stamp, call.viewer, whole=whole)
    admin = feeds.standing(call.store, call.viewer, whole=whole).admin
    call.reply(views.off(call.say, whole=whole, admin=admin))


def _standing(call: Call, *, whole: bool) -> Standing:
    found = feeds.standing(call.store, call.viewer, whole=whole)
    if not call.public_url and not found.admin:
        raise Refusal(NOT_YET)
    if not call.public_url:
        raise Refusal(NOT_REACHED, setting=Raw("`HANDOVER_PUBLIC_URL`"), page=Raw("`docs/operating.md`"))
    return found


def _whole(call: Call) -> bool:
    return bool(call.value.get("w"))

"""Reading a brief: `I have read it`, and the same as a file."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.call import Call, Document, Lacking
from bot.rules.names import slug
from bot.rules.projection.briefed import BriefShown
from bot.usecases import brief as briefs
from bot.views.brief import file
from bot.views.brief.message import brief, read
from bot.views.taken_along import sent


def show(call: Call, handover_uid: str) -> None:
    call.reply(brief(briefs.opened(call.store, call.stamp, call.viewer, handover_uid), call.say))


def have_read(call: Call) -> None:
    """`I have read it`: as it was shown, which the button carries; the brief stands there again, as it is now."""
    uid = str(call.value["h"])
    briefs.have_read(call.store, call.stamp, call.viewer, uid, _shown_at(call))
    shown = briefs.opened(call.store, call.stamp, call.viewer, uid)
    call.replace(brief(shown, call.say, above=read(shown, call.say)))


def as_file(call: Call) -> None:
    """`As a file`: made when it is sent; where it cannot be, it is answered as text."""
    uid = str(call.value["h"])

    def opened() -> BriefShown:
        return briefs.opened(call.store, call.stamp, call.viewer, uid)

    def document() -> Document:
        shown = opened()
        name = f"{slug(shown.handover.journey_key)}-{slug(shown.handover.to_phase.kind)}.md"
        return Document(name, file.markdown(shown, call.say).encode(), file.above(shown, call.say))

    opened()  # refused before anything is promised
    call.hand_over(document, lambda why: file.as_text(opened(), why, call.say) if why else sent("", call.say))


def _shown_at(call: Call) -> datetime:
    at = call.value["t"]
    if not isinstance(at, int | float):
        raise Lacking("t")
    return datetime.fromtimestamp(at, UTC)

"""/handover language sv: what I speak with you; `language auto`: as in Slack; `language sv here`: for a channel."""

from __future__ import annotations

from bot.call import Call
from bot.i18n import speaker
from bot.rules.languages import AUTO, read_language
from bot.rules.texts import N_, Refusal
from bot.usecases import language
from bot.usecases.language import Spoken
from bot.views.language import spoken
from bot.views.parts import Message
from bot.views.replies import done

WORD = "language"
ALSO = ("språk", "sprog")
USAGE = N_("language en")
HELP = N_("the language I speak with you, or add the word here: that of this channel's posts")

WHICH = N_(
    "I speak English, Swedish and Danish. Say for example language sv, or language auto for the one of your Slack."
)
NO_CHANNEL = N_("Say that in a channel: it is about what I post there.")


def run(call: Call) -> None:
    """Alone it says which one is spoken, and why."""
    if not call.words.strip():
        call.reply(_told(call, language.spoken(call.store, call.viewer)))
        return
    meant, here = read_language(call.words)
    if meant is None:
        raise Refusal(WHICH)
    if here:
        _here(call, _chosen(meant))
    else:
        call.reply(_mine(call, meant))


def pressed(call: Call) -> None:
    """`English`, `Svenska`, `Dansk`, `As in Slack`"""
    call.replace(_mine(call, str(call.value["l"])))


ACTIONS = {"language": pressed}


def _mine(call: Call, meant: str) -> Message:
    """Said in the new language already."""
    now = language.choose(call.store, call.stamp, _chosen(meant))
    call.renew()
    return _told(call, now)


def _told(call: Call, now: Spoken) -> Message:
    return spoken(now.chosen, now.slack, now.workspace, speaker(now.language))


def _here(call: Call, meant: str | None) -> None:
    if call.place is None or call.place.dm:
        raise Refusal(NO_CHANNEL)
    came = language.choose_here(call.store, call.stamp, call.viewer, meant)
    call.reply(done(came.what, came.values, None, came.change_uid, call.say))


def _chosen(meant: str) -> str | None:
    return None if meant == AUTO else meant

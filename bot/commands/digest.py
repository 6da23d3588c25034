"""/handover digest off: no weekly digest for me; `digest on`: one again. Also the buttons in the digest."""

from __future__ import annotations

from bot.call import Call
from bot.rules.names import fold
from bot.rules.texts import N_, Refusal
from bot.usecases import digest
from bot.views.digest import switched

WORD = "digest"
ALSO = ("veckobrev", "sammanfattning", "ugebrev", "sammendrag")
USAGE = N_("digest off")
HELP = N_("no more Monday digest for you; digest on brings it back")

MEANS = {
    **dict.fromkeys(("off", "av", "fra", "stang av", "sla fra", "slaet fra"), False),
    **dict.fromkeys(("on", "pa", "til", "sla pa", "sla til", "slaet til", "igen"), True),
}
WHICH = N_("Say digest off, and I send you none; or digest on.")


def run(call: Call) -> None:
    """Alone it says which of the two is so."""
    word = fold(call.words)
    if not word:
        call.reply(switched(digest.is_on(call.store, call.actor.id), call.say))
    elif word not in MEANS:
        raise Refusal(WHICH)
    else:
        _switch(call, MEANS[word])


def off(call: Call) -> None:
    """`No digest`"""
    _switch(call, False)


def on(call: Call) -> None:
    """`Digest on`"""
    _switch(call, True)


ACTIONS = {"digest_off": off, "digest_on": on}


def _switch(call: Call, wanted: bool) -> None:
    digest.switch(call.store, call.stamp, on=wanted)
    call.reply(switched(wanted, call.say))

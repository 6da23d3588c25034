"""/handover who: who knows this customer, system or person's part; nothing named: the journey of the channel."""

from __future__ import annotations

from bot import meant
from bot.call import Call
from bot.rules.line import words as spoken
from bot.rules.line.opened import MENTION, opened
from bot.rules.names import fold, tidy
from bot.rules.projection import JourneyShown
from bot.rules.projection.knowing import Meant
from bot.rules.projection.noted import WantedNotes
from bot.rules.texts import N_, Refusal
from bot.usecases import notes, portfolio, who
from bot.usecases.rights import NOT_FOUND, Access
from bot.views import who as views
from bot.views.notes import known

WORD = "who"
ALSO = (
    *("who knows", "who is"),
    *("vem", "vilka"),
    *("hvem",),
)
USAGE = N_("who CRM")
HELP = N_("who knows a customer, a system or a topic; what somebody knows")

NOISE = ("knows", "know", "about", "kanner", "kan", "vet", "om", "kender", "ved", "has", "is", "does")


def run(call: Call) -> None:
    """A mention, a customer, a system, a role; within the journey that is named first, or anywhere."""
    line = opened(call.words)
    words = _topic(line)
    if found := MENTION.search(line):
        _person(call, found[1])
    elif fold(words) in meant.ME:
        _person(call, call.actor.slack_id)
    elif not words:
        meant.on_journey(call, WORD, lambda call, journey: _tell(call, "journey", journey.uid), takes=Access.OUTLINE)
    elif call.journey_key:
        meant.on_journey(call, WORD, lambda call, journey: _topic_of(call, words, journey), takes=Access.OUTLINE)
    else:
        _anywhere(call, words)


def about(call: Call) -> None:
    """One of several that may be meant, or another page: looked up anew, as of now."""
    value = call.value
    within, phase = str(value.get("j") or "") or None, str(value.get("f") or "")
    _tell(call, str(value.get("k")), str(value.get("w")), within, phase, page=call.page)


def opens(call: Call) -> None:
    """`Ask Anna` is a link: Slack itself opens the conversation, and there is nothing left to do."""


ACTIONS = {"who_about": about, "ask_who": opens}


def _topic(line: str) -> str:
    """The words without those that only ask: "knows Acme?" is "Acme"."""
    rest = tidy(MENTION.sub(" ", line)).strip("?!., ").split()
    while rest and fold(rest[0]) in NOISE:
        rest.pop(0)
    return " ".join(rest)


def _anywhere(call: Call, words: str) -> None:
    found = who.meanings(call.store, call.viewer, words)
    kind = spoken.PHASES.get(fold(words))
    if kind and all(one.kind == "role" for one in found):
        meant.on_journey(
            call, WORD, lambda call, journey: _tell(call, "journey", journey.uid, phase=kind), takes=Access.OUTLINE
        )
    else:
        _one_of(call, words, found, None)


def _topic_of(call: Call, words: str, journey: JourneyShown) -> None:
    kind = spoken.PHASES.get(fold(words))
    if kind:
        _tell(call, "journey", journey.uid, phase=kind)
    else:
        found = who.meanings(call.store, call.viewer, words, within=journey.uid)
        _one_of(call, words, found, journey.uid)


def _one_of(call: Call, words: str, found: list[Meant], within: str | None) -> None:
    """The one that is meant; of several none is guessed."""
    if len(found) == 1:
        _tell(call, found[0].kind, found[0].ref, within)
    elif found:
        call.reply(views.which(found, call.say, within))
    else:
        _noted(call, words, within)


def _noted(call: Call, words: str, within: str | None) -> None:
    """Nothing is called so: what was noted of it, else what is called nearly so."""
    wanted = WantedNotes(words=words, journey=within or "", everywhere=within is None)
    noted = notes.listing(call.store, call.viewer, call.today, wanted)
    if noted.notes:
        call.reply(known.about(words, noted, call.say, call.today))
    else:
        near = who.nearest(call.store, call.viewer, words, within=within)
        call.reply(views.unknown(words, near, call.say, within))


def _person(call: Call, slack_id: str) -> None:
    found = who.mentioned(call.store, call.viewer, slack_id)
    if found is None:
        call.reply(views.nothing_of(call.meet(slack_id).name, call.say))
    else:
        _tell(call, "person", found.ref)


def _tell(call: Call, kind: str, ref: str, within: str | None = None, phase: str = "", *, page: int = 1) -> None:
    if kind not in views.HEADS:
        raise Refusal(NOT_FOUND)
    found = who.asked(call.store, call.viewer, call.today, kind, ref, within=within, phase=phase)
    hangs = portfolio.without(call.store, call.viewer, call.today, ref) if found.meant.kind == "person" else None
    wanted = known.wanted(found.meant, within) if page == 1 and not phase else None
    noted = notes.listing(call.store, call.viewer, call.today, wanted) if wanted else None
    told = known.noted(noted, call.say, call.today) if noted else []
    message = views.answer(found, call.say, call.today, page=page, within=within, hangs=hangs, noted=told)
    call.replace(message) if call.value else call.reply(message)

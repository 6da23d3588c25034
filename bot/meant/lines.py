"""Which journey a line is about, a menu where it cannot be told; and what a form or a button mends of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from difflib import get_close_matches

from bot.call import Call
from bot.rules.line import PhaseWord, Vocabulary
from bot.rules.line.readings import offers
from bot.rules.line.words import PHASES
from bot.rules.names import fold, slug
from bot.rules.projection import JourneyShown
from bot.rules.projection.listed import Wanted
from bot.rules.texts import N_, Refusal
from bot.rules.titles import DEFAULTS
from bot.rules.typed import Title, Unclear
from bot.usecases import journeys
from bot.usecases.changing import must_be_first
from bot.usecases.journeys import NoneHere, Several
from bot.usecases.journeys.finding import NO_SUCH_KEY, STALE
from bot.usecases.rights import Access
from bot.views.journey import welcome
from bot.views.parts import Message
from bot.views.replies import Named, no_such_journey, which_journey

INSIDE = ("in", "i", "of", "for", "pa", "om")
"""What may stand before a journey's name at the end of a line, folded."""
ALONE = N_("I did not understand what follows *{word}*, so nothing was changed. Type `/handover {word}` alone.")


def journey(call: Call, takes: Access = Access.OUTLINE) -> JourneyShown:
    """The journey meant: of the pressed button or form, named before a colon, else the channel's.

    Raises Several, NoneHere, or Refusal when it is not to be found, or when the access of who asks is less than it
    `takes`: before a form opens in vain.
    """
    uid = call.value.get("j")
    key = None if uid else call.journey_key
    found = journeys.show(call.store, call.viewer, call.today, key=key, uid=str(uid) if uid else None)
    if takes > Access.OUTLINE:
        journeys.must_have(call.store, call.viewer, found.uid, takes)
    return found


def on_journey(
    call: Call,
    word: str,
    go: Callable[[Call, JourneyShown], None],
    *,
    takes: Access = Access.CHANGE,
    unsure: Callable[[Call], None] | None = None,
) -> None:
    """Go on with the journey meant; where it cannot be told, ask which, and keep the line of the subcommand `word`.

    `unsure` goes on instead where the channel has none or several.
    """
    try:
        found = journey(call, takes)
    except (Several, NoneHere) as open_:
        if unsure is not None:
            unsure(call)
        elif _named_last(call):
            on_journey(call, word, go, takes=takes)
        elif isinstance(open_, Several):
            call.reply(which_journey(open_.options, word, call.words, call.say))
        else:
            call.reply(_where_none_is(call, word))
    except Refusal as refusal:
        if refusal.message != NO_SUCH_KEY:
            raise
        key = call.journey_key or ""
        call.reply(no_such_journey(key, _nearly(call, key), word, call.words, call.say, call.instead or ()))
    else:
        go(call, found)


def alone(call: Call, word: str, *, but: Container[str] = ()) -> None:
    """Refuse what follows a word that does something by itself: it may mean somebody or something else."""
    if call.words.strip() and fold(call.words) not in but:
        raise Refusal(ALONE, word=word)


def stale(call: Call, journey: JourneyShown) -> str:
    """What a form says that was made from an older journey, beside what was filled in; nothing when it is fresh.

    One that is closed meanwhile is refused as such. Raises Repeated of a form that was sent before.
    """
    if call.value.get("n") == journey.version or journey.state in ("lost", "done"):
        return ""
    must_be_first(call.store, call.stamp)
    return call.say(STALE, journey=journey.name)


def mendable(call: Call, refusal: Refusal) -> str:
    """The sentence with which a form opens in place of a typed line; what no form can mend is raised again.

    So is what may mean one of a few things, for which the edge offers a button each; unless the line came from the
    button that opens the form.
    """
    if refusal.field is None and not isinstance(refusal, Unclear):
        raise refusal
    if isinstance(refusal, Unclear) and "w" not in call.value and (call.instead or offers(call.words, refusal)):
        refusal.formed = True
        raise refusal
    return call.say(refusal.message, **refusal.words)


def _where_none_is(call: Call, word: str) -> Message:
    """In a channel a welcome; in a conversation with the bot alone, the person's own journeys to choose from."""
    if call.place is not None and not call.place.dm:
        return welcome(call.say)
    mine = journeys.listing(call.store, call.viewer, call.today, Wanted(mine=True)).lines
    options = [(line.uid, line.key, line.name) for line in mine]
    return which_journey(options, word, call.words, call.say) if options else welcome(call.say)


def vocabulary(shown: JourneyShown, titles: tuple[Title, ...] = DEFAULTS) -> Vocabulary:
    """What a line about this journey may name."""
    return Vocabulary(
        phases=tuple(PhaseWord(phase.uid, phase.kind, phase.name) for phase in shown.phases),
        systems=tuple(name for name, _ in shown.systems),
        people=tuple(dict.fromkeys(row.who.name for row in shown.assignments)),
        titles=titles,
    )


def _named_last(call: Call) -> bool:
    """Whether the line ends with the name of one journey, "replace me with @eva in Beta CRM": it is meant, and goes."""
    if call.journey_key or not call.words.strip():
        return False
    typed, known = call.words.split(), Counter[str]()
    keys: dict[str, str] = {}
    for _, key, name in journeys.named(call.store, call.viewer):
        for one in {slug(key), slug(name)} - PHASES.keys():
            known[one] += 1
            keys[one] = key
    for n in range(len(typed)):
        ending = slug(" ".join(typed[n:]))
        if known[ending] == 1:
            rest = typed[: n - 1] if n and fold(typed[n - 1]) in INSIDE else typed[:n]
            call.journey_key, call.words = keys[ending], " ".join(rest)
            return True
    return False


def _nearly(call: Call, key: str) -> list[Named]:
    """Journeys the person may see whose key or name is nearly this, at most three."""
    known = {slug(word): each for each in journeys.named(call.store, call.viewer) for word in each[1:]}
    close = get_close_matches(slug(key)[:60], [*known], 3, 0.6)
    return list(dict.fromkeys(known[each] for each in close))

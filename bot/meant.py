"""What a person means: which journey, which people; a menu where it cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from difflib import get_close_matches

from bot.call import Call
from bot.rules.line import PhaseWord, Vocabulary
from bot.rules.line.readings import with_reading
from bot.rules.names import fold, slug
from bot.rules.projection import JourneyShown, Who
from bot.rules.projection.listed import Wanted
from bot.rules.texts import N_, Refusal
from bot.rules.titles import DEFAULTS
from bot.rules.typed import PersonRef, Title, Unclear
from bot.usecases import identity, journeys
from bot.usecases.changing import must_be_first
from bot.usecases.journeys import NoneHere, Several
from bot.usecases.journeys.finding import NO_SUCH_KEY, STALE
from bot.usecases.rights import Access
from bot.views.journey import welcome
from bot.views.parts import Message
from bot.views.replies import Named, no_such_journey, which_journey

ME = ("me", "myself", "mig", "mej")
NOT_KNOWN = N_("I know nobody called *{name}* here. Please pick the person, or mention them with @.")
SEVERAL_CALLED = N_("I know several people called *{name}*. Please pick the one you mean.")
ALONE = N_("I did not understand what follows *{word}*, so nothing was changed. Type `/handover {word}` alone.")
NOT_IN_PLAN = N_("*{name}* is not in the plan of {journey}.")


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
        elif isinstance(open_, Several):
            call.reply(which_journey(open_.options, word, call.words, call.say))
        else:
            call.reply(_where_none_is(call, word))
    except Refusal as refusal:
        if refusal.message != NO_SUCH_KEY:
            raise
        key = call.journey_key or ""
        call.reply(no_such_journey(key, _nearly(call, key), word, call.words, call.say))
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


def on_it(journey: JourneyShown, uid: str | None) -> Who | None:
    """Who is in the plan under the uid that a form's menu carries."""
    return next((row.who for row in journey.assignments if row.who.uid == uid), None)


def ref(who: Who) -> PersonRef:
    """Somebody in the plan as if they had been written."""
    return PersonRef(slack_id=who.slack_id) if who.slack_id else PersonRef(name=who.name)


def mendable(call: Call, refusal: Refusal) -> str:
    """The sentence with which a form opens in place of a typed line; what no form can mend is raised again.

    So is a date with several readings, for which the edge offers a button each; unless the line came from a button.
    """
    if refusal.field is None and not isinstance(refusal, Unclear):
        raise refusal
    offers = isinstance(refusal, Unclear) and any(with_reading(call.words, refusal, each) for each in refusal.readings)
    if offers and "w" not in call.value:
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


def one(words: str, problem: str) -> PersonRef:
    """The one person meant: mentioned (`<@U123>` or `<@U123|anna>`), or by name. Refuses anything else as `problem`."""
    if "<" not in words:
        return PersonRef(name=words.removeprefix("@"))
    slack_id = words.removeprefix("<@").partition("|")[0].removesuffix(">")
    if not words.startswith("<@") or not slack_id.isalnum():
        raise Refusal(problem)
    return PersonRef(slack_id=slack_id)


def ids(call: Call, refs: Iterable[PersonRef], shown: JourneyShown, *, outside: bool = False) -> list[int | None]:
    """Our ids of people as written. `outside`: a name that nobody has stays None: somebody outside Slack.

    To be called before any transaction: Slack may be asked who somebody is.
    """
    people = _people(shown)
    return [_id(call, ref, people, outside) for ref in refs]


def in_plan(call: Call, ref: PersonRef, shown: JourneyShown) -> int:
    """Our id of somebody who is in the plan already: there a first name is enough."""
    if ref.slack_id is not None:
        return call.meet(ref.slack_id).id
    name = ref.name or ""
    if fold(name) in ME:
        return call.actor.id
    alike = _alike(name, _people(shown))
    if len(alike) != 1:
        message = SEVERAL_CALLED if alike else NOT_IN_PLAN
        raise Unclear(message, "old", name=name, journey=shown.name)
    return alike[0].id


def somebody(call: Call, ref: PersonRef) -> int:
    """Our id of anybody, on no journey in particular."""
    found = _id(call, ref, (), outside=False)
    assert found is not None
    return found


def _nearly(call: Call, key: str) -> list[Named]:
    """Journeys the person may see whose key or name is nearly this, at most three."""
    known = {slug(word): each for each in journeys.named(call.store, call.viewer) for word in each[1:]}
    close = get_close_matches(slug(key)[:60], [*known], 3, 0.6)
    return list(dict.fromkeys(known[each] for each in close))


def _id(call: Call, ref: PersonRef, people: Sequence[Who], outside: bool) -> int | None:
    if ref.slack_id is not None:
        return call.meet(ref.slack_id).id
    name = ref.name or ""
    if fold(name) in ME:
        return call.actor.id
    if alike := _alike(name, people):
        found = [who.id for who in alike]
    else:
        found = [person.id for person in identity.find_people(call.store, call.workspace, name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Unclear(SEVERAL_CALLED, "people", name=name)
    if outside:
        return None
    raise Unclear(NOT_KNOWN, "people", name=name)


def _people(shown: JourneyShown) -> list[Who]:
    """Everybody in the plan, once each."""
    return list({row.who.id: row.who for row in shown.assignments}.values())


def _alike(name: str, people: Sequence[Who]) -> list[Who]:
    """People who are called so: by their whole name, else by their first."""
    whole = [who for who in people if fold(who.name) == fold(name)]
    return whole or [who for who in people if fold(who.name).partition(" ")[0] == fold(name)]

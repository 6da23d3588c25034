"""Which people a line means: mentioned, in the plan, by name; who else may be meant, for buttons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches

from bot.call import Actor, Call
from bot.rules.names import fold
from bot.rules.projection import JourneyShown, Who
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Guess, PersonRef, Unclear
from bot.usecases import identity
from bot.usecases.identity import PersonFacts
from bot.usecases.people.known import called as people_known

ME = ("me", "myself", "i", "mig", "mej", "mig sjalv", "mig selv", "jag", "jeg")
NOT_KNOWN = N_("I know nobody called *{name}* here. Please pick the person, or mention them with @.")
SEVERAL_CALLED = N_("I know several people called *{name}*. Please pick the one you mean.")
NOT_IN_PLAN = N_("*{name}* is not in the plan of {journey}.")
HERE = ("member", "guest")
NEAR = 0.7
"""How much alike a name is to what was typed (difflib's ratio)."""
MOST = 3


def on_it(journey: JourneyShown, uid: str | None) -> Who | None:
    """Who is in the plan under the uid that a form's menu carries."""
    return next((row.who for row in journey.assignments if row.who.uid == uid), None)


def ref(who: Who) -> PersonRef:
    """Somebody in the plan as if they had been written."""
    return PersonRef(slack_id=who.slack_id) if who.slack_id else PersonRef(name=who.name)


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
    """Our id of somebody who is in the plan already, their account closed by now or not; a first name is enough."""
    if ref.slack_id is not None:
        there = next((who.id for who in _people(shown) if who.slack_id == ref.slack_id), None)
        return call.meet(ref.slack_id).id if there is None else there
    name = ref.name or ""
    if fold(name) in ME:
        return call.actor.id
    alike = _alike(name, _people(shown))
    if len(alike) != 1:
        message = SEVERAL_CALLED if alike else NOT_IN_PLAN
        named = [(who.slack_id, who.name) for who in alike or _people(shown)]
        guesses = _several(named) if alike else _near(name, named)
        raise Unclear(message, "old", guesses=guesses, name=name, journey=shown.name)
    return alike[0].id


def seen(call: Call, slack_id: str) -> PersonFacts | Actor:
    """Somebody as last seen, their account closed by now or not; Slack is asked about who was never seen.

    To be called before any transaction.
    """
    return identity.person(call.store, call.workspace, slack_id) or call.meet(slack_id)


def whoever(call: Call, slack_id: str) -> PersonFacts | Actor | None:
    """The same of who can take part or not; None: Slack does not tell."""
    with suppress(Refusal):
        return seen(call, slack_id)
    return identity.person(call.store, call.workspace, slack_id)


def somebody(call: Call, ref: PersonRef) -> int:
    """Our id of anybody, on no journey in particular."""
    found = _id(call, ref, (), outside=False)
    assert found is not None
    return found


def ever(call: Call, slack_id: str) -> int:
    """Our id of somebody who was there, be their account closed by now."""
    who = seen(call, slack_id)
    return who.id if who.kind in HERE else call.meet(slack_id).id


def _id(call: Call, ref: PersonRef, people: Sequence[Who], outside: bool) -> int | None:
    """Of a name that several have, those whose account is open; one that is closed is refused as a mention is."""
    if ref.slack_id is not None:
        return call.meet(ref.slack_id).id
    name = ref.name or ""
    if fold(name) in ME:
        return call.actor.id
    if alike := _alike(name, people):
        found = [(who.id, who.slack_id, who.name) for who in alike]
    else:
        known = people_known(call.store, call.viewer, name)
        around = [person for person in known if person.active_to is None] or known
        found = [(person.id, person.slack_id, person.name) for person in around]
        if len(found) == 1 and around[0].active_to is not None and around[0].slack_id:
            return call.meet(around[0].slack_id).id
    if len(found) == 1:
        return found[0][0]
    if found:
        raise Unclear(SEVERAL_CALLED, "people", guesses=_several((each, said) for _, each, said in found), name=name)
    if outside:
        return None
    raise Unclear(NOT_KNOWN, "people", guesses=_near(name, _known(call, people)), name=name)


def _people(shown: JourneyShown) -> list[Who]:
    """Everybody in the plan, once each."""
    return list({row.who.id: row.who for row in shown.assignments}.values())


def _alike(name: str, people: Sequence[Who]) -> list[Who]:
    """People who are called so: by their whole name, else by their first."""
    whole = [who for who in people if fold(who.name) == fold(name)]
    return whole or [who for who in people if fold(who.name).partition(" ")[0] == fold(name)]


def _known(call: Call, people: Sequence[Who]) -> Iterator[tuple[str | None, str]]:
    """Whose names everybody here may see: who is in this plan, and the members of this Slack."""
    yield from ((who.slack_id, who.name) for who in people)
    yield from identity.colleagues(call.store, call.workspace)


def _near(name: str, known: Iterable[tuple[str | None, str]]) -> tuple[Guess, ...]:
    """Who has nearly that name, or nearly that first name; at most three."""
    called: dict[str, tuple[str | None, str]] = {}
    for one_ in known:
        called.setdefault(fold(one_[1]), one_)
        called.setdefault(fold(one_[1]).partition(" ")[0], one_)
    close = get_close_matches(fold(name)[:60], [*called], 6, NEAR)
    return tuple(_guess(*one_) for one_ in dict.fromkeys(called[each] for each in close))[:MOST]


def _several(alike: Iterable[tuple[str | None, str]]) -> tuple[Guess, ...]:
    """Each of those, where a button can tell them apart; more than three, or two of one name, are for the form."""
    guesses = tuple(_guess(*one_) for one_ in alike)
    apart = max(Counter(guess.said for guess in guesses).values(), default=0) == 1
    return guesses if apart and len(guesses) <= MOST else ()


def _guess(slack_id: str | None, name: str) -> Guess:
    return Guess(name, f"<@{slack_id}>" if slack_id else name)

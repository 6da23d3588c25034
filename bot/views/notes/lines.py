"""What is said of one note, a line each: who heard it from whom, who has read it, until when one can ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from bot.i18n import Raw, Say, escape
from bot.rules.projection.noted import AnswerShown, NoteShown
from bot.rules.texts import N_
from bot.views.knower import nearby_day
from bot.views.notes.words import STATUS, kind_name, quoted, shown

TEXT = 700
"""Characters of a note in a list; the rest is in its form."""
PAIRED = 120
ANSWERS = 2
LINK = re.compile(r"https://[a-z0-9-]+\.slack\.com/archives/[A-Z0-9]+/p\d+(\?thread_ts=[\d.]+&cid=[A-Z0-9]+)?")
"""The only addresses that are offered as links."""

HEARD = {
    True: N_("{people} heard it from {source} on {day}."),
    False: N_("{people} heard it on {day}."),
}
"""By whether it is known who said it."""
PROMISED = N_("{person} promised it on {day}.")
"""By one of ours, who stands among those who heard it."""
READ = (N_("{people} has read it."), N_("{people} have read it."))
LAST_DAY = N_("Last day to ask {people}: {day}.")
WAS_LAST_DAY = N_("The last day to ask {people} was {day}.")
NAMED = 3
"""Other customers with the same pain, by name."""
MORE = (N_("also at {customers} and one more"), N_("also at {customers} and {n} more"))
TO_MESSAGE = N_("the message")
NOBODY = N_("Nobody is known to have heard it from the customer.")
SAID = N_("Said by {source}. Who of us heard it is not known.")


def title(note: NoteShown, say: Say) -> str:
    return say(N_("*{kind}* · {note}"), kind=kind_name(note.kind, say), note=Raw(shown(note.text, TEXT)))


def lines(note: NoteShown, say: Say, today: date, *, within: str = "") -> Iterator[str]:
    """All there is to say; `within`: the name of the journey that the list is about."""
    yield title(note, say)
    yield " ".join([*heard(note, say, today), *read(note, say), *last_day(note, say, today)])
    yield from (answer(one, say, today) for one in note.answers[:ANSWERS])
    if told := " · ".join(facts(note, say, within)):
        yield told


def heard(note: NoteShown, say: Say, today: date) -> Iterator[str]:
    """A sentence for each day on which somebody heard it."""
    for on, group in groupby(note.heard, key=lambda one: one.on):
        day, people = nearby_day(say, on, today), [one.who for one in group]
        if note.kind == "promise" and note.said_by in people:
            yield say(PROMISED, person=note.said_by.called, day=day)
            people.remove(note.said_by)
        if people:
            yield _heard([who.called for who in people], note, day, say)
    if not note.heard:
        yield nobody(note, say)


def nobody(note: NoteShown, say: Say) -> str:
    """Where it is not known who heard it: who said it at least."""
    return say(NOBODY) if note.said_by is None else say(SAID, source=note.said_by.name)


def _heard(people: list[str], note: NoteShown, day: Raw, say: Say) -> str:
    words = {"people": say.names(people), "day": day}
    if note.said_by is None:
        return say(HEARD[False], **words)
    return say(HEARD[True], **words, source=note.said_by.name)


def read(note: NoteShown, say: Say) -> Iterator[str]:
    if note.read:
        yield say.number(*READ, len(note.read), people=say.names([who.called for who in note.read]))


def last_day(note: NoteShown, say: Say, today: date) -> Iterator[str]:
    """Nothing where no end is planned for them, or nobody heard it."""
    found = note.last_day
    if not note.heard:
        return
    if not found.people:
        yield say(N_("Nobody who heard it is in the plan."))
    elif found.day is not None:
        told = WAS_LAST_DAY if found.is_past(today) else LAST_DAY
        people = say.names([who.called for who in found.people])
        yield say(told, people=people, day=nearby_day(say, found.day, today))


def answer(one: AnswerShown, say: Say, today: date, most: int = TEXT) -> str:
    """What somebody answered to a note; `most`: characters of its text."""
    words = {"person": one.by.called, "day": nearby_day(say, one.on, today), "note": Raw(shown(one.text, most))}
    if one.said_by is None:
        return say(N_("Answer: {note} ({person}, {day})"), **words)
    return say(N_("Answer: {note} ({person}, heard from {source} on {day})"), **words, source=one.said_by.name)


def _also_at(customers: tuple[str, ...], say: Say) -> str:
    if len(customers) <= NAMED:
        return say(N_("also at {customers}"), customers=say.names(customers))
    named = Raw(", ".join(escape(name) for name in customers[:NAMED]))
    return say.number(*MORE, len(customers) - NAMED, customers=named)


def facts(note: NoteShown, say: Say, within: str, *, whole: bool = False) -> Iterator[str]:
    """What became of it, what it is about, where it comes from; `whole`: its pairs and the same pain elsewhere stand
    below it."""
    if note.kind == "question" and not note.answers:
        yield say(N_("not answered yet"))
    if note.status:
        yield say(STATUS[note.status])
    if note.system:
        yield shown(note.system, 120)
    if note.segment:
        yield say(N_("for {segment}"), segment=note.segment)
    if note.also_at and not whole:
        yield _also_at(note.also_at, say)
    if note.pairs and not whole:
        told = N_("relieves {notes}") if note.kind == "reliever" else N_("relieved by {notes}")
        yield say(told, notes=Raw(", ".join(quoted(text, say, PAIRED) for text in note.pairs[:3])))
    if note.shareable:
        yield say(N_("may be shown to the customer"))
    if note.journey is None or note.journey[2] != within:
        yield shown(note.journey[2] if note.journey else note.customer, 120)
    if note.permalink and LINK.fullmatch(note.permalink):
        address = note.permalink.replace("&", "&amp;")
        yield f"<{address}|{say.plain(TO_MESSAGE)}>"

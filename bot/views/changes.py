"""What a change was, from its message id and values: one sentence for reply and history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.calling import among
from bot.rules.dates import iso_day
from bot.rules.projection import Who
from bot.rules.texts import N_
from bot.views import notes
from bot.views.dates import between
from bot.views.figures import told as figures_told
from bot.views.language import posts_here
from bot.views.meetings.changes import SENTENCES as MEETINGS
from bot.views.phase_changes import PHASES, channel_name
from bot.views.renaming import told as renamed
from bot.views.settings import sentences

Values = Mapping[str, Any]

PERSON = ("person", "old", "new")
"""Where values hold a person, as {uid, name}; `people` holds several."""

OTHERS = {
    "journey.closed": N_("The journey is closed, and I am quiet about it."),
    "journey.imported": N_("The journey was imported."),
    "journey.reminded": N_("Reminders are on again."),
    "journey.resumed": N_("The journey goes on, and I keep an eye on it again."),
}
SOMETHING = N_("Something was changed.")


def sentence(what: str, values: Values, say: Say, people: Iterable[Who] = ()) -> str:
    """The change in one sentence, its people called as among `people`; an id of another version gets a plain one."""
    told = SENTENCES.get(what)
    return told(_named(values, tuple(people)), say) if told else say(OTHERS.get(what, SOMETHING))


def _named(values: Values, people: tuple[Who, ...]) -> Values:
    """The values with every person called as in the journey; what they hold of people is {uid, name}."""
    one = {key: _as_called(values[key], people) for key in PERSON if key in values}
    several = {"people": [_as_called(each, people) for each in values["people"]]} if "people" in values else {}
    inner = {"values": _named(values["values"], people)} if "values" in values else {}
    return {**values, **one, **several, **inner}


def _as_called(person: Values, people: tuple[Who, ...]) -> Values:
    known = next((who.called for who in people if who.uid == person["uid"]), None)
    return {**person, "name": known or among(person["name"], [who.name for who in people])}


def names_of(people: list[Values], say: Say) -> Raw:
    return say.names([person["name"] for person in people])


# -- sentences ---------------------------------------------------------------------------------------------------------


def _started(values: Values, say: Say) -> str:
    if values["customer"] == values["name"]:
        return say(N_("*{journey}* is on its way, as `{key}`."), journey=values["name"], key=values["key"])
    told = N_("*{journey}* for {customer} is on its way, as `{key}`.")
    return say(told, journey=values["name"], customer=values["customer"], key=Raw(values["key"]))


def _put(values: Values, say: Say) -> str:
    people = values["people"]
    one, many = N_("{people} is in the plan."), N_("{people} are in the plan.")
    if values["role"]:
        one, many = N_("{people} is in the plan as {role}."), N_("{people} are in the plan: {role}.")
    return say.number(one, many, len(people), people=names_of(people, say), role=values["role"])


def _replaced(values: Values, say: Say) -> str:
    return say(
        N_("{new} takes over from {old} on {day}."),
        new=values["new"]["name"],
        old=values["old"]["name"],
        day=_day(values["since"], say),
    )


def _removed(values: Values, say: Say) -> str:
    return say(
        N_("{person} is no longer in the plan from {day}."),
        person=values["person"]["name"],
        day=_day(values["since"], say),
    )


def _away(values: Values, say: Say) -> str:
    days = {"first": _day(values["first"], say), "last": _day(values["last"], say)}
    if values.get("own"):
        return say(N_("You are away from {first} to {last}."), **days)
    return say(N_("{person} is away from {first} to {last}."), person=values["person"]["name"], **days)


def _lost(values: Values, say: Say) -> str:
    if values.get("reason"):
        return say(N_("The journey does not go on: {reason}"), reason=values["reason"])
    return say(N_("The journey does not go on; I am quiet about it."))


def _deleted(values: Values, say: Say) -> str:
    return say(N_("*{journey}* was deleted."), journey=values["name"])


def _linked(values: Values, say: Say) -> str:
    told = N_("It lives in {channel} now: who is in there reads and changes it, and I write there.")
    return say(told, channel=channel_name(values["channel"]))


def _paused(values: Values, say: Say) -> str:
    if values.get("until"):
        return say(N_("Paused: I am quiet about it until {day}."), day=_day(values["until"], say))
    return say(N_("Paused: I am quiet about it until somebody types `/handover resume`."))


def _quiet(values: Values, say: Say) -> str:
    if values.get("until"):
        return say(N_("Reminders are off until {day}."), day=_day(values["until"], say))
    return say(N_("Reminders are off until somebody types `/handover remind on`."))


def _undone(values: Values, say: Say) -> str:
    """A change taken back; or, of an undo that was taken back, the change done again."""
    what, inner = values.get("what"), values.get("values") or {}
    if what == "change.undone" and inner:
        return say(N_("Done again: “{change}”"), change=Raw(sentence(inner["what"], inner["values"], say)))
    if not what or what == "change.undone":  # of earlier versions, which kept less
        return say(N_("What was taken back is there again."))
    return say(N_("Taken back: “{change}”"), change=Raw(sentence(what, inner, say)))


def _about_person(told: str) -> Callable[[Values, Say], str]:
    return lambda values, say: say(told, person=values["person"]["name"])


def _accepted(values: Values, say: Say) -> str:
    return say(N_("The handover may go without overlap: {reason}"), reason=values["reason"])


def _later(values: Values, say: Say) -> str:
    if values["until"] == "signed":
        return say(N_("I keep quiet about the handover until the order is signed."))
    return say(N_("I keep quiet about the handover until {day}."), day=iso_day(values["until"]))


def _still_right(values: Values, say: Say) -> str:
    start, latest = iso_day(values["start"]), iso_day(values.get("start_latest"))
    if start and latest:
        return say(N_("It is still right: {between}."), between=between(say, start, latest))
    return say(N_("{day} is still right."), day=start)


SENTENCES: dict[str, Callable[[Values, Say], str]] = {
    **PHASES,
    "journey.started": _started,
    "journey.renamed": renamed,
    "journey.deleted": _deleted,
    "journey.linked": _linked,
    "journey.lost": _lost,
    "journey.paused": _paused,
    "journey.quiet": _quiet,
    "person.put": _put,
    "person.replaced": _replaced,
    "person.removed": _removed,
    "person.away": _away,
    "person.forgotten": lambda values, say: say(N_("Somebody was forgotten: what I knew of them is erased.")),
    "word.yes": _about_person(N_("{person} said yes.")),
    "word.no": _about_person(N_("{person} answered: I can't.")),
    "word.unsure": _about_person(N_("{person} does not know yet.")),
    "word.given": _about_person(N_("{person} has answered.")),
    "question.no": _about_person(N_("{person} cannot do more than is planned.")),
    "handover.accepted": _accepted,
    "handover.later": _later,
    "handover.still_right": _still_right,
    "channel.language": posts_here,
    "customer.figures": figures_told,
    **notes.CHANGES,
    **MEETINGS,
    **sentences.SENTENCES,
}


def _day(text: str, say: Say) -> Raw:
    day = iso_day(text)
    return Raw(say.whole_day(day) if day else "")


SENTENCES["change.undone"] = _undone

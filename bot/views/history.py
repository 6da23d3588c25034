"""What was changed: pages of it, each line with its Undo; what would go with it; what was taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.i18n import Raw, Say
from bot.rules.calling import among
from bot.rules.names import fold
from bot.rules.projection import JourneyShown, Who
from bot.rules.texts import N_
from bot.rules.undone import about
from bot.rules.values import value
from bot.views.changes import sentence
from bot.views.parts import Block, Element, Message, actions, button, context, cut, section
from bot.views.replies import done

PAGE = 10
"""Lines on a page, a button each; phones scroll."""
SHOWN = 6
"""Later changes named where they would go too; the rest is counted."""
CHARACTERS = 2900
LINE = 900
ANSWERED = "word.unsure"


Taken = tuple[str, str, Mapping[str, Any]]
"""A change by which one was taken back: uid, message id, values."""


@value
class Changed:
    """A line of the history, on a day of the reader's."""

    uid: str
    on: date
    by: str | None
    what: str
    values: Mapping[str, Any]
    undone: bool = False
    can_undo: bool = False


@value
class Turning:
    """Where in the history the reader is, and of what: what the buttons to other pages carry."""

    kept: Mapping[str, Any]
    """What names the history: `j` a journey, `w` the workspace's own."""
    page: int = 1
    words: str = ""


def page(
    title: str, rows: Sequence[Changed], turning: Turning, say: Say, journey: JourneyShown | None = None
) -> Message:
    """A page of the history under its title. `journey` tells what its people are called."""
    pages = max(1, -(-len(rows) // PAGE))
    number = min(max(1, turning.page), pages)
    blocks: list[Block] = [section(title)]
    for at, row in enumerate(rows[(number - 1) * PAGE : number * PAGE], start=1):
        undo = button(say.plain(N_("Undo")), f"undo.{at}", {"c": row.uid}) if row.can_undo else None
        blocks.append(section(cut(line(row, say, journey), LINE), undo))
    if not rows:
        blocks.append(section(say(N_("Nothing was changed that fits.")) if turning.words else say(N_("Nothing yet."))))
    return Message(title, [*blocks, *_turning(number, pages, turning, say)])


def _turning(number: int, pages: int, turning: Turning, say: Say) -> list[Block]:
    kept = {**turning.kept, **({"q": turning.words[:200]} if turning.words else {})}
    row: list[Element] = [
        button(say.plain(text), f"history_page.{n}", {**kept, "g": to})
        for n, (text, to) in enumerate(((N_("Newer"), number - 1), (N_("Older"), number + 1)), start=1)
        if 1 <= to <= pages
    ]
    if turning.words:
        row.append(button(say.plain(N_("Show all")), "history_page.3", turning.kept))
    where = [context(say(N_("Page {page} of {pages}"), page=number, pages=pages))] if pages > 1 else []
    return [*([actions(*row)] if row else []), *where]


def of_journey(journey: JourneyShown, words: str, say: Say) -> str:
    """The title of a journey's history."""
    if words:
        return say(
            N_("*{journey}*: what was changed and fits “{words}”, the latest first."), journey=journey.name, words=words
        )
    return say(N_("*{journey}*: what was changed, the latest first."), journey=journey.name)


def of_person(journey: JourneyShown, name: str, say: Say) -> str:
    told = N_("*{journey}*: what was changed by or about {person}, the latest first.")
    return say(told, journey=journey.name, person=name)


def of_workspace(say: Say) -> str:
    return say(N_("What was changed in the settings of this workspace, the latest first."))


def fitting(rows: Sequence[Changed], words: str, say: Say, journey: JourneyShown | None = None) -> list[Changed]:
    """The lines in which the words stand as the reader reads them."""
    return [row for row in rows if fold(words) in fold(line(row, say, journey))]


def for_reader(row: Changed, journey: JourneyShown, reader: int) -> Changed:
    """That somebody does not know yet is between them and the owner: others read that they have answered."""
    what, values = about(row.what, row.values)
    who = next((each for each in journey.people if each.uid == (values.get("person") or {}).get("uid")), None)
    if what != ANSWERED or reader in (_id(journey.owner), _id(who)):
        return row
    return Changed(uid=row.uid, on=row.on, by=row.by, what="word.given", values=values, undone=row.undone)


def line(row: Changed, say: Say, journey: JourneyShown | None = None) -> str:
    """ "• 12 Oct, Kim: Bo is in the plan." """
    people = journey.people if journey else ()
    told = Raw(sentence(row.what, row.values, say, people))
    if row.undone:
        told = Raw(say(N_("{change} · taken back"), change=told))
    if row.by is None:
        return say(N_("• {day}: {change}"), day=say.short_day(row.on), change=told)
    known = {who.name: who.called for who in people}
    person = known.get(row.by) or among(row.by, known)
    return say(N_("• {day}, {person}: {change}"), day=say.short_day(row.on), person=person, change=told)


def anothers(row: Changed, journey: JourneyShown, say: Say) -> Message:
    """To who wants to take back and has changed nothing: the latest change, whose it is, and a button."""
    text = say(N_("There is nothing left of yours to undo here. The latest change of {journey}:"), journey=journey.name)
    take_back = button(say.plain(N_("Take it back")), "undo", {"c": row.uid})
    return Message(text, [section(f"{text}\n{line(row, say, journey)}"), actions(take_back)])


def built_upon(row: Changed, later: Sequence[Changed], version: int, say: Say, *, whole: bool) -> Message:
    """Nothing was taken back yet: what rests on the change and would go too; the button is good until the next one."""
    n = len(later)
    if whole:
        one = N_("Since {journey} was started something was changed in it, and it would go too:")
        many = N_("Since {journey} was started {n} things were changed in it, and they would go too:")
        text = say.number(one, many, n, journey=row.values["name"])
        go_on, uids = say.plain(N_("Undo the whole journey")), [row.uid]
    else:
        one = N_("“{change}” cannot be taken back alone. A later change rests on it, and would go too:")
        many = N_("“{change}” cannot be taken back alone. {n} later changes rest on it, and would go too:")
        text = say.number(one, many, n, change=Raw(sentence(row.what, row.values, say)))
        go_on = say.plain(N_("Undo both")) if n == 1 else say.plain(N_("Undo all {n}"), n=n + 1)
        uids = [*(each.uid for each in later), row.uid]
    told = [line(each, say) for each in later[:SHOWN]]
    if rest := n - SHOWN if n > SHOWN else 0:
        told.append(say.number(N_("And one more."), N_("And {n} more."), rest))
    take_back = button(go_on, "undo_together", {"cs": uids, "n": version})
    return Message(text, [section(cut("\n".join([text, *told]), CHARACTERS)), actions(take_back)])


def taken_back(taken: Sequence[Taken], journey: JourneyShown, say: Say) -> Message:
    """Several changes, in the order they were taken back; one Undo makes all of them again."""
    *others, (_, what, values) = taken
    told = "\n".join(sentence(what, values, say, journey.people) for _, what, values in others)
    message = done(what, values, journey, None, say, note=told)
    uids = [uid for uid, _, _ in reversed(taken)]
    again = button(say.plain(N_("Undo")), "undo_together", {"cs": uids, "n": journey.version})
    return Message(message.text, [*message.blocks, actions(again)])


def _id(who: Who | None) -> int | None:
    return who.id if who else None

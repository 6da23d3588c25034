"""Job titles: the list in pages, and the form of one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Raw, Say
from bot.rules.names import fold
from bot.rules.settings.titles import KINDS, LONGEST, TitleShown
from bot.rules.texts import N_
from bot.views.forms import field, form, one_of, pick, some_of, text
from bot.views.parts import Block, Element, Message, View, actions, button, context, cut, section
from bot.views.settings.form import name_of

PAGE = 10
NAMES = dict(
    zip(
        KINDS,
        (N_("Sale"), N_("Management"), N_("Architecture"), N_("Consulting"), N_("Support"), N_("Something else")),
        strict=True,
    )
)
CARRIES = {"solution": N_("The solution"), "relation": N_("The relation")}
FACTS = {
    (True, "solution"): N_("key person, carries the solution"),
    (True, "relation"): N_("key person, carries the relation"),
    (False, "solution"): N_("carries the solution"),
    (False, "relation"): N_("carries the relation"),
}


def listed(found: Sequence[TitleShown], say: Say, *, page: int, words: str, may_change: bool) -> Message:
    """A page of titles, each with its button; `words`: what was looked for."""
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    head = say.number(N_("*One job title*"), N_("*{n} job titles*"), len(found))
    blocks: list[Block] = [section(head)]
    for n, one in enumerate(found[(page - 1) * PAGE : page * PAGE], start=1):
        change = button(say.plain(N_("Change…")), f"settings_title.{n}", {"t": one.title.words})
        blocks.append(section(cut(_line(one, say), 900), change if may_change else None))
    buttons = _turns(page, pages, words, say)
    if may_change:
        buttons.append(button(say.plain(N_("Add a title…")), "settings_title", {"t": words[:LONGEST]}))
    blocks += [actions(*buttons)] if buttons else []
    if pages > 1:
        blocks.append(context(say(N_("Page {page} of {pages}"), page=page, pages=pages)))
    return Message(head, blocks)


def _line(one: TitleShown, say: Say) -> str:
    if one.off:
        return say(N_("*{title}*: not read as a title any more"), title=one.title.words)
    facts = Raw(say(FACTS[one.title.key, one.title.carries]))
    if one.own:
        return say(N_("*{title}*: {facts} (your own)"), title=one.title.words, facts=facts)
    return say(N_("*{title}*: {facts}"), title=one.title.words, facts=facts)


def _turns(page: int, pages: int, words: str, say: Say) -> list[Element]:
    return [
        button(say.plain(name), f"settings_titles.{n}", {"g": to, "q": words})
        for n, (name, to) in enumerate(((N_("Back"), page - 1), (N_("More"), page + 1)), start=1)
        if 1 <= to <= pages
    ]


def fitting(found: Sequence[TitleShown], words: str) -> list[TitleShown]:
    """Those in which the words stand."""
    return [one for one in found if fold(words) in fold(one.title.words)]


def title_form(one: TitleShown, say: Say, problem: str = "", *, new: bool, time: int = 1) -> View:
    """`new`: its words are to be given as well. What it is opened with comes back."""
    title = one.title
    fields: list[Block] = []
    if new:
        label = say.plain(N_("Which words are the title?"))
        fields.append(field("words", label, text(title.words, most=LONGEST, example="head of joy")))
    fields += [
        field("kind", say.plain(N_("What kind of work is it?")), pick(_shown(NAMES, say), title.kind)),
        field("facts", say.plain(N_("Key person?")), some_of(_boxes(say), _ticked(one)), optional=True),
        field("carries", say.plain(N_("What do people with it carry?")), one_of(_shown(CARRIES, say), title.carries)),
    ]
    fields = [{**block, "block_id": name_of(block["block_id"], time)} for block in fields]
    blocks: list[Block] = [section(problem)] if problem else []
    if not new:
        blocks.append(section(say(N_("*{title}*"), title=title.words)))
    value = {"t": "" if new else title.words, "s": [title.kind, title.key, title.carries, one.off], "g": time}
    name = say.plain(N_("Job title"))
    return form(say, "settings_title", name, [*blocks, *fields], value=value, submit=say.plain(N_("Save")))


def _shown(names: dict[str, str], say: Say) -> list[tuple[str, str]]:
    return [(say.plain(text), value) for value, text in names.items()]


def _boxes(say: Say) -> list[tuple[str, str]]:
    return [
        (say.plain(N_("Whoever has it is a key person")), "key"),
        (say.plain(N_("Not read as a title any more")), "off"),
    ]


def _ticked(one: TitleShown) -> list[str]:
    return [name for name, so in (("key", one.title.key), ("off", one.off)) if so]

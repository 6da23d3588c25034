"""The brief as a Markdown file: all of it, in the words of the message; typed text stays inert there too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.i18n import Raw, Say
from bot.rules.knowledge.brief import sections
from bot.rules.knowledge.text import LONGEST
from bot.rules.projection.briefed import BriefShown
from bot.rules.texts import N_
from bot.views.brief import parts
from bot.views.brief.message import NOTHING, title
from bot.views.edge import spoken
from bot.views.parts import Message, cut, plain, section
from bot.views.taken_along import not_sent

LINK = re.compile(r"<(https://[^|>]+)\|([^>]*)>")
BOLD = re.compile(r"\*([^*\n]+)\*")
MARKS = str.maketrans({one: f"\\{one}" for one in "\\[]|#"})
"""What Markdown would read in a text; `* _ ~` and backticks are look-alikes already, `& < >` entities."""


PLAIN, BLOCKS = 3000, 4
"""Characters of a plain-text block, and how many of these a message takes well."""


def above(shown: BriefShown, say: Say) -> Message:
    """Above the file, in the conversation with the bot."""
    return spoken(say(N_("{brief} As of {day}."), brief=Raw(title(shown, say)), day=say.dated(shown.today)))


def as_text(shown: BriefShown, why: str, say: Say) -> Message:
    """Why there is no file (a key of taken_along.WHY), and what would stand in it, as plain text."""
    told, whole = not_sent(why, say), markdown(shown, say)
    cut_there = cut(whole, PLAIN * BLOCKS)
    pieces = [cut_there[n : n + PLAIN] for n in range(0, len(cut_there), PLAIN)]
    return Message(told, [section(told), *({"type": "section", "text": plain(piece)} for piece in pieces)])


def markdown(shown: BriefShown, say: Say) -> str:
    """The file's text."""
    return "\n".join(_lines(shown, say)) + "\n"


def _lines(shown: BriefShown, say: Say) -> Iterator[str]:
    yield f"# {_md(title(shown, say))}"
    yield ""
    yield _md(say(N_("As of {day}."), day=say.dated(shown.today)))
    yield ""
    about = filter(None, (parts.left_open(shown, say), parts.readers(shown, say)))
    yield from map(_item, (*parts.state(shown, say), *about, *parts.people(shown, say)))
    yield from _notes(shown, say)
    if shown.missing:
        yield from _part(say(N_("Not known yet")), (parts.lacking(one, shown, say) for one in shown.missing))
    if taken := [one for one in shown.receivers if one.takes_with]:
        yield from _part(say(N_("What they take along")), (parts.takes(one, say) for one in taken))


def _notes(shown: BriefShown, say: Say) -> Iterator[str]:
    if not shown.notes:
        yield ""
        yield _md(say(NOTHING, journey=shown.handover.journey_name))
    for part in sections(shown.notes, shown.mine.needs if shown.mine else ()):
        yield from _heading(parts.heading(part, say, shown.today))
        for one in part[1]:
            first, *rest = parts.note(one, shown, say, most=LONGEST)
            yield _item(first)
            yield from (f"  - {_md(line)}" for line in rest)


def _part(heading: str, told: Iterator[str]) -> Iterator[str]:
    yield from _heading(heading)
    yield from map(_item, told)


def _heading(text: str) -> Iterator[str]:
    yield from ("", f"## {_md(text)}", "")


def _item(line: str) -> str:
    return f"- {_md(line.removeprefix('• '))}"


def _md(line: str) -> str:
    """A sentence for Slack as Markdown. Only ours are bold or links: typed text holds none of their marks."""
    pieces = LINK.split(line)
    told = []
    for n in range(0, len(pieces), 3):
        told.append(BOLD.sub(r"**\1**", pieces[n].translate(MARKS)))
        if n + 2 < len(pieces):
            told.append(f"[{pieces[n + 2].translate(MARKS)}]({pieces[n + 1]})")
    return "".join(told)

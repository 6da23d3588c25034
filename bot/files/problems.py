"""Everything that is wrong with somebody's files: gathered with file and row while reading, said all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from bot.rules.texts import N_
from bot.rules.values import value

MOST = 100
"""Problems told of one file; the others are counted."""
WHERE = N_("{file} row {row}:")
OTHERS = N_("{file}: and {n} more.")

NAMING = ("column", "first", "last")
"""Words of a problem that name a column."""

Saying = Callable[..., str]
"""Says a message of ours with its words, in a reader's language."""


def in_english(message: str, /, **words: Any) -> str:
    """As the command line says it. A float is a figure of many digits, and written so that these can be counted."""
    return message.format(**{name: f"{one:,.0f}" if isinstance(one, float) else one for name, one in words.items()})


@value
class Problem:
    """One thing that is wrong. `message` is untranslated and marked with N_; those who show it know the language.

    Without a row it is a whole sentence that names the {file}; with one (the header is row 1, as in a spreadsheet) it
    stands after a colon.
    """

    message: str
    words: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    row: int = 0

    def said(self, say: Saying) -> str:
        if self.row:
            return f"{say(WHERE, file=self.file, row=self.row)} {say(self.message, **self.words)}"
        return say(self.message, file=self.file, **self.words)

    def __str__(self) -> str:
        return self.said(in_english)


class Unreadable(Exception):
    """Everything that is wrong with the files; in English for those who only see the exception."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Wrong(ValueError):
    """A text that is no value of its column. `message` is marked with N_ and names the {column}."""

    def __init__(self, message: str, /, **words: Any) -> None:
        super().__init__(message)
        self.message = message
        self.words = words


class Problems:
    """Filled while files are read. `headings`: what the columns of a file are called there; `files`: what those are
    called that hold our tables."""

    def __init__(self) -> None:
        self._of: dict[str, list[Problem]] = {}
        self.headings: dict[str, Mapping[str, str]] = {}
        self.files: Mapping[str, str] = {}

    def add(self, file: str, message: str, /, row: int = 0, **words: Any) -> None:
        """See Problem for what `message` is, with a row and without."""
        called = self.headings.get(file, {})
        own = {name: called.get(words[name], words[name]) for name in NAMING if name in words}
        own |= {"other": self.files.get(words["other"], words["other"])} if "other" in words else {}
        self._of.setdefault(file, []).append(Problem(message, {**words, **own}, file, row))

    def refuse(self) -> None:
        """Raises Unreadable when there is something wrong."""
        if self._of:
            raise Unreadable(self.found())

    def found(self) -> list[Problem]:
        """Everything that is wrong, file by file and from the top down; nothing when all is well."""
        return [problem for file in self._of for problem in self._found(file)]

    def _found(self, file: str) -> list[Problem]:
        found = sorted(self._of[file], key=lambda one: one.row)
        rest = len(found) - MOST
        return [*found[:MOST], Problem(OTHERS, {"n": float(rest)}, file)] if rest > 0 else found


def quoted(text: str) -> str:
    """What somebody wrote, to be shown in a sentence: quoted, inert, and not endless."""
    return repr(text if len(text) <= 60 else f"{text[:59]}…")

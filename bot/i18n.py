"""Saying things in a reader's language: catalogues, dates, lists; every value is made inert on its way in."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterable
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.lists import format_list

from bot.rules.texts import N_, OnWeekday, Ours
from bot.written_days import LANGUAGES, city, clock, locale_of, one_stop, written

LOCALES = Path(__file__).parent / "locales"


class Raw(str):
    """Slack markup that we made ourselves (a mention, a bold name): goes into a sentence as it is."""

    __slots__ = ()


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Typed text made inert for mrkdwn: no mention, no link, no formatting (docs.slack.dev: formatting text)."""
    return text.translate(INERT) if _marked(text) else text


# Slack has no escape for its own marks; a zero-width joiner-free look-alike keeps the name readable and inert.
FORMATTING = {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"}
INERT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", **FORMATTING})
_marked = re.compile("[&<>*_~`]").search


@lru_cache(maxsize=8)
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, compiled in memory from its .po file; English speaks for itself."""
    source = LOCALES / language / "LC_MESSAGES" / "handover.po"
    if not source.exists():
        return gettext.NullTranslations()
    from io import BytesIO  # noqa: PLC0415 - only here, once a language

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Texts(dict[str, str]):
    """A text for each message, made when it is first said."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, message: str) -> str:
        text = self[message] = self._make(message)
        return text


class Say:
    """Speaks one language. `say("... {name}", name=...)` gives Slack mrkdwn with every value inert.

    `say.it` is the same where much is said. What was said lately is kept, with the kinds of its values (typed text is
    not markup): the same people, days and states come again in one reply after another.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = catalogue(self.language)
        self._texts = Texts(self._catalogue.gettext)
        self._told = Texts(lambda message: self._texts[message].format())
        self.it = lru_cache(maxsize=2048, typed=True)(self._it)
        self.number = lru_cache(maxsize=1024, typed=True)(self._number)

    def _it(self, message: str, /, **words: Any) -> str:
        """A whole sentence for mrkdwn."""
        if not words:
            return self._told[message]
        return one_stop(self._texts[message].format_map(self._said(words)))

    def __call__(self, message: str, /, **words: Any) -> str:
        return self.it(message, **words)

    def plain(self, message: str, /, **words: Any) -> str:
        """The same for a plain_text object (buttons, titles, labels), where markup is not read."""
        if not words:
            return self._told[message]
        return one_stop(self._texts[message].format_map({name: self._value(word) for name, word in words.items()}))

    def _number(self, one: str, many: str, n: int, /, **words: Any) -> str:
        """A sentence that counts; both forms take {n}. All our languages count alike (CLDR: one, other)."""
        said = self._said(words)
        said["n"] = n
        return one_stop(self._texts[one if n == 1 else many].format_map(said))

    def _said(self, words: dict[str, Any]) -> dict[str, Any]:
        """The same words, each made inert in its place; days and figures in the reader's way (1 Dec, 12,5)."""
        for name, word in words.items():
            kind = type(word)
            if kind is str:
                if _marked(word):
                    words[name] = word.translate(INERT)
            elif kind is not Raw and kind is not int:
                words[name] = inert(self._value(word))
        return words

    def _value(self, word: Any) -> Any:
        if isinstance(word, OnWeekday):
            return self.day(word)
        if isinstance(word, Ours):
            return self._told[word]
        if isinstance(word, float):
            from babel.numbers import format_decimal  # noqa: PLC0415 - few sentences hold a figure, and starts are short

            return format_decimal(word, locale=locale_of(self.language))
        return self.short_day(word) if isinstance(word, date) else word

    def day(self, day: date) -> str:
        """Tue 1 Dec, tisdag 1 december: for cards and questions."""
        return written("day", day, self.language)

    def whole_day(self, day: date) -> str:
        """Tuesday 1 December 2026 (week 49): how a date that was typed is echoed."""
        full = written("whole", day, self.language)
        return self.plain(N_("{day} (week {week})"), day=full, week=day.isocalendar().week)

    def long_day(self, day: date) -> str:
        """Tuesday 1 December: where the year is said once for several."""
        return written("long", day, self.language)

    def short_day(self, day: date) -> str:
        """1 Dec."""
        return written("short", day, self.language)

    def dated(self, day: date) -> str:
        """1 Feb 2027: where it may be another year."""
        return written("dated", day, self.language)

    def number_of_day(self, day: date) -> str:
        """1 of "1 to 20 Dec", where the month is said once for both."""
        return written("number", day, self.language)

    def month(self, day: date) -> str:
        """September."""
        return written("month", day, self.language)

    def short_month(self, day: date, *, dated: bool) -> str:
        """Sep; with its year Sep 2025."""
        return written("dated month" if dated else "short month", day, self.language)

    def clock(self, first: time, last: time | None = None) -> str:
        """13:00–14:30, 13.00–14.30."""
        return clock(first, last, self.language)

    def city(self, tz: str) -> str:
        """London: what people call a time zone."""
        return city(tz, self.language)

    def names(self, names: Iterable[str], *, either: bool = False) -> Raw:
        """Anna, Bo and Cia (or: "or"), each made inert."""
        said = [inert(name) for name in names]
        if len(said) == 1:
            return Raw(said[0])
        return Raw(format_list(said, style="or" if either else "standard", locale=locale_of(self.language)))


class Plainly(Say):
    """The same for what is no mrkdwn, such as a calendar: every value stands as it is."""

    def _said(self, words: dict[str, Any]) -> dict[str, Any]:
        return {name: self._value(word) for name, word in words.items()}

    def names(self, names: Iterable[str], *, either: bool = False) -> Raw:
        return Raw(format_list([*names], style="or" if either else "standard", locale=locale_of(self.language)))


@lru_cache(maxsize=8)
def speaker(language: str) -> Say:
    """The one who speaks it in this process, and keeps what was said."""
    return Say(language)


def inert(word: Any) -> str:
    return word if isinstance(word, Raw) else escape(str(word))

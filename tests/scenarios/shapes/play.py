"""One play from the first customer meeting to two weeks into maintenance, in one language."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.i18n import Raw, speaker
from bot.sandbox.people import Person
from bot.sandbox.sight import squeezed
from tests.scenarios.shapes.spoken import HEARD_FROM, SPOKEN
from tests.scenarios.stage import Stage

KINDS = ("Pain", "Promise")
"""Buttons under what was heard; the third kind is in the menu beside."""

REACHED = "Did what the others knew of {customer} reach you?"
"""Asked of who took over, not of who stayed on."""


class Play:
    """Each step gives all that anybody newly sees. Buttons and sentences of ours are named in English."""

    def __init__(self, world: Any, clock: Any, language: str) -> None:
        self.world, self.spoken, self.say = world, SPOKEN[language], speaker(language)
        self.stage = Stage(world, clock, language)

    def who(self, name: str) -> Person:
        person: Person = self.world.person(name.lower())
        return person

    def types(self, name: str, *lines: str) -> str:
        told = [self.stage.play(f"{name} > /handover {line}") for line in lines]
        assert not self.who(name).form, self.who(name).screen()[-900:]
        return "\n".join(told)

    def presses(self, name: str, button: str, *, on: str = "", **words: str) -> str:
        self.who(name).presses(self.say.plain(button, **words), on=on)
        return "\n".join(self.stage.new())

    def fills_in(self, name: str, **fields: str) -> str:
        assert not self.who(name).submits(**fields)
        return "\n".join(self.stage.new())

    def comes(self, day: str) -> str:
        """That morning, and all that was said until then."""
        return self.stage.play(f"@ {day} 09:00")

    def says(self, told: str, *sentences: str, **words: Any) -> None:
        """Sentences of ours stand in what was told, in the language of the play."""
        for sentence in sentences:
            said = squeezed(self.say(sentence, **{name: Raw(word) for name, word in words.items()}))
            assert said in squeezed(told), f"{said!r} is not in\n{told}"

    def begins(self, *people: str) -> None:
        """Kim starts the journey and puts everybody on it; a meeting with the customer is planned."""
        self.types("Kim", *self.spoken.starts, *people)

    def meets_the_customer(self, name: str) -> None:
        """The first meeting: the day after it is told what was heard and by whom it was said, one tap for each note;
        three things of it are shown to everybody."""
        spoken = self.spoken
        self.types("Kim", spoken.meeting.format(with_=name.lower()))
        told = self.comes("2026-10-15")
        day = self.say.day(date(2026, 10, 14))
        self.says(told, "How did the meeting with {customer} go on {day}?", customer="Acme AB", day=day)
        self.presses(name, "How did it go?")
        self.fills_in(name, heard="\n".join(f"{one}{spoken.from_whom}" for one in spoken.said), quote=spoken.quote)
        for kind in KINDS:
            self.presses(name, kind)
        self.who(name).chooses(self.say.plain("More"), self.say.plain("Likes"))
        self.presses(name, "Three things we heard…")
        self.fills_in(name)
        told = self.presses(name, "Post it")
        assert all(one in told for one in (*spoken.said, spoken.quote, "# #acme\n")), told

    def asks(self, told: str, name: str) -> None:
        """A DM came to that person."""
        assert f"# to {self.who(name).user.real_name}\n" in told, told

    def stays(self, name: str, told: str) -> None:
        """Whoever the plan rests on is asked for their word, and gives it."""
        self.asks(told, name)
        self.presses(name, "Yes, I'm staying")

    def picks(self, name: str, told: str) -> None:
        """Who hands over is asked a week before what the customer should not have to tell again."""
        self.asks(told, name)
        for text in self.spoken.said:
            line = next(line for line in told.splitlines() if re.match(r"\d\. ", line) and text in line)
            self.presses(name, "Pick {n}", n=line[0])

    def shows_to_all(self, told: str) -> None:
        """On the day what was picked stands in the channel, with who said it."""
        for text in self.spoken.said:
            assert f"{text} ({HEARD_FROM}" in told, told

    def reached(self, name: str, told: str) -> None:
        """Two weeks into the phase who took over is asked whether the knowledge arrived, and says yes."""
        self.asks(told, name)
        self.says(told, REACHED, customer="Acme AB")
        self.says(self.presses(name, "Yes"), "Thank you. Good to hear that it arrived.")

    def has_in_front(self, told: str, *heard: tuple[str, str]) -> None:
        """What the customer said is told, with who said it and which of us heard it."""
        for note, hearer in heard:
            line = next((squeezed(rest) for rest in told.split("• ") if note in rest), "")
            assert HEARD_FROM in line, f"who said {note!r}?\n{told}"
            assert hearer in line, f"who heard {note!r}?\n{told}"

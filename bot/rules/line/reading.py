"""What the readers of a line share: naming a phase, and saying what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from bot.rules.line import words
from bot.rules.line.opened import MENTION
from bot.rules.line.things import Kind, Line, PhaseWord, Thing, Vocabulary
from bot.rules.names import fold, tidy
from bot.rules.texts import N_
from bot.rules.typed import Guess, PersonRef, Unclear

NOT_UNDERSTOOD = N_("I did not understand “{text}”. Please check what I filled in.")
DID_YOU_MEAN = N_("I did not understand “{text}”. Did you mean *{guess}*?")
NO_SUCH_PHASE = N_("This journey has no phase *{text}*.")
WHICH_PHASE = N_("This journey has several phases called *{text}*. Which one do you mean?")
WHO = N_("Who is it? Please name a person.")
WHEN = N_("When? Please give a date.")
WHICH = N_("Which phase is it about?")
BACKWARDS = N_("The last day lies before the first. Please check the dates.")

NEAR = 0.8
"""How much alike two words are of which one may be a slip of the other (difflib's ratio)."""
SAID = 3
"""For the first few a word that was perhaps meant is looked for."""


@dataclass(slots=True)
class Trouble:
    """What was not understood so far; the first of it is said."""

    found: list[tuple[str, str | None, tuple[Guess, ...], dict[str, Any]]] = field(default_factory=list)

    def add(self, message: str, on: str | None = None, *, guesses: tuple[Guess, ...] = (), **said: Any) -> None:
        self.found.append((message, on, guesses, said))

    def odd(self, line: Line, things: Sequence[Thing], vocabulary: Vocabulary, message: str = NOT_UNDERSTOOD) -> bool:
        """These say nothing here; a known word close to them is offered. True when there was one."""
        text = shown(line.typed(things))
        known = near(text, vocabulary) if len(self.found) < SAID else []
        if known:
            self.add(DID_YOU_MEAN, text=text, guess=known[0], guesses=tuple(Guess(name, name) for name in known))
        else:
            self.add(message, text=text)
        return bool(known)

    def tell(self, line: Line, understood: object) -> None:
        """Raise the first trouble, if there is any, with what was understood."""
        for problem in line.problems:
            raise Unclear(
                problem.message, problem.field, understood=understood, readings=problem.readings, **problem.words
            )
        for message, on, guesses, said in self.found:
            raise Unclear(message, on, understood=understood, guesses=guesses, **said)


def shown(text: str) -> str:
    """A piece of a line as it is said back: short, with a mention in it as a plain @."""
    whole = tidy(MENTION.sub("@", text))
    return whole if len(whole) <= 60 else whole[:59] + "…"


def near(text: str, vocabulary: Vocabulary) -> list[str]:
    """Phases and systems whose names are nearly this (`CMR` is `CRM`), each once, the nearest first; at most three."""
    known = {word: (words.SPELLED[word], kind) for word, kind in words.PHASES.items()}
    known |= {fold(phase.name): (phase.name, phase.uid) for phase in vocabulary.phases if phase.name}
    known |= {fold(name): (name, fold(name)) for name in vocabulary.systems}
    close = get_close_matches(fold(text), [*known], 8, NEAR) if len(text) <= 40 else []
    close += [each for each in known if sorted(each) == sorted(fold(text))]
    by_meaning: dict[str, str] = {}
    for name, meaning in (known[each] for each in close):
        by_meaning.setdefault(meaning, name)
    return [*by_meaning.values()][:3]


def phase_of(word: str, vocabulary: Vocabulary, trouble: Trouble) -> PhaseWord | None:
    """The journey's phase that a word names: by its own name, else by its kind."""
    own = [phase for phase in vocabulary.phases if phase.name and fold(phase.name) == word]
    kind = words.PHASES.get(word) or words.LIKE.get(word)
    alike = own or [phase for phase in vocabulary.phases if phase.kind == kind]
    plain = [phase for phase in alike if phase.name is None] if len(alike) > 1 else alike
    if len(plain) == 1:
        return plain[0]
    named = tuple(Guess(phase.name, phase.name) for phase in alike if phase.name)[:3]
    trouble.add(WHICH_PHASE if alike else NO_SUCH_PHASE, "phase", text=words.SPELLED.get(word, word), guesses=named)
    return None


def names_in(line: Line, run: Sequence[Thing]) -> list[PersonRef]:
    """The names that neighbouring words are: an @ begins a new one."""
    names: list[list[Thing]] = []
    for thing in run:
        if not names or line.text[thing.start] == "@":
            names.append([])
        names[-1].append(thing)
    typed = (tidy(line.typed(parts).lstrip("@")) for parts in names)
    return [PersonRef(name=name) for name in typed if name]


def runs(things: Sequence[Thing]) -> list[list[Thing]]:
    """Things in order, with neighbouring words together in one list."""
    grouped: list[list[Thing]] = []
    for thing in things:
        if grouped and thing.kind is Kind.WORD and grouped[-1][-1].kind is Kind.WORD:
            grouped[-1].append(thing)
        else:
            grouped.append([thing])
    return grouped

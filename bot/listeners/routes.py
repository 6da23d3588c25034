"""Which subcommand answers: typed words, action ids, callback ids and shortcuts, each in one table of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property, partial
from types import ModuleType

from bot import shortcuts
from bot.call import Call, Lacking
from bot.listeners.payload import Given, Request
from bot.rules.line.head import nearly, split
from bot.rules.line.opened import opened
from bot.rules.line.reading import shown
from bot.rules.line.readings import Offer, fits, offers
from bot.rules.names import fold
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Unclear
from bot.views import edge as views

Run = Callable[[Call], None]

OLD_BUTTON = N_("This button is from an earlier version of me. Type `/handover` to see how things stand now.")
OLD_FORM = N_("This form is from an earlier version of me. Please close it and open it again; nothing was changed.")
NO_VERB = N_("I did not understand “{text}”. Did you mean one of these?")
MOST = 3
"""Offered where something is not clear."""
GUEST = N_("As a guest you can answer what you are asked, and type `/handover help`. Please ask a member for the rest.")


class Routes:
    """The subcommands of a table and what they have registered.

    The table is imported when the first request comes, or when the process has time (`warm`): half of the house hangs
    on it, and people are let in before. It goes before every other late import: two threads that come into one half of
    the house by two doors meet modules that are only half there.
    """

    def __init__(self, imported: Callable[[], Sequence[ModuleType]]) -> None:
        self._imported = imported

    def warm(self) -> None:
        """Have everything at hand before the first line is typed. A table that cannot be is a mistake of ours."""
        _ = self.words, self._verbs, self._actions, self._forms, self._guests

    @cached_property
    def table(self) -> Sequence[ModuleType]:
        return self._imported()

    @cached_property
    def words(self) -> Mapping[str, ModuleType]:
        return {module.WORD: module for module in self.table}

    @cached_property
    def _verbs(self) -> Mapping[str, str]:
        return {fold(word): module.WORD for module in self.table for word in (module.WORD, *module.ALSO)}

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        """The verbs as one writes them, by folded word."""
        return {fold(word): word for module in self.table for word in (module.WORD, *module.ALSO)}

    @cached_property
    def _offering(self) -> Sequence[ModuleType]:
        """Whatever has buttons and forms: the subcommands, and the Home."""
        from bot.home import buttons  # noqa: PLC0415 - as the table itself

        return (*self.table, buttons)

    @cached_property
    def _actions(self) -> Mapping[str, Run]:
        return _merged(getattr(module, "ACTIONS", {}) for module in self._offering)

    @cached_property
    def _forms(self) -> Mapping[str, Run]:
        return _merged(getattr(module, "FORMS", {}) for module in self._offering)

    @cached_property
    def _guests(self) -> Set[str]:
        """Buttons and forms by which guests answer what they are asked; the words themselves are for members."""
        return {name for module in self._offering for name in getattr(module, "GUESTS", ())}

    def line(self, request: Request, call: Call) -> None:
        """A typed line; what nothing understands goes to `help`, which knows what was perhaps meant."""
        if alone := self._verbs.get(request.name):
            self._run(alone, call)
            return
        line = request.name.strip()
        head = split(line, self._verbs)
        call.journey_key, call.words = head.journey_key, head.rest
        said = head.rest or head.journey_key or ""
        begins = len(line) - len(said) if line.endswith(said) else 0
        if head.guessed:
            call.instead = [(verb, f"{line[:begins]}{anew}") for verb, anew in nearly(said, self._verbs, self._spelled)]
        no_verb = Unclear(NO_VERB, text=shown(opened(said)))
        try:
            if head.word is None and call.instead:
                raise no_verb
            self._run(head.word or ("help" if head.rest else "show"), call)
        except Unclear as unclear:
            offered = [*(call.instead or ()), *offers(line, unclear, begins)]
            if not _offer(call, no_verb if call.instead else unclear, offered, line if unclear.formed else ""):
                if call.instead is None:
                    raise
                call.words = said
                self._run("help", call)

    def action(self, request: Request, call: Call) -> None:
        """A button; an id may carry a suffix after a dot where one block needs two of a kind."""
        name = request.name.partition(".")[0]
        if name == "open_again":
            _run(partial(self._again, request), request, call, OLD_BUTTON)
        else:
            self._must_be_for(call, name)
            _run(self._actions.get(request.name) or self._actions.get(name), request, call, OLD_BUTTON)

    def form(self, request: Request, call: Call) -> None:
        self._must_be_for(call, request.name)
        _run(self._forms.get(request.name), request, call, OLD_FORM)

    def shortcut(self, request: Request, call: Call) -> None:
        word = shortcuts.OPENS.get(request.name)
        if word is None:
            raise Refusal(OLD_BUTTON)
        self._run(word, call)

    def _again(self, request: Request, call: Call) -> None:
        """What the person asked for when the form could not be opened in time, from the button offered instead."""
        meant = request.value
        if "line" in meant:
            self.line(replace(request, name=meant["line"]), call)
        else:
            call.value, call.choice = Given(meant["value"]), meant["choice"]
            self.action(replace(request, name=meant["action"], value=call.value), call)

    def _must_be_for(self, call: Call, name: str) -> None:
        if call.actor.kind == "guest" and name not in self._guests:
            raise Refusal(GUEST)

    def _run(self, word: str, call: Call) -> None:
        if call.actor.kind == "guest" and word != "help":
            raise Refusal(GUEST)
        self.words[word].run(call)


def _offer(call: Call, unclear: Unclear, offered: Sequence[Offer], form: str) -> bool:
    """Say what was not clear, with a button for each of what may have been meant; False when no button carries any.

    `form`: the line as typed, where a form can mend it.
    """
    fitting = [(what, line) for what, line in offered if fits(line)][:MOST]
    if fitting:
        text = call.say(unclear.message, **unclear.words)
        call.reply(views.which_one(call.say, text, fitting, form if fits(form) else ""))
    return bool(fitting)


def _run(run: Run | None, request: Request, call: Call, outdated: str) -> None:
    """What is not ours any more, or lacks what is needed by now, is refused."""
    if run is None or request.outdated:
        raise Refusal(outdated)
    try:
        run(call)
    except Lacking:
        raise Refusal(outdated) from None


def _merged(tables: Iterable[Mapping[str, Run]]) -> dict[str, Run]:
    """One table of all; an id that two subcommands claim is a mistake of ours."""
    merged: dict[str, Run] = {}
    for table in tables:
        twice = merged.keys() & table.keys()
        if twice:
            raise ValueError(f"registered twice: {', '.join(sorted(twice))}")
        merged.update(table)
    return merged

"""/handover forget @anna: an admin has somebody erased, after a file of what is kept and a question."""

from __future__ import annotations

from collections.abc import Sequence

from bot import meant
from bot.call import Call, Document
from bot.meant.people import NOT_KNOWN
from bot.rules.texts import N_, Refusal
from bot.usecases import exporting, forgetting, settings
from bot.usecases.forgetting import Meant
from bot.views import forgetting as views
from bot.views import taken_along

WORD = "forget"
ALSO = ("glöm", "glem")
USAGE = N_("forget @anna")
HELP = N_("erases a person, once you have a file with what I keep about them; for admins")

NOBODY = N_("Please say who it is.")
MOST = 5


def run(call: Call) -> None:
    if not call.words:
        settings.for_admins(call.store, call.viewer)
        call.open_form(views.who(call.say))
        return
    ref = meant.one(call.words.strip(), NOBODY)
    _ask(call, forgetting.candidates(call.store, call.viewer, slack_id=ref.slack_id, name=ref.name or ""), call.words)


def filled(call: Call) -> None:
    chosen, outside = call.form.get("person"), call.form.get("outside")
    if not (chosen or outside):
        raise Refusal(NOBODY, field="person")
    found = forgetting.candidates(
        call.store, call.viewer, slack_id=str(chosen) if chosen else None, name=str(outside or "")
    )
    _ask(call, found, str(outside or ""))


def chosen(call: Call) -> None:
    """One of several who are called so."""
    _ask(call, [forgetting.candidate(call.store, call.viewer, str(call.value["p"]))], "")


def pressed(call: Call) -> None:
    """`Forget Anna Berg`"""
    forgetting.forget(call.store, call.stamp, call.viewer, str(call.value["p"]))
    call.renew()
    call.reply(views.forgotten(call.say))


def named(call: Call) -> None:
    """`Take the name out`"""
    forgetting.forget_name(call.store, call.stamp, call.viewer, str(call.value["n"]))
    call.reply(views.taken_out(call.say))


ACTIONS = {"forget_person": pressed, "forget_which": chosen, "forget_name": named}
FORMS = {"forget": filled}


def _ask(call: Call, found: Sequence[Meant], typed: str) -> None:
    """The file first; the question comes only when it is there."""
    if len(found) != 1:
        if not found and forgetting.is_whole(typed) and "<" not in typed:
            call.reply(views.unknown(typed, call.say))
            return
        if not found:
            raise Refusal(NOT_KNOWN, field="outside", name=typed)
        call.reply(views.which([(one.uid, one.name) for one in found[:MOST]], call.say))
        return
    (person,) = found
    held = exporting.held_of(call.store, call.viewer, person.id)

    def made() -> Document:
        from bot.files.packing import packed  # noqa: PLC0415 - few starts need it

        above = taken_along.above_person(person.name, call.today, call.say, own=False)
        return Document(f"person-{call.today}.zip", packed(held.tables), above)

    call.hand_over(made, lambda why: views.asked(person.uid, person.name, (held.journeys, held.notes), why, call.say))

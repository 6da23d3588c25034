"""/handover notes promises: what is known of the customer, the newest first, and what can be done about each."""

from __future__ import annotations

from dataclasses import replace

from bot import meant
from bot.call import Call
from bot.rules.knowledge.kinds import ASKED, PROMISED
from bot.rules.line.head import LONGEST
from bot.rules.line.opened import MENTION, opened
from bot.rules.names import fold, tidy
from bot.rules.projection.noted import WantedNotes
from bot.rules.texts import N_
from bot.usecases import identity, notes
from bot.usecases.notes import Kept
from bot.usecases.notes.detail import detail
from bot.usecases.rights import Access
from bot.views.notes.detail import OPENED, carried
from bot.views.notes.detail import detail as opened_page
from bot.views.notes.page import SHORT, page

WORD = "notes"
ALSO = (
    *("what do we know about", "what do we know of", "what do we know"),
    *("anteckningar", "vad vet vi om", "vad vet vi"),
    *("notater", "hvad ved vi om", "hvad ved vi"),
    *PROMISED,
)
USAGE = N_("notes promises")
HELP = N_("what is known of the customer: all, or by kind, word, system or customer")

CUSTOMER = ("customer", "kund", "kunde")
RETIRED = ("retired", "arkiverade", "arkiverede")
ALL = ("all", "everything", "alla", "alle", "allt", "alt")


def run(call: Call) -> None:
    """Of the journey that is named; else of the channel's, and alone with the bot all that the person may read."""
    if call.journey_key:
        meant.on_journey(call, WORD, lambda call, journey: _show(call, _asked(call, journey.uid), 1), takes=Access.READ)
    else:
        _show(call, _asked(call, ""), 1)


def turned(call: Call) -> None:
    """Another page, or the same list with another filter: the button carries all of it."""
    _show(call, _carried(call), call.page)


def was_there(call: Call) -> None:
    """`I heard it too`"""
    _changed(call, notes.hear(call.store, call.stamp, call.viewer, str(call.value["n"])))


def retire(call: Call) -> None:
    _changed(call, notes.retire(call.store, call.stamp, call.viewer, str(call.value["n"])))


def back(call: Call) -> None:
    """`Bring back`"""
    _changed(call, notes.bring_back(call.store, call.stamp, call.viewer, str(call.value["n"])))


def status(call: Call) -> None:
    """`Delivered`, `Customer confirmed it`"""
    uid, became = str(call.value["n"]), str(call.value["s"])
    _changed(call, notes.set_status(call.store, call.stamp, call.viewer, uid, became))


def have_read(call: Call) -> None:
    """`I have read these`"""
    notes.read_marks(call.store, call.stamp, call.viewer, map(str, call.value["u"]))
    turned(call)


ACTIONS = {
    "notes_page": turned,
    "note_heard": was_there,
    "note_retire": retire,
    "note_back": back,
    "note_status": status,
    "notes_read": have_read,
}


def wanted(line: str, journey: str) -> WantedNotes:
    """A kind first, then words; what follows `customer` is a name."""
    words = tidy(MENTION.sub(" ", opened(line))).strip("?!.,").split()
    before = next((n for n, word in enumerate(words) if fold(word) in CUSTOMER and n + 1 < len(words)), len(words))
    asked, customer = words[:before], " ".join(words[before + 1 :])
    everywhere = bool(asked) and fold(asked[0]) in ALL
    asked = asked[1:] if everywhere else asked
    retired = bool(asked) and fold(asked[0]) in RETIRED
    asked = asked[1:] if retired else asked
    taken = next((n for n in range(LONGEST, 0, -1) if fold(" ".join(asked[:n])) in ASKED), 0)
    return WantedNotes(
        kind=ASKED[fold(" ".join(asked[:taken]))] if taken else "",
        words=" ".join(asked[taken:]),
        customer=customer,
        journey=journey,
        everywhere=everywhere,
        retired=retired,
    )


def _asked(call: Call, journey: str) -> WantedNotes:
    """The typed line; a mention asks for what that person heard."""
    asked = wanted(call.words, journey)
    found = MENTION.search(opened(call.words))
    known = identity.person(call.store, call.workspace, found[1]) if found else None
    return replace(asked, heard=known.uid) if known else asked


def _carried(call: Call) -> WantedNotes:
    given = {name: call.value[short] for name, short in SHORT.items() if short in call.value}
    texts = {name: str(given.get(name, "")) for name in SHORT if name not in ("everywhere", "retired")}
    return WantedNotes(**texts, everywhere=bool(given.get("everywhere")), retired=bool(given.get("retired")))


def _show(call: Call, asked: WantedNotes, number: int) -> None:
    found = notes.listing(call.store, call.viewer, call.today, asked, page=number)
    message = page(found, call.say, call.today)
    call.replace(message) if call.value else call.reply(message)


def _changed(call: Call, came: Kept) -> None:
    """The same page as it is now, with what was done above it."""
    if call.value.get(OPENED):
        _again(call, came)
        return
    found = notes.listing(call.store, call.viewer, call.today, _carried(call), page=call.page)
    values = {"kind": came.note.kind, "status": came.note.status}
    call.replace(page(found, call.say, call.today, done=(came.what, values, came.change_uid or "")))


def _again(call: Call, came: Kept) -> None:
    """The note's own page, likewise."""
    found, values = detail(call.store, call.viewer, came.note.uid, call.now), {"kind": came.note.kind}
    done = (came.what, {**values, "status": came.note.status}, came.change_uid or "")
    call.replace(opened_page(found, call.say, call.today, back=carried(call.value), done=done))

"""/handover what-if project 15 jan: what would become of every handover; also its form, and `Do it`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import meant
from bot.call import Call
from bot.outcome import told
from bot.rules.dates import iso_day
from bot.rules.line import read_suppositions
from bot.rules.packing import PACKED, packed, unpacked
from bot.rules.projection import JourneyShown
from bot.rules.projection.supposed import Tried
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Period, PersonRef, PhaseChange, Placement, Removal, Supposition
from bot.usecases import people, phases, whatif
from bot.usecases.done import Done
from bot.usecases.rights import Access
from bot.usecases.titles import of_workspace
from bot.views import whatif as views

WORD = "what-if"
ALSO = (
    *("what if", "whatif", "what happens if"),
    *("tänk om", "vad händer om", "vad händer när"),
    *("hvad hvis", "hvad sker der hvis", "hvad nu hvis"),
)
USAGE = N_("what-if project 15 jan")
HELP = N_("what would become of every handover; changes nothing")

NOTHING = N_("What shall I try? Another start for a phase, somebody who is not there, or somebody who joins.")
NO_DATE = N_("When would it start? Please give a date.")


def run(call: Call) -> None:
    meant.on_journey(call, WORD, _typed, takes=Access.READ)


def pressed(call: Call) -> None:
    """`Try something else…`"""
    call.open_form(views.ask_what_if(meant.journey(call, Access.READ), (), call.say))


def filled(call: Call) -> None:
    journey = meant.journey(call)
    _try_out(call, journey, _filled(call, journey))


def do(call: Call) -> None:
    """`Do it`: the same changes, good until the next change of the journey; each can be undone."""
    journey, version = meant.journey(call), call.value["n"]
    for n, one in enumerate(unpacked(call.rows("w", PACKED))):
        again = replace(call.stamp, key=f"{call.stamp.key}.{n}") if n and call.stamp.key else call.stamp
        came = _do(replace(call, stamp=again), journey, one, version)
        message = told(call, came, [])
        call.reply(message) if n else call.replace(message)
        version = came.journey.version if came.journey else None


ACTIONS = {"try_what_if": pressed, "do_what_if": do}
FORMS = {"what_if": filled}


def _typed(call: Call, journey: JourneyShown) -> None:
    if not call.words:
        call.open_form(views.ask_what_if(journey, (), call.say))
        return
    wanted: Sequence[Supposition] = ()
    try:
        known = meant.vocabulary(journey, of_workspace(call.store, call.workspace))
        wanted = read_suppositions(call.words, known, call.today, call.say.language)
        _try_out(call, journey, wanted)
    except Refusal as refusal:
        problem = meant.mendable(call, refusal)
        understood = getattr(refusal, "understood", None) or wanted
        call.open_form(views.ask_what_if(journey, understood, call.say, problem))


def _try_out(call: Call, journey: JourneyShown, wanted: Sequence[Supposition]) -> None:
    ids = [_people(call, journey, one) for one in wanted]
    answer = whatif.try_out(call.store, call.viewer, journey.uid, wanted, ids)
    settled = [each for one in answer.tried for each in _settled(one)]
    value = {"j": journey.uid, "n": answer.now.version, "w": packed(settled)}
    call.reply(views.shown(answer, value, call.say))


def _settled(one: Tried) -> list[Supposition]:
    """What `Do it` does another day is what was shown: from that day, on those phases; one person leaves at a time."""
    wanted = one.wanted
    if isinstance(wanted, Removal):
        return [replace(wanted, people=(ref,), since=one.since) for ref in wanted.people]
    if isinstance(wanted, Placement) and not wanted.throughout:
        return [replace(wanted, phases=one.phases)]
    return [wanted]


def _people(call: Call, journey: JourneyShown, one: Supposition) -> list[int | None]:
    if isinstance(one, PhaseChange):
        return []
    if isinstance(one, Removal):
        return [meant.in_plan(call, ref, journey) for ref in one.people]
    return meant.ids(call, one.people, journey, outside=one.customer)


def _do(call: Call, journey: JourneyShown, one: Supposition, version: int | None) -> Done:
    where = call.store, call.stamp, call.viewer, journey.uid
    ids = _people(call, journey, one)
    if isinstance(one, PhaseChange):
        return phases.change(*where, version, one, anyway=True)
    if isinstance(one, Placement):
        return people.put(*where, one, ids, version=version)
    assert ids[0] is not None
    return people.remove(*where, ids[0], one.since, phases=one.phases, version=version)


def _filled(call: Call, journey: JourneyShown) -> tuple[Supposition, ...]:
    form, found = call.form, list[Supposition]()
    if form.get("phase"):
        start = iso_day(form.get("start"))
        if start is None:
            raise Refusal(NO_DATE, "start")
        found.append(PhaseChange(phase=form["phase"], start=Period(start, start)))
    if old := meant.on_it(journey, form.get("old")):
        found.append(Removal(people=(meant.ref(old),), since=iso_day(form.get("since"))))
    if joining := form.get("people"):
        role = form.get("role") or ""
        refs = tuple(PersonRef(slack_id=one) for one in joining)
        phases_ = tuple(form.get("phases") or ())
        found.append(Placement(people=refs, role=role, phases=phases_))
    if not found:
        raise Refusal(NOTHING, "phase")
    return tuple(found)

"""/handover meeting 3 dec 13:00 with @anna about order flow: a customer meeting, its kit, and how it went."""

from __future__ import annotations

from bot.call import Call
from bot.commands.meeting import changed, kit, planned, told, went
from bot.rules.texts import N_

WORD = "meeting"
ALSO = ("customer meeting", "möte", "kundmöte", "møde", "kundemøde")
USAGE = N_("meeting 3 dec 13:00-14:30 with @anna about order flow")
HELP = N_("plans a customer meeting with its kit: questions, what to watch, the supply chain, alternatives")


def run(call: Call) -> None:
    planned.typed(call)


ACTIONS = {
    "meeting_plan": planned.opened,
    "meeting_show": changed.shown,
    "meeting_change": changed.pressed,
    "meeting_profiles": changed.asked_profiles,
    "meeting_cancel": changed.called_off,
    "meeting_guide": kit.pressed,
    "meeting_open": kit.opened_up,
    "meeting_copy": kit.asked_copy,
    "meeting_chain": kit.drawn,
    "meeting_went": went.pressed,
    "meeting_heard": went.shown,
    "meeting_keep": went.kept,
    "meeting_keep_as": went.kept,
    "meeting_tell": told.pressed,
    "meeting_post": told.posted,
}
FORMS = {
    "meeting": planned.filled,
    "meeting_change": changed.filled,
    "meeting_profiles": changed.filled_profiles,
    "question_guide": kit.filled,
    "observation_guide": kit.filled,
    "supply_chain": kit.filled,
    "alternatives": kit.filled,
    "meeting_copy": kit.filled_copy,
    "meeting_went": went.filled,
    "meeting_tell": told.filled,
}

"""Every word, button and form there is, and what it takes to use it; who adds one places it here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ANYBODY, ABOUT, OUTLINE, READ = "anybody", "about", "outline", "read"
"""What it takes: to be a member; to read of a person somewhere; to see name, owner and dates; to read all;"""
CHANGE, ANSWER, OWNER, KNOWS, NOTE, DELETE = "change", "answer", "owner", "knows", "note", "delete"
WORKSPACE, ASKED = "workspace", "asked"
"""to change it; to be asked oneself; to own it; to read a note of it; to change that note; to delete it; to be an
admin of the workspace; to be whom something was asked of what is known of the customer."""


@dataclass(frozen=True)
class Placed:
    """One way in. A value is told as `name=text` or `name:id`, the id being one of the situation's."""

    kind: str
    """line, press or form."""
    name: str
    takes: str
    line: str = ""
    """What follows the journey's key."""
    value: str = ""
    fields: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


LINES = {
    "new": (ANYBODY, "new Another: sales 1 sep"),
    "list": (ANYBODY, "list"),
    "visit": (ANYBODY, "visit"),
    "away": (ANYBODY, "away 20 dec until 6 jan"),
    "digest": (ANYBODY, "digest off"),
    "calendar": (ANYBODY, "calendar"),
    "language": (ANYBODY, "language sv"),
    "settings": (ANYBODY, "settings"),
    "forget": (WORKSPACE, "forget @nils"),
    "export": (ANYBODY, "export"),
    "import": (ANYBODY, "import"),
    "help": (ANYBODY, "help"),
    "show": (OUTLINE, "show"),
    "chart": (OUTLINE, "chart"),
    "who": (OUTLINE, "who"),
    "history": (READ, "history"),
    "notes": (READ, "notes"),
    "brief": (READ, "brief"),
    "what-if": (READ, "what-if project 8 dec"),
    "confirm": (ANSWER, "confirm"),
    "add": (CHANGE, "add @sara consultant, project"),
    "phase": (CHANGE, "phase project 8 dec"),
    "note": (CHANGE, "note pain Too many steps"),
    "ask": (CHANGE, "ask @sara"),
    "accept": (CHANGE, "accept because so it is"),
    "replace": (CHANGE, "replace @nils with @sara"),
    "remove": (CHANGE, "remove @nils"),
    "undo": (CHANGE, "undo"),
    "meeting": (CHANGE, "meeting 3 dec about the order flow"),
    "meetings": (ANYBODY, "meetings all"),
    "later": (CHANGE, "later tomorrow"),
    "remind": (CHANGE, "remind off"),
    "started": (CHANGE, "started"),
    "signed": (CHANGE, "signed project 8 dec"),
    "lost": (CHANGE, "lost"),
    "paused": (CHANGE, "paused until 1 feb"),
    "resume": (CHANGE, "resume"),
    "close": (CHANGE, "close"),
    "delete": (DELETE, "delete"),
    "here": (CHANGE, "here project"),
    "rename": (CHANGE, "rename Another name"),
}
PRESSES = {
    "start_journey": (ANYBODY, ""),
    "list_page": (ANYBODY, "g:page"),
    "carriers": (ANYBODY, "g:page"),
    "visit_page": (ANYBODY, "g:page"),
    "visit_figures": (CHANGE, "c:customer"),
    "if_leaves": (ABOUT, "p:nils"),
    "digest_off": (ANYBODY, ""),
    "calendar": (WORKSPACE, "w=yes"),
    "calendar_new": (WORKSPACE, "w=yes"),
    "calendar_off": (WORKSPACE, "w=yes"),
    "language": (ANYBODY, "l=sv"),
    "notes_page": (OUTLINE, "j:journey g:page"),
    "notes_read": (ANYBODY, "u:notes"),
    "digest_on": (ANYBODY, ""),
    "help_more": (ANYBODY, ""),
    "home_page": (ANYBODY, "g:page"),
    "home_filter": (ANYBODY, ""),
    "home_customer": (ANYBODY, ""),
    "home_all_customers": (ANYBODY, ""),
    "home_language": (ANYBODY, "l=sv"),
    "home_digest": (ANYBODY, "on:page"),
    "ask_who": (ANYBODY, ""),
    "show_journey": (OUTLINE, "j:journey"),
    "choose_journey": (OUTLINE, "j:journey w=show"),
    "try_what_if": (READ, "j:journey"),
    "who_about": (OUTLINE, "k=journey w:journey"),
    "open_brief": (READ, "h:handover"),
    "have_read": (READ, "h:handover t:page"),
    "brief_file": (READ, "h:handover"),
    "brief_take": (READ, "h:handover"),
    "brief_correct": (READ, "h:handover p:nils"),
    "ask_about_note": (READ, "h:handover n:note"),
    "brief_ask_whom": (READ, "h:handover k=pain p:nils"),
    "brief_right": (READ, "h:handover p:nils"),
    "history_page": (READ, "j:journey g:page"),
    "note_heard": (KNOWS, "n:note"),
    "note_kind": (NOTE, "n:note k=worry"),
    "meeting_plan": (ANYBODY, ""),
    "meetings_page": (ANYBODY, "a:page g:page"),
    "meeting_show": (KNOWS, "m:meeting"),
    "meeting_heard": (KNOWS, "m:meeting"),
    "meeting_chain": (KNOWS, "m:meeting"),
    "meeting_change": (NOTE, "m:meeting"),
    "meeting_profiles": (NOTE, "m:meeting"),
    "meeting_cancel": (NOTE, "m:meeting"),
    "meeting_guide": (NOTE, "m:meeting k=question"),
    "meeting_open": (NOTE, "m:meeting i:item s:page"),
    "meeting_copy": (NOTE, "m:meeting"),
    "meeting_went": (NOTE, "m:meeting"),
    "meeting_keep": (NOTE, "i:item k=worry g:page"),
    "meeting_keep_as": (NOTE, "i:item k=worry g:page"),
    "meeting_tell": (NOTE, "m:meeting"),
    "meeting_post": (NOTE, "m:meeting u:notes"),
    "note_edit": (NOTE, "n:note"),
    "note_retire": (NOTE, "n:note"),
    "note_back": (NOTE, "n:note"),
    "note_status": (NOTE, "n:note s=delivered"),
    "list_arrived": (ANYBODY, ""),
    "pulse": (ASKED, "h:handover a=yes"),
    "pulse_some": (ASKED, "h:handover"),
    "pulse_undo": (ASKED, "h:handover"),
    "pick_note": (CHANGE, "h:handover n:note"),
    "note_unpick": (CHANGE, "h:handover n:note"),
    "notes_choose": (CHANGE, "h:handover"),
    "note_open": (KNOWS, "n:note"),
    "note_pair": (NOTE, "n:pain"),
    "note_ask": (KNOWS, "n:note"),
    "answer_inquiry": (ASKED, "i:inquiry"),
    "pass_inquiry": (ASKED, "i:inquiry"),
    "show_chart": (OUTLINE, "j:journey"),
    "chart_all": (ANYBODY, ""),
    "share_chart": (READ, "j:journey"),
    "share_reply": (READ, "j:journey c:change"),
    "confirm_continuity": (ANSWER, "h:handover"),
    "dont_know": (ANSWER, "h:handover"),
    "decline_continuity": (ANSWER, "h:handover"),
    "confirm_for": (OWNER, "h:handover p:nils"),
    "add_person": (CHANGE, "j:journey h:handover"),
    "move_phase": (CHANGE, "j:journey p:phase"),
    "not_yet_started": (CHANGE, "h:handover"),
    "move_anyway": (CHANGE, "j:journey n:version p:phase s:day"),
    "ask_person": (CHANGE, "h:handover p:sara"),
    "choose_other": (CHANGE, "h:handover"),
    "accept_gap": (CHANGE, "h:handover"),
    "do_what_if": (CHANGE, "j:journey n:version w:supposed"),
    "undo": (CHANGE, "c:change"),
    "undo_together": (CHANGE, "cs:changes n:version"),
    "note_new": (CHANGE, "j:journey"),
    "snooze": (CHANGE, "h:handover until=monday"),
    "remind_on": (CHANGE, "j:journey"),
    "started_today": (CHANGE, "h:handover"),
    "date_still_right": (CHANGE, "h:handover"),
    "not_happening": (CHANGE, "h:handover"),
    "sign_anyway": (CHANGE, "j:journey n:version p:phase s=2026-12-08"),
    "resume_journey": (CHANGE, "j:journey"),
    "import_go": (ANYBODY, "f=F1"),
    "import_example": (ANYBODY, ""),
    "import_columns": (ANYBODY, "f=F1"),
    "import_kind": (ANYBODY, "f=F1"),
    "import_row": (ANYBODY, "f=F1"),
    "import_tomorrow": (ANYBODY, "i=1"),
    "import_quiet": (ANYBODY, "i=1"),
    "import_undo": (ANYBODY, "c=1 n=1"),
    "forget_person": (WORKSPACE, "p:nils"),
    "forget_which": (WORKSPACE, "p:nils"),
    "forget_name": (WORKSPACE, "n:whole"),
    "settings_change": (WORKSPACE, ""),
    "settings_quiet": (WORKSPACE, ""),
    "settings_quiet_add": (WORKSPACE, ""),
    "settings_titles": (ANYBODY, ""),
    "settings_phases": (WORKSPACE, ""),
    "settings_title": (WORKSPACE, "t=architect"),
    "settings_ordinary": (WORKSPACE, "f=2026-12-21 l=2026-12-23"),
    "delete_journey": (DELETE, "j:journey n:version"),
    "rename_anyway": (CHANGE, "j:journey n:version t=Another"),
    "remove_phase": (CHANGE, "j:journey n:version p:phase"),
    "close_anyway": (CHANGE, "j:journey n:version"),
    "link_here": (CHANGE, "j:journey"),
    "invite_bot": (CHANGE, "j:journey"),
    "link_anyway": (CHANGE, "j:journey n:version"),
}
FORMS = {
    "new_journey": (ANYBODY, "", "name=Another"),
    "home_customer": (ANYBODY, "", "customer=Acme"),
    "visit_figures": (CHANGE, "j:journey m:figures t:page", "revenue=1200"),
    "away": (ANYBODY, "", "first=2026-12-20 last=2027-01-06"),
    "import": (ANYBODY, "", "files=F1"),
    "import_columns": (ANYBODY, "f=F1", "order=day"),
    "forget": (WORKSPACE, "", "outside=Nils"),
    "settings": (WORKSPACE, "s:settings t:page", "country=Denmark"),
    "settings_quiet": (WORKSPACE, "", "first=2027-12-20 last=2028-01-06"),
    "settings_phases": (WORKSPACE, "s:template t:page", "phases=Pilot"),
    "settings_title": (WORKSPACE, "t= s:title g:page", "words=jester kind=other carries=solution"),
    "what_if": (READ, "j:journey", "phase:phase start=2026-12-08"),
    "decline": (ANSWER, "h:handover", ""),
    "take_with_me": (READ, "h:handover", "line=EDI"),
    "brief_correct": (READ, "h:handover p:nils", "line=EDI"),
    "brief_ask": (READ, "h:handover n:note", ""),
    "add_person": (CHANGE, "j:journey n:version", "outside=Somebody"),
    "add_phase": (CHANGE, "j:journey n:version", "name=Pilot start=2027-05-01"),
    "note": (CHANGE, "j:journey", "text=Something"),
    "note_edit": (NOTE, "n:note", "text=Something"),
    "meeting": (CHANGE, "j:journey", "day=2026-12-03"),
    "meeting_change": (NOTE, "m:meeting d=2026-12-03 p:notes h:hours s:page", "day=2026-12-04"),
    "meeting_profiles": (NOTE, "m:meeting", ""),
    "question_guide": (NOTE, "m:meeting k=question s:page", "text=How?"),
    "observation_guide": (NOTE, "m:meeting k=observe s:page", "text=The ramp"),
    "supply_chain": (NOTE, "m:meeting k=step s:page", "text=Steelworks"),
    "alternatives": (NOTE, "m:meeting k=alternative s:page", "text=By phone"),
    "meeting_copy": (NOTE, "m:meeting", "source:meeting"),
    "meeting_went": (NOTE, "m:meeting s:settings", "quote=So"),
    "meeting_tell": (NOTE, "m:meeting", ""),
    "note_ask": (KNOWS, "n:note", "person=U0NILS"),
    "note_pair": (NOTE, "n:pain", "pairs:relievers"),
    "answer_inquiry": (ASKED, "i:inquiry", "text=Something"),
    "notes_choose": (CHANGE, "h:handover", "notes:notes"),
    "pulse_some": (ASKED, "h:handover", "text=Something"),
    "move_phase": (CHANGE, "j:journey n:version", "phase:phase start=2026-12-08"),
    "mend_phase": (CHANGE, "j:journey n:version", "phase:phase what=renamed name=Other"),
    "pass_on": (OWNER, "h:handover", "person:nils"),
    "later": (CHANGE, "h:handover", "until=monday"),
    "choose_person": (CHANGE, "h:handover", "person:sara"),
    "accept_gap": (CHANGE, "h:handover", "reason=so"),
    "rename_journey": (CHANGE, "j:journey n:version", "name=Another"),
    "replace_person": (CHANGE, "j:journey n:version", "old:nils new=U0SARA"),
    "remove_person": (CHANGE, "j:journey n:version", "old:nils"),
    "remind_off": (CHANGE, "j:journey", ""),
    "signed": (CHANGE, "j:journey n:version p:phase", "start=2026-12-08"),
    "paused": (CHANGE, "j:journey", ""),
}


def every() -> Iterator[Placed]:
    for name, (takes, line) in LINES.items():
        yield Placed("line", name, takes, line=line)
    for name, (takes, value) in PRESSES.items():
        yield Placed("press", name, takes, value=value)
    for name, (takes, value, fields) in FORMS.items():
        yield Placed("form", name, takes, value=value, fields=fields)


def told(text: str, ids: dict[str, Any]) -> dict[str, Any]:
    """What a button or form carries."""
    parts = (part.partition("=") if "=" in part else part.partition(":") for part in text.split())
    return {name: ids[value] if how == ":" else value for name, how, value in parts}

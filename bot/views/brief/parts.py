"""What a brief says of its people and notes, as sentences: the same in the message and in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from bot.i18n import Raw, Say, escape
from bot.rules.knowledge.brief import LEAVING, Section
from bot.rules.projection import AssignmentShown
from bot.rules.projection.briefed import BriefShown, Met, Missing, NoteInBrief, Receiver
from bot.rules.texts import N_
from bot.views.brief.words import LEFT, NOT_RELIEVED, NOTHING_NOTED, OPEN, SECTIONS
from bot.views.handover import headline, reason_line, scope_line, state_mark
from bot.views.knower import nearby_day
from bot.views.notes.asking import put_to
from bot.views.notes.lines import answer, facts, heard, last_day
from bot.views.notes.words import ASKS, kind_name, quoted, shown
from bot.views.phases import phase_name

PEOPLE = 8
"""Of one side in a line."""
NOTES = (N_("heard one note"), N_("heard {n} notes"))
MEETINGS = (N_("one meeting"), N_("{n} meetings"))
NOT_READ = (N_("{people} has not read this yet."), N_("{people} have not read this yet."))


def state(brief: BriefShown, say: Say) -> Iterator[str]:
    """How the handover stands, and each system where that differs."""
    passed, whole = brief.handover, brief.handover.vendor
    if not passed.closed:
        mark, reason = Raw(state_mark(passed.state, say)), Raw(headline(passed, say))
        yield say(N_("{state}. {reason}"), state=mark, reason=reason)
    for scope in passed.scopes:
        if scope.side == "vendor" and scope.system is not None:
            told = Raw(reason_line(passed, say, scope)) if whole is not None else Raw(scope_line(passed, scope, say))
            yield say(N_("• {system}: {sentence}"), system=scope.system, sentence=told)


def people(brief: BriefShown, say: Say) -> Iterator[str]:
    """Who is on each side, and who has met the customer."""
    passed = brief.handover
    if passed.from_phase is not None:
        yield _side(N_("*From {phase}:* {people}"), brief.giving, say, phase=phase_name(passed.from_phase, say))
    yield _side(N_("*To {phase}:* {people}"), brief.receiving, say, phase=phase_name(passed.to_phase, say))
    if brief.customers:
        yield _side(N_("*At {customer}:* {people}"), brief.customers, say, customer=passed.customer)
    if brief.met:
        told = Raw(", ".join(_met(one, say, brief.today) for one in brief.met[:PEOPLE]))
        yield say(N_("*Have met {customer}:* {people}"), customer=passed.customer, people=told)
    else:
        yield say(N_("*Have met {customer}:* nobody that is noted"), customer=passed.customer)


def _side(told: str, rows: tuple[AssignmentShown, ...], say: Say, **name: str) -> str:
    if not rows:
        return say(told, **name, people=Raw(say(N_("nobody yet"))))
    listed = ", ".join(_person(row, say) for row in rows[:PEOPLE])
    if len(rows) <= PEOPLE:
        return say(told, **name, people=Raw(listed))
    one, many = N_("{people} and one more"), N_("{people} and {n} more")
    return say(told, **name, people=Raw(say.number(one, many, len(rows) - PEOPLE, people=Raw(listed))))


def _person(row: AssignmentShown, say: Say) -> str:
    known = [escape(row.role)] if row.role else []
    known += [say(N_("leads"))] if row.lead else []
    known += [escape(system) for system in row.systems]
    if not known:
        return escape(row.who.name)
    return say(N_("{person} ({facts})"), person=row.who.name, facts=Raw(", ".join(known)))


def _met(one: Met, say: Say, today: date) -> str:
    known = [say.number(*MEETINGS, one.meetings)] if one.meetings else []
    known += [say.number(*NOTES, one.notes)] if one.notes else []
    known += [say(N_("until {day}"), day=nearby_day(say, one.until, today))] if one.until is not None else []
    return say(N_("{person} ({facts})"), person=one.who.called, facts=Raw(", ".join(known)))


def left_open(brief: BriefShown, say: Say) -> str | None:
    """What is left to do, counted: of what the reader may read."""
    counted = Counter(one.note.kind for one in brief.notes if one.open)
    told = [say.number(*OPEN[kind], counted[kind]) for kind in OPEN if counted[kind]]
    return say(N_("Still open: {things}."), things=say.names(map(Raw, told))) if told else None


def readers(brief: BriefShown, say: Say) -> str | None:
    """Who of those who take over has read it; of who was there before, or wrote all of it, it is not awaited."""
    read = [one for one in brief.receivers if one.read_on is not None]
    waits = (one for one in brief.receivers if one.read_on is None and not one.stays and not _wrote(one, brief))
    rest = [one.who.called for one in waits if one.who.slack_id is not None]
    told = [_has_read(one, say, brief.today) for one in read]
    if rest:
        told.append(say.number(*NOT_READ, len(rest), people=say.names(rest)))
    return " ".join(told) or None


def _wrote(one: Receiver, brief: BriefShown) -> bool:
    """All that stands in it."""
    return bool(brief.notes) and all(each.note.author.id == one.who.id for each in brief.notes)


def _has_read(one: Receiver, say: Say, today: date) -> str:
    assert one.read_on is not None
    return say(N_("{person} read this on {day}."), person=one.who.called, day=nearby_day(say, one.read_on, today))


def heading(part: Section, say: Say, today: date) -> str:
    """What a section is called; of what leaving people have heard, whether one can still ask."""
    name, notes = part
    past = name == LEAVING and all(one.note.last_day.is_past(today) for one in notes)
    return say(LEFT if past else SECTIONS[name])


def note(one: NoteInBrief, brief: BriefShown, say: Say, *, most: int) -> Iterator[str]:
    """The text and how it stands; who heard it, of who leaves until when they can be asked; what is asked about it."""
    text = Raw(shown(one.note.text, most))
    if one.leaving:
        text = Raw(say(N_("{kind}: {note}"), kind=kind_name(one.note.kind, say), note=text))
    bare = [say(NOT_RELIEVED)] if one.open and one.note.kind == "pain" else []
    if known := " · ".join([*bare, *facts(one.note, say, brief.handover.journey_name)]):
        text = Raw(say(N_("{note} ({facts})"), note=text, facts=Raw(known)))
    read_before = brief.mine is not None and brief.mine.read_on is not None
    yield say(N_("• *New:* {note}") if one.new and read_before else N_("• {note}"), note=text)
    until = last_day(one.note, say, brief.today) if one.leaving else ()
    yield " ".join([*heard(one.note, say, brief.today), *until])
    for asked in one.asked:
        yield "↳ " + put_to(asked, say, brief.today, quoted(asked.text, say, most) if asked.text else None)
    for each in one.note.answers:
        yield "↳ " + answer(each, say, brief.today, most)


def lacking(one: Missing, brief: BriefShown, say: Say) -> str:
    """Of what nothing is noted, who should know it, and whether somebody was asked."""
    told = [say(NOTHING_NOTED[one.kind])]
    wanted = say.names([who.called for who in one.wanted_by])
    told.append(say(N_("{people} will need to know."), people=wanted))
    if one.asked is not None:
        question = Raw(say(ASKS[one.kind], customer=brief.handover.customer))
        told.append(put_to(one.asked, say, brief.today, question))
    elif one.whom is None:
        told.append(say(N_("Nobody else who was there can be asked any more.")))
    return " ".join(told)


def takes(one: Receiver, say: Say) -> str:
    """What somebody takes with them, and what a giver says to that."""
    told = say(N_("{person} takes along: “{line}”"), person=one.who.called, line=one.takes_with)
    if not one.corrected or one.corrected_by is None:
        return told
    answer = say(N_("{person} says to that: “{line}”"), person=one.corrected_by.called, line=one.corrected)
    return f"{told} {answer}"

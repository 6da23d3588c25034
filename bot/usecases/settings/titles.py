"""Job titles changed by admins: which words are one, whether it is key, what it carries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules import titles as rules
from bot.rules.names import fold, slug, tidy
from bot.rules.settings.titles import LONGEST, TitleShown
from bot.rules.texts import N_, Refusal
from bot.rules.typed import Title as TitleFacts
from bot.usecases import titles
from bot.usecases.changing import Stamp, changing
from bot.usecases.done import Done
from bot.usecases.recording import record
from bot.usecases.rights import NOT_FOUND, Viewer
from bot.usecases.settings.again import reckon
from bot.usecases.settings.changing import SO_ALREADY
from bot.usecases.settings.reading import must_be_admin
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Assignment, Title

TITLE = "workspace.title"
NO_WORDS = N_("Which words are the title? For example: head of joy.")
TOO_LONG = N_("A title has at most {most} characters. Please shorten it.")


class TitleMoved(Exception):
    """Somebody else changed the title since the form was opened: nothing is changed."""

    def __init__(self, now: TitleShown) -> None:
        super().__init__("moved")
        self.now = now


def every(store: Store, viewer: Viewer) -> tuple[TitleShown, ...]:
    """The workspace's own and changed ones first; for every full member."""
    if viewer.kind != "member":
        raise Refusal(NOT_FOUND)
    with store.read() as session:
        return tuple(sorted(titles.shown(session, viewer.workspace).values(), key=lambda one: not one.own))


def title_called(store: Store, viewer: Viewer, words: str) -> TitleShown:
    """The title of these words, to be changed by an admin; a new one is no key one until that is said."""
    with store.read() as session:
        must_be_admin(session, viewer)
        return _called(session, viewer.workspace, words)


def change_title(
    store: Store, stamp: Stamp, viewer: Viewer, wanted: TitleFacts, *, off: bool, seen: TitleShown | None = None
) -> Done:
    """Make a title so, or read it no more (`off`). `seen`: as the form was opened with. Raises TitleMoved.

    Who has a title that becomes key is key; who has one that is no more is, if they lead. An import's people stay as
    their file has them. Who has the words of a new title as their role has the title.
    """
    with changing(store, stamp) as session:
        must_be_admin(session, viewer)
        was = _called(session, stamp.workspace, wanted.words)
        if seen is not None and (seen.title, seen.off) != (was.title, was.off):
            raise TitleMoved(was)
        wanted = replace(wanted, words=was.title.words)
        if (wanted, off) == (was.title, was.off):
            raise Refusal(SO_ALREADY)
        row = _row(session, stamp, was)
        row.kind, row.key, row.carries, row.off_at = wanted.kind, wanted.key, wanted.carries, stamp.at if off else None
        session.flush()
        if not off:
            _give(session, stamp.workspace, row, wanted, was)
        told = {"words": wanted.words, "was": _told(was.title, was.off), "now": _told(wanted, off)}
        values = {**told, **reckon(session, stamp).told}
        uid = record(session, stamp, None, TITLE, values).uid
        return Done(journey=None, change_uid=uid, what=TITLE, values=values)


def _called(session: Session, workspace: int, words: str) -> TitleShown:
    words = tidy(words)
    if not slug(words):
        raise Refusal(NO_WORDS, "words")
    if len(words) > LONGEST:
        raise Refusal(TOO_LONG, "words", most=LONGEST)
    plain = TitleFacts(words=words.casefold(), kind="other", key=False, carries="solution")
    return titles.shown(session, workspace).get(fold(words), TitleShown(plain, own=True, off=True))


def _row(session: Session, stamp: Stamp, was: TitleShown) -> Title:
    """The title's row as it was before the change, so that the change is what undo takes back."""
    known = {"workspace_id": stamp.workspace, "fold": fold(was.title.words)}
    off = {"off_at": stamp.at} if was.off else {}
    keep_new(session, Title, **known, words=was.title.words, **_columns(was.title), **off)
    return session.scalars(select(Title).filter_by(**known)).one()


def _columns(title: TitleFacts) -> dict[str, Any]:
    return {"kind": title.kind, "key": title.key, "carries": title.carries}


def _told(title: TitleFacts, off: bool) -> dict[str, Any]:
    return {**_columns(title), "off": off}


def _give(session: Session, workspace: int, row: Title, wanted: TitleFacts, was: TitleShown) -> None:
    """What people have by the title."""
    live = select(Assignment).where(Assignment.workspace_id == workspace, Assignment.void_change.is_(None))
    having = list(session.scalars(live.where(Assignment.title_id == row.id)))
    for one in session.scalars(live.where(Assignment.title_id.is_(None), Assignment.role_text != "")):
        if rules.of_role(one.role_text, (wanted,)) is not None:
            one.title_id = row.id
            having.append(one)
    for one in having:
        if one.added_by is not None:
            one.key = one.lead or wanted.key or (one.key and not was.title.key)
    session.flush()

"""The job titles of a workspace: those that everybody has, as it has changed them, and its own."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.rules import titles
from bot.rules.names import fold
from bot.rules.settings.titles import TitleShown
from bot.rules.typed import Title as TitleFacts
from storage.engine import Store
from storage.keeping import keep_new
from storage.tables import Title

_title = Title.__table__
_OWN = select(*(_title.c[name] for name in ("fold", "words", "kind", "key", "carries", "off_at"))).where(
    _title.c.workspace_id == bindparam("workspace")
)
_DEFAULTS = {fold(title.words): title for title in titles.DEFAULTS}


def table(session: Session, workspace: int) -> tuple[TitleFacts, ...]:
    """Those that are read in a line or a role."""
    return tuple(one.title for one in shown(session, workspace).values() if not one.off)


def of_workspace(store: Store, workspace: int) -> tuple[TitleFacts, ...]:
    """The same for a typed line."""
    with store.read() as session:
        return table(session, workspace)


def shown(session: Session, workspace: int) -> dict[str, TitleShown]:
    """All of them by their folded words, the workspace's own last; a row of one that everybody has goes before it."""
    found = {known: TitleShown(title, own=False) for known, title in _DEFAULTS.items()}
    for row in session.connection().execute(_OWN, {"workspace": workspace}):
        title = TitleFacts(words=row.words, kind=row.kind, key=row.key, carries=row.carries)
        off = row.off_at is not None
        found[row.fold] = TitleShown(title, own=off or title != _DEFAULTS.get(row.fold), off=off)
    return found


def keep_title(session: Session, workspace: int, title: TitleFacts) -> int:
    """The row of a job title in the workspace's table, made on first use."""
    known = fold(title.words)
    keep_new(
        session,
        Title,
        workspace_id=workspace,
        fold=known,
        words=title.words,
        kind=title.kind,
        key=title.key,
        carries=title.carries,
    )
    return session.scalars(select(Title.id).where(Title.workspace_id == workspace, Title.fold == known)).one()

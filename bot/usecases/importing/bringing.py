"""A member brings journeys, customers and notes in files: tried first, then kept in one transaction, and quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from sqlalchemy.orm import Session

from bot.rules import names
from bot.rules.brought import CustomerRow, NoteRow
from bot.rules.values import fact
from bot.usecases.changing import Stamp, changing
from bot.usecases.importing.ahead import Ahead, waiting
from bot.usecases.importing.figures import Told
from bot.usecases.importing.held import customers
from bot.usecases.importing.load import Loading
from bot.usecases.importing.noted import keep_notes
from bot.usecases.importing.told import Pair
from bot.usecases.rights import Viewer
from storage import patches
from storage.engine import Store


@fact
class Wanted:
    """What the files hold."""

    journeys: Sequence[Pair] = ()
    customers: Sequence[CustomerRow] = ()
    notes: Sequence[NoteRow] = ()
    named: Mapping[str, str] = field(default_factory=dict)


@fact
class Brought:
    """What came of it, or would."""

    new: int
    changed: int
    same: int
    """Journeys that are as they were, and the reader's to change."""
    people: int
    """New ones."""
    customers: int
    """Those with other figures than before, as far as the reader may know; else those of whom the files tell any."""
    notes: int
    without_journey: int
    """Notes of which no journey could be found."""
    not_yours: tuple[str, ...]
    """Journeys and customers that are not the reader's to change; they stay as they are."""
    import_uid: str
    uid: str
    """By which the whole of it can be taken back; blank where nothing was kept."""
    ahead: Ahead
    """What I would say of them, and when."""


def bring(
    store: Store,
    stamp: Stamp,
    viewer: Viewer,
    wanted: Wanted,
    channel_id: int | None,
    *,
    dry_run: bool,
    watch: Callable[[Sequence[Pair]], Iterable[Pair]] = iter,
) -> Brought:
    """Keep all of it or nothing, however long it takes. Nothing is said of what is new before somebody chooses when.

    `dry_run`: nothing is kept, and nobody waits who writes meanwhile.
    """
    if dry_run:
        with store.aside() as session:
            patches.begin(session)
            return replace(_brought(session, stamp, viewer, wanted, channel_id, watch), uid="")
    with changing(store, replace(stamp, late=lambda: False)) as session:
        return _brought(session, stamp, viewer, wanted, channel_id, watch)


def _brought(  # noqa: PLR0917 - who brings what, where to
    session: Session,
    stamp: Stamp,
    viewer: Viewer,
    wanted: Wanted,
    channel_id: int | None,
    watch: Callable[[Sequence[Pair]], Iterable[Pair]],
) -> Brought:
    done = {"new": 0, "changed": 0, "same": 0}
    loading = Loading(session, stamp, channel_id, viewer)
    loading.meet(wanted.journeys, wanted.named)
    for row, journey in watch(wanted.journeys):
        done[loading.keep(row, journey)] += 1
    loading.write_new()
    loading.told += _told(loading, wanted.customers)
    figures = len(loading.write_figures())
    notes, lost = keep_notes(loading, wanted.notes)
    ahead = waiting(session, stamp, loading.ahead if channel_id is not None else ())
    return Brought(
        **{**done, "same": done["same"] - len(loading.not_yours)},
        people=loading.met,
        customers=figures,
        notes=notes,
        without_journey=lost,
        not_yours=tuple(loading.not_yours),
        import_uid=loading.import_uid,
        uid=loading.summed(figures),
        ahead=ahead,
    )


def _told(loading: Loading, rows: Sequence[CustomerRow]) -> Iterator[Told]:
    """What a table of customers says of them is for the people of the channel."""
    called = customers(loading.session, loading.stamp.workspace, (names.tidy(row.name) for row in rows))
    return ((called[names.fold(names.tidy(row.name))], None, row) for row in rows)


def unknown_accounts(store: Store, workspace: int, refs: Iterable[str]) -> list[str]:
    """Those of the ids that look like Slack's and that nobody here has shown yet: Slack has to be asked."""
    from bot.usecases import identity  # noqa: PLC0415 - both are rooms of one house, and identity is the larger
    from bot.usecases.importing.people import SLACK_ID  # noqa: PLC0415

    return [ref for ref in refs if SLACK_ID.fullmatch(ref) and identity.person(store, workspace, ref) is None]

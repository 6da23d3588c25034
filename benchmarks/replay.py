"""The floor of a request: the statements it made, in the same transactions on the same engines, without our code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.engine import Store


@dataclass
class Transaction:
    """Statements that ran together; kept if they were committed."""

    writes: bool
    statements: list[tuple[Any, Any]] = field(default_factory=list)
    kept: bool = False


@contextmanager
def recorded(store: Store) -> Iterator[list[Transaction]]:
    """All transactions of the store while the block runs, in order."""
    made: list[Transaction] = []
    hooks = [hook for engine in (store.reader, store.writer) for hook in _hooks(engine, engine is store.writer, made)]
    for target, name, listener in hooks:
        event.listen(target, name, listener)
    try:
        yield made
    finally:
        for target, name, listener in hooks:
            event.remove(target, name, listener)


def _hooks(engine: Engine, writes: bool, made: list[Transaction]) -> list[tuple[Engine, str, Any]]:
    def begun(connection: Connection) -> None:
        made.append(Transaction(writes))

    def executed(connection: Connection, statement: Any, many: Any, one: Any, options: Any, result: Any) -> None:
        made[-1].statements.append((statement, list(many) or dict(one) or None))

    def committed(connection: Connection) -> None:
        made[-1].kept = True

    return [(engine, "begin", begun), (engine, "after_execute", executed), (engine, "commit", committed)]


def replay(store: Store, transactions: list[Transaction]) -> None:
    """Run them again, and fetch what they return."""
    for transaction in transactions:
        engine = store.writer if transaction.writes else store.reader
        with engine.connect() as connection:
            for statement, words in transaction.statements:
                result = connection.execute(statement, words)
                if result.returns_rows:
                    result.all()
            if transaction.kept:
                connection.commit()

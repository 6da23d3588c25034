"""History is not rewritten: the database itself refuses, whoever asks.

A change may only lose its patch (after 90 days, or to forget a person) and gain its seal; it goes with the whole
workspace, once that is being erased. A migration that rebuilds `change` drops these: it has to call `make` again.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_KEPT = ("id", "uid", "workspace_id", "n", "journey_id", "by_id", "at", "what", "undoes")

_SQLITE = (
    f"""
    CREATE TRIGGER change_is_kept BEFORE UPDATE ON change WHEN NOT (
      {" AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in _KEPT)}
      AND NEW."values" IS OLD."values"
      AND (NEW.patch IS NULL OR NEW.patch IS OLD.patch)
      AND (OLD.sealed_hash IS NULL OR NEW.sealed_hash IS OLD.sealed_hash)
    ) BEGIN SELECT RAISE(ABORT, 'history is not rewritten'); END
    """,
    """
    CREATE TRIGGER change_is_not_removed BEFORE DELETE ON change
    WHEN NOT EXISTS (SELECT 1 FROM workspace WHERE id = OLD.workspace_id AND state = 'erasing')
    BEGIN SELECT RAISE(ABORT, 'history is not removed'); END
    """,
)

_POSTGRESQL = (
    f"""
    CREATE FUNCTION change_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM workspace WHERE id = OLD.workspace_id AND state = 'erasing') THEN
          RETURN OLD;
        END IF;
        RAISE EXCEPTION 'history is not removed';
      END IF;
      IF {" OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in _KEPT)}
        OR NEW."values"::text IS DISTINCT FROM OLD."values"::text
        OR (NEW.patch IS NOT NULL AND NEW.patch::text IS DISTINCT FROM OLD.patch::text)
        OR (OLD.sealed_hash IS NOT NULL AND NEW.sealed_hash IS DISTINCT FROM OLD.sealed_hash)
      THEN
        RAISE EXCEPTION 'history is not rewritten';
      END IF;
      RETURN NEW;
    END $$
    """,  # noqa: S608 - the only values in it are our own column names
    "CREATE TRIGGER change_is_kept BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION change_is_kept()",
)


def make(connection: Connection) -> None:
    """Make the triggers; none of them may stand."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Take them away, for a migration that rewrites history; it ends with `make`."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP TRIGGER change_is_kept ON change"))
        connection.execute(text("DROP FUNCTION change_is_kept()"))
    else:
        for name in ("change_is_kept", "change_is_not_removed"):
            connection.execute(text(f"DROP TRIGGER {name}"))

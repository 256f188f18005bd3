"""What the database itself refuses, whoever asks: changing the record of events, or words that were approved."""

from sqlalchemy import Connection

_EVENTS = "the record of events is only ever added to"
_WORDS = "approved words are never changed; write a new version"
_VERSIONS = "versions are never removed"
_TEXT = "OLD.state = 'approved' AND (NEW.title, NEW.body, NEW.digest) IS DISTINCT FROM (OLD.title, OLD.body, OLD.digest)"
_TEXT_SQLITE = (
    "OLD.state = 'approved' AND (NEW.title <> OLD.title OR NEW.body <> OLD.body OR NEW.digest <> OLD.digest)"
)

# (name, table, when, on PostgreSQL if, on SQLite if, what is said)
_GUARDS = (
    ("event_is_not_changed", "event", "UPDATE", "", "", _EVENTS),
    ("event_is_not_removed", "event", "DELETE", "", "", _EVENTS),
    ("version_keeps_its_words", "version", "UPDATE", _TEXT, _TEXT_SQLITE, _WORDS),
    ("version_is_not_removed", "version", "DELETE", "", "", _VERSIONS),
)


def put_up(connection: Connection) -> None:
    """Make the guards; they must not be there."""
    postgresql = connection.dialect.name == "postgresql"
    for name, table, when, condition, condition_sqlite, sentence in _GUARDS:
        if postgresql:
            connection.exec_driver_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'restrict_violation'; END $$"
            )
            only = f" WHEN ({condition})" if condition else ""
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{only} EXECUTE FUNCTION {name}()"
            )
        else:
            only = f" WHEN {condition_sqlite}" if condition_sqlite else ""
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{only} "
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )


def take_down(connection: Connection) -> None:
    """For restoring a backup, which puts another store in the place of this one, in one transaction."""
    for name, table, *_ in _GUARDS:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
            connection.exec_driver_sql(f"DROP FUNCTION {name}()")
        else:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")

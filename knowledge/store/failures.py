"""The one place where a database's failure becomes the domain's `StoreUnavailable`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from knowledge.domain.errors import StoreUnavailable

_OUT_OF_REACH = (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError)
_NO_SUCH_TABLE = "42P01"


@contextmanager
def as_store_unavailable() -> Iterator[None]:
    """Translate failures of the database; programming errors pass as they are."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:
        if is_out_of_reach(error):
            raise StoreUnavailable(_sentence(error)) from error
        raise


def raise_if_unavailable(error: BaseException | None) -> None:
    """The same for a block that has ended with this error."""
    if error is not None and is_out_of_reach(error):
        raise StoreUnavailable(_sentence(error)) from error


def is_out_of_reach(error: BaseException) -> bool:
    """Whether the database, not the program, is at fault."""
    return (
        isinstance(error, _OUT_OF_REACH)
        or type(error) is exc.DatabaseError  # SQLite: "file is not a database"
        or isinstance(error, sqlite3.DatabaseError)
        or getattr(getattr(error, "orig", None), "sqlstate", None) == _NO_SUCH_TABLE
    )


def _sentence(error: BaseException) -> str:
    words = str(getattr(error, "orig", None) or error).lower()
    if "locked" in words or "timeout" in words:
        return "The database is busy. Try again in a moment; nothing was changed."
    if "readonly" in words or "read-only" in words:
        return "The database can't be written to. Nothing was changed."
    if "no such table" in words or "relation" in words:
        return "The database isn't set up. Run ./helpline up once."
    return "The database can't be reached. Nothing was changed."

"""A PostgreSQL server that lives only as long as the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import sql


def find_binaries() -> Path | None:
    """The folder with `initdb` and `postgres`: Debian keeps it off PATH, by version."""
    found = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if found:
        return max(found, key=lambda p: int(p.parent.name))
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


class PostgresServer:
    """Listens on a socket in its own folder, and nowhere else."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        # Short: a socket's path may have 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="hl-pg-", dir="/tmp"))
        self._log = self._folder / "log"
        # PostgreSQL refuses to run as root.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self._folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def __enter__(self) -> Self:
        data = self._folder / "data"
        subprocess.run(
            [self._binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"],
            check=True, capture_output=True, cwd=self._folder, **self._as,
        )  # fmt: skip
        options = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]
        self._process = subprocess.Popen(
            [self._binaries / "postgres", "-D", data, "-k", self._folder,
             *(word for option in options for word in ("-c", option))],
            stdout=subprocess.DEVNULL, stderr=self._log.open("w"), cwd=self._folder, **self._as,
        )  # fmt: skip
        self._wait()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def empty_database(self) -> Iterator[str]:
        """A new database's address for SQLAlchemy; the database goes at the end."""
        name = f"test_{uuid.uuid4().hex}"
        self._run("CREATE DATABASE {}", name)
        try:
            yield f"postgresql+psycopg://postgres@/{name}?host={self._folder}"
        finally:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(host=str(self._folder), user="postgres", dbname="postgres", autocommit=True)

    def _run(self, statement: Any, name: str) -> None:
        with self._connect() as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))

    def _wait(self) -> None:
        for _ in range(150):
            try:
                self._connect().close()
                return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL did not start: {self._log.read_text()}")

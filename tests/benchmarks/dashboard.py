"""How long the trainers' pages take from 10,000, 100,000 and 1,000,000 logged questions, and with what memory.

    .venv/bin/python -m tests.benchmarks.dashboard [--questions 1000000] [--database sqlite|postgresql]

Prints, for each size: writing the log, counting it anew, publishing all months (done once a month in use),
every page, one message counted as it arrives, and the most memory used; of each the seconds by the clock and
this process's own, which a busy machine does not lengthen (a PostgreSQL server's are not among them).
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask.testing import FlaskClient

from knowledge.domain.month import Month
from knowledge.services.counting_asked import count, recount
from knowledge.services.gaps.board import publish_and_list
from knowledge.services.loading import load
from knowledge.store.unit_of_work import Store
from tests.knowledge.invented_log import Log, write_log
from tests.postgres import PostgresServer, find_binaries
from tests.webhook.conftest import address_of, fill, settings_for, sign_in
from webhook import create_app
from webhook.clock import now

DATABASES = ("sqlite", "postgresql")
SIZES = (10_000, 100_000, 1_000_000)
MONTHS, TEAMS = 12, 20
PAGES = ("", "/teams", "/mistakes", "/trends", "/audits", "/sessions", "/report")
TOPICS = tuple(f"topic-{n}" for n in range(30))


def main() -> None:
    """Measure what was asked for."""
    options = argparse.ArgumentParser()
    options.add_argument("--questions", type=int, action="append")
    options.add_argument("--database", choices=DATABASES, action="append")
    chosen = options.parse_args()
    runs = [(d, n) for d in chosen.database or DATABASES for n in chosen.questions or SIZES]
    for database, size in runs:
        if len(runs) > 1:
            # A process of its own for each, or the largest's memory would be said of all.
            command = [sys.executable, "-m", __spec__.name, "--database", database, "--questions", str(size)]
            subprocess.run(command, check=True)
        else:
            with address_of_empty(database) as url, tempfile.TemporaryDirectory() as home:
                _measure(database, size, url, Path(home))


@contextmanager
def address_of_empty(database: str) -> Iterator[str]:
    """Of an empty database."""
    if database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/helpline.sqlite"
        return
    binaries = find_binaries()
    if binaries is None:
        raise SystemExit("no PostgreSQL server here")
    with PostgresServer(binaries) as server, server.empty_database() as url:
        yield url


def _measure(database: str, size: int, url: str, home: Path) -> None:
    fill(url)
    app = create_app(settings_for(home, url))
    store: Store = app.extensions["helpline"].store
    _say(f"{database}, {size:,} questions")
    last = Month.last_over(now())
    log = Log(last.before(MONTHS - 1), MONTHS, size, people=max(200, size // 200), teams=TEAMS, topics=TOPICS)
    _timed("  writing the log", lambda: write_log(store, log))
    _timed("  counting it anew", lambda: _in(store, recount))
    _timed("  publishing 12 months", lambda: _in(store, lambda work: publish_and_list(work, 10, now())))
    heads = "team,people,month\n" + "".join(
        f"Response {n + 1},{log.people // TEAMS},2020-01\n" for n in range(TEAMS)
    )
    _in(store, lambda work: load(work, "teams", "teams.csv", heads.encode(), "bench", now()))
    client = sign_in(app.test_client(), address_of("trainer"))
    span = f"from={log.first}&to={last}"
    # A helpline that runs has read its rules and loaded its statistics.
    _get(client, "/training/mistakes?from=2020-01&to=2020-01")
    for path in PAGES:
        _timed(f"  /training{path}, 12 months", lambda path=path: _get(client, f"/training{path}?{span}"))
    _timed("  /training again", lambda: _get(client, f"/training?{span}"))
    _timed("  one message counted", lambda: _in(store, lambda work: count(work, f"log-1-{size // 2}")))
    _say(f"  most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB\n")
    store.close()


def _in(store: Store, do: Callable[..., object]) -> None:
    with store() as work:
        do(work)
        work.commit()


def _get(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")


def _timed(what: str, do: Callable[[], object]) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    do()
    worked, took = time.process_time() - worked, time.perf_counter() - begun
    _say(f"{what}: {took:.2f} s, of which {worked:.2f} s in this process")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

"""How long every page of the registrar takes with 1,000 documents and 100,000 past questions.

    .venv/bin/python -m tests.benchmarks.workbench [--documents 1000] [--questions 100000] [--database sqlite]

Prints for each page the seconds of wall clock and of this process's processor, first and once more.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flask.testing import FlaskClient

from knowledge.domain.month import Month
from knowledge.reading.starter import starter_documents
from knowledge.store.unit_of_work import Store, open_store
from tests.benchmarks.dashboard import DATABASES, address_of_empty
from tests.knowledge.invented_log import Log, write_log
from tests.webhook.conftest import address_of, csrf, fill, settings_for, sign_in
from webhook import create_app
from webhook.clock import now

KNOWLEDGE = "/knowledge"
ENTRY, TOPIC = "entry/crime-related-incident", "topic/assault"
PAGES = (
    "",
    "?q=assault&kind=entry",
    "/new",
    f"/document/{ENTRY}",
    f"/document/{TOPIC}",
    "/document/catalogue/offences",
    f"/version/1/{ENTRY}",
    f"/edit/{ENTRY}",
    f"/review/{ENTRY}",
    f"/past/2/{ENTRY}",
    "/wanted",
    "/calendar",
    "/map",
    "/map?doc=crime-recording-rules-2026-27&chapter=1",
    "/map?q=assault",
    "/determinations",
    "/editions",
    f"/recall/{ENTRY}",
    "/ask?q=what+is+a+crime+related+incident",
)


def main() -> None:
    """Measure what was asked for."""
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--questions", type=int, default=100_000)
    options.add_argument("--database", choices=DATABASES, default="sqlite")
    chosen = options.parse_args()
    with address_of_empty(chosen.database) as url, tempfile.TemporaryDirectory() as home:
        filled(url, chosen.documents, chosen.questions).close()
        say(f"{chosen.database}, {chosen.documents:,} documents, {chosen.questions:,} questions")
        measure(url, Path(home))


def filled(url: str, documents: int, questions: int) -> Store:
    """The starter edition, as many copies of its entries as make up the number, and a log of three months."""
    starter = [(one.id, one.title, one.body) for one in starter_documents()]
    entries = [one for one in starter if one[0].startswith("entry/")]
    fill(url, copies(entries, documents - len(starter)))
    store = open_store(url)
    topics = tuple(name.partition("/")[2] for name, _, _ in starter if name.startswith("topic/"))
    write_log(
        store, Log(Month.last_over(now()).before(1), 3, questions, people=2000, teams=20, topics=topics)
    )
    return store


def copies(entries: list[tuple[str, str, str]], number: int) -> Iterator[tuple[str, str, str]]:
    """Entries that are others by name and title alone."""
    for at in range(number):
        name, title, body = entries[at % len(entries)]
        slug = name.partition("/")[2]
        other = body.replace(f"entry: {slug}\n", f"entry: {slug}-copy-{at}\n", 1)
        yield f"{name}-copy-{at}", f"{title}, copy {at}", other.replace(title, f"{title}, copy {at}", 1)


def measure(url: str, home: Path) -> None:
    """Each page first and once more, with a draft of an entry and its replay under way."""
    app = create_app(settings_for(home, url))
    client = sign_in(app.test_client(), address_of("registrar"))
    timed(client, f"{KNOWLEDGE}/document/{ENTRY}", "warming up: ")
    token = csrf(client, "/")
    begun = client.post(f"{KNOWLEDGE}/draft/1/{ENTRY}", data=token)
    assert begun.status_code == 303, begun.status_code
    for path in PAGES:
        timed(client, KNOWLEDGE + path, "first  ")
        timed(client, KNOWLEDGE + path, "again  ")
    say(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    app.extensions["helpline"].store.close()


def timed(client: FlaskClient, path: str, what: str) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    answer = client.get(path)
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    slow = "  <-- slow" if worked > 1 else ""
    say(f"{what}{path:<50} {answer.status_code} {took:7.2f} s, processor {worked:6.2f} s{slow}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

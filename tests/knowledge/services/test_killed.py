"""A process that is killed outright while it publishes: nothing unapproved is said, nothing is half-published."""

import os
import subprocess
import sys
import time

import pytest

from knowledge.domain.documents import State
from knowledge.domain.people import Account
from knowledge.services.approving import approve
from knowledge.services.chain import chain_complaints
from knowledge.services.publishing import history, submit
from knowledge.settings import PROJECT
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import TODAY, draft, nothing_wrong, said, seen

_BEGIN = """
import sys, time
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import TODAY, draft, nothing_wrong, publish, seen
from knowledge.services.approving import approve
from knowledge.store.unit_of_work import open_store
store = open_store(sys.argv[1])
with store.reading() as work:
    ann, ben = work.accounts.find(int(sys.argv[2])), work.accounts.find(int(sys.argv[3]))
"""
APPROVES_AND_WAITS = (
    _BEGIN
    + """
work = store()
version = work.documents.open_version("entry/third-party")
approve(work, "entry/third-party", 2, seen(version), TODAY, ben, NOW, TODAY, nothing_wrong)
assert "answer: two" in str(work.documents.effective(TODAY))
print(2, flush=True)
time.sleep(60)
"""
)
PUBLISHES_ON_AND_ON = (
    _BEGIN
    + """
while True:
    with store() as work:
        number = len(work.documents.versions("entry/third-party")) + 1
        publish(work, draft(work, ann, f"answer: {number}"), ann, ben, TODAY)
        work.commit()
    print(number, flush=True)
"""
)


def start(code: str, url: str, ann: Account, ben: Account) -> subprocess.Popen[str]:
    """A process at work, once it has said its first number."""
    command = [sys.executable, "-c", code, url, str(ann.id), str(ben.id)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(command, env=environment, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def kill(process: subprocess.Popen[str]) -> list[int]:
    """Every number that it said before it was killed."""
    process.kill()
    said_by_it, _ = process.communicate()
    assert process.returncode == -9
    return [int(line) for line in said_by_it.split()]


def test_killed_between_approval_and_commit_it_has_changed_nothing(
    store: Store, database_url: str, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        version = draft(work, ann, "answer: two")
        submit(work, entry, 2, version.digest, ann, NOW, nothing_wrong)
        work.commit()
    process = start(APPROVES_AND_WAITS, database_url, ann, ben)
    assert process.stdout
    assert process.stdout.readline() == "2\n"
    kill(process)
    assert said(store, TODAY) == ["answer: one"]
    with store.reading() as work:
        assert chain_complaints(work) == []
    with store() as work:  # and nothing stays locked
        approve(work, entry, 2, seen(version), TODAY, ben, NOW, TODAY, nothing_wrong)
        work.commit()
    assert said(store, TODAY) == ["answer: two"]


@pytest.mark.parametrize("delay", [0.0, 0.007, 0.013])
def test_killed_at_any_moment_what_is_said_is_wholly_published(
    store: Store, database_url: str, entry: str, ann: Account, ben: Account, delay: float
) -> None:
    process = start(PUBLISHES_ON_AND_ON, database_url, ann, ben)
    assert process.stdout
    first = int(process.stdout.readline())
    time.sleep(delay)
    last = max([first, *kill(process)])
    (text,) = said(store, TODAY)
    assert text in (f"answer: {last}", f"answer: {last + 1}"), "committed, and killed before it said so"
    with store.reading() as work:
        assert chain_complaints(work) == []
        known = history(work, entry)
        assert {version.state for version in known.versions} == {State.APPROVED}
        approvals = [event for event in known.events if event.what == "approved"]
        assert work.knowledge_serial() == len(approvals) == len(known.versions)

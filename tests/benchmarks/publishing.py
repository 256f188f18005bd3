"""What approving and replaying cost, on a whole helpline of its own: Rasa, action server, two web workers.

`python -m tests.benchmarks.publishing [QUESTIONS]` prints the seconds from "approve" to the new answer, the
seconds that a replay of so many past questions takes, and officers' median reply time meanwhile against without.
"""

import random
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median

import click
import httpx

from knowledge.domain.conversation import Asker, Outcome, QuestionState
from knowledge.domain.replay import ReplayState
from knowledge.domain.results import Results
from knowledge.services.accounts import add_account
from knowledge.services.past_answers import begin_replay
from knowledge.services.publishing import save_draft, start_draft
from knowledge.settings import PROJECT, Settings
from knowledge.store.unit_of_work import Store, open_store
from webhook.clock import today
from webhook.commands import parts, replaying
from webhook.commands.health import answers
from webhook.commands.ports import any_free
from webhook.commands.trial import Trial, helpline_in, trial_home

ENTRY, TOPIC = "entry/crime-related-incident", "topic/assault"
QUESTION = "what is a crime related incident"
PASSWORD = "correct horse staple"
ROUNDS = 5
# Invented pieces; every text made of them is another report of an assault.
WHO = ["his ex", "a stranger", "her brother", "the barman", "a neighbour", "his dad", "a customer", "her son"]
DID = ["punched", "slapped", "kicked", "headbutted", "pushed", "grabbed", "bit", "scratched", "hit"]
WHERE = ["in the face", "on the arm", "in the pub", "at the bus stop", "in the kitchen", "in the car park"]
HARM = ["no injury", "a black eye", "bruising to the arm", "a cut lip", "red mark", "broken nose", "no marks"]
REST = [
    "she reports it",
    "he won't give a statement",
    "a witness rang in",
    "cctv seen",
    "happened last night",
]


def main(questions: int) -> None:
    """Both figures, from one start."""
    with trial_home() as home, helpline_in(home, click.echo) as trial, two_workers(trial.settings) as url:
        store = open_store(trial.settings.database_url)
        print_approving(url, trial, store)
        print_replay(url, trial, store, questions)
        store.close()


@contextmanager
def two_workers(settings: Settings) -> Iterator[str]:
    """A second web app on the same helpline, with two workers."""
    port = any_free()
    command = [sys.executable, "-P", "-m", "gunicorn", "--worker-class", "gthread", "--workers", "2"]
    command += [
        "--threads",
        "8",
        "--no-control-socket",
        "--bind",
        f"127.0.0.1:{port}",
        "webhook:create_app()",
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=PROJECT, env=parts.environment_of(settings), stdout=quiet, stderr=quiet
    )
    try:
        while not answers(port, "/healthz"):
            assert process.poll() is None, "the web app with two workers did not start"
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


class Browser:
    """One registrar, signed in."""

    def __init__(self, url: str, address: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self.send("/sign-in", address=address, password=PASSWORD)

    def page(self, path: str) -> str:
        return self._http.get(path, follow_redirects=True).text

    def send(self, path: str, shown: str = "/sign-in", **fields: str) -> int:
        token = field(self.page(shown), "csrf_token")
        done = self._http.post(path, data={"csrf_token": token, **fields})
        assert done.status_code in (302, 303), (path, done.status_code, done.text[-2000:])
        return done.status_code


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]


def asked(url: str, token: str) -> str:
    message = {"conversation": uuid.uuid4().hex, "text": QUESTION}
    done = httpx.post(
        f"{url}/api/v1/messages", json=message, headers={"Authorization": f"Bearer {token}"}, trust_env=False,
        timeout=30,
    )  # fmt: skip
    return str(done.json()["replies"][0]["text"])


def print_approving(url: str, trial: Trial, store: Store) -> None:
    token = trial.token()
    with store() as work:
        for name in ("ann", "ben"):
            add_account(
                work, f"{name}@force.example", PASSWORD, "registrar", datetime.now(UTC), name=name,
                must_change=False,
            )  # fmt: skip
        work.commit()
    ann, ben = Browser(url, "ann@force.example"), Browser(url, "ben@force.example")
    for _ in range(6):
        asked(url, token)
    pressing, hearing = [], []
    for number in range(2, 2 + ROUNDS):
        words = f"Sample words of round {number}."
        prepare(store, ann, number, words)
        shown = f"/knowledge/review/{ENTRY}"
        while "data-progress" in (page := ben.page(shown)):
            time.sleep(0.5)
        fields = {"digest": field(page, "digest"), "results": field(page, "results")}
        fields |= {"takes_effect": today().isoformat(), "note": "a sample"}
        begun = time.perf_counter()
        ben.send(f"/knowledge/approve/{number}/{ENTRY}", shown, **fields)
        approved = time.perf_counter()
        said = asked(url, token)
        assert words in said, said
        pressing.append(approved - begun)
        hearing.append(time.perf_counter() - approved)
    click.echo(
        f"approve, until the page says so: median {median(pressing):.2f} s, most {max(pressing):.2f} s"
    )
    click.echo(f"from then to the new answer:     median {median(hearing):.2f} s, most {max(hearing):.2f} s")


def prepare(store: Store, ann: Browser, number: int, words: str) -> None:
    ann.send(f"/knowledge/draft/{number - 1}/{ENTRY}", "/")
    with store() as work:
        draft = work.documents.open_version(ENTRY)
        ann_account = work.accounts.find_by_address("ann@force.example")
        assert draft is not None
        assert ann_account is not None
        body = draft.body.replace("conditions:\n", f'conditions:\n  - "{words}"\n', 1)
        save_draft(
            work, ENTRY, number, body, draft.digest, ann_account, datetime.now(UTC), lambda *_: Results()
        )
        work.commit()
    page = ann.page(f"/knowledge/review/{ENTRY}")
    ann.send(
        f"/knowledge/submit/{number}/{ENTRY}", f"/knowledge/review/{ENTRY}", digest=field(page, "digest")
    )


def print_replay(url: str, trial: Trial, store: Store, questions: int) -> None:
    token = trial.token()
    fill(store, questions)
    alone = officers(url, token, until=lambda: False, most=60)
    number = draft_of_topic(store)
    begun = time.perf_counter()
    replaying.start(trial.settings, number)
    meanwhile = officers(url, token, until=lambda: state(store, number) not in ("waiting", "running"))
    seconds = time.perf_counter() - begun
    with store.reading() as work:
        found = work.replays.find(number)
    assert found is not None
    assert found.state is ReplayState.DONE, found.why
    click.echo(
        f"replay: {found.done} asked again in {seconds:.0f} s; {found.changed} would change in {len(found.changes)} ways; {dict(found.skipped)}"
    )
    click.echo(
        f"officers' median reply: {alone * 1000:.0f} ms without, {meanwhile * 1000:.0f} ms meanwhile, ratio {meanwhile / alone:.2f}"
    )


def fill(store: Store, questions: int) -> None:
    """As many past questions about assaults, each in a conversation of its own."""
    chance = random.Random(7)
    now = datetime.now(UTC)
    decided = [{"status": "decided", "decision": {"decision": "record_crime", "reasons": []}}]
    outcome = Outcome("decided", "ask", "assault", None, None, "record_crime")
    with store() as work:
        for number in range(questions):
            text = f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(['him', 'her'])} {chance.choice(WHERE)}, "
            text += f"{chance.choice(HARM)}, {chance.choice(REST)}, age {chance.randint(18, 80)}"
            conversation = f"past{number}"
            work.conversations.take(conversation, "account:1", now)
            made = work.questions.add(conversation, None, text, Asker("officer", "A"), now)
            work.questions.finish(made, QuestionState.ANSWERED, outcome, decided, 5, (f"HL-P-{number}", "x"))
        work.commit()


def draft_of_topic(store: Store) -> int:
    now = datetime.now(UTC)
    with store() as work:
        ann = work.accounts.find_by_address("ann@force.example")
        assert ann is not None
        draft = start_draft(work, TOPIC, ann, now)
        body = draft.body.replace("There is an injury less than serious harm", "There is a sample injury")
        saved = save_draft(work, TOPIC, draft.number, body, draft.digest, ann, now, lambda *_: Results())
        number = begin_replay(work, saved.version, now, today())
        work.commit()
    return number


def state(store: Store, number: int) -> str:
    with store.reading() as work:
        found = work.replays.find(number)
    return found.state.value if found else ""


def officers(url: str, token: str, until: Callable[[], bool], most: int = 100_000) -> float:
    """The median of one officer's replies, one after the other, until then."""
    took: list[float] = []
    while len(took) < most and not until():
        begun = time.perf_counter()
        asked(url, token)
        took.append(time.perf_counter() - begun)
    return median(took)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

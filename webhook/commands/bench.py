"""`./helpline bench`: what a message costs, beside a Rasa bot that does nothing but utter a fixed text."""

import subprocess
import uuid
from collections.abc import Iterator

import click
import httpx
import psutil

from knowledge.settings import PROJECT, Settings
from webhook.commands import parts
from webhook.commands.health import answers
from webhook.commands.load import Send, Times, measure
from webhook.commands.ports import any_free
from webhook.commands.supervisor import Part, Supervisor
from webhook.commands.trial import Trial, helpline_in, trial_home

SENDERS = (1, 8, 32)
# At the median, our whole reply may take so many times the fixed text's.
ALLOWED = 1.5
# Invented, one for each way that a message may go.
TEXTS = [
    "neighbour keeps shouting at her over the fence, third time now",
    "split lip outside the pub, victim doesn't want police",
    "how long have we got to put a crime on",
    "ex partner sat outside her work every day this week",
    "nurse rang in about bruising, patient won't talk to us",
    "what can you do",
    "pushed in a queue, no marks",
    "what uniform should I wear for the parade",
]


@click.command()
@click.option(
    "--messages", default=320, show_default=True, type=click.IntRange(20, 5000), help="For each figure."
)
def bench(messages: int) -> None:
    """Measure a message and its parts at 1, 8 and 32 senders, the start, and each process's memory."""
    with trial_home() as home, Supervisor(home / "log", click.echo) as supervisor:
        with helpline_in(home, click.echo) as first:
            click.echo(f"Start in an empty home: {first.seconds:.1f} s")
        with helpline_in(home, click.echo) as trial:
            click.echo(f"Warm start: {trial.seconds:.1f} s")
            fixed = _start_fixed_bot(supervisor, trial.settings)
            table = _measure_all(trial, fixed, messages)
            _print_processes(trial, fixed)
    for line in report(table):
        click.echo(line)


def report(table: dict[str, list[Times]]) -> Iterator[str]:
    """The figures as a table, and the ratio that is promised."""
    yield f"\n{'':<34}" + "".join(f"{n:>3} senders: p50   p95    /s  " for n in SENDERS)
    for name, row in table.items():
        cells = (f"{t.median:>14.0f} {t.ninety_fifth:>5.0f} {t.rate:>5.0f}  " for t in row)
        failed = sum(t.failed for t in row)
        yield f"{name:<34}" + "".join(cells) + (f"  {failed} failed" if failed else "")
    ours, fixed = table["the whole message"], table["fixed-text bot"]
    ratios = [one.median / other.median for one, other in zip(ours, fixed, strict=True)]
    yield f"{'whole message / fixed-text bot':<34}" + "".join(f"{ratio:>14.2f}{'':<14}" for ratio in ratios)
    yield f"Allowed at the median with one sender: {ALLOWED}; measured: {ratios[0]:.2f}"


def _measure_all(trial: Trial, fixed_port: int, messages: int) -> dict[str, list[Times]]:
    senders: dict[str, Send] = {
        "the whole message": _whole(trial),
        "of it: Rasa, actions and knowledge": _rasa(trial.settings),
        "fixed-text bot": _fixed(fixed_port),
    }
    table: dict[str, list[Times]] = {name: [] for name in senders}
    for name, send in senders.items():
        measure(send, 2, 20)  # the first messages pay for what is loaded late
        for count in SENDERS:
            # One sender needs fewer messages for as sure a median.
            table[name].append(measure(send, count, messages if count > 1 else max(20, messages // 4)))
            click.echo(f"  measured {name}, {count} senders")
    return table


def _start_fixed_bot(supervisor: Supervisor, settings: Settings) -> int:
    """Rasa as it comes, with the same pipeline and our examples, and one text for every turn."""
    environment = parts.environment_of(settings)
    subprocess.run([*parts.train_command(), "--fixed"], cwd=PROJECT, env=environment, check=True)
    port = any_free()
    files = parts.BOT / "fixed"
    command = parts.rasa_command(port, "fixed", files / "endpoints.yml", files / "credentials.yml")
    part = Part("fixed", "The fixed-text bot", command, PROJECT, environment, lambda: answers(port, "/"), 180)
    if not supervisor.wait_for(supervisor.start(part)):
        raise click.ClickException(f"the fixed-text bot does not answer; see {supervisor.logs}/fixed.log")
    return port


def _print_processes(trial: Trial, fixed_port: int) -> None:
    """What each process holds, and what it works for one message: that is the same on a busy machine."""
    up = psutil.Process(trial.pid)
    ours = [up, *up.children(recursive=True)]
    for process, work in _work_for_one(ours, _whole(trial)):
        words = [word for word in process.cmdline() if word in ("rasa", "actions", "gunicorn")]
        own = process.memory_full_info().uss / 1e6
        click.echo(f"{words[0] if words else 'up':<16} {own:>6.0f} MB {work:>7.1f} ms of work for a message")
    for _, work in _work_for_one(_fixed_processes(), _fixed(fixed_port)):
        click.echo(f"{'fixed-text bot':<16} {'':<9} {work:>7.1f} ms of work for a message")


def _fixed_processes() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    return [child for child in children if any("fixed.tar.gz" in word for word in child.cmdline())]


def _work_for_one(processes: list[psutil.Process], send: Send) -> list[tuple[psutil.Process, float]]:
    """Milliseconds of processor time that each process spends on a message."""
    many = 100
    before = [sum(process.cpu_times()[:2]) for process in processes]
    measure(send, 1, many)
    after = [sum(process.cpu_times()[:2]) for process in processes]
    return [(p, (b - a) * 1000 / many) for p, a, b in zip(processes, before, after, strict=True)]


def _whole(trial: Trial) -> Send:
    headers = {"Authorization": f"Bearer {trial.token()}"}

    def send(client: httpx.Client, number: int) -> bool:
        body = {"conversation": uuid.uuid4().hex, "text": TEXTS[number % len(TEXTS)]}
        return bool(_json(client.post(f"{trial.url}/api/v1/messages", json=body, headers=headers)))

    return send


def _rasa(settings: Settings) -> Send:
    url = f"http://127.0.0.1:{settings.rasa_port}/webhooks/helpline/message"
    headers = {"X-Helpline-Key": settings.helpline_key}

    def send(client: httpx.Client, number: int) -> bool:
        body = {"sender": uuid.uuid4().hex, "text": TEXTS[number % len(TEXTS)], "metadata": {}}
        return bool(_json(client.post(url, json=body, headers=headers)))

    return send


def _fixed(port: int) -> Send:
    url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"

    def send(client: httpx.Client, number: int) -> bool:
        body = {"sender": uuid.uuid4().hex, "message": TEXTS[number % len(TEXTS)]}
        return bool(_json(client.post(url, json=body)))

    return send


def _json(response: httpx.Response) -> object:
    return response.json() if response.is_success else None

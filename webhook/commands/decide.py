"""`./helpline decide`: the decision for facts that a program gives."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from webhook.commands.first_run import load_knowledge
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day whose rules apply (today).")
@click.option("--meant", help="A class, code or name such as 8R: say why the decision is not that.")
def decide(file: Path, day: datetime | None, meant: str | None) -> None:
    """Decide on the facts in FILE: {"fact": value}, or {"facts": {…}, "on": "2026-05-03", "meant": "8R"}."""
    facts, written, named = _read(file)
    on = day.date() if day else written or datetime.now(UTC).date()
    settings = settle()
    from knowledge.services.advising import Desk
    from knowledge.services.deciding import decide_facts

    with open_up_to_date(settings) as store:
        load_knowledge(store, settings.home / "starter.digest", lambda line: click.echo(line, err=True))
        decision = decide_facts(facts, on, Desk(store), meant or named)
    click.echo(json.dumps(decision, indent=2, ensure_ascii=False))


def _read(file: Path) -> tuple[dict[str, Any], date | None, str | None]:
    try:
        body = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=_each_once)
    except (ValueError, OSError, RecursionError) as error:
        raise click.UsageError(f"{file} is not readable as JSON: {error}") from error
    if not isinstance(body, dict):
        raise click.UsageError(f"{file} must hold an object of facts")
    if "facts" not in body:
        return body, None, None
    for name in body.keys() - {"facts", "on", "meant"}:
        raise click.UsageError(f"{file}: '{name}' is unknown beside 'facts'; known are 'on' and 'meant'")
    facts, meant = body["facts"], body.get("meant")
    if not isinstance(facts, dict):
        raise click.UsageError(f"{file}: 'facts' must be an object")
    if meant is not None and not isinstance(meant, str):
        raise click.UsageError(f"{file}: 'meant' must be text, such as 8R")
    try:
        return facts, date.fromisoformat(body["on"]) if "on" in body else None, meant
    except (TypeError, ValueError) as error:
        raise click.UsageError(f"{file}: 'on' must be a day such as 2026-05-03") from error


def _each_once(rows: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON keeps the last of two like names without a word; a fact told twice is a mistake to be shown."""
    for name, _ in rows:
        if sum(name == other for other, _ in rows) > 1:
            raise ValueError(f"'{name}' stands twice")
    return dict(rows)

"""`./helpline ask`: one message by the way that the chat takes, without the web app."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

from knowledge.settings import Settings
from webhook.commands.first_run import load_knowledge
from webhook.commands.place import running, settle
from webhook.commands.storing import open_up_to_date


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print the whole reply.")
def ask(text: str, as_json: bool) -> None:
    """Ask one question and print the reply."""
    settings = settle()
    with open_up_to_date(settings) as store:
        load_knowledge(store, settings.home / "starter.digest", lambda line: click.echo(line, err=True))
    # What reads words takes a second to load: no other command should wait for it.
    from webhook.commands.direct import answer

    replies = answer(_where_it_runs(settings), text)
    if as_json:
        click.echo(
            json.dumps(replies[0] if len(replies) == 1 else list(replies), indent=2, ensure_ascii=False)
        )
        return
    click.echo("\n\n".join(_in_words(reply) for reply in replies))


def _where_it_runs(settings: Settings) -> Settings:
    """A running `up` may have taken other ports than the usual ones."""
    word = running(settings.home)
    return (
        replace(settings, rasa_port=word["rasa_port"], action_port=word["action_port"]) if word else settings
    )


def _in_words(reply: Mapping[str, Any]) -> str:
    """The text, and what the chat would show as buttons."""
    lines = [str(reply["text"])]
    question = reply.get("question")
    if question:
        lines += [question["text"]] if question["text"] not in reply["text"] else []
        lines += [f"  - {option['label']}" for option in question["options"]]
    lines += [f"  - {choice['title']}" for choice in reply.get("choices") or []]
    return "\n".join(lines)

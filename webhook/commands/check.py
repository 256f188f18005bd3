"""`./helpline check`: is everything in place, and how to mend what isn't."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import click

from knowledge.domain.errors import HelplineError
from knowledge.settings import PROJECT, Settings, SettingsError
from knowledge.store.schema import newest_revision, revision_of
from knowledge.store.unit_of_work import open_store
from webhook import assets
from webhook.commands import parts
from webhook.commands.place import running


@dataclass(frozen=True)
class Finding:
    """One thing looked at. Without `mend`, all is well."""

    what: str
    state: str
    mend: str = ""


SET_UP = "./helpline up sets it up"


@click.command()
def check() -> None:
    """Look at settings, store, knowledge, assistant and services; exit status 1 when something is wrong."""
    wrong = 0
    for finding in findings():
        wrong += bool(finding.mend)
        mark = click.style("wrong", fg="red") if finding.mend else click.style("ok   ", fg="green")
        mend = f": {finding.mend}" if finding.mend else ""
        click.echo(f"{mark}  {finding.what:<18} {finding.state}{mend}")
    if wrong:
        raise click.ClickException(f"{wrong} {'thing is' if wrong == 1 else 'things are'} not in place")


def findings() -> Iterator[Finding]:
    """Everything that is looked at; nothing is changed by looking."""
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        yield Finding("settings", "not readable", str(error))
        return
    yield Finding("settings", f"read; the home folder is {settings.home}")
    for look in (_secrets, _rasa_environment, _styles, _store, _knowledge, _record, _assistant, _services):
        yield look(settings)


def _secrets(settings: Settings) -> Finding:
    file = settings.home / "secrets.env"
    if file.exists() and file.stat().st_mode & 0o077:
        return Finding("secrets", "readable by others", f"chmod 600 {file}")
    return Finding("secrets", "readable by their owner alone")


def _rasa_environment(settings: Settings) -> Finding:
    if not parts.BOT_PYTHON.exists():
        return Finding("Rasa's environment", "not installed", SET_UP)
    return Finding("Rasa's environment", "installed")


def _styles(settings: Settings) -> Finding:
    return (
        Finding("page styles", "installed")
        if assets.installed()
        else Finding("page styles", "missing", SET_UP)
    )


def _store(settings: Settings) -> Finding:
    try:
        standing = revision_of(settings.database_url)
    except HelplineError as error:
        return Finding("store", "can't be read", f"{error} Look at DATABASE_URL and at the disk")
    if standing != newest_revision():
        return Finding("store", "not in this release's shape" if standing else "empty", SET_UP)
    return Finding("store", "reachable and up to date")


def _knowledge(settings: Settings) -> Finding:
    # Reading all of it takes a second or two, which no other command should pay for.
    from knowledge.services.advising import Desk

    store = open_store(settings.database_url)
    try:
        with store.reading() as work:
            count = len(work.documents.effective(datetime.now(UTC).date()))
        if not count:
            return Finding("knowledge", "nothing is in effect", SET_UP)
        facts = Desk(store).facts(datetime.now(UTC).date())
    except HelplineError as error:
        return Finding("knowledge", "can't be read", str(error))
    except ValueError as error:  # a content file's fault, named by file and key
        return Finding("knowledge", "does not read", f"a registrar must correct it: {error}")
    finally:
        store.close()
    return Finding("knowledge", f"{count} documents in effect, {len(facts)} facts")


def _record(settings: Settings) -> Finding:
    """Nobody has changed what was written down, and every approved text is the one that was approved."""
    from knowledge.services.chain import chain_complaints

    store = open_store(settings.database_url)
    try:
        with store.reading() as work:
            complaints, head = chain_complaints(work), work.events.head()
    except HelplineError as error:
        return Finding("record of events", "can't be read", str(error))
    finally:
        store.close()
    if complaints:
        return Finding("record of events", "not whole", f"{complaints[0]} Compare with a backup")
    return Finding("record of events", f"{head.length} lines, whole; the last is {head.link[:16]}")


def _assistant(settings: Settings) -> Finding:
    done = subprocess.run(parts.training_check(), cwd=PROJECT, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        return Finding("assistant", "not trained on its present examples", "./helpline up trains it")
    return Finding("assistant", "trained")


def _services(settings: Settings) -> Finding:
    word = running(settings.home)
    if not word:
        return Finding("services", "not running", "./helpline up starts them")
    ports = {"port": word["port"], "rasa_port": word["rasa_port"], "action_port": word["action_port"]}
    silent = [part for part in parts.all_parts(replace(settings, **ports)) if not part.healthy()]
    if silent:
        logs = ", ".join(str(settings.home / "log" / f"{part.name}.log") for part in silent)
        return Finding("services", f"silent: {', '.join(part.title for part in silent)}", f"see {logs}")
    return Finding("services", f"running at {word['address']}")

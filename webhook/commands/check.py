"""`./helpline check`: is everything in place, and how to mend what isn't."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace

import click

from knowledge.domain.errors import HelplineError
from knowledge.settings import PROJECT, Settings, SettingsError
from knowledge.store.schema import newest_revision, revision_of
from webhook import assets
from webhook.commands import parts, ports
from webhook.commands.check_figures import look_at_figures
from webhook.commands.check_knowledge import look_at_knowledge, look_at_record
from webhook.commands.finding import SET_UP, Finding
from webhook.commands.place import running


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
        for installed in (_rasa_environment, _styles, _assistant):
            yield installed()
        return
    yield Finding("settings", f"read; the home folder is {settings.home}")
    yield _secrets(settings)
    yield _rasa_environment()
    yield _styles()
    store = _store(settings)
    yield store
    if not store.mend:
        yield from look_at_knowledge(settings)
        yield from look_at_record(settings)
        yield look_at_figures(settings)
    yield _assistant()
    yield _services(settings)


def _secrets(settings: Settings) -> Finding:
    file = settings.home / "secrets.env"
    if file.exists() and file.stat().st_mode & 0o077:
        return Finding("secrets", "readable by others", f"chmod 600 {file}")
    return Finding("secrets", "readable by their owner alone")


def _rasa_environment() -> Finding:
    if not parts.BOT_PYTHON.exists():
        return Finding("Rasa's environment", "not installed", SET_UP)
    return Finding("Rasa's environment", "installed")


def _styles() -> Finding:
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


def _assistant() -> Finding:
    done = subprocess.run(parts.training_check(), cwd=PROJECT, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        return Finding("assistant", "not trained on its present examples", "./helpline up trains it")
    return Finding("assistant", "trained")


def _services(settings: Settings) -> Finding:
    word = running(settings.home)
    if not word:
        return _not_running(settings)
    own = {"port": word["port"], "rasa_port": word["rasa_port"], "action_port": word["action_port"]}
    silent = [part for part in parts.all_parts(replace(settings, **own)) if not part.healthy()]
    if silent:
        logs = ", ".join(str(settings.home / "log" / f"{part.name}.log") for part in silent)
        return Finding("services", f"silent: {', '.join(part.title for part in silent)}", f"see {logs}")
    return Finding("services", f"running at {word['address']}")


def _not_running(settings: Settings) -> Finding:
    if ports.is_free(settings.port):
        return Finding("services", "not running", "./helpline up starts them")
    return Finding(
        "services",
        f"not running, and another program listens on port {settings.port}",
        "stop that program, or choose another port with ./helpline up --port N",
    )

"""The `helpline` program: finds the command, and says in one line what was wrong with one."""

import sys
from importlib import import_module

import click

from knowledge.domain.errors import BadInput, HelplineError
from knowledge.settings import SettingsError

# Loaded only when called: `token create` needn't wait for what `bench` imports.
COMMANDS = {
    "up": "webhook.commands.up:up",
    "test": "webhook.commands.testing:test",
    "ask": "webhook.commands.ask:ask",
    "decide": "webhook.commands.decide:decide",
    "token": "webhook.commands.token:token",
    "user": "webhook.commands.user:user",
    "import": "webhook.commands.importing:importing",
    "export": "webhook.commands.exporting:exporting",
    "backup": "webhook.commands.keeping:backup",
    "restore": "webhook.commands.keeping:restore",
    "check": "webhook.commands.check:check",
    "coverage": "webhook.commands.coverage:coverage",
    "report": "webhook.commands.report:report",
    "remind": "webhook.commands.remind:remind",
    "bench": "webhook.commands.bench:bench",
    "evaluate": "webhook.commands.evaluate:evaluate",
}


class Commands(click.Group):
    """Loads a command's module only when it is the one that was asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def helpline() -> None:
    """The CDI Helpline: tells police officers, with the rule cited, what crime to record."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 2 for bad arguments, 1 for anything else that went wrong."""
    try:
        return helpline.main(arguments, prog_name="helpline", standalone_mode=False) or 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except BadInput as error:
        return _say(error, 2)
    except (HelplineError, SettingsError) as error:
        return _say(error, 1)
    except (KeyboardInterrupt, click.Abort):
        return 130


def _say(what: object, status: int) -> int:
    click.echo(f"helpline: {' '.join(str(what).split())}", err=True)
    return status


if __name__ == "__main__":
    sys.exit(main())

"""`python -m actions` starts the action server."""

import logging
import sys

import click

from actions.server import serve
from knowledge.domain.errors import StoreUnavailable
from knowledge.reading.strict_yaml import ContentError
from knowledge.settings import Settings, SettingsError


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        serve(Settings.from_environment())
    except (SettingsError, StoreUnavailable, ContentError) as error:
        click.echo(f"The action server can't start: {error}", err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

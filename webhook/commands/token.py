"""`./helpline token`: what scripts show to come in."""

from datetime import UTC, datetime

import click

from knowledge.domain.people import Role
from knowledge.services.accounts import create_token
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date

ROLES = click.Choice([role.value for role in Role])


@click.group()
def token() -> None:
    """API tokens for scripts."""


@token.command()
@click.option("--role", required=True, type=ROLES, help="What the script may do.")
@click.option("--name", required=True, help="Whose script it is, for the log.")
@click.option("--team", default="", help="The team that its questions count for.")
@click.option(
    "--days", default=365, show_default=True, type=click.IntRange(1, 3650), help="How long it lasts."
)
def create(role: str, name: str, team: str, days: int) -> None:
    """Make a token and print it, once."""
    with open_up_to_date(settle()) as store, store() as work:
        made = create_token(work, name, role, datetime.now(UTC), team=team, days=days)
        work.commit()
    click.echo(made)

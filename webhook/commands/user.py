"""`./helpline user`: people who sign in."""

from datetime import UTC, datetime

import click

from knowledge.services.accounts import add_account, new_password
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date
from webhook.commands.token import ROLES


@click.group()
def user() -> None:
    """Accounts of people."""


@user.command()
@click.argument("address")
@click.option("--role", required=True, type=ROLES, help="What the person is here to do.")
@click.option("--name", default="", help="The person's name, as colleagues see it.")
@click.option("--team", default="", help="The team that their questions count for.")
def add(address: str, role: str, name: str, team: str) -> None:
    """Make an account for ADDRESS and print its first password, once."""
    password = new_password()
    with open_up_to_date(settle()) as store, store() as work:
        account = add_account(work, address, password, role, datetime.now(UTC), name=name, team=team)
        work.commit()
    click.echo(f"{account.address} may sign in as {account.role.value} with the password {password}")
    click.echo("It is not shown again, and must be changed at the first sign-in.")

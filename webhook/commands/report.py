"""`./helpline report`: pages for those who govern, as text."""

from datetime import UTC, datetime

import click

from knowledge.domain.month import Month
from knowledge.settings import Settings
from webhook.commands.storing import open_up_to_date


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def report() -> None:
    """Reports for the governance group."""


@report.command()
@click.option("--month", required=True, metavar="2026-11", help="The month, in whole weeks; it must be over.")
def gaps(month: str) -> None:
    """What the force does not know, in one month: figures with intervals, and plain words."""
    # The statistics take a second to load, which no other command should pay for.
    from knowledge.services.gaps.report import as_text, month_report

    settings = Settings.from_environment()
    wanted, now = Month.read(month), datetime.now(UTC)
    with open_up_to_date(settings) as store, store() as work:
        made = month_report(work, settings.least_people, wanted, now)
        work.commit()
    click.echo(as_text(made), nl=False)


@report.command()
def recount() -> None:
    """Count every question anew; published months stay as they were published."""
    from knowledge.services.counting_asked import recount as count_anew

    settings = Settings.from_environment()
    with open_up_to_date(settings) as store, store() as work:
        total = count_anew(work)
        work.commit()
    click.echo(f"{total} questions counted.")

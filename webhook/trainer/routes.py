"""The trainers' pages: figures of a period, and the questions behind each of them."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import NotFound
from knowledge.domain.teaching import Asked, Choice, Known, Listing, Read
from knowledge.services import teaching
from webhook.clock import now
from webhook.identity import current_caller
from webhook.roles import for_roles
from webhook.trainer import tables, wording
from webhook.trainer.chart import draw
from webhook.trainer.choosing import Form, read_form
from webhook.trainer.paging import read_page
from webhook.trainer.spreadsheet import as_csv
from webhook.wiring import wiring

blueprint = Blueprint("trainer", __name__, url_prefix="/training")
WHO = ("trainer", "registrar", "admin")


@blueprint.get("")
@for_roles(*WHO)
def overview() -> ResponseReturnValue:
    """All figures of a period."""
    with wiring().store.reading() as work:
        known = teaching.known(work)
        form = read_form(known)
        found = teaching.overview(work, form.choice, now()) if form.choice else None
    page = render_template(
        "trainer/overview.html",
        form=form,
        known=known,
        overview=found,
        chart=draw(found.weeks) if found else None,
        words=wording,
        tables=tables,
    )
    return page, 422 if form.errors else 200


@blueprint.get("/tables/<name>.csv")
@for_roles(*WHO)
def table(name: str) -> ResponseReturnValue:
    """A table of figures, as a file."""
    if name not in tables.TABLES:
        raise NotFound("There is no table of that name.")
    with wiring().store.reading() as work:
        known = teaching.known(work)
        choice = read_form(known).chosen
        found = teaching.overview(work, choice, now())
    made = tables.TABLES[name](found, known)
    return as_csv(name, choice.period, made.header, made.rows)


@blueprint.get("/questions")
@for_roles(*WHO)
def questions() -> ResponseReturnValue:
    """The questions behind a figure, a page at a time."""
    listing, known, form, found = _find()
    pages = read_page(len(found))
    shown = found[pages.begin : pages.end]
    page = render_template(
        "trainer/questions.html",
        form=form,
        known=known,
        listing=listing,
        pages=pages,
        questions=_read(shown, listing, known, form.choice, f"page {pages.number}") if form.choice else [],
        words=wording,
    )
    return page, 422 if form.errors else 200


@blueprint.get("/questions.csv")
@for_roles(*WHO)
def questions_file() -> ResponseReturnValue:
    """The whole list, as a file."""
    listing, known, form, found = _find()
    choice = form.chosen
    made = tables.questions(_read(found, listing, known, choice, "as a file"), known)
    return as_csv(f"questions-{listing.value}", choice.period, made.header, made.rows)


def _find() -> tuple[Listing, Known, Form, list[Asked]]:
    """The questions that the address names, still without their words."""
    try:
        listing = Listing(request.args.get("list", Listing.ALL.value))
    except ValueError:
        raise NotFound("There is no list of that name.") from None
    with wiring().store.reading() as work:
        known = teaching.known(work)
        form = read_form(known)
        return listing, known, form, teaching.listed(work, form.choice, listing, now()) if form.choice else []


def _read(questions: Sequence[Asked], listing: Listing, known: Known, choice: Choice, how: str) -> list[Read]:
    """Their words. Who looks leaves a trace, or sees nothing: the store must take the note first."""
    who = current_caller()
    what = f"{wording.HEADINGS[listing]}, {wording.choice_words(choice, known)}, {how}"
    # A short piece of work of its own: while it lasts, nobody's message could be stored.
    with wiring().store() as work:
        read = teaching.read_words(work, questions, what, who.name, who.account, now())
        work.commit()
    return read

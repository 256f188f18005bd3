"""The trainers' pages of figures, and every table as a file."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, NotFound
from knowledge.services.gaps import sentences as wording
from knowledge.services.gaps.audits import TARGET, four_fields
from knowledge.services.gaps.figures import ADVISED, DEFINITIONS, TIME, advised_hours, headline, seconds
from knowledge.services.gaps.mistakes import confusions, rules_between
from knowledge.services.gaps.points import lessons
from knowledge.services.gaps.rates import rates
from knowledge.services.gaps.reading_words import LISTS, read_words
from knowledge.services.gaps.trends import trends
from webhook.clock import now, today
from webhook.identity import current_caller
from webhook.roles import for_everyone_signed_in, for_roles
from webhook.trainer import drawing, tables
from webhook.trainer.blueprint import WHO, Opened, blueprint, opened
from webhook.trainer.spreadsheet import as_csv, as_xlsx
from webhook.wiring import wiring

FILES = {"csv": as_csv, "xlsx": as_xlsx}
_MOST_CHARTS = 6


def page(template: str, at: Opened, names: tuple[str, ...], **more: object) -> ResponseReturnValue:
    """A page with its tables, or its complaint."""
    shown = {name: tables.TABLES[name](at.work, at.board, _team(at)) for name in names} if at.board else {}
    made = render_template(
        f"trainer/{template}.html",
        choice=at.choice,
        board=at.board,
        tables=shown,
        words=wording,
        least=wiring().settings.least_people,
        **more,
    )
    return made, 422 if at.choice.errors else 200


def _team(at: Opened) -> str:
    """The team that the address names; BadInput for one of which nothing is published."""
    team = at.choice.typed["team"]
    if team and (at.board is None or team not in at.board.teams):
        raise BadInput(f"Nothing can be shown of a team called “{team}”.", field="team")
    return team


@blueprint.get("/training")
@for_roles(*WHO)
def overview() -> ResponseReturnValue:
    """All figures of some months."""
    with opened() as at:
        board = at.board
        more = {
            "figures": headline(board) if board else [],
            "seconds": seconds(board.shown) if board else None,
            "time": TIME,
            "advised": ADVISED,
            "hours": advised_hours(board.shown) if board else None,
            "chart": drawing.week_chart(board) if board else None,
        }
        return page("overview", at, ("figures", "weeks", "topics", "asked-most", "teams"), **more)


@blueprint.get("/training/teams")
@for_roles(*WHO)
def ask_rates() -> ResponseReturnValue:
    """How often teams ask, per head and per recorded crime."""
    with opened() as at:
        found = rates(at.board) if at.board else []
        striking = [one for one in found if one.differs][:5]
        said = [wording.rate_words(one, _title(at, one.topic)) for one in striking]
        chart = drawing.rate_chart(at.board) if at.board else None
        loaded = bool(at.board and at.board.strengths)
        return page("rates", at, ("ask-rates",), said=said, chart=chart, loaded=loaded)


@blueprint.get("/training/mistakes")
@for_roles(*WHO)
def mistakes() -> ResponseReturnValue:
    """What was meant against what was decided, with the rule between the two."""
    with opened() as at:
        edition = wiring().desk.edition_in(at.work, today())
        found = confusions(at.board, _team(at))[:10] if at.board else []
        pairs = [(one, rules_between(edition.rulebook, one)) for one in found]
        chart = drawing.mistake_chart(at.board) if at.board else None
        return page("mistakes", at, ("mistakes", "taken-for"), pairs=pairs, chart=chart)


@blueprint.get("/training/trends")
@for_roles(*WHO)
def trend() -> ResponseReturnValue:
    """Since when something is asked about more, or less."""
    with opened() as at:
        found = trends(at.board) if at.board else []
        charts = [
            (one, drawing.trend_chart(at.board, one, n))
            for n, one in enumerate(found[:_MOST_CHARTS])
            if at.board
        ]
        return page("trends", at, ("trends",), drawn=charts)


@blueprint.get("/training/audits")
@for_roles(*WHO)
def audits() -> ResponseReturnValue:
    """Audit results beside questions."""
    with opened() as at:
        chart = drawing.audit_chart(at.work, at.board, TARGET) if at.board else None
        placed = four_fields(at.board, at.work.loads.audits()) if at.board else []
        # Read only where a topic was audited: building the edition takes part of a second.
        edition = wiring().desk.edition_in(at.work, today()) if placed else None
        taught = lessons(edition, at.board, placed) if edition and at.board else []
        return page("audits", at, ("audits", "four-fields"), chart=chart, target=TARGET, lessons=taught)


@blueprint.get("/training/questions")
@for_roles(*WHO)
def questions() -> ResponseReturnValue:
    """A handful of redacted questions on a topic; the look is noted."""
    with opened(writing=True) as at:
        topic, listing = at.choice.typed["topic"], request.args.get("list", "any")
        texts: list[str] = []
        if at.board and topic:
            who = current_caller()
            try:
                texts = read_words(at.work, at.board, topic, listing, who.name, who.account, now())
                at.work.commit()
            except BadInput as error:
                at.choice.errors[error.field or "topic"] = error.sentence
        return page("questions", at, (), texts=texts, lists=LISTS, listing=listing)


@blueprint.get("/training/tables/<name>.<kind>")
@for_roles(*WHO)
def table(name: str, kind: str) -> ResponseReturnValue:
    """A table as a file."""
    if name not in tables.TABLES or kind not in FILES:
        raise NotFound("There is no table of that name.")
    with opened() as at:
        board = at.whole_board
        made = tables.TABLES[name](at.work, board, _team(at))
        return FILES[kind](f"{name}-{board.span.first}-to-{board.span.last}", made)


@blueprint.get("/who-sees-what")
@for_everyone_signed_in
def who_sees_what() -> ResponseReturnValue:
    """For officers: what is kept of a question, and who can see it."""
    settings = wiring().settings
    return render_template(
        "trainer/who.html",
        least=settings.least_people,
        days=settings.retention_days,
        definitions=(*DEFINITIONS, TIME, ADVISED),
    )


def _title(at: Opened, topic: str) -> str:
    if at.board is None:
        abort(404)
    return at.board.title(topic) if topic else "all topics"

"""What trainers bring in: files to compare by, and the sessions they held or plan."""

from datetime import datetime

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, NotFound
from knowledge.domain.month import day_of
from knowledge.domain.training import Held
from knowledge.services.gaps import sentences as wording
from knowledge.services.gaps.training import effects, every_month, plan, record_session
from knowledge.services.loading import TEMPLATES, load
from webhook.clock import now, today
from webhook.identity import current_caller
from webhook.roles import for_roles
from webhook.trainer.blueprint import WHO, Opened, blueprint, opened
from webhook.trainer.pages import page
from webhook.wiring import wiring

KINDS = {
    "audits": "Audit results",
    "teams": "How many people each team has",
    "crimes": "Crimes recorded, by team, topic and month",
}


@blueprint.get("/training/files")
@for_roles(*WHO)
def files() -> ResponseReturnValue:
    """What was loaded, and where to load more."""
    return _files({})


@blueprint.post("/training/files")
@for_roles(*WHO)
def take_file() -> ResponseReturnValue:
    """Load a file: all of it, or nothing and a sentence."""
    kind, sent = request.form.get("kind", ""), request.files.get("file")
    try:
        if sent is None or not sent.filename:
            raise BadInput("Choose a file.", field="file")
        if kind not in KINDS:
            raise BadInput("Choose what the file holds.", field="kind")
        with wiring().store() as work:
            loaded = load(work, kind, sent.filename[:120], sent.read(), current_caller().name, now())
            work.commit()
    except BadInput as error:
        return _files({error.field or "file": error.sentence})
    flash(f"{KINDS[kind]}: {loaded.rows} {'row' if loaded.rows == 1 else 'rows'} loaded.", "done")
    return redirect(url_for("trainer.files"))


def _files(errors: dict[str, str]) -> ResponseReturnValue:
    with wiring().store.reading() as work:
        newest = work.loads.newest()
    made = render_template("trainer/files.html", errors=errors, kinds=KINDS, newest=newest)
    return made, 422 if errors else 200


@blueprint.get("/training/files/<kind>-template.csv")
@for_roles(*WHO)
def template(kind: str) -> ResponseReturnValue:
    """A file that shows a kind's columns."""
    if kind not in TEMPLATES:
        raise NotFound("There is no template of that name.")
    headers = {"Content-Disposition": f'attachment; filename="{kind}-template.csv"'}
    return Response(TEMPLATES[kind], content_type="text/csv; charset=utf-8", headers=headers)


@blueprint.get("/training/sessions")
@for_roles(*WHO)
def sessions() -> ResponseReturnValue:
    """Sessions with their effects, and what one that is planned could show."""
    with opened() as at:
        return _sessions(at, {})


@blueprint.post("/training/sessions")
@for_roles(*WHO)
def add_session() -> ResponseReturnValue:
    """Record a session that was held."""
    with opened(writing=True) as at:
        try:
            held = _held(at)
            record_session(at.work, held, current_caller().name, now())
            at.work.commit()
        except BadInput as error:
            at.work.rollback()
            return _sessions(at, {error.field or "on": error.sentence})
    flash("The session is recorded.", "done")
    return redirect(url_for("trainer.sessions"))


def _held(at: Opened) -> Held:
    written, people = request.form.get("on", "").strip(), request.form.get("people", "").strip()
    try:
        on = datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 — a day has no zone
    except ValueError:
        raise BadInput(f"“{written}” is not a day; write it like 2026-11-02.", field="on") from None
    if not (people.isascii() and people.isdigit() and len(people) < 6):
        raise BadInput(f"“{people}” is not a number of people.", field="people")
    return Held(on, tuple(_known(at, "topics")), tuple(_known(at, "teams")), int(people))


def _known(at: Opened, name: str) -> list[str]:
    """The topics or teams that were ticked; BadInput for one that there is not."""
    there = at.work.teaching.topic_titles() if name == "topics" else at.work.loads.teams()
    chosen = request.values.getlist(name)
    for one in chosen:
        if one not in there:
            raise BadInput(f"There is no {name.removesuffix('s')} called “{one[:120]}”.", field=name)
    return sorted(set(chosen))


def _sessions(at: Opened, errors: dict[str, str]) -> ResponseReturnValue:
    planned = ""
    board = at.board
    if board and request.args.get("plan"):
        try:
            topics, teams = _known(at, "topics"), _known(at, "teams")
            if not topics or not teams:
                raise BadInput("Choose a topic and at least one team to plan for.", field="topics")
            planned = wording.plan_words(plan(every_month(board), topics[0], tuple(teams), today()))
        except BadInput as error:
            errors = {error.field or "topics": error.sentence}
    found = effects(every_month(board), at.work.loads.sessions()) if board else []
    titles = dict(sorted(at.work.teaching.topic_titles().items(), key=lambda pair: pair[1].lower()))
    made = page(
        "sessions",
        at,
        ("training",),
        errors=errors,
        typed=request.values,
        picked={name: request.values.getlist(name) for name in ("topics", "teams")},
        titles=titles,
        teams=sorted(at.work.loads.teams()),
        effects=found,
        planned=planned,
        today=day_of(now()),
    )
    return (made[0], 422) if errors else made  # type: ignore[index,return-value]

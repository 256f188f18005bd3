"""What to look at next: questions without a good answer, and what happens when."""

from collections import defaultdict
from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict
from knowledge.services.drafting import first_text
from knowledge.services.publishing import start_document
from knowledge.services.unanswered import wanted as wanted_answers
from knowledge.services.waiting import Planned, calendar
from webhook.clock import now, today
from webhook.registrar.blueprint import EDITORS, account
from webhook.roles import for_roles
from webhook.wiring import wiring

AHEAD = timedelta(days=366)
MOST_SHOWN = 100
_MOST_TESTS = 3


def add_to(blueprint: Blueprint) -> None:
    """Two pages, and a draft begun from a question."""
    blueprint.add_url_rule("/wanted", "wanted", wanted, methods=["GET", "POST"])
    blueprint.add_url_rule("/calendar", "planned", planned)


@for_roles(*EDITORS)
def wanted() -> ResponseReturnValue:
    """Questions that want an answer, by harm and volume; one becomes a draft with itself as first test."""
    complaint, status = "", 200
    if request.method == "POST":
        try:
            return _begin_entry()
        except (BadInput, Conflict) as error:
            complaint, status = error.sentence, 422
    with wiring().store.reading() as work:
        rows = wanted_answers(work, wiring().desk.edition(today()), now())
    page = render_template(
        "registrar/wanted.html", rows=rows[:MOST_SHOWN], total=len(rows), complaint=complaint,
        slug=request.form.get("slug", ""), chosen=request.form.get("question", type=int),
    )  # fmt: skip
    return page, status


def _begin_entry() -> ResponseReturnValue:
    slug = request.form.get("slug", "").strip()
    chosen = request.form.get("question", 0, type=int)
    if not slug:
        raise BadInput("Give the entry a short name, such as theft-from-vehicles.", field="slug")
    with wiring().store() as work:
        rows = wanted_answers(work, wiring().desk.edition(today()), now())
        row = next((one for one in rows if chosen in {past.id for past in one.questions}), None)
        if row is None:
            raise BadInput("That question is no longer waiting for an answer.", field="question")
        who = account(work)
        asked = list(dict.fromkeys(one.text or "" for one in reversed(row.questions)))[:_MOST_TESTS]
        title = slug.replace("-", " ").capitalize()
        text = first_text("entry", slug, title, who.name, today(), asked)
        start_document(work, f"entry/{slug}", title, text, who, now())
        for one in row.questions:
            work.notices.link(f"entry/{slug}", one.id)
        work.commit()
    flash(
        "The draft has the question as its first test. Those who asked are told once it is in effect.", "done"
    )
    return redirect(url_for("registrar.edit", document_id=f"entry/{slug}"), 303)


@for_roles(*EDITORS)
def planned() -> ResponseReturnValue:
    """What takes effect, ends or falls due, by month."""
    on = today()
    with wiring().store.reading() as work:
        rows = calendar(work, wiring().desk.edition(on).entries.values(), on, on + AHEAD)
    months: dict[date, dict[tuple[date, str], list[Planned]]] = defaultdict(lambda: defaultdict(list))
    for one in rows:
        months[one.day.replace(day=1)][(one.day, one.what)].append(one)
    return render_template("registrar/calendar.html", months=months)

"""The points that the documents leave open, and beginning a determination of one."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput
from knowledge.domain.rulebook import Rulebook
from knowledge.services.checking import LONGEST_TITLE
from knowledge.services.drafting import determination_text
from knowledge.services.open_points import entries_on, open_points, vague_test, vague_tests
from knowledge.services.publishing import start_document
from webhook.clock import now, today
from webhook.registrar.blueprint import EDITORS, account
from webhook.roles import for_roles
from webhook.wiring import wiring

LONGEST_SEARCH = 200
MOST_TESTS = 20


def add_to(blueprint: Blueprint) -> None:
    """One page, and a draft begun from it."""
    blueprint.add_url_rule("/determinations", "determinations", determinations, methods=["GET", "POST"])


@for_roles(*EDITORS)
def determinations() -> ResponseReturnValue:
    """Each open point with its readings, and tests found by their words; POST begins a draft that settles one."""
    on = today()
    edition = wiring().desk.edition(on)
    if request.method == "POST":
        return _begin(edition.rulebook)
    words = request.args.get("test", "")[:LONGEST_SEARCH]
    points, tests = open_points(edition.rulebook), vague_tests(edition.rulebook, words)
    listed = {one.name for one in points}
    tests = [one for one in tests if one.name not in listed]
    resting = {one.name: entries_on(one, edition.entries.values()) for one in (*points, *tests[:MOST_TESTS])}
    return render_template(
        "registrar/determinations.html", points=points, tests=tests[:MOST_TESTS], found=len(tests),
        resting=resting, words=words, on=on,
    )  # fmt: skip


def _begin(rulebook: Rulebook) -> ResponseReturnValue:
    settles, reading = request.form.get("settles", ""), request.form.get("reading", "")
    open_ = next((one for one in open_points(rulebook) if one.name == settles and one.rules), None)
    point = open_ or vague_test(rulebook, settles)
    if point is None or reading not in {one.id for one in point.readings}:
        raise BadInput("Choose a reading of an open point.", field="reading")
    slug = settles.lower().replace("/", "-")
    document_id = f"determination/{slug}"
    with wiring().store() as work:
        if work.documents.find(document_id) is not None:
            return redirect(url_for("registrar.document", document_id=document_id), 303)
        who = account(work)
        title = (
            f"How this force takes: {point.question}" if point.question else f"How this force reads {settles}"
        )
        text = determination_text(slug, title[:LONGEST_TITLE], who.name, today(), settles, reading)
        start_document(work, document_id, title[:LONGEST_TITLE], text, who, now())
        work.commit()
    return redirect(url_for("registrar.edit", document_id=document_id), 303)

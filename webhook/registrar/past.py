"""Asking past questions again of a text: begun from its page or by submitting it, followed while it runs, and what
came of it, old beside new."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Version
from knowledge.domain.errors import Conflict
from knowledge.domain.replay import Changed, Replay, ReplayState
from knowledge.domain.results import Results
from knowledge.services.comparing import Line, side_by_side
from knowledge.services.past_answers import begin_replay, look_back, with_the_past
from knowledge.services.publishing import document_of, version_of
from knowledge.services.workflow import not_changed_since
from knowledge.store.unit_of_work import UnitOfWork
from webhook.clock import now, today
from webhook.commands.replaying import start
from webhook.registrar.blueprint import EDITORS, proofs
from webhook.roles import for_roles
from webhook.wiring import wiring

ON_REVIEW = 5
"""Ways in which answers change that the review page shows; all of them have a page of their own."""
EACH_PAGE = 20


@dataclass(frozen=True)
class Way:
    """One way in which answers change: an example, and its lines that differ, old and new."""

    example: Changed
    old: Sequence[Line]
    new: Sequence[Line]


def ways_of(replay: Replay | None, first: int = 0, most: int = ON_REVIEW) -> list[Way]:
    """The most frequent first."""
    examples = replay.changes[first : first + most] if replay else ()
    return [Way(one, *side_by_side(one.before, one.after)) for one in examples]


def add_to(blueprint: Blueprint) -> None:
    """Begin, how far, and what would change."""
    blueprint.add_url_rule("/past/<int:number>/<path:document_id>", "past_answers", past_answers)
    rule = "/replay/<int:number>/<path:document_id>"
    blueprint.add_url_rule(rule, "replay", replay, methods=["POST"])
    blueprint.add_url_rule(rule, "replay_progress", progress)


@for_roles(*EDITORS)
def replay(document_id: str, number: int) -> ResponseReturnValue:
    """Ask the past again of exactly what was shown."""
    try:
        begin(document_id, number, request.form.get("digest", ""))
        flash("Past questions are being asked again.", "done")
    except Conflict as error:
        flash(error.sentence)
    return redirect(url_for("registrar.review", document_id=document_id, _anchor="past"), 303)


@for_roles(*EDITORS)
def past_answers(document_id: str, number: int) -> ResponseReturnValue:
    """Every way in which past answers would change, a page at a time."""
    with wiring().store.reading() as work:
        document, version = document_of(work, document_id), version_of(work, document_id, number)
        found = work.replays.latest(document_id, version.digest)
    last = max(1, -(-len(found.changes) // EACH_PAGE)) if found else 1
    page = min(max(1, request.args.get("page", 1, type=int)), last)
    return render_template(
        "registrar/past.html", document=document, version=version, past=found, page=page, last=last,
        ways=ways_of(found, (page - 1) * EACH_PAGE, EACH_PAGE),
    )  # fmt: skip


@for_roles(*EDITORS)
def progress(document_id: str, number: int) -> ResponseReturnValue:
    """For our script: how far it is, and whether there is anything to wait for."""
    with wiring().store.reading() as work:
        version = version_of(work, document_id, number)
        results, found = look_back(work, version, Results(), now(), today())
    running = found is not None and found.state is not ReplayState.DONE and not found.stopped(now())
    return jsonify(running=running, words=results.unfinished)


def begin(document_id: str, number: int, digest: str) -> None:
    """Start the process; Conflict where one is at it, or where the text has been changed."""
    with wiring().store() as work:
        version = version_of(work, document_id, number)
        not_changed_since(version, digest)
        begun = begin_replay(work, version, now(), today())
        work.commit()
    start(wiring().settings, begun)


def begin_if_needed(version: Version) -> None:
    """After a text was submitted: nobody should have to think of it."""
    with wiring().store.reading() as work:
        wanted = work.past.any() and not work.replays.latest(version.document_id, version.digest)
    if wanted:
        begin(version.document_id, version.number, version.digest)


def results_of(work: UnitOfWork, version: Version, found: Results) -> Results:
    """What the check found, with what the past would change."""
    return with_the_past(work, version, found, now(), today())


def results_shown(version: Version) -> tuple[Results, Replay | None]:
    """For a page: the check and the past, and the replay that tells of it."""
    found = proofs().results(version.document_id, version.body)
    with wiring().store.reading() as work:
        return look_back(work, version, found, now(), today())

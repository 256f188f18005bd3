"""Asking past questions again of a text: begun from its page or by submitting it, followed while it runs."""

from flask import Blueprint, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Version
from knowledge.domain.errors import Conflict
from knowledge.domain.replay import ReplayState
from knowledge.domain.results import Results
from knowledge.services.past_answers import begin_replay, needed, with_the_past
from knowledge.services.publishing import version_of
from knowledge.services.workflow import not_changed_since
from knowledge.store.unit_of_work import UnitOfWork
from webhook.clock import now
from webhook.commands.replaying import start
from webhook.registrar.blueprint import EDITORS, proofs
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """Begin, and how far."""
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
def progress(document_id: str, number: int) -> ResponseReturnValue:
    """For our script: how far it is, and whether there is anything to wait for."""
    with wiring().store.reading() as work:
        version = version_of(work, document_id, number)
        found = work.replays.latest(document_id, version.digest)
        results = with_the_past(work, version, Results(), now())
    running = found is not None and found.state is not ReplayState.DONE and not found.stopped(now())
    return jsonify(running=running, words=results.unfinished)


def begin(document_id: str, number: int, digest: str) -> None:
    """Start the process; Conflict where one is at it, or where the text has been changed."""
    with wiring().store() as work:
        version = version_of(work, document_id, number)
        not_changed_since(version, digest)
        begun = begin_replay(work, version, now())
        work.commit()
    start(wiring().settings, begun)


def begin_if_needed(version: Version) -> None:
    """After a text was submitted: nobody should have to think of it."""
    with wiring().store.reading() as work:
        wanted = needed(work, version.document_id) and not work.replays.latest(
            version.document_id, version.digest
        )
    if wanted:
        begin(version.document_id, version.number, version.digest)


def results_of(work: UnitOfWork, version: Version, found: Results) -> Results:
    """What the check found, with what the past would change."""
    return with_the_past(work, version, found, now())


def results_shown(version: Version) -> Results:
    """For a page: the check and the past."""
    found = proofs().results(version.document_id, version.body)
    with wiring().store.reading() as work:
        return results_of(work, version, found)

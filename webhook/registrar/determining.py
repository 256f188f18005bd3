"""The points that the documents leave open, and beginning a determination of one."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput
from knowledge.services.drafting import determination_text
from knowledge.services.open_points import open_points
from knowledge.services.publishing import start_document
from webhook.clock import now, today
from webhook.registrar.blueprint import EDITORS, account
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """One page, and a draft begun from it."""
    blueprint.add_url_rule("/determinations", "determinations", determinations, methods=["GET", "POST"])


@for_roles(*EDITORS)
def determinations() -> ResponseReturnValue:
    """Each open point with its readings; POST begins a draft that settles one of them."""
    on = today()
    points = open_points(wiring().desk.edition(on).rulebook)
    if request.method == "GET":
        return render_template("registrar/determinations.html", points=points, on=on)
    settles, reading = request.form.get("settles", ""), request.form.get("reading", "")
    point = next((one for one in points if one.name == settles and one.rules), None)
    if point is None or reading not in {one.id for one in point.readings}:
        raise BadInput("Choose a reading of an open point.", field="reading")
    slug = settles.lower().replace("/", "-")
    document_id = f"determination/{slug}"
    with wiring().store() as work:
        if work.documents.find(document_id) is not None:
            return redirect(url_for("registrar.document", document_id=document_id), 303)
        who = account(work)
        title = f"How this force reads {settles}"
        text = determination_text(slug, title, who.name, on, settles, reading)
        start_document(work, document_id, title, text, who, now())
        work.commit()
    return redirect(url_for("registrar.edit", document_id=document_id), 303)

"""Pages on how far the helpline can be trusted, with figures that were measured."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from knowledge.understanding.redaction.measured import read_measured
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring

blueprint = Blueprint("about", __name__, url_prefix="/about")

KINDS = {
    "account": "Bank account, sort code, IBAN",
    "address": "Address",
    "card": "Payment card",
    "crime": "Crime reference",
    "custody": "Custody reference",
    "dob": "Date of birth",
    "email": "E-mail address",
    "handle": "Social media name",
    "imei": "IMEI",
    "ip": "IP address",
    "nhs": "NHS number",
    "ni": "National Insurance number",
    "officer": "Name of an officer",
    "person": "Name, no role given",
    "phone": "Telephone number",
    "pnc": "PNC ID",
    "postcode": "Postcode",
    "suspect": "Name of a suspect",
    "url": "Web address",
    "victim": "Name of a victim",
    "vrm": "Vehicle registration",
    "witness": "Name of a witness",
}


@blueprint.get("/redaction")
@for_everyone_signed_in
def redaction() -> ResponseReturnValue:
    """What is taken out of messages, and how much of it was found when that was measured."""
    measured = read_measured()
    rows = [(KINDS[kind], measured.found[kind], there) for kind, there in measured.there.items()]
    return render_template(
        "about/redaction.html",
        measured=measured,
        rows=sorted(rows),
        days=wiring().settings.retention_days,
    )

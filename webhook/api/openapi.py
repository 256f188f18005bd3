"""The API's own description."""

import json
from pathlib import Path
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue

from webhook.api.blueprint import blueprint
from webhook.roles import public

DESCRIPTION = Path(__file__).with_name("openapi.json")


@blueprint.get("/api/v1/openapi.json")
@public
def openapi() -> ResponseReturnValue:
    """OpenAPI 3.1."""
    description: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return jsonify(description)

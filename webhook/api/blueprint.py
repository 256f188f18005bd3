"""What the API's views hang on."""

from flask import Blueprint

blueprint = Blueprint("api", __name__)

"""Every refusal in one place: the status, the slug for programs, and one sentence for a person."""

from dataclasses import dataclass
from http import HTTPStatus

import structlog
from flask import Flask, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, TooManyRequests

from knowledge.domain.errors import (
    BadInput,
    Conflict,
    HelplineError,
    NotAllowed,
    NotFound,
    NotSignedIn,
    NotYours,
    StoreUnavailable,
)
from knowledge.reading.strict_yaml import ContentError

log = structlog.get_logger()


@dataclass
class Refused(Exception):
    """A request that is not carried out, and why."""

    status: int
    code: str
    message: str
    field: str | None = None
    retry_after: int | None = None


# What the framework refuses by itself, in our words.
BY_STATUS: dict[int, tuple[str, str]] = {
    400: ("bad-request", "The request could not be read."),
    401: ("sign-in-needed", "Sign in, or send a token that is still valid."),
    403: ("not-allowed", "Your role does not open this."),
    404: ("not-found", "There is nothing at this address."),
    405: ("method-not-allowed", "This address does not take that kind of request."),
    409: ("conflict", "Something else changed this at the same time; look again."),
    413: ("too-large", "The request is too large."),
    415: ("json-needed", "Send JSON, with Content-Type: application/json."),
    422: ("not-usable", "Something in the request cannot be used."),
    429: ("too-many-requests", "Too many requests; wait a little and try again."),
    500: ("internal-error", "Something went wrong on our side; it has been noted."),
    503: ("unavailable", "The helpline cannot serve this just now; try again shortly."),
}
RETRY_AFTER_SECONDS = 5


def refusal(status: int, message: str | None = None, *, field: str | None = None) -> Refused:
    """The refusal of a status, in the standing words unless others are given."""
    code, standing = BY_STATUS[status]
    return Refused(status, code, message or standing, field)


BY_DOMAIN_ERROR: dict[type[HelplineError], int] = {
    BadInput: 422,
    NotFound: 404,
    NotSignedIn: 401,
    NotAllowed: 403,
    NotYours: 403,
    Conflict: 409,
    StoreUnavailable: 503,
    HelplineError: 500,
}


def init_app(app: Flask) -> None:
    """Translate every error at the edge."""
    app.register_error_handler(HelplineError, _domain)
    app.register_error_handler(ContentError, _domain)
    app.register_error_handler(Refused, answer)
    app.register_error_handler(CSRFError, form_expired)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(TooManyRequests, _too_many)
    app.register_error_handler(HTTPException, _framework)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Whether the caller is a program rather than a person's browser."""
    if request.path.startswith(("/api/", "/healthz", "/metrics")):
        return True
    return request.accept_mimetypes.best == "application/json"


def answer(refused: Refused) -> ResponseReturnValue:
    """The refusal as JSON for programs, as a page for people."""
    if wants_json():
        body = {"code": refused.code, "message": refused.message}
        if refused.field:
            body["field"] = refused.field
        response: Response = jsonify(error=body)
    else:
        heading = HTTPStatus(refused.status).phrase
        page = render_template("refused.html", refused=refused, heading=HEADINGS.get(refused.status, heading))
        response = Response(page, mimetype="text/html")
    response.status_code = refused.status
    if refused.status == 401 and wants_json():
        response.headers["WWW-Authenticate"] = "Bearer"
    if refused.status in (429, 503):
        response.headers["Retry-After"] = str(refused.retry_after or RETRY_AFTER_SECONDS)
    return response


HEADINGS = {
    400: "That request could not be read",
    403: "This page is not open to you",
    404: "There is no such page",
    409: "Somebody was there first",
    413: "That is too large",
    422: "That cannot be used",
    429: "Too many requests",
    500: "Something went wrong",
    503: "Not available just now",
}


def translated(error: HelplineError | ContentError) -> Refused:
    """What an error of the domain is to whoever asked."""
    if isinstance(error, HelplineError):
        status = next(BY_DOMAIN_ERROR[kind] for kind in type(error).__mro__ if kind in BY_DOMAIN_ERROR)
        return Refused(status, error.code, error.sentence, error.field)
    # Approved, and yet not to be read: the sentence for the log names the document and the line.
    log.error("content unreadable", complaint=str(error))
    return Refused(503, "content-unreadable", "What is published can't be read; the registrar must mend it.")


def _domain(error: HelplineError | ContentError) -> ResponseReturnValue:
    refused = translated(error)
    log.info("refused", code=refused.code, status=refused.status)
    return answer(refused)


def form_expired(error: CSRFError) -> ResponseReturnValue:
    """A form from before this session began."""
    return answer(
        Refused(400, "form-expired", "This form is no longer valid; load the page again and send it anew.")
    )


def _too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    most = request.max_content_length
    if not most:
        return answer(refusal(413))
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"
    return answer(refusal(413, f"The request is too large: at most {size} can be sent here at once."))


def _too_many(error: TooManyRequests) -> ResponseReturnValue:
    refused = refusal(429)
    refused.retry_after = getattr(error, "retry_after", None)
    return answer(refused)


def _framework(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if status not in BY_STATUS:
        return answer(Refused(status, "refused", error.name + "."))
    return answer(refusal(status))


def _unexpected(error: Exception) -> ResponseReturnValue:
    # The kind and place only: an exception's text may quote what an officer typed.
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else None
    log.error("unexpected", kind=type(error).__name__, place=place)
    return answer(refusal(500))

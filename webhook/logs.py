"""One JSON line for each request: what route, what came of it, how long; never what was typed or by whom."""

import logging
import re
import sys
import time
import uuid

import structlog
from flask import Flask, Response, g, request

from webhook.wiring import wiring

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


def configure() -> None:
    """Every line of ours as JSON on standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # httpx would write each request it makes.
    logging.getLogger("httpx").setLevel(logging.WARNING)


def init_app(app: Flask) -> None:
    """Give each request an id, and write its line."""
    configure()
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    """Start the clock; a proxy's request id is kept when it looks like one."""
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=g.request_id)


def end(response: Response) -> Response:
    """The line, the counters and the id for whoever asks."""
    took = time.perf_counter() - g.started if "started" in g else 0.0
    route = request.url_rule.rule if request.url_rule else "none"
    if route != "/static/<path:filename>":
        metrics = wiring().metrics
        metrics.requests.labels(route, str(response.status_code)).inc()
        metrics.request_seconds.labels(route).observe(took)
        caller = g.get("caller")
        structlog.get_logger().info(
            "request",
            route=route,
            method=request.method,
            status=response.status_code,
            ms=round(took * 1000, 1),
            role=caller.role if caller else None,
        )
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response

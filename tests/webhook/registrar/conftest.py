"""Two people who may change what the helpline says, and the steps they take."""

import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webhook.conftest import csrf

ENTRY = "entry/crime-related-incident"
HOME = "/knowledge"


@dataclass
class Desk:
    """One registrar's browser."""

    client: FlaskClient

    def page(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return html.unescape(answer.text)

    def post(self, path: str, **fields: str) -> TestResponse:
        return self.client.post(path, data={**csrf(self.client, "/"), **fields})

    def begin(self, document: str, number: int = 1) -> TestResponse:
        return self.post(f"{HOME}/draft/{number}/{document}")

    def editor(self, document: str) -> dict[str, str]:
        """The fields of the editor of the source, as the page gives them."""
        page = self.client.get(f"{HOME}/edit/{document}?view=source").text
        fields = {name: field(page, name) for name in ("number", "started_from")}
        body = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
        assert body
        return {**fields, "body": html.unescape(body[1])}

    def save(self, document: str, body: str, **fields: str) -> TestResponse:
        return self.post(f"{HOME}/edit/{document}", **{**self.editor(document), "body": body, **fields})

    def settled(self, document: str) -> str:
        """The review page, when the process that asks past questions again is done."""
        page = self.client.get(f"{HOME}/review/{document}").text
        if not (found := re.search(r'data-progress="([^"]+)"', page)):
            return page
        for _ in range(
            480
        ):  # the progress alone: that process comes after all others, so also after this one
            if not self.client.get(found[1]).get_json()["running"]:
                return self.client.get(f"{HOME}/review/{document}").text
            time.sleep(0.5)
        raise AssertionError("past questions were not asked again within four minutes")

    def step(self, name: str, document: str, **fields: str) -> TestResponse:
        """Submit or approve what the review page shows."""
        page = self.settled(document)
        found = re.search(rf'action="({HOME}/{name}/\d+/{document})"', page)
        assert found, f"{name} is not offered on the page"
        shown = {"digest": field(page, "digest")}
        if name == "approve":
            shown["results"] = field(page, "results")
        return self.post(found[1], **{**shown, **fields})


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no field {name}"
    return html.unescape(found[1])


@pytest.fixture
def ann(signed_in: Callable[[str], FlaskClient]) -> Desk:
    """A registrar."""
    return Desk(signed_in("registrar"))


@pytest.fixture
def ben(signed_in: Callable[[str], FlaskClient]) -> Desk:
    """Another who may approve."""
    return Desk(signed_in("admin"))

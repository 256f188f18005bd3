"""The fields of the editor's form as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.test import TestResponse

from tests.webhook.registrar.conftest import HOME, Desk


@dataclass
class Sent(HTMLParser):
    """Every named field of the form that keeps the draft, with its value; and each sentence at a field."""

    fields: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    _name: str = ""
    _error: str = ""
    _inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag == "form":
            self._inside = "/edit/" in found.get("action", "")
        if tag == "p" and "govuk-error-message" in found.get("class", ""):
            self._error = found["id"].removesuffix("-error")
        if not self._inside or ("name" not in found and tag != "option"):
            return
        if tag == "input":
            self.fields[found["name"]] = found.get("value", "")
        elif tag in ("textarea", "select"):
            self._name = found["name"]
            self.fields[self._name] = ""
        elif tag == "option" and self._name and "selected" in found:
            self.fields[self._name] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._name = ""
        if tag == "p":
            self._error = ""

    def handle_data(self, data: str) -> None:
        if self._error and data.strip() not in ("", "Error:"):
            self.errors[self._error] = data.strip()
        elif self._name and self.lasttag == "textarea":
            self.fields[self._name] += data.removeprefix("\n") if not self.fields[self._name] else data


def read(page: str) -> Sent:
    """What the page holds."""
    sent = Sent()
    sent.feed(page)
    return sent


def opened(desk: Desk, document: str) -> Sent:
    """The form as it is opened."""
    page = desk.client.get(f"{HOME}/edit/{document}")
    assert page.status_code == 200
    return read(page.text)


def send(desk: Desk, document: str, sent: Sent, **changed: str) -> TestResponse:
    """The form as opened with some fields changed; `_` stands for the `-` in their names."""
    return desk.client.post(f"{HOME}/edit/{document}", data={**sent.fields, **changed})

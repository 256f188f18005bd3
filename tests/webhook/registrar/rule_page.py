"""A rule's page as a browser would fill it in and send it, on one app for all tests of a module."""

import html
import re
import shutil
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

import webhook
from tests.webhook.conftest import Prepared, settings_for
from tests.webhook.registrar.conftest import HOME, Desk

TOPIC = "topic/dog"
RULE = "dog.no-injury"


@pytest.fixture(scope="module")
def app(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Made once, for its first look at the rules takes seconds; each test withdraws the draft that it began."""
    home = tmp_path_factory.mktemp("rules")
    shutil.copy(prepared.database, home / "helpline.sqlite")
    made = webhook.create_app(settings_for(home, f"sqlite:///{home / 'helpline.sqlite'}"))
    yield made
    made.extensions["helpline"].store.close()
    made.extensions["helpline"].bot.close()


@pytest.fixture
def draft(ann: Desk) -> Iterator[str]:
    """The text of a draft that has just been begun."""
    assert ann.begin(TOPIC).status_code == 303
    yield ann.editor(TOPIC)["body"]
    withdraw(ann)


def withdraw(desk: Desk) -> None:
    number = desk.editor(TOPIC)["number"]
    assert desk.post(f"{HOME}/withdraw/{number}/{TOPIC}").status_code == 303


def form(desk: Desk, query: str = f"rule={RULE}") -> dict[str, list[str]]:
    """The fields of a rule's page as a browser would send them, each ticked value among them."""
    return form_in(desk.client.get(f"{HOME}/rule/{TOPIC}?{query}").text)


def form_in(page: str) -> dict[str, list[str]]:
    """The same of a page that came as an answer."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or " checked" in tag):
            fields.setdefault(name[1], []).append(html.unescape(value[1]) if value else "")
    for name, value in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL):
        fields[name] = [html.unescape(value)]
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        fields[name] = [chosen[1] if chosen else ""]
    fields.pop("csrf_token")
    return fields


def send(desk: Desk, fields: dict[str, list[str]], **changed: str) -> TestResponse:
    return desk.post(f"{HOME}/rule/{TOPIC}", **{**fields, "do": "save", **changed})

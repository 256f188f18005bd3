"""Every route, for every role: open to those it names and to nobody else."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.webhook.conftest import ROLES, address_of, sign_in
from webhook.roles import PUBLIC, for_roles, roles_of

PUBLIC_ROUTES = {"static", "accounts.sign_in", "api.healthz", "api.metrics", "api.openapi"}
EVERYBODY = {
    "chat.page", "chat.say", "chat.fragment", "chat.begin", "chat.seen", "records.find", "records.record", "about.redaction",
    "trainer.who_sees_what", "trainer.take_quiz", "trainer.answer_quiz",
    "accounts.you", "accounts.password", "accounts.sign_out",
    "api.messages", "api.decisions", "api.entries", "api.entry", "api.offences", "api.offence", "api.facts",
}  # fmt: skip


def _routes(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods or ())
        if method not in ("HEAD", "OPTIONS")
    ]


def _url(rule: Rule) -> str:
    return re.sub(r"<(int:)?[^>]+>", lambda found: "1" if found[1] else "x", rule.rule)


def test_every_route_says_who_may_open_it(app: Flask) -> None:
    silent = [rule.endpoint for rule, _ in _routes(app) if not roles_of(app.view_functions[rule.endpoint])]
    assert silent == []


def test_only_the_known_few_are_public_and_only_the_known_are_for_everybody(app: Flask) -> None:
    opened = {rule.endpoint: roles_of(app.view_functions[rule.endpoint]) for rule, _ in _routes(app)}
    assert {name for name, roles in opened.items() if PUBLIC in roles} == PUBLIC_ROUTES
    assert {name for name, roles in opened.items() if roles == frozenset(ROLES)} == EVERYBODY


def test_nobody_gets_anywhere_without_signing_in(app: Flask) -> None:
    for rule, method in _routes(app):
        if rule.endpoint in PUBLIC_ROUTES:
            continue
        answer = app.test_client().open(_url(rule), method=method)
        if rule.rule.startswith("/api/"):
            assert answer.status_code == 401, rule.rule
        else:
            assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/sign-in"), (
                rule.rule
            )


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_it_is_named_and_nowhere_else(app: Flask, role: str) -> None:
    client = sign_in(app.test_client(), address_of(role))
    for rule, method in _routes(app):
        open_to = roles_of(app.view_functions[rule.endpoint])
        if rule.endpoint in (*PUBLIC_ROUTES, "accounts.sign_out"):
            continue
        answer = client.open(_url(rule), method=method)
        if role in open_to:
            # Let in, then stopped by what is missing from the request, if by anything.
            assert answer.status_code not in (401, 403), (rule.rule, role)
        else:
            assert answer.status_code == 403, (rule.rule, role)


@pytest.mark.parametrize("role", ROLES)
def test_a_token_opens_the_api_only(app: Flask, token, role: str) -> None:  # type: ignore[no-untyped-def]
    for rule, method in _routes(app):
        if rule.endpoint in PUBLIC_ROUTES:
            continue
        answer = app.test_client().open(_url(rule), method=method, headers=token(role))
        if rule.rule.startswith("/api/"):
            assert answer.status_code not in (401, 403), rule.rule
        else:
            assert answer.status_code == 403, rule.rule


def test_a_view_that_names_no_role_is_closed_to_all(app: Flask, signed_in) -> None:  # type: ignore[no-untyped-def]
    app.add_url_rule("/forgotten", "forgotten", lambda: "hello")
    for role in ROLES:
        assert signed_in(role).get("/forgotten").status_code == 403


def test_a_role_that_does_not_exist_is_refused_when_the_view_is_written() -> None:
    with pytest.raises(ValueError, match="superintendent"):
        for_roles("superintendent")

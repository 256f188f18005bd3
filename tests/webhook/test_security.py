"""What every answer carries, and how sessions behave."""

from flask import Flask
from flask.testing import FlaskClient

from tests.webhook.conftest import csrf


def test_every_answer_refuses_scripts_frames_and_sniffing(client: FlaskClient) -> None:
    for path in ("/sign-in", "/", "/nowhere", "/healthz", "/api/v1/facts", "/static/helpline.css"):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'"), path
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_pages_ask_nothing_of_other_hosts_and_have_no_inline_style(signed_in) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("admin")
    for path in ("/", "/people", "/people/new", "/you", "/password", "/inquiries"):
        page = client.get(path).text
        assert "style=" not in page, path
        assert "<style" not in page
        assert 'src="http' not in page
        assert 'href="http' not in page


def test_strict_transport_is_asked_for_under_tls_only(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/sign-in").headers
    assert "Strict-Transport-Security" in client.get("/sign-in", base_url="https://localhost").headers


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(app: Flask) -> None:
    plain = app.test_client().get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" not in plain
    over_tls = app.test_client().get("/sign-in", base_url="https://localhost").headers["Set-Cookie"]
    assert "Secure" in over_tls


def test_a_form_without_its_token_is_refused(signed_in) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("officer")
    refused = client.post("/", data={"text": "hello", "conversation": "c1"})
    assert refused.status_code == 400
    assert "no longer valid" in refused.text


def test_a_session_needs_the_form_token_for_the_api_too(signed_in) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("officer")
    body = {"conversation": "c1", "text": "hello"}
    assert client.post("/api/v1/messages", json=body).status_code == 400
    header = {"X-CSRFToken": csrf(client)["csrf_token"]}
    assert client.post("/api/v1/messages", json=body, headers=header).status_code == 200


def test_a_tampered_cookie_is_nobody(app: Flask) -> None:
    client = app.test_client()
    client.set_cookie("helpline", "eyJfdXNlcl9pZCI6IjEuMSJ9.invented.signature")
    assert client.get("/").status_code == 302


def test_a_request_keeps_the_id_that_a_proxy_gave_it(client: FlaskClient) -> None:
    assert (
        client.get("/healthz", headers={"X-Request-Id": "proxy-12345"}).headers["X-Request-Id"]
        == "proxy-12345"
    )
    made = client.get("/healthz", headers={"X-Request-Id": "no good\tid"}).headers["X-Request-Id"]
    assert len(made) == 32

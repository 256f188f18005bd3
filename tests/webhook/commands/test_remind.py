"""People are told by mail what is theirs to look at: through a real mail server, once a day."""

import ipaddress
import re
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from flask.testing import FlaskClient

from knowledge.settings import Settings
from tests.webhook.commands.running import Run
from tests.webhook.commands.smtp_server import MailServer
from tests.webhook.conftest import address_of, free_port
from webhook.commands import remind

REGISTRAR = address_of("registrar")
PUBLIC = "https://helpline.force.example"
OVERDUE = date(2027, 4, 10)
"""Every entry of the starter edition is to be reviewed by 1 April 2027."""


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as listening:
        yield listening


@pytest.fixture
def mailing(run: Run, settings: Settings, server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up to send through the server, on a day when entries are overdue."""
    monkeypatch.setattr(remind, "today", lambda: OVERDUE)
    monkeypatch.setenv("MAIL_FROM", "helpline@force.example")
    monkeypatch.setenv("PUBLIC_URL", f"{PUBLIC}/")
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{server.port}")


def test_a_person_gets_one_mail_a_day_with_titles_and_links(
    run: Run, mailing: None, server: MailServer, signed_in: Callable[[str], FlaskClient]
) -> None:
    assert run("remind").out == "1 mail sent; 0 told today already\n"
    ((recipient, mail),) = server.taken.mails
    assert (recipient, mail["To"], mail["From"]) == (REGISTRAR, REGISTRAR, "helpline@force.example")
    assert re.fullmatch(r"CDI Helpline: overdue for review: \d{3}", mail["Subject"])
    words = mail.get_content().replace("\r\n", "\n")
    assert "Overdue for review:\n- " in words
    assert words.count("\n- ") == remind.MOST_NAMED
    assert re.search(r"\nAnd \d{3} more\.\n", words)
    link = re.search(rf"{PUBLIC}(/knowledge/document/entry/\S+)", words)
    assert link, words[:400]
    assert signed_in("registrar").get(link[1]).status_code == 200
    assert run("remind").out == "0 mails sent; 1 told today already\n"
    assert len(server.taken.mails) == 1


def test_the_next_day_there_is_another(
    run: Run, mailing: None, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("remind")
    monkeypatch.setattr(remind, "today", lambda: OVERDUE + timedelta(days=1))
    assert run("remind").out == "1 mail sent; 0 told today already\n"


def test_an_address_that_is_refused_is_named_and_tried_again(
    run: Run, mailing: None, server: MailServer
) -> None:
    server.taken.refused.add(REGISTRAR)
    done = run("remind")
    assert done.status == 1
    assert done.complaint == f"helpline: the mail server refused these addresses: {REGISTRAR}\n"
    server.taken.refused.clear()
    assert run("remind").out == "1 mail sent; 0 told today already\n"


def test_a_sender_that_is_refused_is_named_and_nobody_counts_as_told(
    run: Run, mailing: None, server: MailServer
) -> None:
    server.taken.refuses_sender = True
    done = run("remind")
    assert (done.status, done.complaint.count("\n")) == (1, 1)
    assert "refused MAIL_FROM, helpline@force.example: 550 not from you" in done.complaint
    server.taken.refuses_sender = False
    assert run("remind").out == "1 mail sent; 0 told today already\n"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"SMTP_URL": ""}, "SMTP_URL is not set"),
        ({"SMTP_URL": "mail.force.example"}, "SMTP_URL must be like smtp://"),
        ({"SMTP_URL": "smtp://:25"}, "SMTP_URL must be like smtp://"),
        ({"SMTP_URL": "smtp://127.0.0.1:99999"}, "SMTP_URL must be like smtp://"),
        ({"SMTP_URL": "smtp://us:secret@127.0.0.1"}, "needs smtps:// or smtp+starttls://"),
        ({"SMTP_URL": "smtp://nowhere.invalid"}, "nowhere.invalid:25 can't be used"),
        ({"MAIL_FROM": "helpline"}, "MAIL_FROM must be"),
        ({"PUBLIC_URL": "helpline.force.example"}, "PUBLIC_URL must be"),
        ({"SMTP_URL": "smtp://127.0.0.1:{closed}"}, "Connection refused"),
        ({"SMTP_URL": "smtp+starttls://127.0.0.1:{port}"}, "STARTTLS"),
        ({"SMTP_URL": "smtps://127.0.0.1:{port}"}, "can't be used"),
    ],
)
def test_what_is_not_set_or_not_reached_is_said_in_one_sentence(
    run: Run,
    mailing: None,
    server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, str],
    named: str,
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value.format(port=server.port, closed=free_port()))
    done = run("remind")
    assert (done.status, done.out) == (1, "")
    assert named in done.complaint
    assert "secret" not in done.complaint
    assert done.complaint.count("\n") == 1
    assert server.taken.mails == []


def test_a_server_that_is_closed_says_so(run: Run, mailing: None, server: MailServer) -> None:
    server.taken.greeting = b"554 closed for today"
    assert "takes no mail: 554 closed for today." in run("remind").complaint


def test_with_a_password_the_line_is_encrypted_first(
    run: Run, mailing: None, server: MailServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.taken.certificate, server.taken.password = certificate(tmp_path / "own.pem"), "pass word"
    address = f"@127.0.0.1:{server.port}"
    monkeypatch.setenv("SMTP_URL", f"smtp+starttls://us:pass%20word{address}")
    assert "certificate verify failed" in run("remind").complaint, "nobody vouches for it"
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "own.pem"))
    monkeypatch.setenv("SMTP_URL", f"smtp+starttls://us:wrong{address}")
    assert "refused the name or password in SMTP_URL" in run("remind").complaint
    monkeypatch.setenv("SMTP_URL", f"smtp+starttls://us:pass%20word{address}")
    assert run("remind").out == "1 mail sent; 0 told today already\n"


def certificate(file: Path) -> ssl.SSLContext:
    """A server's, vouched for by itself alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context

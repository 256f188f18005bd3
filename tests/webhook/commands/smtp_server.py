"""A mail server on this machine that keeps what it takes: SMTP as RFC 5321 has it, with STARTTLS and AUTH."""

import base64
import socketserver
import ssl
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


@dataclass
class Taken:
    """What came in, and what the server is to refuse."""

    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    refuses_sender: bool = False
    greeting: bytes = b"220 here"
    certificate: ssl.SSLContext | None = None
    password: str = ""


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: "MailServer"

    def handle(self) -> None:
        taken, self.recipient, self.inside = self.server.taken, "", not self.server.taken.password
        self.say(taken.greeting)
        while line := self.rfile.readline():
            verb = line.split()[0].upper().decode() if line.split() else ""
            if verb == "QUIT":
                break
            getattr(self, f"do_{verb}".lower(), self.unknown)(line)
        self.say(b"221 bye")

    def say(self, *lines: bytes) -> None:
        self.wfile.write(b"".join(line + b"\r\n" for line in lines))

    def unknown(self, line: bytes) -> None:
        self.say(b"502 not known")

    def do_ehlo(self, line: bytes) -> None:
        offers = b"STARTTLS" if self.server.taken.certificate else b"8BITMIME"
        self.say(b"250-here", b"250-" + offers, b"250 AUTH PLAIN")

    def do_starttls(self, line: bytes) -> None:
        self.say(b"220 go on")
        assert self.server.taken.certificate
        self.connection: Any = self.server.taken.certificate.wrap_socket(self.request, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)

    def do_auth(self, line: bytes) -> None:
        secret = base64.b64decode(line.split()[2]).split(b"\0")[2].decode()
        self.inside = secret == self.server.taken.password
        self.say(b"235 in" if self.inside else b"535 wrong")

    def do_mail(self, line: bytes) -> None:
        refused = self.server.taken.refuses_sender or not self.inside
        self.say(b"550 not from you" if refused else b"250 good")

    def do_rcpt(self, line: bytes) -> None:
        self.recipient = line.split(b"<")[1].split(b">")[0].decode()
        self.say(b"550 nobody here" if self.recipient in self.server.taken.refused else b"250 good")

    def do_rset(self, line: bytes) -> None:
        self.say(b"250 good")

    def do_data(self, line: bytes) -> None:
        self.say(b"354 go on")
        body = b""
        while (line := self.rfile.readline()) != b".\r\n":
            body += line.removeprefix(b".") if line.startswith(b"..") else line
        mail = message_from_bytes(body, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.server.taken.mails.append((self.recipient, mail))
        self.say(b"250 kept")


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port until the block ends."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken = Taken()
        self.port: int = self.server_address[1]

    def __enter__(self) -> "MailServer":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up, as one does that doesn't trust our certificate, is what some tests are about."""

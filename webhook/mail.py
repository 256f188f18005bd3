"""Handing mails to the force's own mail server."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from urllib.parse import unquote

from knowledge.domain.errors import HelplineError
from knowledge.settings import SMTP_SCHEMES, Settings, split_address

PATIENCE = 10.0
# What a server says of one mail, after which it takes the next.
_OF_ONE_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPNotSupportedError)


@dataclass(frozen=True)
class Post:
    """An open line to the mail server."""

    server: smtplib.SMTP
    sender: str

    def send(self, address: str, subject: str, text: str) -> bool:
        """Whether the server took it for this address; HelplineError where it takes no mail at all."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, address, subject
        message["Date"] = localtime()
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # nobody's out-of-office need answer it
        message.set_content(text)
        with _in_one_sentence(""):
            try:
                self.server.send_message(message)
            except _OF_ONE_MAIL:
                return False
        return True


@contextmanager
def post(settings: Settings) -> Iterator[Post]:
    """HelplineError, in one sentence, where no server is set, or where it can't be reached or lets us not in."""
    if not settings.smtp_url:
        raise HelplineError("SMTP_URL is not set: reminders need the address of a mail server.")
    address = split_address(settings.smtp_url)
    host, port = address.hostname or "", address.port or SMTP_SCHEMES[address.scheme]
    with _in_one_sentence(f"{host}:{port} "):
        server = _connect(address.scheme, host, port)
    try:
        with _in_one_sentence(f"{host}:{port} "):
            if address.username:
                server.login(unquote(address.username), unquote(address.password or ""))
        yield Post(server, settings.mail_from)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _connect(scheme: str, host: str, port: int) -> smtplib.SMTP:
    # The name we greet with is of no interest, and looking up this machine's own can take long.
    if scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, local_hostname="localhost", timeout=PATIENCE, context=context)
    server = smtplib.SMTP(host, port, local_hostname="localhost", timeout=PATIENCE)
    if scheme == "smtp+starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


@contextmanager
def _in_one_sentence(where: str) -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPSenderRefused as error:
        raise HelplineError(f"The mail server refused MAIL_FROM, {error.sender}: {_said(error)}.") from error
    except smtplib.SMTPAuthenticationError as error:
        raise HelplineError(f"The mail server {where}refused the name or password in SMTP_URL.") from error
    except smtplib.SMTPResponseException as error:
        raise HelplineError(f"The mail server {where}takes no mail: {_said(error)}.") from error
    except (OSError, smtplib.SMTPException) as error:
        raise HelplineError(f"The mail server {where}can't be used: {str(error) or 'no answer'}.") from error


def _said(error: smtplib.SMTPResponseException) -> str:
    words = error.smtp_error
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return f"{error.smtp_code} {' '.join(text.split())}".rstrip(". ")

"""What differs between one force's helpline and another's, read once from the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import SplitResult, urlsplit

PROJECT = Path(__file__).resolve().parent.parent

# Programs write any of the three; SQLAlchemy needs to be told the driver.
_POSTGRES_PREFIXES = ("postgresql+psycopg://", "postgresql://", "postgres://")

SECRETS = ("HELPLINE_KEY", "SECRET_KEY")


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence that names it."""


@dataclass(frozen=True)
class Settings:
    """Every setting. The two secrets never show in a log that prints this."""

    home: Path
    database_url: str
    port: int
    rasa_port: int
    action_port: int
    retention_days: int
    helpline_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    least_people: int = 10
    """Trainers see nothing about fewer people than this."""
    smtp_url: str = field(default="", repr=False)
    """The server that takes our mail, with its password if it wants one; without it there are no reminders."""
    mail_from: str = ""
    public_url: str = ""
    """Where people open the helpline, without a slash at its end; links in mails begin with it."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read the environment; the secrets may also stand in `secrets.env`, where `up` puts them."""
        given = os.environ if environment is None else environment
        home = home_folder(given)
        ports = {name: _number(given, name, default, 65535) for name, default in _PORTS.items()}
        if len(set(ports.values())) < len(ports):
            raise SettingsError(f"{', '.join(ports)} must be three different ports.")
        known = {**read_secrets(home / "secrets.env"), **{k: given[k] for k in SECRETS if given.get(k)}}
        for name in SECRETS:
            if len(known.get(name, "")) < 16:
                raise SettingsError(
                    f"{name} is missing or shorter than 16 characters: ./helpline up makes it."
                )
        return cls(
            home=home,
            database_url=_database(given.get("DATABASE_URL", ""), home),
            port=ports["HELPLINE_PORT"],
            rasa_port=ports["RASA_PORT"],
            action_port=ports["ACTION_PORT"],
            retention_days=_number(given, "RETENTION_DAYS", 90, 3650),
            helpline_key=known["HELPLINE_KEY"],
            secret_key=known["SECRET_KEY"],
            least_people=_number(given, "LEAST_PEOPLE", 10, 1000),
            smtp_url=_mail_server(given.get("SMTP_URL", "")),
            mail_from=_beside_mail(
                given, "MAIL_FROM", r"[^\s@<>,;]+@[^\s@<>,;]+", "the address that mails come from"
            ),
            public_url=_beside_mail(
                given, "PUBLIC_URL", r"https?://[^\s/]+(/\S*)?", "what people type to open this, as https://…"
            ).rstrip("/"),
        )

    def as_environment(self) -> dict[str, str]:
        """The same settings for a process that we start."""
        return {
            "HELPLINE_HOME": str(self.home),
            "DATABASE_URL": self.database_url,
            "HELPLINE_PORT": str(self.port),
            "RASA_PORT": str(self.rasa_port),
            "ACTION_PORT": str(self.action_port),
            "RETENTION_DAYS": str(self.retention_days),
            "HELPLINE_KEY": self.helpline_key,
            "SECRET_KEY": self.secret_key,
            "LEAST_PEOPLE": str(self.least_people),
            "SMTP_URL": self.smtp_url,
            "MAIL_FROM": self.mail_from,
            "PUBLIC_URL": self.public_url,
        }


_PORTS = {"HELPLINE_PORT": 8000, "RASA_PORT": 5005, "ACTION_PORT": 5055}


def home_folder(environment: Mapping[str, str]) -> Path:
    """Where all state lives."""
    home = Path(environment.get("HELPLINE_HOME") or PROJECT / "var").expanduser()
    if home.exists() and not home.is_dir():
        raise SettingsError(f"HELPLINE_HOME is {home}, which is not a folder.")
    return home.absolute()


def read_secrets(file: Path) -> dict[str, str]:
    """The NAME=value lines of a secrets file; nothing when there is none."""
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} can't be read: {error}.") from error
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def _number(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = given.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise SettingsError(f"{name} must be a whole number from 1 to {most}, not {text!r}.")
    return int(text)


def _database(url: str, home: Path) -> str:
    if not url:
        return f"sqlite:///{home / 'helpline.sqlite'}"
    for prefix in _POSTGRES_PREFIXES:
        if url.startswith(prefix):
            return _POSTGRES_PREFIXES[0] + url.removeprefix(prefix)
    if url.startswith("sqlite:///"):
        return url
    raise SettingsError("DATABASE_URL must begin with sqlite:/// or postgresql://.")


SMTP_SCHEMES = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


def split_address(url: str) -> SplitResult:
    """ValueError where its port is no port."""
    parts = urlsplit(url)
    _ = parts.port
    return parts


def _mail_server(url: str) -> str:
    if not url:
        return ""
    try:
        parts = split_address(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in SMTP_SCHEMES or not parts.hostname or parts.path.strip("/"):
        raise SettingsError(
            "SMTP_URL must be like smtp://mail.force.example:25, smtps:// or smtp+starttls://."
        )
    if parts.password and parts.scheme == "smtp":
        raise SettingsError("SMTP_URL has a password, which needs smtps:// or smtp+starttls://.")
    return url


def _beside_mail(given: Mapping[str, str], name: str, shape: str, what: str) -> str:
    """A setting that must be there where mails are sent, and right in any case."""
    value = given.get(name, "").strip()
    if (value or given.get("SMTP_URL")) and not re.fullmatch(shape, value):
        raise SettingsError(f"{name} must be {what}, when SMTP_URL is set.")
    return value

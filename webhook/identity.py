"""Who is calling: a signed-in person, or a program with a token."""

from dataclasses import dataclass

from flask import g


@dataclass(frozen=True)
class Caller:
    """What the rest of the web needs to know about the one who asks; `account` is None for a token."""

    owner: str
    name: str
    role: str
    team: str
    account: int | None = None
    must_change_password: bool = False


def current_caller() -> Caller:
    """The caller of this request; only for views that are not public."""
    caller: Caller = g.caller
    return caller

"""Who may open what: every route says so, and one that says nothing is closed to everybody."""

from collections.abc import Callable
from typing import TypeVar

from knowledge.domain.people import Role

ROLES = frozenset(role.value for role in Role)
PUBLIC = "public"

View = TypeVar("View", bound=Callable[..., object])


def for_roles(*roles: str) -> Callable[[View], View]:
    """Open a view to people and tokens of these roles only."""
    unknown = set(roles) - ROLES
    if unknown or not roles:
        raise ValueError(f"no such role: {', '.join(sorted(unknown)) or 'none given'}")
    return _marked(frozenset(roles))


def for_everyone_signed_in(view: View) -> View:
    """Open a view to every role."""
    return _marked(ROLES)(view)


def public(view: View) -> View:
    """Open a view to people who have not signed in."""
    return _marked(frozenset({PUBLIC}))(view)


def roles_of(view: Callable[..., object]) -> frozenset[str]:
    """The roles a view was opened to; none when it never said."""
    found: frozenset[str] = getattr(view, "open_to", frozenset())
    return found


def _marked(roles: frozenset[str]) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.__dict__["open_to"] = roles
        return view

    return mark

"""The links at the top: each package names its own, each person sees those open to them."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from webhook.identity import Caller
from webhook.roles import roles_of


@dataclass(frozen=True)
class Link:
    """A page worth a place at the top. `position` orders them: 10 chat, 90 account."""

    endpoint: str
    text: str
    position: int = 50


def init_app(app: Flask, links: list[Link]) -> None:
    """Offer these to the templates."""
    app.extensions["navigation"] = sorted(links, key=lambda link: link.position)
    app.add_template_global(navigation_for)


def navigation_for(person: Caller | None) -> list[dict[str, object]]:
    """The links that a person's role opens, as the service navigation wants them."""
    if person is None:
        return []
    here = (request.endpoint or "").partition(".")[0]
    return [
        {
            "href": url_for(link.endpoint),
            "text": link.text,
            "current": link.endpoint == request.endpoint,
            "active": link.endpoint.partition(".")[0] == here
            and link.endpoint != request.endpoint
            and _alone(link),
        }
        for link in current_app.extensions["navigation"]
        if person.role in roles_of(current_app.view_functions[link.endpoint])
    ]


def _alone(link: Link) -> bool:
    """Whether this is its package's only link, so that the package's other pages belong under it."""
    package = link.endpoint.partition(".")[0]
    same = [one for one in current_app.extensions["navigation"] if one.endpoint.partition(".")[0] == package]
    return len(same) == 1

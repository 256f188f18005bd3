"""What the helpline says of itself, to everybody who has signed in."""

from webhook.about.routes import blueprint as blueprint
from webhook.navigation import Link

links: list[Link] = []

"""Each month that is over is published for the trainers while the helpline runs, so that no page waits for it."""

import time
from collections.abc import Callable

from knowledge.domain.errors import StoreUnavailable
from knowledge.services.gaps.board import publish_and_list
from knowledge.settings import Settings
from knowledge.store.unit_of_work import open_store
from webhook.clock import now

HOUR_SECONDS = 3600.0


def counting(settings: Settings, say: Callable[[str], None]) -> Callable[[], None]:
    """What to call as often as one likes: it looks at the first call and then once an hour."""
    due = 0.0

    def publish() -> None:
        nonlocal due
        if time.monotonic() < due:
            return
        due = time.monotonic() + HOUR_SECONDS
        try:
            publish_now(settings)
        except StoreUnavailable as error:
            say(f"Last month could not be counted for the trainers' pages: {error.sentence}")

    return publish


def publish_now(settings: Settings) -> list[str]:
    """All months that are published."""
    store = open_store(settings.database_url)
    try:
        with store() as work:
            return publish_and_list(work, settings.least_people, now())
    finally:
        store.close()

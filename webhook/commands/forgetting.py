"""Texts older than the retention period are forgotten while the helpline runs, once a day."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from knowledge.domain.errors import StoreUnavailable
from knowledge.services.keeping import forget_old_texts
from knowledge.settings import Settings
from knowledge.store.unit_of_work import open_store

DAY_SECONDS = 24 * 3600.0
AGAIN_SECONDS = 600.0


def forgetting(settings: Settings, say: Callable[[str], None]) -> Callable[[], None]:
    """What to call as often as one likes: it forgets at the first call and then once a day.

    Where the store can't be written it says so, and tries again ten minutes later.
    """
    due = 0.0

    def forget() -> None:
        nonlocal due
        if time.monotonic() < due:
            return
        due = time.monotonic() + DAY_SECONDS
        try:
            forgotten = forget_now(settings, datetime.now(UTC))
        except StoreUnavailable as error:
            due = time.monotonic() + AGAIN_SECONDS
            say(f"Old texts could not be forgotten: {error.sentence}")
            return
        if forgotten:
            say(f"Forgot the words of {forgotten} questions older than {settings.retention_days} days")

    return forget


def forget_now(settings: Settings, now: datetime) -> int:
    """The number of questions whose words were blanked."""
    store = open_store(settings.database_url)
    try:
        with store() as work:
            return forget_old_texts(work, now - timedelta(days=settings.retention_days)).questions
    finally:
        store.close()

"""A tracker store that stores nothing.

The engine owns the state of an interview, and rules look only at the last message, so
Rasa has no use for a history. Rasa's own in-memory store would keep what officers typed
for as long as the process lives, and send all of it to the action server each time.
"""

from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker


class ForgetfulTrackerStore(TrackerStore):
    def __init__(
        self,
        domain: Domain,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(domain, event_broker, **settings)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """A conversation already begun, so that Rasa doesn't run its session start."""
        tracker = self.init_tracker(sender_id)
        tracker.update(SessionStarted(), self.domain)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME), self.domain)
        return tracker

    async def retrieve_full_tracker(self, sender_id: str) -> DialogueStateTracker:
        return await self.retrieve(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Nothing is kept."""

    async def keys(self) -> Iterable[str]:
        return ()

"""What one person alone has published says so wherever it is given."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.domain.reply import Reply
from knowledge.services.desk import Edition

_BEHIND_DECISIONS = ("facts", "general", "counting", "flags", "determination", "catalogue")


def marked(replies: Sequence[Reply], edition: Edition) -> list[Reply]:
    """The replies, those that rest on an emergency publication with the approved word on it."""
    if not edition.emergencies:
        return list(replies)
    return [_marked(reply, edition) if _rests_on_one(reply, edition) else reply for reply in replies]


def _marked(reply: Reply, edition: Edition) -> Reply:
    return replace(reply, text=f"{reply.text}\n\n{edition.say('emergency')}")


def _rests_on_one(reply: Reply, edition: Edition) -> bool:
    named = {f"entry/{entry.id}" for entry in reply.entries}
    decided = reply.decision is not None and (reply.decision.topics or reply.decision.reasons)
    if reply.decision is not None:
        named |= {f"topic/{topic}" for topic in reply.decision.topics}
    if reply.topic == "codes":
        named.add("catalogue/offences")
    behind = any(one.split("/")[0] in _BEHIND_DECISIONS for one in edition.emergencies)
    return bool(named & edition.emergencies) or (bool(decided) and behind)

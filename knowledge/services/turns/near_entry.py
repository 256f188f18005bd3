"""A follow-up to an entry that has just been read."""

from dataclasses import replace

from knowledge.search.index import Hit
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.taken import Taken


def on_the_last_entry(turn: Turn, edition: Edition, case: CaseFile, hits: list[Hit]) -> Taken | None:
    """A follow-up to an entry is answered from what stands near that entry, or titles near it are offered."""
    entry = edition.entries.get(case.entry or "")
    if entry is None or case.last != "entry" or not turn.follows_up:
        return None
    near = [hit.entry for hit in edition.find(f"{turn.text} {entry.title}") if hit.about]
    near += [edition.entries[one] for one in entry.related if one in edition.entries]
    near = [one for one in dict.fromkeys(near) if one.id != entry.id and not one.past_grace(turn.on)]
    if answers.speaks_of_it(hits):
        best = hits[0].entry
        if best in near or set(best.topics) & set(entry.topics) or turn.opens_anew:
            return None
    if not near:
        return None
    reply = answers.choosing(near, edition, turn, case.short, name="about-what")
    return [reply], replace(case, last="choose", misses=case.misses + 1)

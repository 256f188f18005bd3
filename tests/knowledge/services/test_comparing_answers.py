"""However a replay saves time, it finds what asking every question anew would find."""

import random
from dataclasses import replace

import pytest

from knowledge.domain.documents import Published, in_its_place
from knowledge.services.asking_again import Asking, asked_again
from knowledge.services.desk import Desk, Edition, build_edition
from knowledge.services.replaying import Replayed, replay
from knowledge.services.resting import only_rules_differ
from knowledge.store.unit_of_work import Store
from tests.knowledge.edition import DAY
from tests.knowledge.services.asked import ask, fill

QUESTIONS = 24
# Each changes a topic's rules and nothing else.
CHANGES = (
    ("criminal-damage", "decide: no_crime_incident_only", "decide: refer_fcr"),
    ("arson", "page: 84", "page: 85"),
    ("burglary", "    why: ", "    why: Sample words. "),
    ("stalking", "page: ", "page: 1"),
)


@pytest.fixture
def now(store: Store) -> Edition:
    """With past questions told in the words of worked cases of every topic, two to a conversation."""
    fill(store)
    desk = Desk(store)
    chance, edition = random.Random(6), desk.edition(DAY)
    told = [case.name for topic in edition.rulebook.topics for case in topic.cases]
    changed = {name for name, _, _ in CHANGES}
    near = [case.name for topic in edition.rulebook.topics if topic.id in changed for case in topic.cases]
    for number, text in enumerate(
        [*chance.sample(near, QUESTIONS // 2), *chance.sample(told, QUESTIONS // 2)]
    ):
        ask(store, desk, f"c{number // 2}", text)
    return edition


def draft(store: Store, slug: str, old: str, new: str) -> tuple[Published, Edition]:
    with store.reading() as work:
        published = work.documents.effective(DAY)
    standing = next(one for one in published if one.document_id == f"topic/{slug}")
    head, mark, rules = standing.body.partition("\nrules:")
    assert old in rules
    rules, cases, rest = rules.partition("\ncases:")
    candidate = replace(standing, body=head + mark + rules.replace(old, new, 1) + cases + rest, version=2)
    return candidate, build_edition(in_its_place(published, candidate), DAY)


def all_anew(store: Store, now: Edition, then: Edition) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Every question of every conversation, nothing left out and nothing at once."""
    with store.reading() as work:
        names = sorted({place.conversation for place in work.past.places()})
        conversations = list(work.past.conversations(names))
    found = set()
    for asked in conversations:
        ids = {past.id for past in asked}
        for past, before, after in asked_again(asked, ids, Asking(now), Asking(then)):
            if before and after and before != after:
                found.add((past.reference, before, after))
    return found


def told(found: Replayed) -> object:
    return found.done, found.skipped, found.changes.count, found.changes.fingerprint, found.changes.ways


def test_a_replay_finds_what_asking_everything_anew_finds_however_many_processes_are_at_it(
    store: Store, now: Edition
) -> None:
    changed = 0
    for slug, old, new in CHANGES:
        candidate, then = draft(store, slug, old, new)
        assert only_rules_differ(slug, now, then), slug
        anew = all_anew(store, now, then)
        one, two = (replay(store, candidate, now, then, lambda *_: None, processes) for processes in (1, 2))
        assert told(one) == told(two)
        assert one.done < QUESTIONS, "what the rules have no bearing on was left out"
        assert one.changes.count == len(anew), slug
        changed += len(anew)
    assert changed, "some answers did change"

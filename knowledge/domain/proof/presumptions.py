"""The proof of what facts are presumed to be: each can come into play, and none rests on itself."""

from collections.abc import Iterator, Mapping

from knowledge.domain.fact import Fact
from knowledge.domain.proof.finding import Defect, Finding

_TAKE_OUT = "Take one of these presumptions out, or let it rest on another fact"


def prove_presumptions(facts: Mapping[str, Fact]) -> Iterator[Finding]:
    """Presumptions after one that always holds, and those that go round in a circle."""
    for fact in facts.values():
        always = next((n for n, one in enumerate(fact.presumed) if one.when is None), len(fact.presumed))
        for late in fact.presumed[always + 1 :]:
            yield Finding(
                Defect.NEVER_FIRES,
                "facts",
                fact.id,
                "presumptions",
                f"'{late.text}' is never presumed, as the one before it always holds",
                "Put the presumption without 'when' last",
            )
    yield from _circles(facts)


def _circles(facts: Mapping[str, Fact]) -> Iterator[Finding]:
    rests_on = {
        name: sorted(
            {other for one in fact.presumed if one.when for other in one.when.facts()} & facts.keys()
        )
        for name, fact in facts.items()
    }
    for circle in circles(rests_on):
        way = " -> ".join((*circle, circle[0]))
        yield Finding(
            Defect.CYCLE, "facts", circle[0], "presumptions", f"what is presumed goes round: {way}", _TAKE_OUT
        )


def circles(leads_to: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """A circle through each knot of names that lead back to themselves; nothing where none do."""
    done: set[str] = set()
    for start in sorted(leads_to):
        path: list[str] = []
        yield from _walk(start, leads_to, path, done)


def _walk(
    name: str, leads_to: Mapping[str, list[str]], path: list[str], done: set[str]
) -> Iterator[tuple[str, ...]]:
    if name in path:
        yield tuple(path[path.index(name) :])
    if name in path or name in done:
        return
    path.append(name)
    for following in leads_to.get(name, ()):
        yield from _walk(following, leads_to, path, done)
    path.pop()
    done.add(name)

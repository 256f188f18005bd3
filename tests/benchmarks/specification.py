"""Which lines of the shared specification a rule carries: `python -m tests.benchmarks.specification [FOLDER]`.

The specification itself is not part of this repository; only the ids of its lines and of our rules are.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from knowledge.reading.strict_yaml import Block, parse
from knowledge.settings import PROJECT
from tests.knowledge.edition import edition

SHARED = PROJECT.parent / "shared" / "rules"
MAPPING = Path(__file__).with_name("specification.yml")
_HEADING = re.compile(r"## (\d+)\. ")
_IN_SECTION = re.compile(r"(\d+)\. ")
_WHOLE = re.compile(r"(?:- )?(\d+\.\d\d[a-z]?|F\d|AMB-\d+|A-\d+) ")


@dataclass(frozen=True)
class Line:
    """A line of the specification, what carries it, or why nothing does."""

    file: str
    id: str
    carriers: tuple[str, ...] = ()
    left: str = ""

    @property
    def by_rule(self) -> bool:
        """A rule or a fact decides it; otherwise an answer alone says it."""
        return any(not carrier.startswith("entry/") for carrier in self.carriers)


def ids_in(text: str) -> Iterator[str]:
    """The ids of its lines: `1.01` where a line bears its section, else section and number."""
    section = ""
    for line in text.splitlines():
        heading, whole = _HEADING.match(line), _WHOLE.match(line)
        if heading:
            section = heading[1]
        elif whole:
            yield whole[1]
        elif line.startswith("## "):
            section = ""
        elif section and (numbered := _IN_SECTION.match(line)):
            yield f"{section}.{numbered[1]}"


def mapped() -> dict[tuple[str, str], Line]:
    """Every line that the mapping names, by file and id."""
    top = parse(MAPPING.read_text(encoding="utf-8"), MAPPING.name)
    found: dict[tuple[str, str], Line] = {}
    for file in top.names():
        block = top.block(file)
        for name, carriers in _texts(block.block("carried")).items():
            found[file, name] = Line(file, name, tuple(carriers.split()))
        for name, why in _texts(block.block("left")).items():
            found[file, name] = Line(file, name, left=why)
    return found


def _texts(block: Block) -> Mapping[str, str]:
    return {name: block.text(name) for name in block.names()}


def known_carriers() -> frozenset[str]:
    """Everything that a line can be carried by, in the starter edition."""
    rulebook, entries = edition().rulebook, edition().entries
    rules = [rule.id for topic in rulebook.topics for rule in topic.rules]
    rules += [rule.id for rule in (*rulebook.recording, *rulebook.flags, *rulebook.actions)]
    groups = {f"{rule.rsplit('.', 1)[0]}.*" for rule in rules}
    order = {"order/rows", "engine/pairs", *(f"order/{tier.name}" for tier in rulebook.order.tiers)}
    return frozenset(
        {
            *rules,
            *groups,
            *order,
            *(f"entry/{name}" for name in entries),
            *(f"fact/{n}" for n in rulebook.facts),
        }
    )


def main(folder: Path = SHARED) -> int:
    """Prints what is carried by what; 1 when a line is not in the mapping."""
    lines = mapped()
    missing = 0
    for file in sorted({file for file, _ in lines}):
        ids = list(ids_in((folder / f"{file}.md").read_text(encoding="utf-8")))
        own = [lines[file, name] for name in ids if (file, name) in lines]
        unknown = [name for name in ids if (file, name) not in lines]
        answered = [line.id for line in own if line.carriers and not line.by_rule]
        missing += len(unknown)
        click.echo(f"{file}: {len(ids)} lines, {sum(line.by_rule for line in own)} carried by a rule or fact")
        click.echo(f"  by an answer alone ({len(answered)}): {', '.join(answered) or 'none'}")
        for line in own:
            if line.left:
                click.echo(f"  by nothing: {line.id}: {line.left}")
        click.echo(f"  not looked at ({len(unknown)}): {', '.join(unknown) or 'none'}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) > 1 else main())

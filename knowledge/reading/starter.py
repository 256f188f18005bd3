"""The starter edition: every file of knowledge/content as a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading.strict_yaml import parse

CONTENT = Path(__file__).resolve().parent.parent / "content"

_KINDS = {
    "topics": "topic",
    "entries": "entry",
    "facts": "facts",
    "general": "general",
    "counting": "counting",
    "flags": "flags",
    "glossary": "glossary",
    "signposts": "signposts",
    "phrases": "phrases",
    "lexicon": "lexicon",
}


@dataclass(frozen=True, slots=True)
class StarterDocument:
    id: str
    title: str
    body: str


def starter_documents(content: Path = CONTENT) -> Iterator[StarterDocument]:
    """In the order of their ids, so that loading is the same everywhere."""
    for folder, kind in sorted(_KINDS.items()):
        for path in sorted((content / folder).glob("*.yml")):
            body = path.read_text(encoding="utf-8")
            title = parse(body, str(path.relative_to(content))).text(
                "title", path.stem.replace("-", " ").capitalize()
            )
            yield StarterDocument(f"{kind}/{path.stem}", title, body)
    for path, slug, title in (
        *(
            (path, "offences", f"Notifiable offences {path.stem.replace('-', '/')}")
            for path in (content / "offences").glob("*.csv")
        ),
        (content / "offences" / "everyday.yml", "everyday", "Everyday names of offences"),
        (content / "offences" / "replaced.yml", "replaced", "Offences replaced"),
    ):
        if path.exists():
            yield StarterDocument(f"catalogue/{slug}", title, path.read_text(encoding="utf-8"))
    sources = content / "sources.yml"
    if sources.exists():
        yield StarterDocument("sources", "Documents that citations name", sources.read_text(encoding="utf-8"))

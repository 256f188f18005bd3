"""The report on which headings of the documents are covered, from what is published."""

from collections.abc import Sequence

from knowledge.domain.coverage import Heading, coverage
from knowledge.domain.documents import Published
from knowledge.reading.citations import citations_in
from knowledge.reading.sources_file import sources_in

_CITING = frozenset({"topic", "entry", "facts", "general", "counting", "flags", "determination"})


def headings(published: Sequence[Published]) -> tuple[Heading, ...]:
    """Raises ContentError where a document can't be read; nothing where no document names its headings."""
    sources = sources_in(published)
    cited = {
        one.document_id: citations_in(one.body, f"{one.document_id}.yml", sources)
        for one in published
        if one.kind in _CITING
    }
    return coverage(sources, cited)

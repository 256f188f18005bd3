"""Each heading is shown with what rests on it, and the bare ones stand out."""

from knowledge.domain.citation import Citation
from knowledge.domain.coverage import Heading, coverage
from knowledge.domain.source import Section, Source, Sources

_SOURCES = Sources(
    [
        Source(
            "book",
            "A book",
            1,
            9,
            (
                Section("Theft", 1, 1, 3),
                Section("39 Theft from the person", 2, 1, 1),
                Section("General Rule", 4, 1, 1),
                Section("46 Shoplifting", 2, 2, 2),
                Section("Arson", 1, 4, 5),
                Section("56A Arson endangering life", 2, 4, 4),
                Section("Aims", 1, 6, 6, aside="No rule follows from it"),
            ),
        )
    ]
)


def _covered(*citations: Citation) -> dict[str, Heading]:
    return {one.section.title: one for one in coverage(_SOURCES, {"entry/one": citations})}


def test_a_heading_is_covered_by_what_cites_it_and_its_neighbour_is_not() -> None:
    found = _covered(Citation("book", 1, "39 Theft from the person"))
    assert found["39 Theft from the person"].by == ("entry/one",)
    assert found["46 Shoplifting"].uncovered


def test_a_chapter_is_covered_by_its_sections_and_a_heading_in_the_text_by_its_section() -> None:
    found = _covered(Citation("book", 1, "39 Theft from the person"))
    assert found["Theft"].by == ("entry/one",)
    assert found["General Rule"].by == ("entry/one",)
    assert found["Arson"].uncovered


def test_a_citation_in_other_words_covers_the_heading_it_shares_most_words_with() -> None:
    found = _covered(Citation("book", 4, "Endangering life by arson, how many"))
    assert found["56A Arson endangering life"].by == ("entry/one",)


def test_a_heading_set_aside_is_not_missed() -> None:
    assert not _covered()["Aims"].uncovered
    assert _covered()["Aims"].section.aside


def test_another_documents_citation_covers_nothing() -> None:
    assert all(not one.by for one in _covered(Citation("other", 1, "Theft")).values())

"""The catalogue in our own format: the whole list of the year, and what it refuses."""

from collections import Counter
from pathlib import Path

import pytest

from knowledge.reading.catalogue import read_catalogue
from knowledge.reading.offence_file import COLUMNS, list_named_in, read_offences, write_offences
from knowledge.reading.offence_names import read_everyday_names, read_replacements
from knowledge.reading.sources_file import read_sources
from knowledge.reading.strict_yaml import ContentError

CONTENT = Path(__file__).resolve().parents[3] / "knowledge" / "content"
BODY = (CONTENT / "offences" / "2026-27.csv").read_text(encoding="utf-8")


def test_every_row_of_the_list_is_held() -> None:
    rows = read_offences(BODY)
    assert Counter(one.kind for one in rows) == {"offence": 1698, "incident": 17}
    assert len({one.code for one in rows if one.kind == "offence"}) == 1374
    assert len({one.key for one in rows}) == len(rows)


def test_what_is_written_is_read_again_unchanged() -> None:
    rows = read_offences(BODY)
    assert write_offences(rows, list_named_in(BODY)) == BODY


def test_a_missing_column_is_named() -> None:
    head = ",".join(column for column in COLUMNS if column != "act")
    with pytest.raises(ContentError, match="column 'act' is missing"):
        read_offences(head)


def test_a_short_row_is_named_by_its_line() -> None:
    with pytest.raises(ContentError, match="line 2: 2 cells where"):
        read_offences(",".join(COLUMNS) + "\noffence,001/01\n")


def test_a_word_that_is_none_of_the_permitted_is_named() -> None:
    row = ",".join("yes" if column == "current" else "crime" for column in COLUMNS)
    with pytest.raises(ContentError, match="kind should be one of offence, incident but is 'crime'"):
        read_offences(",".join(COLUMNS) + f"\n{row}\n")


def test_an_everyday_name_for_a_code_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(ContentError, match="'bilking' means '8Q 053/25', which is not on the list"):
        read_catalogue(BODY, 'names:\n  - {says: [bilking], means: ["8Q 053/25"]}\n')


def test_a_note_without_a_page_is_refused() -> None:
    with pytest.raises(ContentError, match="a note needs its 'source'"):
        read_everyday_names('names:\n  - {says: [abh], means: ["8N"], note: A word}\n')


def test_a_replacement_that_is_no_code_is_refused() -> None:
    with pytest.raises(ContentError, match="'eight' is no code; codes are like 008/06"):
        read_replacements("replaced:\n  - {codes: [eight], source: {page: 1, section: A}}\n")


def test_every_page_that_the_names_and_replacements_cite_exists_with_its_heading() -> None:
    sources = read_sources((CONTENT / "sources.yml").read_text(encoding="utf-8"))
    names = read_everyday_names((CONTENT / "offences" / "everyday.yml").read_text(encoding="utf-8"), sources)
    replaced = read_replacements((CONTENT / "offences" / "replaced.yml").read_text(encoding="utf-8"), sources)
    cited = {one for entry in (*names, *replaced) for one in entry.because}
    assert [sources.complaint(one) or sources.doubt(one) for one in cited if sources.doubt(one)] == []
    assert all(not sources.complaint(one) for one in cited)

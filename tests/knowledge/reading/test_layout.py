"""Read, laid out in a form's fields, written and read again: nothing is lost, and little is rewritten."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.domain.documents import Published
from knowledge.domain.shape import Field, Holds, tidied
from knowledge.reading.canonical import written
from knowledge.reading.entries import read_entry
from knowledge.reading.layout import lay_out, read_fragment
from knowledge.reading.splicing import rewritten
from knowledge.reading.starter import StarterDocument, starter_documents
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.drafting import first_text
from knowledge.services.shapes import DETERMINATION, ENTRY, SHAPES, SIGNPOSTS

STARTER = [one for one in starter_documents() if one.id.partition("/")[0] in SHAPES]
ENTRIES = [one for one in STARTER if one.id.startswith("entry/")]
OUTCOME = next(one.body for one in ENTRIES if one.id == "entry/outcome-16")


def shape_of(document: StarterDocument) -> tuple[Field, ...]:
    return SHAPES[document.id.partition("/")[0]]


def entry(document: StarterDocument, body: str) -> object:
    kind, _, slug = document.id.partition("/")
    return read_entry(Published(document.id, kind, slug, slug, body, 1, "", date.min))


def test_every_starter_text_that_has_a_form_is_here() -> None:
    assert len(ENTRIES) == 332
    assert {one.id.partition("/")[0] for one in STARTER} == set(SHAPES) - {"determination"}


@pytest.mark.parametrize("document", STARTER, ids=lambda one: one.id)
def test_what_the_form_writes_reads_back_equal(document: StarterDocument) -> None:
    shape = shape_of(document)
    values = lay_out(document.body, document.id, shape)
    text = written(shape, values)
    assert lay_out(text, document.id, shape) == values
    assert written(shape, lay_out(text, document.id, shape)) == text, "it is written in one way only"
    assert rewritten(document.body, document.id, shape, values) == document.body
    if document in ENTRIES:
        assert entry(document, text) == entry(document, document.body)


# What a text field can hold: anything that can be typed or pasted, as the form hands it on.
typed = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=60)
line = typed.map(lambda text: " ".join(text.split()))
awkward = st.sampled_from(
    ["a: b", "# no comment", "it's", 'say "so"', "- dash", "NO", "012", "195/94", "2026-11-30", "{a}", "[b]",
     "*all", "&and", "!now", "%", "@", "`", "? really", "| pipe", "> fold", "null", "~", "…", "żółć", "😀", "…: #'\""]
)  # fmt: skip
text = st.one_of(line, awkward)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    if field.holds is Holds.SOURCE:
        return st.just("")
    if field.choices or field.holds is Holds.ONE_OF:
        return st.sampled_from([value for value, _ in field.choices] or [field.starts_as])
    if field.holds in (Holds.LINES, Holds.ITEMS):
        return st.lists(text.filter(bool), max_size=4)
    if field.holds is Holds.GROUP:
        return values_of(field.of)
    if field.holds is Holds.ROWS:
        unique = (lambda row: row[field.of[0].key]) if field.keyed else None
        rows = values_of(field.of).filter(lambda row: bool(row[field.of[0].key]) or not field.keyed)
        return st.lists(rows, max_size=4, unique_by=unique)
    return text


def values_of(shape: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({field.key: value_of(field) for field in shape})


@pytest.mark.parametrize("kind", SHAPES)
def test_whatever_is_typed_reads_back_equal_written_anew_or_into_an_older_text(kind: str) -> None:
    shape = SHAPES[kind]

    @settings(max_examples=60, deadline=None)
    @given(values_of(shape), values_of(shape))
    def holds(older: dict[str, Any], newer: dict[str, Any]) -> None:
        base = written(shape, older)
        assert lay_out(base, kind, shape) == tidied(shape, older)
        assert lay_out(rewritten(base, kind, shape, newer), kind, shape) == tidied(shape, newer)

    holds()


def test_only_the_lines_that_change_are_rewritten() -> None:
    values = lay_out(OUTCOME, "x", ENTRY)
    conditions = values["conditions"]
    changed = {**values, "conditions": [conditions[2], "New: it's #1.", *conditions[:2]]}
    old, new = OUTCOME.splitlines(), rewritten(OUTCOME, "x", ENTRY, changed).splitlines()
    assert [one for one in new if one not in old] == ['  - "New: it\'s #1."']
    assert len(old) - len(new) == 0, "one taken out, one put in"


def test_comments_stay_over_what_they_speak_of() -> None:
    base = (
        "# The first.\ntitle: Signposts\nsignposts:\n"
        "  # On danger.\n  - id: danger\n    status: handed_over\n    text: Call 999.   # said aloud\n    say: [help]\n"
        "  # On parking.\n  - id: parking\n    status: out_of_scope\n    text: Ask the council.\n    say: [parking]\n"
    )
    values = lay_out(base, "x", SIGNPOSTS)
    danger, parking = values["signposts"]
    turned = rewritten(base, "x", SIGNPOSTS, {**values, "signposts": [parking, danger]})
    assert turned.index("# On parking.\n  - id: parking") < turned.index("# On danger.\n  - id: danger")
    assert "# said aloud" in turned
    other = {**parking, "text": "Ask: the council"}
    changed = rewritten(base, "x", SIGNPOSTS, {**values, "signposts": [danger, other]})
    assert changed == base.replace("Ask the council.", '"Ask: the council"').replace(
        "say: [parking]", 'say:\n      - "parking"'
    )


def test_empty_rows_of_the_form_are_not_written() -> None:
    values = lay_out(OUTCOME, "x", ENTRY)
    blank = {"doc": "", "page": "", "section": ""}
    more = {**values, "source": [*values["source"], blank], "traps": ["", *values["traps"]]}
    assert rewritten(OUTCOME, "x", ENTRY, more) == OUTCOME


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("entry: ", "entry: [", "not readable as YAML"),
        ("traps:", "trasp:", "unknown key 'trasp', did you mean 'traps'?"),
        ("title: ", "title: [a] # ", "'title' must be text"),
        ("conditions:", 'conditions: [{a: b}]\nmore:', "'conditions' must be a list of texts"),
        ('terms: ["', 'terms: ["two\\nlines", "', "'terms' holds a text with a line break"),
    ],
)  # fmt: skip
def test_what_no_field_would_keep_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(ContentError) as told:
        lay_out(OUTCOME.replace(old, new, 1), "x", ENTRY)
    assert said in str(told.value)


def test_a_text_of_another_hand_is_written_anew_and_loses_nothing() -> None:
    flow = '{determination: a, title: T, settles: AMB-12, reading: add, why: W, decided_by: D, from: "2026-06-01"}'
    values = lay_out(flow, "x", DETERMINATION)
    changed = {**values, "why": "Because: so"}
    assert lay_out(rewritten(flow, "x", DETERMINATION, changed), "x", DETERMINATION) == changed
    assert lay_out(rewritten("entry: [", "x", DETERMINATION, changed), "x", DETERMINATION) == changed


def test_a_part_typed_as_source_is_read_before_it_is_written() -> None:
    when = next(field for field in DETERMINATION if field.key == "when")
    assert read_fragment("age: {under: 16}\nact: [a, b]", "x", when) == "age:\n  under: 16\nact: [a, b]"
    assert read_fragment("  \n", "x", when) == ""
    for broken in ("age: [", "just words", "a: 1\na: 2", "a: 1\nother:\n - b\n-c"):
        with pytest.raises(ContentError):
            read_fragment(broken, "x", when)


def test_a_new_entry_keeps_the_words_on_the_keys_that_are_not_filled_in_yet() -> None:
    fresh = first_text("entry", "sample", "A sample", "Sample registrar", date(2026, 11, 30))
    values = lay_out(fresh, "x", ENTRY)
    text = rewritten(fresh, "x", ENTRY, {**values, "answer": "Yes: record it."})
    assert text == fresh.replace(
        'answer: ""                # one or two sentences; the first sentence is the answer',
        'answer: "Yes: record it."',
    )

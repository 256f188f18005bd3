"""The offence catalogue, asked as officers ask it."""

from pathlib import Path

import pytest

from knowledge.domain.catalogue import Catalogue
from knowledge.domain.code_question import Asked, CodeAnswer, answer_code_question
from knowledge.domain.code_wording import sources, wording
from knowledge.reading.catalogue import read_catalogue
from knowledge.reading.sources_file import read_sources

OFFENCES = Path(__file__).resolve().parents[3] / "knowledge" / "content" / "offences"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    bodies = [
        (OFFENCES / name).read_text(encoding="utf-8")
        for name in ("2026-27.csv", "everyday.yml", "replaced.yml")
    ]
    return read_catalogue(
        *bodies, read_sources((OFFENCES.parent / "sources.yml").read_text(encoding="utf-8"))
    )


def ask(catalogue: Catalogue, text: str) -> CodeAnswer:
    answer = answer_code_question(text, catalogue)
    assert answer is not None, text
    return answer


@pytest.mark.parametrize("written", ["008/72", "008-72", "8/72", " 008 / 72 "])
def test_a_code_is_found_however_it_is_written(catalogue: Catalogue, written: str) -> None:
    assert [one.ho_class for one in catalogue.by_code(written)] == ["8R"]


def test_a_code_in_several_classes_gives_all_its_rows(catalogue: Catalogue) -> None:
    assert len(catalogue.by_code("028/03")) == 8


def test_class_and_code_together_give_the_offences_own_title(catalogue: Catalogue) -> None:
    assert catalogue.title_for("8L", "195/94") == "Harassment"
    assert catalogue.title_for("8Q", None) == "Stalking"
    assert catalogue.title_for("8Q", "195/94") == "Stalking"
    assert catalogue.title_for("8Z", "999/99") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("coercive control", "008/67"),
        ("shoplfting", "046/00"),
        ("malicous comunications", "008/72"),
        ("twoc", "130/01"),
        ("bilking", "053/25"),
        ("section 47", "008/06"),
        ("dog bite", "008/21"),
        ("perverting course justice", "079/01"),
        ("criminal damge to a car", "058/00"),
        ("8/72", "008/72"),
    ],
)
def test_search_finds_what_officers_call_it_and_forgives_slips(
    catalogue: Catalogue, text: str, code: str
) -> None:
    assert catalogue.search(text, 5)[0].code == code


@pytest.mark.parametrize("text", ["", " ", "?", "the of and", "'; -- \"", "x" * 10_000, "🙂"])
def test_search_for_nothing_in_particular_finds_nothing(catalogue: Catalogue, text: str) -> None:
    assert catalogue.search(text) == ()


@pytest.mark.parametrize(
    ("text", "asked", "codes"),
    [
        ("code for coercive control", Asked.CODE, ["008/67"]),
        ("what's 8Q", Asked.ABOUT, ["008/65", "008/66", "008/74", "195/12"]),
        ("max sentence for NFS", Asked.SENTENCE, ["008/77"]),
        ("what replaced 008/71", Asked.REPLACED, ["008/71"]),
        ("is s5 still notifiable", Asked.NOTIFIABLE, ["125/12"]),
        ("what class is common assault", Asked.CLASS, ["105/01"]),
        ("is affray state based or victim based", Asked.BASIS, ["066/01"]),
        ("is harassment summary only", Asked.MODE, ["195/94"]),
        ("what act is voyeurism under", Asked.LAW, ["088/10"]),
        ("195/94", Asked.ABOUT, ["195/94"]),
        ("class 46?", Asked.ABOUT, ["046/00"]),
        ("hi can someone tell me the code for burglary dwelling please", Asked.CODE, ["028/03"]),
        ("code for unlawfully obtaining trade secrets", Asked.CODE, ["062/11"]),
    ],
)
def test_a_question_about_the_list_is_answered_from_it(
    catalogue: Catalogue, text: str, asked: Asked, codes: list[str]
) -> None:
    answer = ask(catalogue, text)
    assert (answer.asked, [one.code for one in answer.offences]) == (asked, codes)


@pytest.mark.parametrize(
    "text",
    [
        "what code of practice covers interviews",
        "necessity code G for a voluntary",
        "her former boyfriend has messaged forty times and waited outside work, which code",
        "what class is a slap with no mark",
        "wrong postcode on the log",
        "what's stalking",
        "do we need a statement for section 5",
        "is it notifiable when he is only nine",
        "what outcome code for a youth caution",
        "is begging notifiable",
        "is speeding a notifiable offence?",
        "is a crime related incident notifiable",
        "12/03 he came back",
    ],
)
def test_a_question_about_something_else_is_left_alone(catalogue: Catalogue, text: str) -> None:
    assert answer_code_question(text, catalogue) is None


def test_every_everyday_name_asks_for_itself_and_for_no_other(catalogue: Catalogue) -> None:
    for entry in catalogue.everyday:
        for name in entry.names:
            assert ask(catalogue, f"code for {name}").named is entry, name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("code for assault with injury", "008/06"),
        ("code for assault without injury", "105/01"),
        ("home office code for theft of a vehicle", "048/01"),
        ("home office code for theft from a vehicle", "045/10"),
    ],
)
def test_with_and_without_and_of_and_from_make_the_difference(
    catalogue: Catalogue, text: str, code: str
) -> None:
    assert [one.code for one in ask(catalogue, text).offences] == [code]


def test_a_retired_code_says_what_replaced_it_and_where_that_stands(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "what replaced mal comms")
    assert [one.by for one in answer.replacements] == [("005/28",), ("138/52",)]
    assert "005/28 from 31 January 2024" in wording(answer, "2026-27")
    assert {(one.doc, one.page) for one in sources(answer, catalogue.source)} >= {
        ("crime-recording-rules-2026-27", 59)
    }


def test_what_the_rules_call_not_notifiable_is_said_first(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "is breach of bail notifiable?")
    assert wording(answer, "2026-27").startswith("Breach of bail is not notifiable.")
    assert sources(answer, catalogue.source)[0].doc == "crime-recording-rules-2026-27"


def test_a_code_that_does_not_exist_is_said_to_be_unknown(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "what is 999/99")
    assert wording(answer, "2026-27").startswith("999/99 is not on the notifiable offence list for 2026-27.")


def test_the_sentence_is_answered_in_the_first_line(catalogue: Catalogue) -> None:
    first = wording(ask(catalogue, "max sentence for NFS"), "2026-27").splitlines()[0]
    assert first == "8N 008/77 Non-fatal strangulation and suffocation: maximum 5 years."


def test_an_offence_that_stands_was_replaced_by_nothing(catalogue: Catalogue) -> None:
    assert wording(ask(catalogue, "what replaced abh"), "2026-27").startswith("Nothing has")

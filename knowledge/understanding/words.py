"""A message as words: how text is cut up before anything is looked for in it."""

import re
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

_WORD = re.compile(r"(?:[^\W_]|[£&/%])+(?:['’`][^\W\d_]+)?|[.?!;:,\"“”()\[\]\n]")
_ENDS = frozenset(".?!;\n")


@lru_cache(maxsize=1)
def language() -> Language:
    """An empty English pipeline: a vocabulary, no model and nothing to download."""
    return spacy.blank("en")


def cut(text: str) -> Doc:
    """The words of a text, lower case, hyphens opened and apostrophes dropped (`won't` and `wont` are one word).

    Each token's `idx` in the original text is kept in `doc.user_data["starts"]`.
    """
    words, starts, lengths = [], [], []
    for found in _WORD.finditer(text):
        words.append(re.sub(r"['’`]", "", found.group().lower()) if found.group() != "\n" else "\n")
        starts.append(found.start())
        lengths.append(len(found.group()))
    doc = Doc(language().vocab, words=words or [" "])
    doc.user_data["starts"], doc.user_data["lengths"] = starts, lengths
    return doc


def original(doc: Doc, text: str, start: int, end: int) -> str:
    """The officer's own words for the tokens from start to end."""
    starts, lengths = doc.user_data["starts"], doc.user_data["lengths"]
    return text[starts[start] : starts[end - 1] + lengths[end - 1]]


def sentence_of(doc: Doc, index: int) -> tuple[int, int]:
    """The bounds of the sentence that a token stands in."""
    start = index
    while start > 0 and doc[start - 1].text not in _ENDS:
        start -= 1
    end = index
    while end < len(doc) and doc[end].text not in _ENDS:
        end += 1
    return start, end

"""The little language in which content says what officers say.

bruis*                      a word that starts so
(punched|kicked|laid into)  any of these, each of one or more words
(really)?                   may be left out
off (his|her) face          groups may also stand within an alternative
no ... injuries             up to four words between
"""

import re
from collections.abc import Iterator
from itertools import product

from knowledge.understanding.words import cut

Token = dict[str, object]
_GAP: list[Token] = [{"OP": "?", "IS_PUNCT": False} for _ in range(4)]
_PART = re.compile(r"\.\.\.|\(([^()]*)\)((?:'s)?)(\??)|([^\s()]+)")
_NESTED = re.compile(
    r"(?P<edge>[(|])(?P<before>(?:[^()|]|\([^()]*\)\??)*?)"
    r"\((?P<inner>[^()]*)\)(?P<maybe>\??)(?P<after>(?:[^()|]|\([^()]*\)\??)*)(?=[|)])"
)
"""A group within an alternative of another group."""
MOST_VARIANTS = 600


class PatternError(ValueError):
    """A pattern can't be read: one sentence saying why."""


def compiled(pattern: str) -> list[list[Token]]:
    """The spaCy matcher patterns for a pattern. Raises PatternError."""
    if pattern.count("(") != pattern.count(")"):
        raise PatternError(f"'{pattern}': the brackets don't pair")
    parts = [_variants(found) for found in _PART.finditer(_flat(pattern.replace("-", " ")))]
    size = 1
    for part in parts:
        size *= len(part)
    if not parts or size > MOST_VARIANTS:
        raise PatternError(f"'{pattern}': {'empty' if not parts else f'{size} variants are too many'}")
    rows = [[token for part in choice for token in part] for choice in product(*parts)]
    rows = [row for row in rows if any("OP" not in token for token in row)]
    if not rows:
        raise PatternError(f"'{pattern}': nothing in it is required")
    return rows


def _flat(pattern: str) -> str:
    """Alternatives within alternatives written out: `(a (b|c)|d)` is `(a b|a c|d)`."""
    while found := _NESTED.search(pattern):
        before, after = found.group("before"), found.group("after")
        options = [*found.group("inner").split("|"), *([""] if found.group("maybe") else [])]
        spelled = "|".join(f"{before}{option}{after}".strip() for option in options)
        pattern = f"{pattern[: found.start()]}{found.group('edge')}{spelled}{pattern[found.end() :]}"
    return pattern


def _variants(found: re.Match[str]) -> list[list[Token]]:
    if found.group() == "...":
        return [_GAP]
    if found.group(4) is not None:
        return [_tokens(found.group(4))]
    options = [option.strip() for option in found.group(1).split("|") if option.strip()]
    if found.group(2):
        options = [option + "s" for option in options]
    rows = list(_grouped(options))
    return [*rows, []] if found.group(3) else rows


def _grouped(options: list[str]) -> Iterator[list[Token]]:
    """All one-word options make one token; longer ones stand alone."""
    singles: list[str] = []
    for option in options:
        tokens = [word.text for word in cut(option.replace("*", "££"))]
        if len(tokens) == 1:
            singles.append(tokens[0])
        else:
            yield _tokens(option)
    if singles:
        yield [_one_of(singles)]


def _tokens(text: str) -> list[Token]:
    return [_one_of([word.text]) for word in cut(text.replace("*", "££"))]


def _one_of(words: list[str]) -> Token:
    stems = [word.removesuffix("££") for word in words if word.endswith("££")]
    whole = [word for word in words if not word.endswith("££")]
    if not stems:
        return {"LOWER": whole[0]} if len(whole) == 1 else {"LOWER": {"IN": whole}}
    alternatives = [f"{re.escape(stem)}.*" for stem in stems] + [re.escape(word) for word in whole]
    return {"LOWER": {"REGEX": f"^(?:{'|'.join(alternatives)})$"}}

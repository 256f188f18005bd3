"""Words that stand for one another, as content writes them."""

from collections.abc import Iterable

from knowledge.domain.documents import Published
from knowledge.domain.lexicon import UnknownWordsError, WordClasses
from knowledge.reading.strict_yaml import ContentError, parse


def read_word_classes(documents: Iterable[Published]) -> WordClasses:
    """The classes of every lexicon document; one may hold those that stand above it. Raises ContentError."""
    held: dict[str, tuple[str, ...]] = {}
    shorthand: dict[str, str] = {}
    for document in documents:
        if document.kind != "lexicon":
            continue
        top = parse(document.body, f"{document.document_id}.yml")
        top.text("title")
        block = top.block("words")
        for name in block.names():
            if name in held:
                raise block.error(f"the words '{name}' are already written in another file")
            try:
                held[name] = _opened(block.texts(name), WordClasses(held))
            except UnknownWordsError as error:
                raise block.error(
                    f"'{name}': {error}; a class is written after those that it holds"
                ) from None
            if not held[name]:
                raise block.error(f"'{name}' holds no words")
        block.done()
        short = top.block("shorthand")
        shorthand |= {name: short.text(name) for name in short.names()}
        top.done()
    return WordClasses(held, shorthand)


def _opened(words: Iterable[str], classes: WordClasses) -> tuple[str, ...]:
    """Each word once, in order; `<name>` alone stands for all the words of that class."""
    rows: list[str] = []
    for word in words:
        if any(sign in word for sign in "()|?") or "..." in word:
            raise ContentError(f"'{word}': a word of a class is a plain word or phrase, with at most a star")
        plain = word.replace("-", " ").lower()
        rows += classes.opened(f"({word})")[1:-1].split("|") if word.startswith("<") else [plain]
    return tuple(dict.fromkeys(rows))

"""Words that stand for one another, as content writes them."""

from collections.abc import Iterable
from dataclasses import replace

from knowledge.domain.documents import Published
from knowledge.domain.lexicon import UnknownWordsError, WordClasses
from knowledge.reading.strict_yaml import Block, parse


def read_word_classes(documents: Iterable[Published]) -> WordClasses:
    """The classes of every lexicon document; one may hold those that stand above it. Raises ContentError."""
    held: dict[str, tuple[str, ...]] = {}
    shorthand: dict[str, str] = {}
    idioms: list[tuple[Block, str]] = []
    for document in documents:
        if document.kind != "lexicon":
            continue
        top = parse(document.body, f"{document.document_id}.yml")
        top.text("title")
        block = top.block("words")
        for name in block.names():
            if name in held:
                raise block.error(f"the words '{name}' are already written in another file")
            held[name] = _opened(block, name, WordClasses(held))
        block.done()
        short = top.block("shorthand")
        shorthand |= {name: short.text(name) for name in short.names()}
        idioms += [(top, written) for written in top.texts("idioms")]
        top.done()
    classes = WordClasses(held, shorthand)
    return replace(classes, idioms=tuple(_written_out(top, written, classes) for top, written in idioms))


def _written_out(top: Block, written: str, classes: WordClasses) -> str:
    try:
        return classes.opened(written)
    except UnknownWordsError as error:
        raise top.error(f"the idiom '{written}': {error}") from None


def _opened(block: Block, name: str, classes: WordClasses) -> tuple[str, ...]:
    """Each word once, in order; `<name>` alone stands for all the words of that class."""
    rows: list[str] = []
    for word in block.texts(name):
        if any(sign in word for sign in "()|?") or "..." in word:
            raise block.error(f"'{name}': '{word}' must be a plain word or phrase, with at most a star")
        try:
            opened = classes.opened(f"({word.replace('-', ' ').lower()})")
        except UnknownWordsError as error:
            raise block.error(f"'{name}': {error}; a class stands after those that it holds") from None
        rows += opened.strip("()").split("|")
    if not rows:
        raise block.error(f"'{name}' holds no words")
    return tuple(dict.fromkeys(rows))

"""What officers call offences, and what replaced a retired code: the two YAML files beside the CSV."""

from knowledge.domain.offence import EverydayName, Replacement, as_code
from knowledge.domain.source import Sources
from knowledge.reading.rules import read_because
from knowledge.reading.strict_yaml import Block, parse

_SHORTEST_CODE = len("008/06")


def read_everyday_names(text: str, sources: Sources | None = None) -> tuple[EverydayName, ...]:
    top = parse(text, "catalogue/everyday", sources)
    found = tuple(_everyday_name(one) for one in top.blocks("names", "name"))
    top.text("title", "")
    top.done()
    return found


def read_replacements(text: str, sources: Sources | None = None) -> tuple[Replacement, ...]:
    """One item may retire several codes at once; each becomes a replacement of its own."""
    top = parse(text, "catalogue/replaced", sources)
    found = tuple(one for item in top.blocks("replaced", "item") for one in _replacements(item))
    top.text("title", "")
    top.done()
    return found


def _everyday_name(block: Block) -> EverydayName:
    found = EverydayName(
        names=tuple(one.lower() for one in _some(block, "says")),
        means=tuple(_selection(block, one) for one in block.texts("means")),
        note=block.text("note", ""),
        because=read_because(block) if block.has("source") else (),
        on_list=block.choice("notifiable", ("yes", "no"), "yes") == "yes",
    )
    if not (found.means if found.on_list else found.note):
        raise block.error("'means' is missing" if found.on_list else "what is not notifiable needs a 'note'")
    if found.note and not found.because:
        raise block.error("a note needs its 'source'")
    block.done()
    return found


def _replacements(block: Block) -> list[Replacement]:
    codes = [_code(block, one) for one in _some(block, "codes")]
    by = tuple(_code(block, one) for one in block.texts("by"))
    part, note, on = block.text("part", ""), block.text("note", ""), block.day("on")
    because = read_because(block)
    block.done()
    return [Replacement(code, part, by, on.isoformat() if on else "", note, because) for code in codes]


def _some(block: Block, key: str) -> tuple[str, ...]:
    found = block.texts(key)
    if not found:
        raise block.error(f"'{key}' is missing")
    return found


def _code(block: Block, text: str) -> str:
    code = as_code(text)
    if code is None:
        raise block.error(f"'{text}' is no code; codes are like 008/06")
    return code


def _selection(block: Block, text: str) -> tuple[str, str]:
    """`8N 008/06`, `8Q` or `008/67`: class and code, either of which may be left out."""
    ho_class, _, code = text.partition(" ")
    if code:
        return ho_class, _code(block, code)
    return ("", _code(block, text)) if len(text) >= _SHORTEST_CODE and as_code(text) else (text, "")

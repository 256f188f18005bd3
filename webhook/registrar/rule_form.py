"""The fields of a rule as a browser sends them."""

from collections.abc import Mapping
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from knowledge.domain.errors import BadInput
from knowledge.domain.rule_fields import (
    CitationFields,
    CrimeFields,
    Group,
    How,
    Join,
    RuleFields,
    Test,
    ThenFields,
)
from knowledge.services.checking import LONGEST_TEXT

Form = MultiDict[str, str]
LONGEST_FIELD = 10_000
_DEEPEST = 5
_MOST = 60


def fields_in(form: Form) -> RuleFields:
    """Whatever was typed; a part that the page left to the source is None."""
    overrides = tuple(dict.fromkeys(form.getlist("overrides")))
    return RuleFields(
        form.get("rule-id", "").strip(),
        Group(Join.ALL, _parts(form, "when", 0)) if "when-n" in form else None,
        _then(form) if "crime-n" in form else None,
        " ".join(form.get("why", "").split()),
        tuple(
            CitationFields(*(form.get(f"cite-{n}-{key}", "").strip() for key in ("doc", "page", "section")))
            for n in numbers(form, "cite")
            if form.get("do") != f"drop:cite-{n}"
        ),
        overrides,
        form.get("since", "").strip(),
        form.get("until", "").strip(),
    )


def refuse_too_long(form: Form) -> None:
    """Raises BadInput with the field that holds more than any could need, before anything repeats what stands in it."""
    for name, value in form.items(multi=True):
        most = LONGEST_TEXT if name == "lines" else LONGEST_FIELD
        if len(value) > most:
            sentence = f"Shorten this to {most:,} characters: it has {len(value):,}."
            raise BadInput(sentence, field=name)


def grown(fields: RuleFields, do: str) -> RuleFields:
    """With the part that a button adds."""
    step, _, where = do.partition(":")
    when, then, citations = fields.when, fields.then, fields.citations
    if step in ("test", "any", "all", "not") and when is not None:
        new = Test("") if step == "test" else Group(Join(step), (Test(""),))
        when = _added(when, where.split("-")[1:], new)
    elif step == "crime" and then is not None:
        row = {name: getattr(then, name) for name in then.__slots__}
        then = ThenFields(**{**row, "crimes": (*then.crimes, CrimeFields(""))})
    elif step == "cite":
        citations = (*citations, CitationFields("", "", ""))
    return replace(fields, when=when, then=then, citations=citations)


def _added(group: Group, path: list[str], new: Test | Group) -> Group:
    if not path:
        return Group(group.join, (*group.parts, new))
    at = int(path[0]) if path[0].isdigit() else -1
    parts = tuple(
        _added(part, path[1:], new) if n == at and isinstance(part, Group) else part
        for n, part in enumerate(group.parts)
    )
    return Group(group.join, parts)


def _parts(form: Form, path: str, depth: int) -> tuple[Test | Group, ...]:
    return tuple(
        _part(form, f"{path}-{n}", depth) for n in numbers(form, path) if form.get("do") != f"drop:{path}-{n}"
    )


def _part(form: Form, path: str, depth: int) -> Test | Group:
    kind = form.get(f"{path}-kind", "test")
    if kind in set(Join) and depth < _DEEPEST:
        return Group(Join(kind), _parts(form, path, depth + 1))
    how = form.get(f"{path}-how", "is")
    typed = [one.strip() for one in form.get(f"{path}-more", "").split(",")]
    values = tuple(dict.fromkeys([*form.getlist(f"{path}-value"), *filter(None, typed)]))
    return Test(
        form.get(f"{path}-fact", "").strip(),
        How(how) if how in set(How) else How.IS,
        values,
        form.get(f"{path}-low", "").strip(),
        form.get(f"{path}-high", "").strip(),
    )


def _then(form: Form) -> ThenFields:
    names = ("decide", "incident", "count", "flag", "action", "within_hours")
    texts: Mapping[str, str] = {name: " ".join(form.get(name, "").split()) for name in names}
    readings = tuple(" ".join(one.split()) for one in form.get("readings", "").splitlines() if one.strip())
    return ThenFields(crimes_in(form), readings=readings, **texts)


def crimes_in(form: Form) -> tuple[CrimeFields, ...]:
    """Without the one that is dropped."""
    return tuple(
        _crime(form, f"crime-{n}") for n in numbers(form, "crime") if form.get("do") != f"drop:crime-{n}"
    )


def _crime(form: Form, path: str) -> CrimeFields:
    words = form.get(f"{path}-offence", "").split()
    code = words[1] if len(words) > 1 and "/" in words[1] else ""
    return CrimeFields(
        " ".join(filter(None, [words[0] if words else "", code])),
        form.get(f"{path}-title", "").strip(),
        form.get(f"{path}-count", "").strip(),
        f"{path}-state" in form,
        f"{path}-addition" in form,
    )


def numbers(form: Form, path: str) -> range:
    """Of the rows of that kind on the page."""
    written = form.get(f"{path}-n", "0")
    return range(min(int(written), _MOST) if written.isdecimal() and len(written) < 4 else 0)

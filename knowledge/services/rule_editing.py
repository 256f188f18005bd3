"""One rule of a draft changed by its fields or its lines, with all the rest of the text as it was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.domain.documents import Published, digest_of
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.rule_fields import RuleFields
from knowledge.reading.rule_fields import NotInFields, changes, fields_of, values_of
from knowledge.reading.rule_source import (
    WrittenRule,
    indent_of,
    moved,
    new_rule,
    rewritten,
    rule_named,
    rules_in,
    with_rule,
    with_rule_after,
    without_rule,
)
from knowledge.reading.sources_file import sources_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.desk import Edition
from knowledge.services.rule_checking import RuleCheck
from knowledge.services.rule_table import with_own_facts


@dataclass(frozen=True, slots=True)
class Place:
    """Which rule: the one named, or a new one below it; `seen` is the digest of its lines as they were shown."""

    rule_id: str
    seen: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """The text with the change made, and where the rule is now, to be changed further."""

    body: str
    place: Place


def digest(rule: WrittenRule) -> str:
    """Of its lines, so that a colleague's change of the same rule is noticed and one of another is not."""
    return digest_of(rule.id, rule.text)


def find(document_id: str, body: str, rule_id: str) -> WrittenRule:
    """Raises BadInput where the text can't be read or holds no such rule, or several."""
    try:
        rule = rule_named(body, f"{document_id}.yml", rule_id)
    except ContentError as error:
        raise BadInput(f"The text has to be mended as source first: {error}", field="body") from None
    if rule is None:
        raise BadInput(f"The draft has no rule '{rule_id}' any more, or two of that name.", field="rule-id")
    return rule


def check_for(candidate: Published, edition: Edition, others: Sequence[Published], under: str) -> RuleCheck:
    """What a rule or a case under that key is checked against."""
    sources = sources_in(others)
    rulebook = with_own_facts(candidate, edition, others)
    return RuleCheck(rulebook, edition.catalogue, sources, under)


def taken_ids(document_id: str, body: str, check: RuleCheck, place: Place) -> frozenset[str]:
    """The ids of all other rules, those of the document as the draft has them."""
    own = {rule.id for rule in rules_in(body, f"{document_id}.yml")}
    book = check.rulebook
    others = {rule.id for topic in book.topics if f"topic/{topic.id}" != document_id for rule in topic.rules}
    return frozenset((own | others) - (set() if place.new else {place.rule_id}))


def with_fields(document_id: str, body: str, place: Place, fields: RuleFields) -> Changed:
    """The text with the rule as the fields say. Raises Conflict where somebody changed that rule meanwhile."""
    rule, name = _unchanged(document_id, body, place), f"{document_id}.yml"
    try:
        text = lines_for(body, rule, fields, new=place.new)
        if place.new:
            return _changed(document_id, rule, place, with_rule_after(body, name, rule, text))
        return _changed(document_id, rule, place, with_rule(body, name, rule, text))
    except NotInFields:
        raise Conflict("The rule is written now as its source alone can say it.") from None
    except ContentError as error:
        raise BadInput(str(error), field="body") from None


def lines_for(body: str, rule: WrittenRule, fields: RuleFields, *, new: bool) -> str:
    """The lines of the rule as the fields say, or of a new one; what only the source can say is as it was.

    Raises NotInFields where the rule as it stands is beyond the fields.
    """
    nothing = "record" if rule.list == "recording" else "nothing"
    if not new:
        changed = changes(fields_of(rule), fields, nothing)
        return rewritten(body, rule, changed) if changed else rule.text
    if fields.when is None or fields.then is None:
        old = fields_of(rule)
        fields = replace(fields, when=fields.when or old.when, then=fields.then or old.then)
    return new_rule(values_of(fields, nothing), indent_of(rule))


def with_lines(document_id: str, body: str, place: Place, lines: str) -> Changed:
    """The text with other lines for the rule, which may be typed with less or more room before them."""
    rule = _unchanged(document_id, body, place)
    indent, rows = indent_of(rule), lines.replace("\r\n", "\n").strip("\n").split("\n")
    least = min((len(row) - len(row.lstrip(" ")) for row in rows if row.strip()), default=0)
    text = "\n".join(" " * indent + row[least:] if row.strip() else "" for row in rows)
    write = with_rule_after if place.new else with_rule
    try:
        return _changed(document_id, rule, place, write(body, f"{document_id}.yml", rule, text))
    except ContentError as error:
        raise BadInput(str(error), field="lines") from None


def with_step(document_id: str, body: str, place: Place, step: str) -> Changed:
    """The rule taken out, or moved `up` or `down` by one."""
    rule = _unchanged(document_id, body, place)
    try:
        if step == "delete":
            return Changed(without_rule(body, f"{document_id}.yml", rule), place)
        return Changed(moved(body, f"{document_id}.yml", rule, up=step == "up"), place)
    except ContentError as error:
        raise BadInput(str(error), field="rules") from None


def _unchanged(document_id: str, body: str, place: Place) -> WrittenRule:
    rule = find(document_id, body, place.rule_id)
    if not place.new and digest(rule) != place.seen:
        raise Conflict(
            "Somebody saved another text of this rule meanwhile. Saving again puts yours in its place."
        )
    return rule


def _changed(document_id: str, rule: WrittenRule, place: Place, body: str) -> Changed:
    number = rule.number + 1 if place.new else rule.number
    written = rules_in(body, f"{document_id}.yml")
    now = next(one for one in written if (one.list, one.number) == (rule.list, number))
    return Changed(body, Place(now.id, digest(now)))

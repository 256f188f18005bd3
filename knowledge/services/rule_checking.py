"""What is wrong with a rule as it is typed: each one sentence, with the field that it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from knowledge.domain.catalogue import Catalogue
from knowledge.domain.citation import Citation
from knowledge.domain.fact import Kind
from knowledge.domain.proof.domains import SAID_TO
from knowledge.domain.report import ACT
from knowledge.domain.rule import Word
from knowledge.domain.rule_fields import CitationFields, CrimeFields, Group, How, RuleFields, Test, parts_of
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.source import Sources
from knowledge.reading.rule_source import CASES
from knowledge.reading.strict_yaml import did_you_mean

KIND_OF = {"rules": "topic", "recording": "recording", "actions": "consequences", "flags": "consequences"}
"""What the engine tells the rules of each list."""
_OF_FRAUD_RULES = re.compile(r"NFIB\d{1,2}[A-Z]?")
"""Classes of the NFIB fraud rules stand in their own document; the notifiable list leaves them out."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """`field` is the id of the field on the page, such as `when-0-fact` or `cite-1-page`."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """Against the rulebook with the draft's own facts, the offence list and the cited documents."""

    rulebook: Rulebook
    catalogue: Catalogue
    sources: Sources
    under: str
    """The key under which the rule stands."""

    def wrong_in(self, fields: RuleFields, taken: frozenset[str]) -> list[Wrong]:
        """`taken` are the ids of all other rules."""
        return [
            *self._id(fields.id, taken),
            *(self._conditions(fields.when) if fields.when else ()),
            *self._result(fields),
            *([] if fields.why.strip() else [Wrong("why", "Say why, in a sentence that officers read.")]),
            *self._citations(fields.citations),
            *self._overrides(fields.overrides),
            *_in_force(fields),
        ]

    def permitted(self, fact: str) -> dict[str, str]:
        """Each value that the fact can have, with its words; empty where it is a number or a day."""
        known = self.rulebook.facts.get(fact)
        if known is not None:
            return dict(known.options)
        said = {
            "act": dict(self.rulebook.acts),
            "topic": {topic.id: topic.title for topic in self.rulebook.topics},
            "decision": {word.value: word.value.replace("_", " ") for word in Word},
            "crime.basis": {"victim": "victim", "state": "state"},
            "crime.in_law": {"yes": "Yes", "no": "No"},
        }
        return said.get(fact, {})

    def facts(self) -> dict[str, str]:
        """Every fact that a rule of this list may look at, or a case may give, with its question."""
        known = {name: fact.question for name, fact in self.rulebook.facts.items()}
        if self.under == CASES:
            return {ACT: "what was done", **known}
        return {**known, **dict.fromkeys(SAID_TO[KIND_OF[self.under]], "said by the helpline itself")}

    def _id(self, rule_id: str, taken: frozenset[str]) -> Iterator[Wrong]:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", rule_id):
            yield Wrong(
                "rule-id", "Name it in small letters, digits, hyphens and a dot, such as burglary.home."
            )
        elif rule_id in taken:
            yield Wrong("rule-id", f"Another rule is named '{rule_id}' already.")

    def _conditions(self, group: Group) -> Iterator[Wrong]:
        for place, part in parts_of(group, "when"):
            if isinstance(part, Group):
                if not part.parts:
                    yield Wrong(
                        f"{place}-group", "This group has no condition: add one, or remove the group."
                    )
            else:
                yield from self._test(place, part)

    def _test(self, place: str, test: Test) -> Iterator[Wrong]:
        if test.fact not in self.facts():
            close = did_you_mean(test.fact, tuple(self.facts()))
            yield Wrong(
                f"{place}-fact", f"There is no fact '{test.fact}' for a rule of this kind{close or '.'}"
            )
            return
        known = self.rulebook.facts.get(test.fact)
        kind = known.kind if known else Kind.CHOICE
        if test.how in (How.NUMBER, How.DAY):
            yield from _range(place, test, kind)
        elif kind in (Kind.DAY, Kind.WHEN):
            yield Wrong(f"{place}-how", f"'{test.fact}' is a day: say from and before which one.")
        elif not test.values:
            yield Wrong(f"{place}-fact", "Choose at least one value.")
        else:
            yield from self._values(place, test, kind)

    def _values(self, place: str, test: Test, kind: Kind) -> Iterator[Wrong]:
        allowed = self.permitted(test.fact)
        for value in test.values:
            if test.fact in ("crime.class", "recorded_class"):
                wrong = not self.catalogue.has_class(value) and value not in ("N100", "N300")
            elif kind is Kind.NUMBER:
                wrong = not value.isdigit()
            else:
                wrong = bool(allowed) and value not in allowed
            if wrong:
                close = did_you_mean(value, tuple(allowed))
                yield Wrong(f"{place}-fact", f"'{test.fact}' can’t be '{value}'{close or '.'}")

    def _result(self, fields: RuleFields) -> Iterator[Wrong]:
        then = fields.then
        if then is None:
            return
        for number, crime in enumerate(then.crimes):
            yield from self._crime(f"crime-{number}", crime)
        if then.decide and then.decide not in set(Word):
            yield Wrong("decide", f"'{then.decide}' is none of the helpline’s decisions.")
        if then.incident and not self.catalogue.by_code(then.incident):
            yield Wrong("incident", f"'{then.incident}' is not in the notifiable list.")
        if (then.incident or then.readings or then.count) and not then.decide:
            yield Wrong("decide", "An incident, a count of incidents or readings need a decision.")
        if then.within_hours and not re.fullmatch(r"[1-9]\d{0,3}", then.within_hours):
            yield Wrong("within_hours", "Give whole hours, such as 24.")
        if self.under == "flags" and not then.flag:
            yield Wrong("flag", "Name the flag.")
        if self.under == "actions" and not then.action:
            yield Wrong("action", "Say what is to be done.")

    def wrong_offence(self, field: str, offence: str) -> Iterator[Wrong]:
        """Of a class, and a code where there is one."""
        ho_class, _, code = offence.partition(" ")
        if not ho_class:
            yield Wrong(field, "Give the class, and the code where there is one, or remove the crime.")
        elif _OF_FRAUD_RULES.fullmatch(ho_class):
            return
        elif not self.catalogue.has_class(ho_class):
            yield Wrong(field, f"The class '{ho_class}' is not in the notifiable list.")
        elif code and not any(one.ho_class == ho_class for one in self.catalogue.by_code(code)):
            yield Wrong(field, f"The class {ho_class} has no code '{code}' in the notifiable list.")

    def _crime(self, place: str, crime: CrimeFields) -> Iterator[Wrong]:
        yield from self.wrong_offence(f"{place}-offence", crime.offence)
        counted = self.rulebook.facts.get(crime.count)
        if crime.count and (counted is None or counted.kind is not Kind.NUMBER):
            yield Wrong(f"{place}-count", f"'{crime.count}' is no number that an officer gives.")

    def _citations(self, citations: tuple[CitationFields, ...]) -> Iterator[Wrong]:
        if not citations:
            yield Wrong("add-citation", "Every rule cites a page: add one.")
        for number, one in enumerate(citations):
            if not re.fullmatch(r"[1-9]\d{0,3}", one.page):
                yield Wrong(f"cite-{number}-page", "Give the page as a whole number.")
                continue
            cited = Citation(one.doc, int(one.page), one.section)
            complaint = self.sources.complaint(self.sources.cite(cited))
            if complaint:
                yield Wrong(f"cite-{number}-page", f"{complaint}.")
            elif not one.section.strip():
                yield Wrong(f"cite-{number}-section", "Name the heading on that page.")

    def _overrides(self, overrides: tuple[str, ...]) -> Iterator[Wrong]:
        general = {rule.id for rule in self.rulebook.recording}
        for name in overrides:
            if name not in general:
                close = did_you_mean(name, tuple(general))
                yield Wrong(
                    "overrides",
                    f"'{name}' is no general rule, and only those can be overridden{close or '.'}",
                )


def _in_force(fields: RuleFields) -> Iterator[Wrong]:
    days: list[date] = []
    for field, value in (("since", fields.since), ("until", fields.until)):
        try:
            days += [date.fromisoformat(value)] if value else []
        except ValueError:
            yield Wrong(field, f"'{value}' is not a day such as 2026-04-01.")
            return
    if len(days) == 2 and days[1] <= days[0]:
        yield Wrong("until", f"'{fields.until}' doesn’t come after '{fields.since}': give a later day.")


def _range(place: str, test: Test, kind: Kind) -> Iterator[Wrong]:
    wanted = Kind.NUMBER if test.how is How.NUMBER else Kind.DAY
    if kind is not wanted:
        yield Wrong(f"{place}-how", f"'{test.fact}' is no {wanted.value}: choose among its values.")
        return
    if not (test.low or test.high):
        yield Wrong(f"{place}-low", "Give at least one end.")
    ends: list[date | int] = []
    for end, value in (("low", test.low), ("high", test.high)):
        try:
            if value:
                ends.append(_whole(value) if wanted is Kind.NUMBER else date.fromisoformat(value))
        except ValueError:
            example = "a whole number" if wanted is Kind.NUMBER else "a day such as 2026-04-01"
            yield Wrong(f"{place}-{end}", f"'{value}' is not {example}.")
            return
    if len(ends) == 2 and ends != sorted(set(ends)):  # two of one kind
        later = "a greater number" if wanted is Kind.NUMBER else "a later day"
        yield Wrong(f"{place}-high", f"'{test.high}' doesn’t come after '{test.low}': give {later}.")


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError(text)
    return int(text)


def only_permitted(fields: RuleFields, check: RuleCheck) -> RuleFields:
    """Without the values of another fact, where a fact was chosen anew."""
    return replace(fields, when=_permitted_in(fields.when, check) if fields.when else None)


def _permitted_in(group: Group, check: RuleCheck) -> Group:
    parts: list[Test | Group] = []
    for part in group.parts:
        if isinstance(part, Group):
            parts.append(_permitted_in(part, check))
        else:
            allowed = check.permitted(part.fact)
            kept = tuple(value for value in part.values if not allowed or value in allowed)
            parts.append(replace(part, values=kept))
    return replace(group, parts=tuple(parts))

"""A decision for facts that a program or a person gives outright."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from knowledge.domain.errors import BadInput
from knowledge.domain.explanation import leads_to, why_not
from knowledge.domain.fact import Value
from knowledge.domain.flipping import changes
from knowledge.domain.interview import interview
from knowledge.domain.report import ACT, Report
from knowledge.domain.rulebook import Rulebook
from knowledge.services.case_file import read_value
from knowledge.services.desk import Desk
from knowledge.services.explaining import read_meant
from knowledge.services.wording import asked

ACTS = "acts"
MOST_ACTS = 200


def decide_facts(
    facts: Mapping[str, object], on: date, desk: Desk, meant: str | None = None
) -> dict[str, object]:
    """The DECISION of the contract; while facts are missing, with the next `question` and where its answers lead.

    With `meant`, a class, code or everyday name, `why_not` says why the decision is not that. Raises BadInput naming
    the fact that is unknown or can't have its value, or the day we hold no rules for.
    """
    edition = desk.edition(on)
    rulebook = edition.rulebook
    if not rulebook.in_force.covers(on):
        raise BadInput(
            f"No rules are held for {on.isoformat()}; they begin on {rulebook.in_force.since.isoformat()}.",
            field="on",
        )
    report = read_report(facts, rulebook)
    decision, question = interview(report, rulebook, on)
    if decision.decided:
        decision = replace(decision, would_change=changes(report, rulebook, on, decision))
    body = {**decision.as_json(), "question": None}
    if question is not None:
        answers = [branch.as_json() for branch in leads_to(question.fact, report, rulebook, on)]
        body["question"] = {**asked(question).as_json(), "answers": answers}
    if meant is not None:
        lines = why_not(read_meant(meant, edition), report, rulebook, on, decision)
        body["why_not"] = [line.as_json() for line in lines]
    return body


def read_report(facts: Mapping[str, object], rulebook: Rulebook) -> Report:
    """From JSON: facts of the report, `act` as text or list, or `acts` as a list of mappings."""
    acts = [_told({ACT: one}, rulebook) for one in _listed(facts.get(ACT))]
    rows = facts.get(ACTS, [])
    if not isinstance(rows, list) or len(rows) > MOST_ACTS:
        raise BadInput(f"'acts' must be a list of at most {MOST_ACTS} acts.", field=ACTS)
    for row in rows:
        if not isinstance(row, Mapping) or ACT not in row:
            raise BadInput("Each of 'acts' must be a mapping with an 'act'.", field=ACTS)
        acts.append(_told(row, rulebook))
    return Report(_told({k: v for k, v in facts.items() if k not in (ACT, ACTS)}, rulebook), tuple(acts))


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _told(facts: Mapping[str, object], rulebook: Rulebook) -> dict[str, Value]:
    told: dict[str, Value] = {}
    for name, written in facts.items():
        if name in ("victim", "offender"):
            told[name] = str(written)[:40]
            continue
        if name != ACT and name not in rulebook.facts:
            raise BadInput(f"There is no fact '{name}': see /api/v1/facts.", field=name)
        value = read_value(name, written, rulebook)
        if value is None:
            raise BadInput(f"The fact '{name}' can't be {written!r}: see /api/v1/facts.", field=name)
        told[name] = value
    return told

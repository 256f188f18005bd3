"""What follows from a decision beside the record: flags, and what to do by when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from knowledge.domain.decision import Action, Decision, Reason
from knowledge.domain.fact import Value
from knowledge.domain.report import Report, View
from knowledge.domain.rule import Rule
from knowledge.domain.rulebook import Rulebook

RECEIVED = "received"


def consequences(decision: Decision, report: Report, rulebook: Rulebook) -> Decision:
    """Flags and actions: each rule on its own, none of them ever asks."""
    extra: dict[str, Value] = {
        "decision": decision.word.value,
        "recorded_class": tuple(crime.ho_class for crime in decision.crimes),
        "recorded_code": tuple(crime.code or "" for crime in decision.crimes),
        "included_code": tuple(row.code or "" for row in decision.not_separate),
        "topic": decision.topics,
    }
    view = View(report, rulebook, None, extra)
    flags = [rule for rule in rulebook.flags if rule.when.judge(view).holds]
    actions = [rule for rule in rulebook.actions if rule.when.judge(view).holds]
    received = _received(report.facts)
    return replace(
        decision,
        flags=tuple(dict.fromkeys(rule.then.flag or "" for rule in flags)),
        reasons=decision.reasons + tuple(Reason(r.id, r.why, r.because) for r in flags),
        actions=tuple(_action(rule, received) for rule in actions),
    )


def _action(rule: Rule, received: datetime | None) -> Action:
    by = received + timedelta(hours=rule.then.within_hours) if received and rule.then.within_hours else None
    return Action(rule.then.action or rule.id, rule.why, by, rule.because)


def _received(facts: Mapping[str, Value]) -> datetime | None:
    value = facts.get(RECEIVED)
    return datetime.fromisoformat(value) if isinstance(value, str) else None

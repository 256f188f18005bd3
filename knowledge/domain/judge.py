"""Who decides for a conversation: anew each time, or once for all reports that no rule can tell apart."""

from collections.abc import Hashable
from datetime import date

from knowledge.domain.alike import Alike
from knowledge.domain.decision import Change, Decision
from knowledge.domain.flipping import changes
from knowledge.domain.interview import Question, bounded, interview, look_ahead
from knowledge.domain.report import Report
from knowledge.domain.rulebook import Rulebook

_MOST_HELD = 2000


class Judge:
    """Decides each report anew: officers' own never wait for what others asked."""

    def interview(self, report: Report, rulebook: Rulebook, on: date) -> tuple[Decision, Question | None]:
        """The decision and the next question, as `interview` gives them."""
        return interview(report, rulebook, on)

    def changes(self, report: Report, rulebook: Rulebook, on: date, decision: Decision) -> tuple[Change, ...]:
        """What would change the decision, as `changes` gives it."""
        return changes(report, rulebook, on, decision)


class OnceForAlike(Judge):
    """For one rulebook on one day: a past of thousands of questions holds some hundreds that differ to its rules."""

    def __init__(self, rulebook: Rulebook, on: date) -> None:
        self._rulebook, self._on = rulebook, on
        self._alike = Alike(rulebook, on)
        self._held: dict[Hashable, tuple[Decision, Question | None]] = {}
        self._changes: dict[Hashable, tuple[Change, ...]] = {}

    def interview(self, report: Report, rulebook: Rulebook, on: date) -> tuple[Decision, Question | None]:
        if rulebook is not self._rulebook or on != self._on:
            return super().interview(report, rulebook, on)
        key = self._alike.key(report)
        if key not in self._held:
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
                self._changes.clear()
            self._held[key] = look_ahead(report, rulebook, on)
        decision, question = self._held[key]
        return decision, bounded(question, report, rulebook, decision)

    def changes(self, report: Report, rulebook: Rulebook, on: date, decision: Decision) -> tuple[Change, ...]:
        key = self._alike.key(report)
        held = self._held.get(key)
        if held is None or held[0] is not decision:
            return super().changes(report, rulebook, on, decision)
        if key not in self._changes:
            self._changes[key] = super().changes(report, rulebook, on, decision)
        return self._changes[key]

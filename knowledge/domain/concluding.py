"""From everything found to one decision: the strongest ruling, and the crimes beside it."""

from datetime import date

from knowledge.domain.counting import Counted
from knowledge.domain.decision import Crime, Decision, Reason
from knowledge.domain.determination import PRINCIPAL
from knowledge.domain.rule import Basis, Ruling, Word
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.work import Work

_STRENGTH = (
    Word.REFER,
    Word.CANCEL,
    Word.OUTCOME,
    Word.ADD_TO_EXISTING,
    Word.RECORD_CRIME,
    Word.TRANSFER,
    Word.N300,
    Word.N100,
    Word.CRIME_RELATED_INCIDENT,
    Word.ANSWER,
    Word.INCIDENT_ONLY,
)


def conclude(rulebook: Rulebook, on: date, work: Work, counted: Counted) -> Decision:
    rulings = [ruling for ruling, _ in work.rulings]
    procedural = [ruling for ruling in rulings if not _yields_to_crime(ruling)]
    strongest = min(procedural or rulings, key=lambda ruling: _STRENGTH.index(ruling.word), default=None)
    crimes = counted.crimes
    readings = counted.readings + tuple(text for ruling in rulings for text in ruling.readings)
    if counted.readings:
        word, strongest = Word.REFER, None
    elif strongest is not None and (procedural or not crimes):
        word = strongest.word
    else:
        word = Word.RECORD_CRIME if crimes else Word.INCIDENT_ONLY
    incident = strongest.incident if strongest and word is strongest.word else None
    crimes += _incident_rows(work, word, incident)
    return Decision(
        word,
        rulebook.edition,
        on,
        crimes,
        incident,
        counted.not_separate,
        reasons=(*_once(work.reasons), *counted.reasons),
        presumed=dict(work.presumed),
        readings=readings,
        ambiguities=_open_points(rulings, counted),
        missing=frozenset(work.missing),
        used=frozenset(work.used),
        topics=tuple(dict.fromkeys(work.topics)),
    )


def _open_points(rulings: list[Ruling], counted: Counted) -> tuple[str, ...]:
    """What the documents leave open here, by the names under which a registrar settles it."""
    named = [ruling.ambiguity for ruling in rulings if ruling.ambiguity]
    return tuple(dict.fromkeys((*named, PRINCIPAL) if counted.readings else named))


def _yields_to_crime(ruling: Ruling) -> bool:
    """Another crime of the same report is still recorded where this one is not."""
    return ruling.word in (Word.INCIDENT_ONLY, Word.CRIME_RELATED_INCIDENT, Word.ANSWER)


def _once(reasons: list[Reason]) -> list[Reason]:
    return list({reason.rule: reason for reason in reasons}.values())


def _incident_rows(work: Work, word: Word, incident: str | None) -> tuple[Crime, ...]:
    """N100 and N300 are counted as crimes are: one for each rape reported, one for each death (pp. 35, 63)."""
    if incident is None or word not in (Word.N100, Word.N300):
        return ()
    because = work.reasons[-1].because if work.reasons else ()
    number = sum(count for ruling, count in work.rulings if ruling.incident == incident)
    title = "Reported incident of rape" if word is Word.N100 else "Death report"
    return (Crime(incident.split("/")[0], incident, title, number, "V1", because, Basis.VICTIM),)

"""The answer to a question about the list, as an officer reads it, and the pages it stands on."""

from datetime import date

from knowledge.domain.citation import Because, Citation
from knowledge.domain.code_question import Asked, CodeAnswer
from knowledge.domain.offence import Offence, Replacement
from knowledge.domain.source import Source

_SHEETS = {"offence": (1, "Notifiable Offences"), "incident": (3, "Notifiable Reported Incidents")}
_MOST_LINES = 12
_ABOUT_THE_LIST = (Asked.REPLACED, Asked.NOTIFIABLE)
_BASED = {
    "victim": "victim based",
    "state": "state based",
    "either": "victim or state based",
    None: "neither victim nor state based",
}


def wording(answer: CodeAnswer, edition: str) -> str:
    """Plain text; the first sentence is the answer."""
    named = answer.named
    if named and not named.on_list:
        return named.note
    if not answer.offences and not answer.replacements:
        return (
            f"{answer.unknown} is not on the notifiable offence list for {edition}. "
            "Check the number, or ask for the offence by name."
        )
    if answer.asked is Asked.REPLACED:
        parts = [_what_replaced(answer, edition)]
    elif answer.asked is Asked.NOTIFIABLE:
        parts = [_whether_notifiable(answer, edition)]
    else:
        parts = [_rows(answer)]
    if named and named.note and not (answer.replacements and answer.asked in _ABOUT_THE_LIST):
        parts.append(named.note)
    return "\n".join(parts)


def sources(answer: CodeAnswer, listed: Source) -> Because:
    """The page that decides first: the list's own sheet, or where the rules say it is not on the list."""
    kinds = dict.fromkeys(one.kind for one in answer.offences)
    found = [Citation(listed.id, *_SHEETS[kind], listed.name, listed.unit) for kind in kinds]
    if answer.named:
        own = list(answer.named.because)
        found = found + own if answer.named.on_list else own + found
    if answer.asked in _ABOUT_THE_LIST:
        found.extend(one for replaced in answer.replacements for one in replaced.because)
    return tuple(dict.fromkeys(found))


def _rows(answer: CodeAnswer) -> str:
    lines = [
        f"{one.label}{_detail(answer.asked, one)}{_retired(one)}." for one in answer.offences[:_MOST_LINES]
    ]
    if len(answer.offences) == 1:
        return lines[0]
    more = len(answer.offences) - len(lines)
    if more:
        lines.append(f"And {more} more; ask for one by name.")
    return "\n".join([f"{len(answer.offences)} offences on the list fit:", *lines])


def _detail(asked: Asked, one: Offence) -> str:
    if asked is Asked.SENTENCE:
        return (
            f": maximum {one.maximum_sentence}" if one.maximum_sentence else ": the list gives no one maximum"
        )
    if asked is Asked.MODE:
        return f": {one.mode or 'not an offence'}"
    if asked is Asked.BASIS:
        return f": {_BASED[one.basis]}"
    if asked is Asked.LAW:
        return f": {one.law or 'the list names no law'}"
    if asked is Asked.ABOUT and one.kind == "offence":
        maximum = f", maximum {one.maximum_sentence}" if one.maximum_sentence else ""
        return f" ({one.law}; {one.mode}{maximum})" if one.law else f" ({one.mode}{maximum})"
    return ""


def _retired(one: Offence) -> str:
    if one.current:
        return ""
    return f" (no longer notifiable{_since(one.ceased)})"


def _whether_notifiable(answer: CodeAnswer, edition: str) -> str:
    current = [one for one in answer.offences if one.current]
    if current and answer.likened:
        return (
            f"Only these, of what is like it, are on the notifiable list for {edition}: {_listed(current)}. "
            "An offence of that name that is not among them is not notifiable."
        )
    if current:
        return f"Yes, on the notifiable list for {edition}: {_listed(current)}."
    if not answer.offences:
        return f"No. {_what_replaced(answer, edition)}"
    gone = "; ".join(f"{one.label}{_retired(one)}" for one in answer.offences[:_MOST_LINES])
    instead = _instead(answer.replacements)
    return f"No: {gone}." + (f" {instead}" if instead else "")


def _what_replaced(answer: CodeAnswer, edition: str) -> str:
    instead = _instead(answer.replacements)
    if instead:
        return instead
    current = [one for one in answer.offences if one.current]
    if current:
        return f"Nothing has: it is still on the notifiable list for {edition}: {_listed(current)}."
    gone = "; ".join(f"{one.label}{_retired(one)}" for one in answer.offences)
    return f"The documents name nothing that replaced it: {gone}. Ask your Force Crime Registrar."


def _instead(replacements: tuple[Replacement, ...]) -> str:
    return "\n".join(
        " ".join(part for part in (_replaced_line(one), one.note) if part) for one in replacements
    )


def _replaced_line(one: Replacement) -> str:
    if not one.by:
        return ""
    what = f"{one.code}, {one.part}," if one.part else one.code
    return f"{what} was replaced by {' and '.join(one.by)}{_since(one.on)}."


def _listed(rows: list[Offence]) -> str:
    labels = [one.label for one in rows[:_MOST_LINES]]
    more = f" and {len(rows) - len(labels)} more" if len(rows) > len(labels) else ""
    return "; ".join(labels) + more


def _since(day: str) -> str:
    """` from 31 January 2024`; a year, or what the list has instead of a day, as it stands."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return f" from {day}" if day else ""
    return f" from {on.day} {on:%B %Y}"

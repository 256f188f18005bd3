"""One row of the Home Office's notifiable list, and the ways officers write codes and classes."""

import re
from dataclasses import dataclass
from typing import Literal

from knowledge.domain.citation import Because

Kind = Literal["offence", "incident"]
Mode = Literal["indictable only", "either way", "summary only", ""]
Basis = Literal["victim", "state", "either"]

_CODE = re.compile(r"\s*(n?)0*(\d{1,3})\s*[/-]\s*0*(\d{1,3})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offence:
    """Codes repeat (burglary is one code and eight classes): `key`, never `code`, tells rows apart.

    `commenced`, `changed` and `ceased` are ISO dates, or a year or month where the list says no
    more; a note that is no date is kept as the list has it. `changed` is the day on which the list
    itself last added, amended or retired the row. A reported incident (N100, N300) is a row too.
    """

    kind: Kind
    code: str
    ho_class: str
    class_title: str
    title: str
    act: str
    section: str
    mode: Mode
    maximum_sentence: str
    basis: Basis | None
    group: str
    subgroup: str
    current: bool
    commenced: str = ""
    changed: str = ""
    ceased: str = ""
    replaced_by: tuple[str, ...] = ()
    notes: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        return (self.code, self.ho_class, self.title, self.act, self.section, self.maximum_sentence)

    @property
    def label(self) -> str:
        """How the rules print it: class, code, title; an incident's code names its class already."""
        parts = (self.ho_class if self.kind == "offence" else "", self.code, self.title.rstrip("."))
        return " ".join(part for part in parts if part)

    @property
    def law(self) -> str:
        return ", ".join(part for part in (self.act, self.section) if part)

    def as_json(self) -> dict[str, object]:
        row: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        return row | {"replaced_by": list(self.replaced_by), "since": self.commenced or None}


@dataclass(frozen=True, slots=True)
class Replacement:
    """What took the place of a code, or of `part` of one; `by` is empty where nothing did."""

    code: str
    part: str
    by: tuple[str, ...]
    on: str
    note: str
    because: Because


@dataclass(frozen=True, slots=True)
class EverydayName:
    """What officers call an offence, the rows they mean, and a note that must go with the answer.

    `on_list` is false for what the documents say is not notifiable: then the note is the answer,
    and the rows, if any, are its nearest neighbours.
    """

    names: tuple[str, ...]
    means: tuple[tuple[str, str], ...]
    note: str = ""
    because: Because = ()
    on_list: bool = True


def as_code(text: str) -> str | None:
    """`8/6`, `008-06` and `008/06` are one code, written as the list writes it."""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    letter, class_number, number = found.groups()
    return f"{letter.upper()}{int(class_number):03d}/{int(number):02d}"

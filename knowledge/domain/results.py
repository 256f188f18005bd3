"""What the check before an approval found; an approval is bound to it by its digest."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Results:
    """`faults` keep a text from going on; with `failures` or `changes` an approval needs a reason.

    `failures` are test questions and worked cases that don't come out, `changes` past answers that would
    be others. `unfinished` says what is still to be looked at before anybody can approve; `to_begin` where nobody
    is at it.
    `of_proof` are those of the faults and failures that the proof of the rules found; None where it was not tried.
    `untried` where no test could be asked, because the text can't be read or decides in circles.
    """

    faults: Sequence[str] = ()
    failures: Sequence[str] = ()
    changes: Sequence[str] = ()
    unfinished: str = ""
    to_begin: bool = False
    of_proof: Sequence[str] | None = None
    untried: bool = False

    @property
    def complaints(self) -> list[str]:
        """All that the writer should mend or mean."""
        return [*self.faults, *self.failures]

    @property
    def need_a_reason(self) -> bool:
        return bool(self.failures or self.changes)

    @property
    def digest(self) -> str:
        """The same for the same findings, whenever they were found."""
        found = [sorted(self.faults), sorted(self.failures), sorted(self.changes)]
        return hashlib.sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest()

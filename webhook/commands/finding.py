"""One thing that `./helpline check` looked at."""

from dataclasses import dataclass

SET_UP = "./helpline up sets it up"


@dataclass(frozen=True)
class Finding:
    """One thing looked at. Without `mend`, all is well."""

    what: str
    state: str
    mend: str = ""

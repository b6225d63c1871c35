"""A file is made anew when what makes it has changed, and not otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.downloads import origin

BESIDE = {
    "a template": ("page.html", True),
    "a module that nobody imports": ("other.py", False),
    "what Python keeps": ("__pycache__/maker.cpython-311.pyc", False),
    "what Python is writing": ("__pycache__/maker.cpython-311.pyc.139735", False),
}


@pytest.mark.parametrize("case", BESIDE)
def test_what_makes_a_file_has_changed_with_what_stands_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    name, counts = BESIDE[case]
    folder = tmp_path / "handbook" / "made"
    beside = folder / name
    beside.parent.mkdir(parents=True, exist_ok=True)
    (folder / "maker.py").write_text("", "utf-8")
    monkeypatch.setattr(origin, "_HOOKS", tmp_path)
    code_of = origin.code_of.__wrapped__
    before = code_of("handbook.made.maker")
    beside.write_text("New", "utf-8")
    assert (code_of("handbook.made.maker") != before) == counts

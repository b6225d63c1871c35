"""What is not the handbook's is told, and never published."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handbook.reading.strays import strays
from places import GOLDEN, ROOT

CASES = yaml.safe_load((GOLDEN / "strays.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_a_file_that_does_not_belong_is_told_with_the_cure(
    tmp_path: Path, case: dict[str, str]
) -> None:
    path = tmp_path / case["file"]
    path.parent.mkdir(parents=True)
    if "to" in case:
        path.symlink_to(case["to"])
    else:
        path.write_text(case["holds"], "utf-8")
    found = [str(problem) for problem in strays(tmp_path)]
    if case["says"]:
        assert len(found) == 1
        assert found[0].startswith(f"{case['file']}:1: file: ")
        assert case["says"] in found[0]
    else:
        assert not found


def test_a_picture_that_is_too_heavy_is_told(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "assets" / "img" / "a.png"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x89PNG\r\n" + bytes(500_000))
    assert ["has 500 kB" in problem.message for problem in strays(tmp_path)] == [True]


def test_the_handbook_itself_has_none() -> None:
    assert list(strays(ROOT)) == []

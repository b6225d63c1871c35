"""What is wrong in mkdocs.yml is told with its line, before the engine meets it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.fitting import settings
from handbook.reading.text import Text
from places import CODES, GOLDEN, ROOT

CASES = yaml.safe_load((GOLDEN / "settings.yml").read_text("utf-8"))
WORDS = {"site_name": Text(dict.fromkeys(CODES, "Håndboken"))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_a_setting_that_is_wrong_is_told_with_its_line(
    case: dict[str, Any], tmp_path: Path
) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    (root / "mkdocs.yml").write_text(case["written"], "utf-8")
    told = [str(problem) for problem in settings.faults(root, WORDS, CODES[0])]
    assert [line[: len(said)] for line, said in zip(told, case["says"], strict=True)] == case[
        "says"
    ]


def test_the_handbook_has_its_settings_right() -> None:
    assert not list(settings.faults(ROOT))
